// What the service under test keeps, and how to give it more.

export function archive(base) {
  const ask = async (path, options) => {
    const answer = await fetch(new URL(path, base), options)
    return { status: answer.status, body: await answer.json().catch(() => null) }
  }
  const get = async path => {
    const { status, body } = await ask(path)
    if (status !== 200) throw new Error(`${path}: status ${status}`)
    return body
  }
  const post = (path, body) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) })
  return {
    get, post,
    articles: async () => (await get('/v1/articles?limit=100')).items,
    revisions: async id => (await get(`/v1/articles/${id}/revisions`)).items,
    changes: async (old, now) => (await get(`/v1/revisions/${old}/compare/${now}`)).changes,
    takeDown: (id, reason) => ask(`/v1/articles/${id}?reason=${encodeURIComponent(reason)}`, { method: 'DELETE' }),
    // keep captures one state; what the API refuses is an error.
    async keep(capture) {
      const { status, body } = await post('/v1/articles', capture)
      if (status >= 300) throw new Error(`capture of ${JSON.stringify(capture).slice(0, 80)}: status ${status} ${body?.detail ?? ''}`)
      return body
    },
    // pair captures two states of one article and gives the address of both.
    async pair(capture, old, now) {
      const first = await this.keep({ ...capture, text: old })
      const second = await this.keep({ ...capture, text: now })
      return { article: second.article, pair: `${first.revision}...${second.revision}` }
    },
  }
}

// stories are short ones that the demo lacks: in a script that runs from right
// to left, and in one that parts no words.
export const stories = {
  arabic: {
    capture: { key: 'test-arabic', title: 'افتتاح الجسر الجديد في أردن', publisher: 'صحيفة المدينة', language: 'ar' },
    old: 'افتُتح الجسر الجديد يوم الاثنين بعد عامين من العمل. عبره أربعمئة شخص سيرًا على الأقدام في الساعة الأولى. بلغت كلفته 3 ملايين يورو.',
    now: 'افتُتح الجسر الجديد يوم الثلاثاء بعد عامين من العمل. عبره ثلاثمئة شخص سيرًا على الأقدام في الساعة الأولى. بلغت كلفته 5 ملايين يورو.',
  },
  chinese: {
    capture: { key: 'test-chinese', title: '阿登新桥通车', publisher: '市报', language: 'zh' },
    old: '经过两年施工，新桥于星期一通车。头一个小时有四百人步行过桥。造价为3百万欧元。',
    now: '经过两年施工，新桥于星期二通车。头一个小时有三百人步行过桥。造价为5百万欧元。',
  },
}

// addresses are the pages that there are, by name: of the demo's story with the
// most states, of its largest family, and of the stories above.
export async function addresses(kept) {
  const articles = await kept.articles()
  const most = articles.reduce((a, b) => (b.revisions >= a.revisions ? b : a))
  const states = await kept.revisions(most.id)
  const own = `${states[0].id}...${states.at(-1).id}`
  const copy = articles.find(a => a.family === most.family && a.id !== most.id)
  const across = `${most.latest}...${copy.latest}`
  const changes = await kept.changes(most.latest, copy.latest)
  const placed = changes.find(c => c.block >= 0 && c.kind !== 'removed') ?? changes.find(c => c.block >= 0)
  const arabic = await kept.pair(stories.arabic.capture, stories.arabic.old, stories.arabic.now)
  const chinese = await kept.pair(stories.chinese.capture, stories.chinese.old, stories.chinese.now)
  const pages = {
    home: '/',
    article: `/articles/${most.id}`,
    'article-short': `/articles/${most.id}?sentences=1`,
    'article-arabic': `/articles/${arabic.article}`,
    'article-chinese': `/articles/${chinese.article}`,
    compare: `/compare/${across}`,
    'compare-side': `/compare/${across}?view=side`,
    'compare-changes': `/compare/${across}?view=changes`,
    'compare-facts': `/compare/${across}?view=facts`,
    'compare-states': `/compare/${own}`,
    'compare-arabic': `/compare/${arabic.pair}?view=side`,
    'compare-chinese': `/compare/${chinese.pair}`,
    'compare-itself': `/compare/${most.latest}...${most.latest}`,
    family: `/families/${most.family}`,
    'embed-summary': `/embed/articles/${most.id}/summary`,
    'embed-digest': `/embed/compare/${across}`,
    'embed-change': `/embed/compare/${across}?change=c${placed.id}`,
    'embed-arabic': `/embed/compare/${arabic.pair}?change=c0`,
    'embed-missing': '/embed/articles/a_none/summary',
    install: '/install',
    docs: '/docs',
    missing: '/no/such/page',
  }
  return { pages, most, across, placed, arabic, chinese }
}

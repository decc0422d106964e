// What goes wrong or is odd, and looks right all the same.
import { onPage, sideways } from './harness.mjs'

// noise is so many bytes of sentences from a seed, no two alike.
function noise(bytes, seed) {
  let state = seed
  const next = n => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % n
  const words = []
  for (let size = 0; size < bytes;) {
    let word = ''
    for (let i = 3 + next(7); i > 0; i--) word += 'aeioubcdfglmnprst'[next(17)]
    const end = next(12)
    words.push(end === 0 ? word + '.\n\n' + 'T' : end < 2 ? word + '. S' : word + ' ')
    size += words.at(-1).length
  }
  return words.join('') + 'end.'
}

export async function bad(browser, base, kept, { expect, figure }) {
  const open = (path, work, options = {}) => onPage(browser, { viewport: { width: 1280, height: 900 }, ...options }, async page => {
    const begun = performance.now()
    const answer = await page.goto(new URL(path, base).href, { waitUntil: 'load', timeout: 120_000 })
    await work(page, { status: answer.status(), text: await page.locator('main').innerText(), ms: performance.now() - begun, bytes: (await answer.body()).length })
  })
  const marks = page => page.locator('.reading ins, .reading del').count()
  const one = await kept.pair({ key: 'bad-one', title: 'One' }, 'Fire.', 'Ice.')
  await open(`/articles/${one.article}`, async (page, { status, text }) => {
    expect(status === 200 && text.includes('Ice.'), 'an article of one word', `status ${status}: ${text.slice(0, 200)}`)
  })
  await open(`/compare/${one.pair}`, async (page, { text }) => {
    expect(await marks(page) === 2, 'a comparison of one word', `${await marks(page)} marks: ${text.slice(0, 200)}`)
  })
  const [old] = one.pair.split('...')
  await open(`/compare/${old}...${old}`, async (page, { text }) => {
    expect(text.includes('The two texts are the same.') && await marks(page) === 0, 'a text with itself', text.slice(0, 200))
  })
  const apart = await kept.pair({ key: 'bad-apart', title: 'Apart' }, 'The mill at Arden closed. Nobody was told why.', 'Seven ships left harbour before dawn! Their captains had orders.')
  await open(`/compare/${apart.pair}`, async (page, { status, text }) => {
    const kept = await page.locator('.reading').evaluate(e => [...e.querySelectorAll('ins, del')].map(m => m.textContent).join('|'))
    expect(status === 200 && /removed/.test(kept) && /captains/.test(kept) && /Nobody/.test(kept), 'nothing in common', text.slice(0, 200))
    expect(await sideways(page) <= 0, 'nothing in common', 'scrolls sideways')
  })

  // a megabyte on each side: more coarse, says so, and a page
  const large = await kept.pair({ key: 'bad-large', title: 'Large' }, noise(1_000_000, 1), noise(1_000_000, 2))
  await open(`/compare/${large.pair}`, async (page, { status, text, ms, bytes }) => {
    expect(status === 200 && /larger units than words/.test(text), 'a megabyte a side', `status ${status}: ${text.slice(0, 300)}`)
    figure(`comparison of 1 MB a side: ${(ms / 1000).toFixed(1)} s with its computing, ${(bytes / 1e6).toFixed(1)} MB`)
  })
  const begun = performance.now()
  await (await fetch(new URL(`/compare/${large.pair}`, base), { headers: { accept: 'text/html' } })).text()
  figure(`comparison of 1 MB a side, asked again: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  await kept.takeDown(large.article, 'too long to keep')

  // taken down: the reason stays, wherever somebody asks
  const gone = await kept.pair({ key: 'bad-gone', title: 'Gone' }, 'The mayor took 4 million.', 'The mayor took 5 million.')
  await kept.takeDown(gone.article, 'A court ordered it: case 12/26.')
  for (const path of [`/articles/${gone.article}`, `/compare/${gone.pair}`, `/embed/articles/${gone.article}/summary`, `/embed/compare/${gone.pair}`]) {
    await open(path, async (page, { status, text }) => {
      expect(status === 410 && text.includes('A court ordered it: case 12/26.') && !text.includes('mayor'), 'gone ' + path, `status ${status}: ${text.slice(0, 200)}`)
    })
  }
  for (const path of ['/articles/a_none', '/compare/r_x...r_y', '/families/f_none', '/embed/compare/r_x...r_y', '/compare/nothing']) {
    await open(path, async (page, { status, text }) => {
      expect(status === 404 && text.length > 40, 'unknown ' + path, `status ${status}: ${text.slice(0, 200)}`)
    })
  }

  // a name that turns what follows it around
  const name = 'Ada \u202eecalevoL'
  const turned = await kept.keep({ key: 'bad-override', title: `Of ${name} and 123`, byline: name, publisher: name, text: 'She wrote the first programme. It ran a century later.' })
  for (const path of [`/articles/${turned.article}`, '/', `/embed/articles/${turned.article}/summary`]) {
    await open(path, async page => {
      const steers = await page.evaluate(() => [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && /[\u202a-\u202e\u2066-\u2069]/.test(n.data))).map(e => e.outerHTML.slice(0, 100)))
      expect(steers.length === 0, 'an override in a name ' + path, steers[0])
    })
  }
  await open(`/articles/${turned.article}`, async (page, { text }) => expect(/right-to-left override/i.test(text), 'an override in a name', 'is not named: ' + text.slice(0, 200)))

  // a title that is long, and one word
  const long = await kept.keep({ key: 'bad-title', title: 'Un' + 'believ'.repeat(60) + 'able', text: 'It was long. Nobody read it to its end.' })
  for (const path of [`/articles/${long.article}`, '/', `/embed/articles/${long.article}/summary`]) {
    await open(path, async page => expect(await sideways(page) <= 0, 'a long word for a title ' + path, `scrolls sideways by ${await sideways(page)} px`), { viewport: { width: 320, height: 900 } })
  }
}

// Hostile texts stay text: in every place of every page that shows what others
// wrote, nothing of theirs comes alive, nothing is asked of others, and what
// they wrote can be read.
import { readFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { eachOf, hosted, onPage, watching } from './harness.mjs'
import { valid } from './validity.mjs'

const here = name => JSON.parse(readFileSync(new URL(`hostile/${name}.json`, import.meta.url)))

// texts are ours and those of the folder that STEMMA_HOSTILE names.
export function texts() {
  const out = { payloads: here('payloads'), pairs: here('pairs'), further: [] }
  const folder = process.env.STEMMA_HOSTILE
  for (const name of folder ? readdirSync(folder).filter(name => name.endsWith('.jsonl.gz')) : []) {
    for (const line of gunzipSync(readFileSync(`${folder}/${name}`)).toString().split('\n').filter(Boolean)) {
      const row = JSON.parse(line)
      if (row.payload) out.further.push(row.payload)
      else if (row.must && (row.a ?? row.a_hex ?? row.json) !== undefined) out.pairs.push(row)
    }
  }
  return out
}

// alive runs in a page and gives what came alive in it: what no template of
// ours writes.
const alive = () => {
  const found = []
  const never = 'iframe, object, embed, base, style, img, image, video, audio, math, marquee, template, dialog, meta[http-equiv], animate, script:not([src])'
  const look = root => {
    for (const e of root.querySelectorAll(never)) found.push(e.outerHTML.slice(0, 120))
    for (const e of root.querySelectorAll('*')) {
      for (const a of e.attributes) {
        if (/^on|^srcdoc$/i.test(a.name) || a.name === 'style' && root === document) found.push(`${e.localName} ${a.name}=${a.value.slice(0, 80)}`)
        if (/^(href|src|action|formaction|xlink:href|data|poster)$/.test(a.name)) {
          const { protocol } = new URL(a.value, location.href)
          if (!/^https?:$/.test(protocol)) found.push(`${e.localName} ${a.name}=${a.value.slice(0, 80)}`)
          if (e.localName !== 'a' && new URL(a.value, location.href).origin !== location.origin) found.push(`${e.localName} asks ${a.value.slice(0, 80)}`)
        }
      }
      if (e.shadowRoot) look(e.shadowRoot)
    }
  }
  look(document)
  return [...found, ...globalThis.ran.map(name => name + ' was called')]
}

const squeeze = text => text.replace(/\s+/g, ' ').trim()

// visible says whether a page shows a payload as it is. One that holds what
// cannot be seen is shown with the name of that in it.
const visible = async (page, payload) => {
  if (/[^\x20-\x7e]/.test(payload)) return true
  return squeeze(await page.evaluate(() => document.body.textContent)).includes(squeeze(payload))
}

async function inert(browser, base, visits, { expect }) {
  await onPage(browser, {}, async page => {
    const elsewhere = []
    page.on('request', q => q.url().startsWith(base) || q.url().startsWith('data:image/svg') || elsewhere.push(q.url()))
    page.on('dialog', d => { elsewhere.push('dialog'); d.dismiss() })
    await page.addInitScript(watching)
    for (const [path, shows = [], status = 200] of visits) {
      const where = `hostile ${path}`
      const answer = await page.goto(new URL(path, base).href, { waitUntil: 'load' })
      expect(answer.status() === status, where, `status ${answer.status()}, want ${status}`)
      const found = await page.evaluate(alive)
      expect(found.length === 0, where, 'came alive: ' + found.slice(0, 3).join(' | '))
      for (const payload of shows) expect(await visible(page, payload), where, `does not show ${JSON.stringify(payload)}`)
    }
    expect(elsewhere.length === 0, 'hostile', 'asks elsewhere: ' + elsewhere.slice(0, 3).join(' '))
  })
}

// payloads stand in titles, bylines, publishers, keys, addresses and texts, in
// what a correction changed, and last in the reason of a take-down.
export async function payloads(browser, base, kept, list, r) {
  const groups = []
  for (let i = 0; i < list.length; i += 8) groups.push(list.slice(i, i + 8))
  const titles = groups.map(g => g[0])
  await eachOf(groups.entries(), async ([n, group]) => {
    const [title, byline = title, publisher = title] = group
    const story = g => [`The hearing number ${n} on the bridge of Arden lasted ${n + 2} hours.`, ...g.map((p, i) => `Witness ${i} wrote ${p} on the board.`), 'Then everyone went home.'].join('\n\n')
    const capture = { key: `hostile-${n} ${title}`, title, byline, publisher, url: `https://a.example/${n}?q="><script>alert(1)</script>` }
    const one = await kept.pair(capture, story(group), story([...group].reverse()))
    const visits = [
      [`/articles/${one.article}`, [title, byline, publisher, group.at(-1)]],
      [`/articles/${one.article}?sentences=100`, group],
      [`/compare/${one.pair}`, [title]],
      [`/compare/${one.pair}?view=side`, [title]],
      [`/embed/articles/${one.article}/summary`, []],
      [`/embed/compare/${one.pair}`, [title]],
      [`/embed/compare/${one.pair}?change=c0`, [title]],
      [`/install?article=${one.article}&compare=${one.pair}`, []],
    ]
    await inert(browser, base, visits, r)
    if (n % 4 === 0) { // a frame by oEmbed, and the components
      const { html } = await kept.get(`/oembed?url=${encodeURIComponent(`${base}/compare/${one.pair}`)}`)
      r.expect(/^<iframe [^<>]*><\/iframe>$/.test(html), `hostile oEmbed of ${JSON.stringify(title)}`, html)
      await inWidgets(browser, base, one, r)
      await valid(base, [`hostile /compare/${one.pair}`, `/compare/${one.pair}`], r)
    }
    await kept.takeDown(one.article, title)
    await inert(browser, base, [[`/articles/${one.article}`, [title], 410], [`/embed/articles/${one.article}/summary`, [title], 410], [`/compare/${one.pair}`, [title], 410]], r)
  })
  await lists(browser, base, kept, titles, r)
}

// lists are the pages that show many articles: the front page, and a family
// whose members are hostile.
async function lists(browser, base, kept, titles, r) {
  const text = 'The old mill at Arden burnt down on Sunday night. Nobody was hurt, the fire brigade said, but forty people lost their work. The owner wants to build it anew before the winter. '
  const ids = []
  for (const [i, title] of titles.slice(0, 12).entries()) {
    ids.push((await kept.keep({ key: 'kin-' + i, title, byline: title, publisher: title, published: `2026-01-0${1 + i % 9}`, text: text + `Copy ${i} adds a line.` })).article)
  }
  const { family } = (await kept.articles()).find(a => a.id === ids[0])
  const shown = titles.slice(0, 12)
  await inert(browser, base, [['/', shown], [`/families/${family}`, shown], [`/articles/${ids[0]}`, shown.slice(0, 1)]], r)
  for (const id of ids) await kept.takeDown(id, 'the test is over')
}

async function inWidgets(browser, base, { article, pair }, { expect }) {
  const [old, now] = pair.split('...')
  const markup = ['article-summary', 'article-change'].map(name => `<script src="${base}/w/v1/${name}.js"></script>`).join('') +
    `<article-summary article="${article}" sentences="20"></article-summary><article-change old="${old}" new="${now}"></article-change>`
  await hosted(`<!doctype html><title>Host</title>${markup}`, '', host => onPage(browser, {}, async page => {
    await page.addInitScript(watching)
    await page.addInitScript(() => {
      globalThis.told = 0
      addEventListener('stemma-load', () => { globalThis.told++ })
    })
    await page.goto(host)
    await page.waitForFunction(() => globalThis.told === 2)
    const inside = await page.evaluate(() => [...document.querySelectorAll('article-summary, article-change')]
      .flatMap(e => [...e.shadowRoot.querySelectorAll('*')]).map(e => e.localName).filter(name => !/^(div|b|ul|li|a|p|ins|del|i|span|bdi)$/.test(name)))
    const ran = await page.evaluate(() => globalThis.ran)
    expect(inside.length === 0 && ran.length === 0, `hostile components ${pair}`, `came alive: ${[...inside, ...ran]}`)
  }))
}

// pairs are pasted on the front page. A difference that must be shown is, by
// name where it cannot be seen, and does not turn the page around it.
export async function pairs(browser, base, kept, list, { expect }) {
  await eachOf(list, async pair => {
    const where = `pair ${pair.id ?? ''} ${pair.class}: ${pair.why}`
    if (pair.json) {
      const { status } = await kept.post('/v1/diffs', `{"old": ${pair.json}, "new": "It ended."}`)
      return expect(pair.must === 'accept' ? status === 200 : status === 400 || status === 422, where, `status ${status}`)
    }
    if (pair.a_hex !== undefined) {
      const bytes = hex => hex.replace(/../g, '%$&')
      const answer = await fetch(new URL('/compare', base), {
        method: 'POST', body: `old=${bytes(pair.a_hex)}&new=${bytes(pair.b_hex)}`, headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      })
      return expect(answer.status === 422, where, `status ${answer.status}`)
    }
    await onPage(browser, {}, async page => {
      await page.goto(base)
      await page.evaluate(({ a, b }) => {
        document.querySelector('#old').value = a
        document.querySelector('#new').value = b
      }, pair)
      await Promise.all([page.waitForNavigation(), page.locator('form:has(#old) button').last().click()])
      const seen = await page.evaluate(() => ({
        marks: document.querySelectorAll('.reading ins, .reading del').length,
        named: document.querySelectorAll('.reading .unseen, .digest .unseen').length,
        steers: [...document.querySelectorAll('main *')].some(e => !e.closest('textarea') && [...e.childNodes].some(n => n.nodeType === 3 && /[\u202a-\u202e\u2066-\u2069]/.test(n.data))),
        words: document.querySelector('main').innerText.slice(0, 300),
      }))
      if (pair.must === 'show') expect(seen.marks > 0, where, 'is not shown: ' + seen.words)
      if (pair.must === 'normalise') expect(seen.marks === 0, where, 'is shown: ' + seen.words)
      if (pair.must === 'show' && /zero_width|bidi/.test(pair.class)) expect(seen.named > 0, where, 'is not named: ' + seen.words)
      expect(!seen.steers, where, 'characters that steer the text stand in the page')
    })
  })
}

// Opens every page of a running service in Chromium and says what is wrong.
//   node check.mjs http://127.0.0.1:8080
// The service holds the sample stories (stemma serve --demo) and is written to.
// STEMMA_HOSTILE names a folder with further hostile texts (hostile.mjs).
import { spawnSync } from 'node:child_process'
import { eachOf, launch, report } from './harness.mjs'
import { addresses, archive } from './archive.mjs'
import { byKeyboard, looks, withoutScript } from './looks.mjs'
import { arrives, slowed } from './pieces.mjs'
import { comparison, pasted } from './comparison.mjs'
import { component, framed, snippets } from './widgets.mjs'
import { languages, speaks } from './languages.mjs'
import { bad } from './bad.mjs'
import { pairs, payloads, texts } from './hostile.mjs'
import { valid } from './validity.mjs'

const base = process.argv[2]
if (!base) {
  console.error('usage: node check.mjs ADDRESS')
  process.exit(2)
}
const browser = await launch()
const r = report()
const begun = performance.now()
const step = async (name, work) => {
  const [checks, at] = [r.checks, performance.now()]
  await work().catch(error => r.expect(false, name, 'broke off: ' + error.stack))
  console.log(`${name}: ${r.checks - checks} checks, ${((performance.now() - at) / 1000).toFixed(1)} s`)
}

const kept = archive(base)
const { pages, most, across, placed } = await addresses(kept)
const all = Object.entries(pages)
const ours = all.filter(([name]) => name !== 'docs') // the API's own
const kinds = ours.filter(([name]) => !/-(short|chinese|states|facts|changes)$/.test(name)) // one of each kind of page

await step('types', async () => {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '../widget'], { cwd: new URL('.', import.meta.url), encoding: 'utf8' })
  r.expect(status === 0, 'the components', 'types: ' + stdout)
})
await step('looks', () => eachOf(all, page => looks(browser, base, page, r)))
await step('in pieces', () => slowed(base, slow => eachOf(ours, page => arrives(browser, slow, page, r))))
await step('without script', () => eachOf(kinds, page => withoutScript(browser, base, page, r)))
await step('by keyboard', () => eachOf(kinds, page => byKeyboard(browser, base, page, r)))
await step('languages', () => eachOf(kinds, page => speaks(browser, base, page, r)))
await step('valid HTML', () => eachOf(all, page => valid(base, page, r)))
await step('comparison', async () => {
  await comparison(browser, base, pages.compare, r)
  await pasted(browser, base, r)
})
await step('components', async () => {
  const markup = await snippets(browser, base, { article: most.id, pair: across, change: `c${placed.id}` })
  const elements = ['article-summary', 'article-change']
  const each = elements.flatMap(element => [
    ...languages.flatMap(lang => [320, 1280].map(width => ({ element, lang, width }))),
    { element, lang: 'de', width: 1280, known: false },
  ])
  await eachOf(each, one => component(browser, base, { ...one, markup: markup[one.element] }, r))
  const frames = ['summary frame', 'change frame'].flatMap(name => [320, 1280].map(width => ({ name, width, markup: markup[name] })))
  frames.push({ name: 'digest frame', width: 1280, markup: (await kept.get(`/oembed?url=${encodeURIComponent(base + pages.compare)}`)).html })
  await eachOf(frames, one => framed(browser, base, one, r))
})
await step('odd and bad', () => bad(browser, base, kept, r))
const hostile = texts()
await step(`${hostile.payloads.length} hostile payloads`, () => payloads(browser, base, kept, hostile.payloads, r))
if (hostile.further.length) await step(`${hostile.further.length} further ones`, () => payloads(browser, base, kept, hostile.further, r))
await step(`${hostile.pairs.length} hostile pairs`, () => pairs(browser, base, kept, hostile.pairs, r))

await browser.close()
for (const line of r.figures.sort()) console.log(line)
for (const w of r.wrong) console.log('WRONG ' + w)
console.log(`${all.length} pages, ${r.checks} checks, ${r.wrong.length} wrong, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
process.exit(r.wrong.length ? 1 : 0)

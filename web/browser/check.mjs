// Opens every page of a running service in Chromium and says what is wrong.
//   node check.mjs http://127.0.0.1:8080 [folder for screenshots]
// For each page, in light and dark, at 320 and 1,280 pixels: no violation that
// axe-core finds, no sideways scrolling, no request elsewhere, nothing on the
// console; and without script the same words are there. Then the keys and
// permalinks of a comparison, and the component in a page of others.
import { readFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { comparison, widget } from './moves.mjs'

const [base, screens] = process.argv.slice(2)
if (!base) {
  console.error('usage: node check.mjs ADDRESS [FOLDER]')
  process.exit(2)
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet })
const wrong = []
let checks = 0

function expect(ok, page, what) {
  checks++
  if (!ok) wrong.push(`${page}: ${what}`)
}

// The pages, found as a reader finds them: by following links.
async function discover() {
  const page = await (await browser.newContext()).newPage()
  const link = async (from, selector) => {
    await page.goto(new URL(from, base).href)
    return page.locator(selector).first().getAttribute('href', { timeout: 5000 })
  }
  // a story that has been revised, so that it has something to compare
  const article = await link('/', '.stories li:has-text("revisions") a')
  const compare = new URL(await link(article, '.history a'), base).pathname
  // a family in which something is out of date, where there is one
  let family = await link(article, 'a[href^="/families/"]')
  await page.goto(base)
  for (const story of await page.locator('.stories a').evaluateAll(all => all.map(a => a.href))) {
    await page.goto(story)
    const its = await page.locator('a[href^="/families/"]').evaluateAll(all => all[0]?.getAttribute('href'))
    if (!its) continue
    await page.goto(new URL(its, base).href)
    if (await page.locator('.stale').count()) family = its
  }
  const copy = new URL(await link(family, '.tree a[href^="/compare/"]'), base).pathname
  await page.context().close()
  return {
    home: '/', article, compare, 'compare-side': compare + '?view=side', 'compare-changes': compare + '?view=changes',
    family, 'compare-copy': copy, embed: `/embed${article}/summary`, install: '/install', docs: '/docs', missing: '/no/such/page',
  }
}

async function check(name, path, { scheme, width }) {
  const label = `${name} ${scheme} ${width}`
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const elsewhere = []
  const bodies = []
  page.on('request', r => r.url().startsWith(base) || r.url().startsWith('data:') || elsewhere.push(r.url()))
  page.on('response', r => bodies.push(r.body().catch(() => '')))
  page.on('console', m => m.type() === 'error' && name !== 'missing' && expect(false, label, 'console: ' + m.text()))
  await page.goto(new URL(path, base).href, { waitUntil: 'load' })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways <= 0, label, `scrolls sideways by ${sideways} px`)
  expect(elsewhere.length === 0, label, 'asks elsewhere: ' + elsewhere.join(' '))
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  for (const v of found.violations) expect(false, label, `axe ${v.id} (${v.nodes.length}): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`)
  checks++
  if (scheme === 'light' && width === 1280) {
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
    const bytes = (await Promise.all(bodies)).reduce((sum, b) => sum + b.length, 0)
    console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB, first paint ${paint.toFixed(0)} ms`)
  }
  if (screens) {
    mkdirSync(screens, { recursive: true })
    await page.screenshot({ path: `${screens}/${name}-${scheme}-${width}.png`, fullPage: false })
  }
  await context.close()
}

// withoutScript compares the words of a page with script and without.
async function withoutScript(name, path) {
  const words = async javaScriptEnabled => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    const blocked = []
    page.on('console', m => m.text().includes('Content Security Policy') && blocked.push(m.text()))
    await page.goto(new URL(path, base).href, { waitUntil: 'load' })
    const text = await page.locator('main').innerText()
    await context.close()
    expect(blocked.length === 0, name, 'the content security policy blocks: ' + blocked[0])
    return text.replace(/\s+/g, ' ').trim()
  }
  const without = await words(false)
  expect(without.length > 20, name, 'says nothing without script')
}

// Two pasted texts are compared, and hostile ones stay text.
async function paste() {
  const context = await browser.newContext()
  const page = await context.newPage()
  const alerts = []
  page.on('dialog', d => { alerts.push(d.message()); d.dismiss() })
  await page.goto(base)
  await page.fill('#old', 'Four people were hurt on Monday. <script>alert(1)</script> The road was closed.')
  await page.fill('#new', 'Three people were hurt on Monday. <img src=x onerror=alert(2)> The road was closed.')
  await page.getByRole('button', { name: 'Compare' }).click()
  expect(await page.locator('del', { hasText: 'Four' }).count() > 0, 'pasted', 'the removed word is not marked')
  expect(await page.locator('ins', { hasText: 'Three' }).count() > 0, 'pasted', 'the added word is not marked')
  expect(await page.locator('main script, main img').count() === 0, 'pasted', 'hostile markup came alive')
  expect(alerts.length === 0, 'pasted', 'a script ran')
  await context.close()
}

const pages = await discover()
for (const [name, path] of Object.entries(pages)) {
  for (const scheme of ['light', 'dark']) for (const width of [320, 1280]) await check(name, path, { scheme, width })
  await withoutScript(name, path)
}
await paste()
await comparison(browser, base, pages['compare-copy'], expect)
const article = pages.article.split('/').pop()
for (const width of [320, 1280]) for (const lang of ['en', 'ar']) await widget(browser, base, article, { width, lang, screens }, expect)
await widget(browser, base, 'a_none', { width: 1280, lang: 'de', screens, known: false }, expect)
await browser.close()
for (const w of wrong) console.log('WRONG ' + w)
console.log(`${Object.keys(pages).length} pages, ${checks} checks, ${wrong.length} wrong`)
process.exit(wrong.length ? 1 : 0)

// What a reader does on a page, and what the component does on pages of others.
import { createServer } from 'node:http'

// Counts how far the page's parts move without the reader's doing.
const countShifts = () => {
  globalThis.shifted = 0
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) globalThis.shifted += e.value
  }).observe({ type: 'layout-shift', buffered: true })
}

// comparison: a permalink lands on its change; n and p go on and back, but not
// while a reader types, nor when they are turned off.
export async function comparison(browser, base, path, expect) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })).newPage()
  await page.addInitScript(countShifts)
  await page.goto(new URL(path, base).href)
  const places = await page.locator('.place').evaluateAll(all => all.map(p => p.id))
  expect(places.length > 1, 'keys', `the comparison has ${places.length} places, want several`)
  const last = places.at(-1)
  await page.goto(new URL(path + '#' + last, base).href)
  const at = () => page.evaluate(id => document.getElementById(id).getBoundingClientRect().top / innerHeight, last)
  expect(await at() >= 0 && await at() < 1, 'permalink', `#${last} is ${await at()} screens down`)
  await page.goto(new URL(path, base).href)
  const here = () => page.evaluate(() => location.hash.slice(1))
  const press = async (key, want, what) => {
    await page.keyboard.press(key)
    expect(await here() === want, 'keys', `${what}: at "${await here()}", want "${want}"`)
  }
  await press('n', places[0], 'n goes to the first')
  await press('n', places[1], 'n goes to the next')
  await press('p', places[0], 'p goes back')
  await page.locator('.stepper input').uncheck()
  await page.locator('body').press('n')
  expect(await here() === places[0], 'keys', 'n moves though it is turned off')
  await page.reload()
  await page.keyboard.press('n')
  expect(!await page.locator('.stepper input').isChecked(), 'keys', 'that they are off is not remembered')
  const shifted = await page.evaluate(() => globalThis.shifted)
  expect(shifted === 0, 'compare', `the layout shifts by ${shifted}`)
  await page.context().close()
}

// widget: the component in a page that refuses everything but the service's
// script and data. Its answer is held back, so that a shift would show.
export async function widget(browser, base, article, { width, lang, screens, known = true }, expect) {
  const label = `widget ${lang} ${width}${known ? '' : ' of nothing'}`
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(new URL('/install?sentences=3', base).href)
  const markup = (await page.locator('pre').innerText()).replace(/article="[^"]*"/, `article="${article}"`)
  const strict = `default-src 'none'; script-src ${base}; connect-src ${base}; require-trusted-types-for 'script'`
  const host = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': strict })
    answer.end(`<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>A page of others</title><p>Above.${markup}<p id="below">Below.`)
  })
  await new Promise(done => host.listen(0, '127.0.0.1', done))
  const wrong = []
  page.on('console', m => m.type() === 'error' && known && wrong.push(m.text()))
  await page.addInitScript(countShifts)
  await page.addInitScript(() => {
    globalThis.told = []
    for (const name of ['stemma-load', 'stemma-error']) addEventListener(name, e => globalThis.told.push(e.type))
  })
  await page.route('**/v1/articles/**', async route => {
    await new Promise(done => setTimeout(done, 400))
    await route.continue()
  })
  await page.goto(`http://127.0.0.1:${host.address().port}/`)
  const top = () => page.locator('#below').evaluate(e => e.getBoundingClientRect().top)
  const before = await top()
  expect(await page.locator('article-summary a').first().isVisible(), label, 'the fallback is not shown while it loads')
  await page.waitForFunction(() => globalThis.told.length > 0)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const told = await page.evaluate(() => globalThis.told.join())
  expect(told === (known ? 'stemma-load' : 'stemma-error'), label, 'told ' + told)
  const sentences = await page.locator('article-summary li').count()
  expect(sentences === (known ? 3 : 0), label, `${sentences} sentences`)
  if (!known) expect(await page.locator('article-summary > a').isVisible(), label, 'the fallback is gone')
  expect(await top() === before, label, `what is below moved from ${before} to ${await top()}`)
  const shifted = await page.evaluate(() => globalThis.shifted)
  expect(shifted === 0, label, `the layout shifts by ${shifted}`)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(sideways <= 0, label, `scrolls sideways by ${sideways} px`)
  const direction = await page.evaluate(() => getComputedStyle(document.querySelector('article-summary').shadowRoot.querySelector('div')).direction)
  expect(direction === (lang === 'ar' ? 'rtl' : 'ltr'), label, 'reads ' + direction)
  expect(wrong.length === 0, label, 'console: ' + wrong[0])
  if (screens) await page.screenshot({ path: `${screens}/${label.replaceAll(' ', '-')}.png` })
  await context.close()
  await new Promise(done => host.close(done))
}

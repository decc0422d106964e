// How a page looks and behaves before anybody touches it: in light and dark,
// narrow and wide, by keyboard, and without script.
import { axe, onPage, settled, sideways, watching } from './harness.mjs'
import { contrast } from './contrast.mjs'

const widths = [1280, 320]

// looks opens a page at both widths. Nothing that axe finds, no text too faint
// in either scheme, nothing to scroll sideways to, nothing asked of others,
// nothing that moves while it loads, nothing on the console.
export async function looks(browser, base, [name, path], { expect, figure }, options = {}) {
  for (const width of widths) {
    await onPage(browser, { viewport: { width, height: 900 }, reducedMotion: 'reduce', colorScheme: 'light', ...options }, async page => {
      const where = `${name} ${width}`
      const bodies = []
      const elsewhere = []
      page.on('request', r => r.url().startsWith(base) || r.url().startsWith('data:') || elsewhere.push(r.url()))
      page.on('response', r => bodies.push(r.body().catch(() => '')))
      const address = new URL(path, base).href
      page.on('console', m => m.type() === 'error' && m.location().url !== address && expect(false, where, 'console: ' + m.text()))
      await page.addInitScript(watching)
      const status = (await page.goto(address, { waitUntil: 'load' })).status()
      expect(status < 400 || /missing|gone/.test(name), where, 'status ' + status)
      await settled(page)
      expect(await sideways(page) <= 0, where, `scrolls sideways by ${await sideways(page)} px`)
      expect(elsewhere.length === 0, where, 'asks elsewhere: ' + elsewhere.join(' '))
      const shifted = await page.evaluate(() => globalThis.shifted)
      expect(shifted < 0.0005, where, `the layout shifts by ${shifted}`) // less is a glyph that is drawn a fraction of a pixel off
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme })
        // in the dark only colours are others, and the same at every width
        const found = scheme === 'light' ? await axe(page) : width === 1280 ? await axe(page, ['color-contrast', 'link-in-text-block']) : []
        expect(found.length === 0, `${where} ${scheme}`, found.join('; '))
        const { low, least, texts } = await page.evaluate(contrast)
        expect(low.length === 0, `${where} ${scheme}`, `contrast ${low.slice(0, 3).join('; ')}`)
        if (width === 1280 && scheme === 'dark') {
          const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
          const bytes = (await Promise.all(bodies)).reduce((sum, b) => sum + b.length, 0)
          figure(`${name}: ${(bytes / 1000).toFixed(1)} kB, first paint ${paint.toFixed(0)} ms, ${texts} texts, contrast ${least.toFixed(1)} at least in the dark`)
        }
      }
    })
  }
}

// withoutScript says the same as with it: what script adds is only there to
// move about.
export async function withoutScript(browser, base, [name, path], { expect }) {
  const words = javaScriptEnabled => onPage(browser, { javaScriptEnabled, viewport: { width: 1280, height: 900 } }, async page => {
    await page.goto(new URL(path, base).href, { waitUntil: 'load' })
    expect(await sideways(page) <= 0, name, 'scrolls sideways without script')
    return page.evaluate(() => {
      for (const e of document.querySelectorAll('.stepper, article-summary, article-change')) e.remove()
      return document.querySelector('main').innerText.replace(/\s+/g, ' ').trim()
    })
  })
  const [without, enabled] = [await words(false), await words(true)]
  expect(without === enabled, name, `without script it says ${without.length} characters, with it ${enabled.length}`)
  expect(without.length > 20, name, 'says nothing without script')
}

// byKeyboard goes through a page with Tab alone: every stop is reached, in the
// order of the page, each shows that it has the focus, and none holds it.
export async function byKeyboard(browser, base, [name, path], { expect }) {
  await onPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, async page => {
    await page.goto(new URL(path, base).href, { waitUntil: 'load' })
    await settled(page)
    const stops = await page.evaluate(() => {
      globalThis.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]')]
        .filter(e => !e.closest('article-summary, article-change') && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !(e.type === 'radio' && !e.checked))
      return globalThis.stops.length
    })
    let before = -1
    const most = Math.min(stops, 25) // a long comparison has a stop for every change
    for (let i = 0; before < most - 1 && i < 2 * most; i++) {
      await page.keyboard.press('Tab')
      const [at, shown, what] = await page.evaluate(() => {
        let e = document.activeElement
        const host = globalThis.stops.indexOf(e)
        while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement
        const style = getComputedStyle(e)
        return [host, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none', e.outerHTML.slice(0, 90)]
      })
      if (at < 0) continue // inside an element of its own
      expect(at === before + 1, name, `Tab goes from stop ${before} to ${at}: ${what}`)
      expect(shown, name, `the focus does not show on ${what}`)
      if (at !== before + 1) break
      before = at
    }
    expect(before === most - 1, name, `Tab reaches ${before + 1} of ${stops} stops`)
  })
}

// The components and the frames on pages of others, under policies that refuse
// everything but what the service gives.
import { axe, hosted, onPage, settled, sideways, watching } from './harness.mjs'
import { contrast } from './contrast.mjs'

// What a page of somebody else's looks like around a component.
const around = (lang, markup) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<meta name="color-scheme" content="light dark"><title>A page of others</title></head><body><main><h1>A page of others</h1><p>Above.</p>${markup}<p id="below">Below.</p></main></body></html>`

const strict = base => `default-src 'none'; script-src ${base}; connect-src ${base}; require-trusted-types-for 'script'`

// snippets are what the install page gives to copy, for an article and for a
// change.
export async function snippets(browser, base, { article, pair, change }) {
  return onPage(browser, {}, async page => {
    await page.goto(new URL(`/install?article=${article}&sentences=3&compare=${pair}&change=${change}`, base).href)
    const all = await page.locator('pre').allInnerTexts()
    const of = what => all.find(text => text.includes(what))
    return {
      'article-summary': of('<article-summary'), 'article-change': of('<article-change'),
      'summary frame': of('/embed/articles/'), 'change frame': of('/embed/compare/'),
    }
  })
}

// The element itself, with what names the thing that it shows.
const named = { 'article-summary': /article="[^"]*"/, 'article-change': /old="[^"]*"/ }
const fails = { 'article-summary': 'article="a_none"', 'article-change': 'old="r_none"' }

// component puts an element on a page. Its answer is held back, so that a shift
// would show; known says whether there is one.
export async function component(browser, base, { element, markup, lang, width, known = true, screens, label = '' }, { expect }) {
  const where = `${element} ${lang} ${width}${known ? '' : ' of nothing'}${label}`
  if (!known) markup = markup.replace(named[element], fails[element])
  await hosted(around(lang, markup), strict(base), host => onPage(browser, { viewport: { width, height: 900 } }, async page => {
    const said = []
    page.on('console', m => m.type() === 'error' && known && said.push(m.text()))
    await page.addInitScript(watching)
    await page.addInitScript(() => {
      globalThis.told = []
      for (const name of ['stemma-load', 'stemma-error']) addEventListener(name, e => globalThis.told.push(e.type))
    })
    let release
    const held = new Promise(done => { release = done })
    await page.route(/\/v1\/articles\/|format=json/, async route => {
      await held
      await route.continue()
    })
    await page.goto(host)
    const top = () => page.locator('#below').evaluate(e => e.getBoundingClientRect().top)
    const before = await top()
    expect(await page.locator(`${element} > a`).isVisible(), where, 'the fallback is not shown while it loads')
    release()
    await page.waitForFunction(() => globalThis.told.length > 0)
    await settled(page)
    const told = await page.evaluate(() => globalThis.told.join())
    expect(told === (known ? 'stemma-load' : 'stemma-error'), where, 'told ' + told)
    const shown = await page.locator(element === 'article-summary' ? `${element} li` : `${element} ins, ${element} del`).count()
    expect(known ? shown >= (element === 'article-summary' ? 3 : 1) : shown === 0, where, `${shown} parts`)
    if (known && element === 'article-change') {
      const hidden = await page.locator(`${element} ins span, ${element} del span`).allInnerTexts()
      expect(hidden.length === shown && hidden.every(text => /: ?$/.test(text)), where, `the marks are said as ${hidden.join('|')}`)
    }
    if (!known) expect(await page.locator(`${element} > a`).isVisible(), where, 'the fallback is gone')
    expect(await top() === before, where, `what is below moved from ${before} to ${await top()}`)
    const shifted = await page.evaluate(() => globalThis.shifted)
    expect(shifted === 0, where, `the layout shifts by ${shifted}`)
    expect(await sideways(page) <= 0, where, `scrolls sideways by ${await sideways(page)} px`)
    const box = await page.evaluate(name => {
      const box = document.querySelector(name).shadowRoot.querySelector('div')
      return { direction: getComputedStyle(box).direction, lang: box.lang, spills: box.scrollWidth > box.clientWidth }
    }, element)
    expect(box.direction === (lang === 'ar' ? 'rtl' : 'ltr') && box.lang === lang, where, `reads ${box.direction} in ${box.lang}`)
    expect(!box.spills, where, 'the box scrolls sideways')
    if (known) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.part.value)
      expect(focus === 'box', where, `Tab reaches ${focus}, want the box`)
    }
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme })
      const { low } = await page.evaluate(contrast)
      expect(low.length === 0, `${where} ${scheme}`, 'contrast ' + low.join('; '))
    }
    await page.emulateMedia({ colorScheme: 'light' }) // axe takes every page without a background for white
    const found = await axe(page)
    expect(found.length === 0, where, found.join('; '))
    expect(said.length === 0, where, 'console: ' + said[0])
    if (screens) await screens(page, where)
  }))
}

// framed puts a frame on a page that allows frames of the service alone. It has
// its size told, and what it holds is what the address alone shows.
export async function framed(browser, base, { name, markup, width }, { expect }) {
  const where = `${name} ${width}`
  const policy = `default-src 'none'; frame-src ${base}; style-src 'none'`
  await hosted(around('en', markup), policy, host => onPage(browser, { viewport: { width, height: 900 } }, async page => {
    await page.addInitScript(watching)
    await page.addInitScript(() => {
      globalThis.sizes = []
      if (parent === self) addEventListener('message', e => e.data?.type === 'stemma-size' && globalThis.sizes.push(e.data.height))
    })
    await page.goto(host)
    await page.waitForFunction(() => globalThis.sizes.length > 0)
    const frame = page.frames().find(f => f.parentFrame())
    const height = await frame.evaluate(() => document.body.getBoundingClientRect().height)
    const told = await page.evaluate(() => globalThis.sizes.at(-1))
    expect(told === Math.ceil(height), where, `tells a height of ${told}, has ${height}`)
    const given = Number(/height="(\d+)"/.exec(markup)[1])
    if (width > 600) expect(height <= given, where, `needs ${height} px of height, is given ${given}`)
    expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where, 'scrolls sideways')
    expect((await frame.locator('main').innerText()).length > 40, where, 'is empty')
    expect(await page.evaluate(() => globalThis.shifted) === 0, where, 'the layout shifts')
  }))
}

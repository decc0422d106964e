// What a reader does on a comparison.
import { onPage, watching } from './harness.mjs'

// A permalink lands on its change; n and p go on and back, but not while a
// reader types, nor when they are turned off, which is remembered.
export async function comparison(browser, base, path, { expect }) {
  await onPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, async page => {
    await page.addInitScript(watching)
    await page.goto(new URL(path, base).href)
    const places = await page.locator('.place').evaluateAll(all => all.map(p => p.id))
    expect(places.length > 1, 'keys', `the comparison has ${places.length} places, want several`)
    for (const id of [places[0], places.at(-1)]) {
      await page.goto(new URL(`${path}#${id}`, base).href)
      const at = await page.evaluate(id => document.getElementById(id).getBoundingClientRect().top / innerHeight, id)
      expect(at >= 0 && at < 1, 'permalink', `#${id} is ${at} screens down`)
    }
    await page.goto(new URL(path, base).href)
    const here = () => page.evaluate(() => location.hash.slice(1))
    const press = async (key, want, what) => {
      await page.keyboard.press(key)
      expect(await here() === want, 'keys', `${what}: at "${await here()}", want "${want}"`)
    }
    await press('n', places[0], 'n goes to the first')
    await press('n', places[1], 'n goes to the next')
    await press('p', places[0], 'p goes back')
    for (const field of ['input[type=text]', 'textarea']) {
      await page.evaluate(field => {
        const [tag, type] = field.split(/\[type=|\]/)
        document.querySelector('main').prepend(Object.assign(document.createElement(tag), type ? { type } : {}))
      }, field)
      await page.locator('main > ' + field).first().focus()
      await press('n', places[0], `n within ${field} types`)
      await page.evaluate(() => document.querySelector('main').firstElementChild.remove())
    }
    await page.locator('.stepper input[type=checkbox]').uncheck()
    await page.evaluate(() => document.activeElement.blur())
    await press('n', places[0], 'n though it is turned off')
    await page.reload()
    await press('n', places[0], 'n after it was turned off before')
    expect(!await page.locator('.stepper input[type=checkbox]').isChecked(), 'keys', 'that they are off is not remembered')
    expect(await page.evaluate(() => globalThis.shifted) === 0, 'keys', 'the layout shifts')
  })
}

// Two pasted texts are compared, by the form of the front page, and hostile
// ones stay text.
export async function pasted(browser, base, { expect }) {
  await onPage(browser, {}, async page => {
    await page.addInitScript(watching)
    await page.goto(base)
    await page.fill('#old', 'Four people were hurt on Monday. <script>alert(1)</script> The road was closed.')
    await page.fill('#new', 'Three people were hurt on Monday. <img src=x onerror=alert(2)> The road was closed.')
    await Promise.all([page.waitForNavigation(), page.locator('form:has(#old) button').last().click()])
    expect(await page.locator('del', { hasText: 'Four' }).count() > 0, 'pasted', 'the removed word is not marked')
    expect(await page.locator('ins', { hasText: 'Three' }).count() > 0, 'pasted', 'the added word is not marked')
    expect(await page.locator('main script, main img').count() === 0, 'pasted', 'hostile markup came alive')
    expect(await page.evaluate(() => globalThis.ran.length) === 0, 'pasted', 'a script ran')
  })
}

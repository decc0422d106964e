// The interface in the language that the browser asks for.
import { axe, onPage, settled, sideways } from './harness.mjs'

export const languages = ['en', 'fr', 'de', 'es', 'ar']

// speaks opens a page in every language: it says which it is, runs in its
// direction, fits a narrow screen, and says other words than the English.
export async function speaks(browser, base, [name, path], { expect }) {
  let english
  for (const lang of languages) {
    await onPage(browser, { locale: lang, viewport: { width: 320, height: 900 } }, async page => {
      const where = `${name} in ${lang}`
      await page.goto(new URL(path, base).href, { waitUntil: 'load' })
      await settled(page)
      const [is, dir, words] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir, document.body.innerText])
      expect(is === lang && dir === (lang === 'ar' ? 'rtl' : 'ltr'), where, `is ${is}, ${dir}`)
      expect(await sideways(page) <= 0, where, `scrolls sideways by ${await sideways(page)} px`)
      if (lang === 'en') english = words
      else expect(words !== english, where, 'says what it says in English')
      if (lang === 'ar') {
        const found = await axe(page)
        expect(found.length === 0, where, found.join('; '))
      }
    })
  }
}

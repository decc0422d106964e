// Takes the pictures of docs/screens from a running service with the sample
// stories: make screens does it all.
//   node screens.mjs http://127.0.0.1:8080 FOLDER [webp|png]
import { mkdirSync, writeFileSync } from 'node:fs'
import { addresses, archive } from './archive.mjs'
import { hosted, launch, onPage, settled } from './harness.mjs'

const [base, folder, format = 'webp'] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node screens.mjs ADDRESS FOLDER [webp|png]')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const browser = await launch()
const { pages, most, across, placed } = await addresses(archive(base))
let total = 0

async function shoot(name, address, { width = 1280, height = 1000, dark = false, locale = 'en', at } = {}) {
  const options = { viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale, reducedMotion: 'reduce' }
  await onPage(browser, options, async page => {
    await page.goto(new URL(address, base).href, { waitUntil: 'networkidle' })
    if (at) await page.locator(at).first().evaluate(e => e.scrollIntoView({ block: 'start' }))
    await settled(page)
    const session = await page.context().newCDPSession(page)
    const { data } = await session.send('Page.captureScreenshot', { format, ...(format === 'webp' ? { quality: 70 } : {}) })
    const picture = Buffer.from(data, 'base64')
    total += picture.length
    writeFileSync(`${folder}/${name}.${format}`, picture)
  })
}

await shoot('home', pages.home)
await shoot('home-320', pages.home, { width: 320, height: 800 })
await shoot('article', pages.article)
await shoot('article-320', pages.article, { width: 320, height: 800 })
await shoot('article-arabic', pages['article-arabic'], { locale: 'ar' })
await shoot('compare', pages.compare)
await shoot('compare-side', pages['compare-side'], { at: '.views' })
await shoot('compare-facts', pages['compare-facts'])
await shoot('compare-dark', pages['compare-states'], { dark: true })
await shoot('compare-320', pages.compare, { width: 320, height: 800, at: '.reading' })
await shoot('compare-arabic', pages['compare-arabic'], { locale: 'ar' })
await shoot('compare-chinese', pages['compare-chinese'])
await shoot('family', pages.family)
await shoot('family-matrix', pages.family, { at: '#matrix' })
await shoot('family-dark', pages.family, { dark: true })
await shoot('install', pages.install)
await shoot('missing', pages.missing, { height: 500 })

// what publishers see: the components and the frames on a page of their own
const [old, now] = across.split('...')
const styled = '<style>body{font:1.05rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}article-summary,article-change{margin:1rem 0;--stemma-border:1px solid #8886;--stemma-link:inherit}iframe{border:1px solid #8886;border-radius:.5em;max-width:100%}</style>'
const host = inside => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>The Arden Gazette</title>${styled}<h1>The Arden Gazette</h1>${inside}</html>`
const elements = ['article-summary', 'article-change'].map(name => `<script src="${base}/w/v1/${name}.js"></script>`).join('') +
  `<p>The service wrote of it itself:</p><article-summary article="${most.id}" sentences="2"></article-summary><p>A copy of it says something else:</p><article-change old="${old}" new="${now}" change="c${placed.id}"></article-change>`
const frames = [pages['embed-summary'], pages['embed-digest'], pages['embed-change']].map(path => `<iframe src="${base}${path}" width="600" height="300"></iframe>`).join('') +
  "<script>addEventListener('message', e => { for (const f of document.querySelectorAll('iframe')) if (f.contentWindow === e.source) f.height = e.data.height })</script>"
await hosted(host(elements), '', async at => {
  await shoot('widgets', at, { width: 800, height: 900 })
  await shoot('widgets-dark', at, { width: 800, height: 900, dark: true })
  await shoot('widgets-320', at, { width: 320, height: 900 })
})
await hosted(host(frames), '', at => shoot('embeds', at, { width: 800, height: 1250 }))

await browser.close()
console.log(`pictures of ${(total / 1e6).toFixed(2)} MB in ${folder}`)

// How a page behaves on a slow line, where it arrives in pieces.
import { createServer } from 'node:http'
import { onPage, settled, watching } from './harness.mjs'

const pause = 60 // milliseconds between two pieces: some frames, so that each is laid out and drawn
const most = 16 // pieces of one page

// slowed passes a service on while work goes on, its pages in pieces.
export async function slowed(base, work) {
  const server = createServer(async (asked, answer) => {
    const got = await fetch(new URL(asked.url, base), { headers: { accept: asked.headers.accept ?? '*/*' } })
    const body = Buffer.from(await got.arrayBuffer())
    const headers = Object.fromEntries(['content-type', 'content-security-policy'].flatMap(h => got.headers.has(h) ? [[h, got.headers.get(h)]] : []))
    answer.writeHead(got.status, headers)
    for (const piece of /html/.test(headers['content-type']) ? pieces(body.toString()) : [body]) {
      answer.write(piece)
      await new Promise(done => setTimeout(done, pause))
    }
    answer.end()
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${server.address().port}`)
  } finally {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
}

// pieces cuts a page where a part of it ends, for that is where what follows
// may push it away.
function pieces(html) {
  const parts = html.split(/(?<=<\/(?:section|nav|form|header|h1|h2|ol|table|details|figure)>)/)
  const each = Math.ceil(parts.length / most)
  return Array.from({ length: Math.ceil(parts.length / each) }, (_, i) => parts.slice(i * each, (i + 1) * each).join(''))
}

// arrives opens a page that comes slowly: what is there stays where it is.
export async function arrives(browser, slow, [name, path], { expect }) {
  await onPage(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }, async page => {
    await page.addInitScript(watching)
    await page.goto(slow + path, { waitUntil: 'load' })
    await settled(page)
    const shifted = await page.evaluate(() => globalThis.shifted)
    expect(shifted < 0.0005, name, `the layout shifts by ${shifted} while the page arrives`) // as in looks
  })
}

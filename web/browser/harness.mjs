// What every check stands on: a browser, a place for what is wrong, and a pool
// of pages that work side by side.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet })

export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// report counts the checks and keeps what is wrong.
export function report() {
  const r = { checks: 0, wrong: [], figures: [] }
  r.expect = (ok, where, what) => {
    r.checks++
    if (!ok) r.wrong.push(`${where}: ${what}`)
    return ok
  }
  r.figure = line => r.figures.push(line)
  return r
}

// eachOf does the work for every item, a few at a time: a page waits for the
// server and the server for the page, so two cores carry three.
export async function eachOf(items, work, width = 3) {
  const left = [...items]
  await Promise.all(Array.from({ length: width }, async () => {
    while (left.length) await work(left.shift())
  }))
}

// onPage opens a page in a context of its own and closes both.
export async function onPage(browser, options, work) {
  const context = await browser.newContext(options)
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

// hosted serves one page of somebody else's, with its policy, while work goes on.
export async function hosted(html, policy, work) {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(policy ? { 'content-security-policy': policy } : {}) })
    answer.end(html)
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${server.address().port}/`)
  } finally {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
}

// What is put into every page before its own script: it counts how far parts
// move without the reader's doing, and which of the calls that hostile texts
// make were made.
export const watching = () => {
  globalThis.shifted = 0
  globalThis.ran = []
  new PerformanceObserver(list => {
    for (const e of list.getEntries()) if (!e.hadRecentInput) globalThis.shifted += e.value
  }).observe({ type: 'layout-shift', buffered: true })
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) globalThis[name] = () => { globalThis.ran.push(name) }
}

// settled waits for two frames, so that what is pending is laid out.
export const settled = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))

export const sideways = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

export async function axe(page, rules) {
  if (!await page.evaluate('Boolean(globalThis.axe)')) await page.evaluate(axeSource) // not by eval, which the page's policy forbids
  return page.evaluate(async only => {
    const found = await globalThis.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: only } } : {}) })
    return found.violations.map(v => `axe ${v.id} (${v.nodes.length}): ${v.help}: ${v.nodes[0].html.slice(0, 160)}`)
  }, rules)
}

// Whether what the service sends is HTML as the standard has it. html-validate
// runs offline and needs no Java; the rules of its set "standard" are those of
// the specification, without matters of taste.
import { HtmlValidate } from 'html-validate'

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    'no-inline-style': 'error', // the pages' own policy forbids it
    'no-dup-id': 'error',
  },
  // the components are ours, and elements of phrasing like any other
  elements: ['html5', { 'article-summary': { flow: true, phrasing: true }, 'article-change': { flow: true, phrasing: true } }],
})

export async function valid(base, [name, path], { expect }, headers = {}) {
  const answer = await fetch(new URL(path, base), { headers: { accept: 'text/html', ...headers } })
  const report = await checker.validateString(await answer.text())
  const found = report.results.flatMap(r => r.messages).filter(m => m.severity === 2)
  expect(report.valid, name, 'not valid HTML: ' + found.slice(0, 5).map(m => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`).join('; '))
}

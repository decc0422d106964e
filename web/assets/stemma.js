// Makes the comparison page nicer; everything is there without it.
// n and p go to the next and the previous change. They can be turned off, and
// never act while a reader types.

const places = () => [...document.querySelectorAll('.place')]

const reading = document.querySelector('.reading')

if (reading && places().length) {
  const { previous, next, keys: keysWords } = reading.dataset
  let at = -1
  const stored = () => { try { return localStorage.getItem('stemma-keys') !== 'off' } catch { return true } }
  let keys = stored()

  const go = step => {
    const all = places()
    at = (at + step + all.length) % all.length
    location.replace('#' + all[at].id)
    all[at].scrollIntoView({ block: 'center' })
    status.textContent = `${at + 1} / ${all.length}`
  }

  const bar = document.createElement('div')
  bar.className = 'stepper'
  const button = (label, key, step) => {
    const b = document.createElement('button')
    b.type = 'button'
    b.textContent = label
    b.title = key
    b.addEventListener('click', () => go(step))
    return b
  }
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  status.textContent = `${places().length}`
  const toggle = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = keys
  box.addEventListener('change', () => {
    keys = box.checked
    try { localStorage.setItem('stemma-keys', keys ? 'on' : 'off') } catch { /* not kept, then */ }
  })
  toggle.append(box, ' ' + keysWords)
  bar.append(button(previous, 'p', -1), button(next, 'n', 1), status, toggle)
  reading.prepend(bar)

  document.addEventListener('keydown', e => {
    const typing = e.target.closest?.('input, textarea, select, [contenteditable]')
    if (!keys || typing || e.ctrlKey || e.metaKey || e.altKey) return
    if (e.key === 'n') go(1)
    if (e.key === 'p') go(-1)
  })
}

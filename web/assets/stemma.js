// Makes the comparison page nicer; everything is there without it.
// n and p go to the next and the previous change. They can be turned off, and
// never act while a reader types.

const places = () => [...document.querySelectorAll('.place')]

const bar = document.querySelector('.stepper')

if (bar && places().length) {
  let at = -1
  const follow = () => { // a link of the digest, or an address with a place in it
    const found = places().findIndex(p => '#' + p.id === location.hash)
    if (found >= 0) at = found
  }
  follow()
  addEventListener('hashchange', follow)
  const stored = () => { try { return localStorage.getItem('stemma-keys') !== 'off' } catch { return true } }
  let keys = stored()
  const status = bar.querySelector('[role=status]')
  const box = bar.querySelector('input')

  const go = step => {
    const all = places()
    at = (at + step + all.length) % all.length
    location.replace('#' + all[at].id)
    all[at].scrollIntoView({ block: 'center' })
    status.textContent = `${at + 1} / ${all.length}`
  }

  for (const b of bar.querySelectorAll('button')) b.addEventListener('click', () => go(Number(b.dataset.step)))
  box.checked = keys
  box.addEventListener('change', () => {
    keys = box.checked
    try { localStorage.setItem('stemma-keys', keys ? 'on' : 'off') } catch { /* not kept, then */ }
  })
  bar.classList.add('on')

  document.addEventListener('keydown', e => {
    const typing = e.target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]')
    if (!keys || typing || e.ctrlKey || e.metaKey || e.altKey) return
    if (e.key === 'n') go(1)
    if (e.key === 'p') go(-1)
  })
}

// A long text takes a moment: the form says that it was sent. Going back
// restores the page as it was left, so it is taken off then.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', () => form.setAttribute('aria-busy', 'true'))
  addEventListener('pageshow', () => form.removeAttribute('aria-busy'))
}

// <article-summary article="a_…" src="https://host" sentences="3">fallback</article-summary>
//
// Shows the summary of an article that a Stemma service keeps. What stands
// inside the element is shown until the summary is there, and stays when it
// cannot be had. Only adoptedStyleSheets and textContent are used, so a page
// under "default-src 'none'" needs no more than script-src and connect-src of
// the service. The room is taken before the text comes and does not change:
// nothing below moves. --stemma-block-size: auto lets it grow instead.

interface Summary {
  language: string
  title: string
  sentences: { text: string }[]
}

// Of each language: the heading, the link, what is said while loading and when
// there is nothing to show.
const labels: Record<string, string[]> = {
  en: ['In its own words', 'Full text', 'Loading the summary…', 'The summary is not available.'],
  fr: ['Dans ses propres mots', 'Texte intégral', 'Chargement du résumé…', 'Le résumé n’est pas disponible.'],
  de: ['In eigenen Worten', 'Ganzer Text', 'Die Zusammenfassung wird geladen…', 'Die Zusammenfassung ist nicht verfügbar.'],
  es: ['En sus propias palabras', 'Texto completo', 'Cargando el resumen…', 'El resumen no está disponible.'],
  ar: ['بكلماته نفسها', 'النص الكامل', 'جارٍ تحميل الملخص…', 'الملخص غير متاح.'],
}
const base = (language: string | null | undefined) => (language ?? '').toLowerCase().split(/[-_]/)[0]
const direction = (language: string) => (/^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)$/.test(base(language)) ? 'rtl' : 'ltr')

// The room of a sentence of 180 characters, in lines of 1.5 em, for four
// widths; a longer text scrolls inside.
const style = new CSSStyleSheet()
style.replaceSync(`
:host{display:block;container-type:inline-size;color:var(--stemma-color,inherit);font:var(--stemma-font,inherit);line-height:1.5}
:host([hidden]){display:none}
div{box-sizing:border-box;block-size:var(--stemma-block-size,calc(6em + 11.5em*var(--n)));overflow:auto;padding:var(--stemma-padding,1em);border:var(--stemma-border,1px solid);border-radius:var(--stemma-radius,.5em);background:var(--stemma-background,transparent)}
@container (min-width:24em){div{block-size:var(--stemma-block-size,calc(6em + 8em*var(--n)))}}
@container (min-width:34em){div{block-size:var(--stemma-block-size,calc(6em + 5em*var(--n)))}}
@container (min-width:60em){div{block-size:var(--stemma-block-size,calc(6em + 3.5em*var(--n)))}}
div:focus-visible{outline:3px solid;outline-offset:2px}
b{display:block;font-size:1.1em}
ul{margin:.5em 0;padding-inline-start:1.2em}
li{margin:.5em 0}
a{color:var(--stemma-link,inherit)}`)

// Where the script came from is where the articles are, unless src says else.
const home = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI

class ArticleSummary extends HTMLElement {
  static observedAttributes = ['article', 'src', 'sentences', 'lang']
  #asked?: AbortController
  #waiting = false
  #box = document.createElement('div')

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [style]
    this.#box.part.add('box')
    this.#box.tabIndex = 0
    this.#box.setAttribute('role', 'group')
    root.append(this.#box)
  }

  connectedCallback() { this.#load() }
  disconnectedCallback() { this.#asked?.abort() }
  attributeChangedCallback() { this.#load() }

  // Several attributes may change at once: one question is asked for all.
  #load() {
    if (this.#waiting || !this.isConnected) return
    this.#waiting = true
    this.#box.style.setProperty('--n', String(this.#sentences))
    this.#fallback(2)
    queueMicrotask(() => {
      this.#waiting = false
      this.#ask()
    })
  }

  get #sentences() { return Math.min(20, Math.max(1, parseInt(this.getAttribute('sentences') ?? '') || 3)) }

  get #language() {
    const of = base(this.closest('[lang]')?.getAttribute('lang') ?? navigator.language)
    return labels[of] ? of : 'en'
  }

  async #ask() {
    this.#asked?.abort()
    const asked = (this.#asked = new AbortController())
    try {
      const host = new URL(this.getAttribute('src') || home, document.baseURI)
      const page = new URL('/articles/' + encodeURIComponent(this.getAttribute('article') ?? ''), host)
      const answer = await fetch(new URL(`/v1${page.pathname}/summary?sentences=${this.#sentences}`, host), { signal: asked.signal, credentials: 'omit' })
      if (!answer.ok) throw new Error('status ' + answer.status)
      const summary: Summary = await answer.json()
      if (asked.signal.aborted) return
      this.#show(summary, page.href)
      this.#tell('load', summary)
    } catch (error) {
      if (asked.signal.aborted) return
      this.#fallback(3)
      this.#tell('error', error)
    }
  }

  #show(summary: Summary, page: string) {
    const language = this.#language
    const list = make('ul', 'list')
    list.lang = summary.language
    list.dir = direction(summary.language)
    list.append(...summary.sentences.map(s => make('li', 'sentence', s.text)))
    const link = make('a', 'link', labels[language][1]) as HTMLAnchorElement
    link.href = page
    link.setAttribute('aria-label', `${labels[language][1]}: ${summary.title}`)
    this.#fill(make('b', 'heading', labels[language][0]), list, link)
  }

  #fallback(label: number) {
    const slot = document.createElement('slot')
    slot.textContent = labels[this.#language][label]
    this.#fill(slot)
  }

  #fill(...nodes: Node[]) {
    const language = this.#language
    this.#box.lang = language
    this.#box.dir = direction(language)
    this.#box.setAttribute('aria-label', labels[language][0])
    this.#box.replaceChildren(...nodes)
  }

  #tell(what: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent('stemma-' + what, { detail, bubbles: true, composed: true }))
  }
}

function make(name: string, part: string, text = '') {
  const e = document.createElement(name)
  e.part.add(part)
  e.textContent = text
  return e
}

if (!customElements.get('article-summary')) customElements.define('article-summary', ArticleSummary)

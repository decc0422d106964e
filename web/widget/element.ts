// What <article-summary> and <article-change> share.
//
// Only adoptedStyleSheets and textContent are used, so a page under
// "default-src 'none'" needs no more than script-src and connect-src of the
// service. What stands inside an element is shown until its answer is there,
// and stays when that cannot be had. The room is taken before the text comes
// and does not change: nothing below moves. --stemma-block-size: auto lets it
// grow instead.

export const base = (language: string | null | undefined) => (language ?? '').toLowerCase().split(/[-_]/)[0]
export const direction = (language: string) => (/^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)$/.test(base(language)) ? 'rtl' : 'ltr')

// Where the script came from is where the articles are, unless src says else.
const home = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI

// The room of n sentences of 180 characters in a wide face, in lines of 1.5 em,
// for four widths; a longer text scrolls inside.
const css = `
:host{display:block;container-type:inline-size;color:var(--stemma-color,inherit);font:var(--stemma-font,inherit);line-height:1.5}
:host([hidden]){display:none}
div{box-sizing:border-box;block-size:var(--stemma-block-size,calc(7em + 13em*var(--n)));overflow:auto;padding:var(--stemma-padding,1em);border:var(--stemma-border,1px solid);border-radius:var(--stemma-radius,.5em);background:var(--stemma-background,transparent)}
@container (min-width:24em){div{block-size:var(--stemma-block-size,calc(7em + 9em*var(--n)))}}
@container (min-width:34em){div{block-size:var(--stemma-block-size,calc(7em + 5.5em*var(--n)))}}
@container (min-width:60em){div{block-size:var(--stemma-block-size,calc(7em + 4em*var(--n)))}}
div:focus-visible{outline:3px solid;outline-offset:2px}
b{display:block;font-size:1.1em}
a{color:var(--stemma-link,inherit)}`

// One sheet serves every element of its kind. looks are its further style.
export function sheet(looks: string) {
  const style = new CSSStyleSheet()
  style.replaceSync(css + looks)
  return style
}

// The first two of an element's words are its heading and its link, then what
// is said while it loads and when there is nothing to show.
export type Words = Record<string, string[]>

export abstract class StemmaElement<Answer> extends HTMLElement {
  #asked?: AbortController
  #waiting = false
  #box = document.createElement('div')

  constructor(private words: Words, style: CSSStyleSheet) {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [style]
    this.#box.part.add('box')
    this.#box.tabIndex = 0
    this.#box.setAttribute('role', 'group')
    root.append(this.#box)
  }

  // The address of the answer, on the service.
  abstract get path(): string

  // What the answer looks like, and the page that it is of.
  abstract draw(answer: Answer): [body: Node[], page: string, title: string]

  // How many sentences room is taken for.
  get rooms() { return 2.5 } // a change, what it says and whose texts they are

  connectedCallback() { this.#load() }
  disconnectedCallback() { this.#asked?.abort() }
  attributeChangedCallback() { this.#load() }

  // Several attributes may change at once: one question is asked for all.
  #load() {
    if (this.#waiting || !this.isConnected) return
    this.#waiting = true
    this.#box.style.setProperty('--n', String(this.rooms))
    this.#fallback(2)
    queueMicrotask(() => {
      this.#waiting = false
      this.#ask()
    })
  }

  get language() {
    const of = base(this.closest('[lang]')?.getAttribute('lang') ?? navigator.language)
    return this.words[of] ? of : 'en'
  }

  word(i: number) { return this.words[this.language][i] }

  attribute(name: string) { return encodeURIComponent(this.getAttribute(name) ?? '') }

  async #ask() {
    this.#asked?.abort()
    const asked = (this.#asked = new AbortController())
    try {
      const host = new URL(this.getAttribute('src') || home, document.baseURI)
      const answer = await fetch(new URL(this.path, host), { signal: asked.signal, credentials: 'omit' })
      if (!answer.ok) throw new Error('status ' + answer.status)
      const found: Answer = await answer.json()
      if (asked.signal.aborted) return
      const [body, page, title] = this.draw(found)
      const link = make('a', 'link', this.word(1)) as HTMLAnchorElement
      link.href = new URL(page, host).href
      link.setAttribute('aria-label', `${this.word(1)}: ${title}`)
      this.#fill(make('b', 'heading', this.word(0)), ...body, link)
      this.#tell('load', found)
    } catch (error) {
      if (asked.signal.aborted) return
      this.#fallback(3)
      this.#tell('error', error)
    }
  }

  #fallback(word: number) {
    const slot = document.createElement('slot')
    slot.textContent = this.word(word)
    this.#fill(slot)
  }

  #fill(...nodes: Node[]) {
    this.#box.lang = this.language
    this.#box.dir = direction(this.language)
    this.#box.setAttribute('aria-label', this.word(0))
    this.#box.replaceChildren(...nodes)
  }

  #tell(what: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent('stemma-' + what, { detail, bubbles: true, composed: true }))
  }
}

export function make(name: string, part: string, text = '') {
  const e = document.createElement(name)
  e.part.add(part)
  e.textContent = text
  return e
}

// A text in the language of an article, which need not be that of the page.
export function foreign<E extends HTMLElement>(e: E, language: string) {
  e.lang = language
  e.dir = direction(language)
  return e
}

// A page may hold the script twice.
export function define(name: string, element: CustomElementConstructor) {
  if (!customElements.get(name)) customElements.define(name, element)
}

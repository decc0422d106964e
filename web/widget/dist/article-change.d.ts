/** One change, as GET /embed/compare/{old}...{new}?format=json&change={change} answers it. */
export interface StemmaChange {
  change: string
  kind: string
  says: string
  language: string
  title: string
  old: StemmaSide
  new: StemmaSide
  runs: { op: 'equal' | 'delete' | 'insert' | 'moved'; text: string }[]
  href: string
}

export interface StemmaSide {
  publisher?: string
  seen?: string
}

/**
 * Attributes: old, new, change, src, lang.
 * Events: stemma-load with a StemmaChange as detail, stemma-error with the cause.
 */
export interface ArticleChangeElement extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap { 'article-change': ArticleChangeElement }
}

/** The summary as GET /v1/articles/{id}/summary answers it. */
export interface StemmaSummary {
  article: string
  revision: string
  title: string
  language: string
  method: string
  text: string
  sentences: { text: string; start: number; end: number; rank: number; score: number }[]
}

/**
 * Attributes: article, src, sentences, lang.
 * Events: stemma-load with a StemmaSummary as detail, stemma-error with the cause.
 */
export interface ArticleSummaryElement extends HTMLElement {}

declare global {
  interface HTMLElementTagNameMap { 'article-summary': ArticleSummaryElement }
}

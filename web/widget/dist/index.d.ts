export type { ArticleSummaryElement, StemmaSummary } from './article-summary'
export type { ArticleChangeElement, StemmaChange } from './article-change'

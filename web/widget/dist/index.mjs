import './article-summary.mjs'
import './article-change.mjs'

// <article-summary article="a_…" src="https://host" sentences="3">fallback</article-summary>
//
// Shows the summary of an article that a Stemma service keeps.
import { StemmaElement, define, foreign, make, sheet } from './element'

interface Summary {
  language: string
  title: string
  sentences: { text: string }[]
}

const words = {
  en: ['In its own words', 'Full text', 'Loading the summary…', 'The summary is not available.'],
  fr: ['Dans ses propres mots', 'Texte intégral', 'Chargement du résumé…', 'Le résumé n’est pas disponible.'],
  de: ['In eigenen Worten', 'Ganzer Text', 'Die Zusammenfassung wird geladen…', 'Die Zusammenfassung ist nicht verfügbar.'],
  es: ['En sus propias palabras', 'Texto completo', 'Cargando el resumen…', 'El resumen no está disponible.'],
  ar: ['بكلماته نفسها', 'النص الكامل', 'جارٍ تحميل الملخص…', 'الملخص غير متاح.'],
}

const style = sheet('ul{margin:.5em 0;padding-inline-start:1.2em}li{margin:.5em 0}')

class ArticleSummary extends StemmaElement<Summary> {
  static observedAttributes = ['article', 'src', 'sentences', 'lang']

  constructor() { super(words, style) }

  get rooms() { return Math.min(20, Math.max(1, parseInt(this.getAttribute('sentences') ?? '') || 3)) }

  get path() { return `/v1/articles/${this.attribute('article')}/summary?sentences=${this.rooms}` }

  draw(summary: Summary): [Node[], string, string] {
    const list = foreign(make('ul', 'list'), summary.language)
    list.append(...summary.sentences.map(s => make('li', 'sentence', s.text)))
    return [[list], '/articles/' + this.attribute('article'), summary.title]
  }
}

define('article-summary', ArticleSummary)

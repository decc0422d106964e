// <article-change old="r_…" new="r_…" change="c7-9f3a21" src="https://host">fallback</article-change>
//
// Shows one change of an article, between two of its states or between it and a
// copy: the words that went and the words that came, in their sentence. Without
// a change it is the weightiest.
import { StemmaElement, define, foreign, make, sheet } from './element'

interface Change {
  kind: string
  says: string
  language: string
  title: string
  old: Side
  new: Side
  runs: { op: 'equal' | 'delete' | 'insert' | 'moved'; text: string }[]
  href: string
}

interface Side {
  publisher?: string
  seen?: string
}

// After the words that every element has: removed, added, moved.
const words = {
  en: ['What changed', 'The whole comparison', 'Loading the change…', 'The change is not available.', 'removed', 'added', 'moved'],
  fr: ['Ce qui a changé', 'Toute la comparaison', 'Chargement de la modification…', 'La modification n’est pas disponible.', 'supprimé', 'ajouté', 'déplacé'],
  de: ['Was sich geändert hat', 'Der ganze Vergleich', 'Die Änderung wird geladen…', 'Die Änderung ist nicht verfügbar.', 'entfernt', 'hinzugefügt', 'verschoben'],
  es: ['Qué ha cambiado', 'La comparación completa', 'Cargando el cambio…', 'El cambio no está disponible.', 'eliminado', 'añadido', 'movido'],
  ar: ['ما الذي تغيّر', 'المقارنة كاملة', 'جارٍ تحميل التغيير…', 'التغيير غير متاح.', 'محذوف', 'مضاف', 'منقول'],
}

// The colours are thin, so that text of any colour stays legible on them. That
// something went or came is told by a line and, to who cannot see it, by a word.
const style = sheet(`
p{margin:.5em 0}
ins,del,i{padding:0 .1em;border-radius:.15em;font-style:inherit;white-space:pre-wrap}
ins{background:var(--stemma-added,#00a04033)}
del{background:var(--stemma-removed,#e0302033)}
i{background:var(--stemma-moved,#7050e033)}
span{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}`)

const tags = { delete: 'del', insert: 'ins', moved: 'i' }

class ArticleChange extends StemmaElement<Change> {
  static observedAttributes = ['old', 'new', 'change', 'src', 'lang']

  constructor() { super(words, style) }

  get path() { return `/embed/compare/${this.attribute('old')}...${this.attribute('new')}?format=json&change=${this.attribute('change')}` }

  draw(change: Change): [Node[], string, string] {
    const text = foreign(make('p', 'text'), change.language)
    for (const { op, text: words } of change.runs) {
      if (op == 'equal') {
        text.append(words)
        continue
      }
      const run = make(tags[op], op)
      const said = make('span', 'said', this.word(Object.keys(tags).indexOf(op) + 4) + ': ')
      said.lang = this.language
      run.append(said, words)
      text.append(run)
    }
    // What a change says is English, and needed where nothing can be shown.
    const says = foreign(make('p', 'says', change.says), 'en')
    says.hidden = !!change.runs.length && this.language != 'en'
    const sides = make('p', 'sides')
    sides.append(this.#side(change.old), ' / ', this.#side(change.new))
    return [[...(change.runs.length ? [text] : []), says, sides], change.href, change.title]
  }

  #side({ publisher, seen }: Side) {
    const when = seen && new Date(seen).toLocaleDateString(this.language, { dateStyle: 'medium' })
    return make('bdi', 'side', [publisher, when].filter(Boolean).join(', '))
  }
}

define('article-change', ArticleChange)

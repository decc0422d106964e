package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is a document as we need it: a flat list of elements, each knowing
// its parent, and the blocks of text in reading order. It is built straight
// from the tokens. x/net/html's tree costs three times as much and refuses
// documents nested deeper than 512; here depth is only capped, so that one
// path reads every page.
type page struct {
	elements []element
	blocks   []block
	head     head
	cut      bool     // a bound was reached; the rest was not read
	tips     []string // text that shows only under the mouse
	scripted bool     // there was a script
	password bool     // there was a field for a password
}

// element is a block-level element. Its sums are over all that it holds.
type element struct {
	parent int32
	tag    atom.Atom
	depth  int16
	cues   classCue // of its own class, id, role and itemprop
	above  classCue // of it and all its ancestors
	within tagSet   // kinds of element that it is inside of, itself included
	path   uint32   // names tag and class of it and its ancestors

	chars, linked, prose int32 // bytes of text, of links, of sentence-like blocks
	blocks               int32
	score                float32 // as readability counts it
}

// block is a run of text without a block boundary within.
type block struct {
	text    string
	element int32
	linked  int32 // bytes of text within links
	links   int32
	bold    int32    // bytes within b or strong
	slanted int32    // bytes within i or em
	images  uint8    // pictures since the block before
	embeds  uint8    // players and frames since then
	rule    bool     // a rule since then
	small   bool     // opened within small
	cues    classCue // of inline elements that open it
	afterBr bool     // parted from the block before by a single br
	inTime  bool     // holds a time element
}

// Bounds of one page. They are counts of work: a page of 2 MB of real markup
// has under 60,000 elements and 15,000 blocks.
const (
	maxDepth    = 256
	maxElements = 120_000
	maxBlocks   = 15_000
	maxAttrs    = 40
	maxPage     = 16 << 20
	maxTips     = 100
	maxScript   = 1 << 20 // JSON-LD longer than this is not read
)

// builder holds what is open while the tokens go by.
type builder struct {
	page
	z       *html.Tokenizer
	stack   []int32 // open block-level elements
	inline  []open  // open inline elements
	text    []byte
	space   bool // white space is due before the next letter
	skip    int  // depth within an element whose text is not shown
	skipTag atom.Atom
	tip     bool // within a tooltip
	link    int  // open links
	strong  int
	slant   int
	slanted int32
	images  uint8
	embeds  uint8
	rule    bool
	small   int
	pre     int
	linked  int32
	links   int32
	bold    int32
	cues    classCue
	afterBr bool
	inTime  bool
	memo    map[string]classCue
	paths   map[pathKey]uint32
}

// open is an inline element that is not closed yet; where it signs a name,
// sign says how surely and at where its text begins.
type open struct {
	tag      atom.Atom
	cues     classCue
	sign, at int
}

type pathKey struct {
	parent uint32
	tag    atom.Atom
	class  string
}

// readPage reads the markup of a whole document.
func readPage(markup string) *page {
	p := &page{}
	if len(markup) > maxPage {
		markup = markup[:maxPage]
		p.cut = true
	}
	b := &builder{page: *p, memo: make(map[string]classCue), paths: make(map[pathKey]uint32)}
	b.z = html.NewTokenizer(strings.NewReader(markup))
	b.z.SetMaxBuf(0)
	b.elements = append(b.elements, element{parent: -1})
	b.stack = append(b.stack, 0)
	for !b.cut {
		switch b.z.Next() {
		case html.ErrorToken:
			b.flush()
			b.sum()
			return &b.page
		case html.TextToken:
			if b.skip == 0 {
				b.write(b.z.Text())
			} else if b.tip && len(b.tips) < maxTips {
				if t := squeeze(string(b.z.Text())); t != "" {
					b.tips = append(b.tips, t)
				}
			}
		case html.StartTagToken:
			b.start(false)
		case html.SelfClosingTagToken:
			b.start(true)
		case html.EndTagToken:
			name, _ := b.z.TagName()
			b.end(atom.Lookup(name))
		}
	}
	b.flush()
	b.sum()
	return &b.page
}

// attributes are the few that we look at.
type attributes struct {
	class, id, itemprop, role, rel, property, name, content, datetime, typ, href, lang, httpEquiv string
	hidden                                                                                                 bool
}

func (b *builder) attributes(more bool) (a attributes) {
	for n := 0; more && n < maxAttrs; n++ {
		var key, val []byte
		key, val, more = b.z.TagAttr()
		switch string(key) {
		case "class":
			a.class = string(val)
		case "id":
			a.id = string(val)
		case "itemprop":
			a.itemprop = string(val)
		case "role":
			a.role = string(val)
		case "rel":
			a.rel = string(val)
		case "property":
			a.property = string(val)
		case "name":
			a.name = string(val)
		case "content":
			a.content = string(val)
		case "datetime":
			a.datetime = string(val)
		case "type":
			a.typ = string(val)
		case "href":
			a.href = string(val)
		case "lang", "xml:lang":
			a.lang = string(val)
		case "http-equiv":
			a.httpEquiv = string(val)
		case "hidden":
			a.hidden = true
		case "aria-hidden":
			a.hidden = a.hidden || string(val) == "true"
		case "style":
			a.hidden = a.hidden || bytes.Contains(val, []byte("display:none")) || bytes.Contains(val, []byte("display: none"))
		}
	}
	return a
}

func (b *builder) start(closed bool) {
	name, more := b.z.TagName()
	tag := atom.Lookup(name)
	custom := tag == 0 && bytes.IndexByte(name, '-') >= 0
	a := b.attributes(more)
	if b.skip > 0 {
		if b.skipTag != atom.Noscript && b.skipTag != atom.Template && breaksOut[tag] {
			b.skip, b.tip = 0, false // an svg or a select that was never closed
		} else {
			if tag == b.skipTag && !closed {
				b.skip++
			}
			return
		}
	}
	switch tag {
	case atom.Script:
		b.script(a)
		return
	case atom.Title:
		if b.head.title == "" && b.z.Next() == html.TextToken {
			b.head.title = squeeze(string(b.z.Text()))
		}
		return
	case atom.Meta, atom.Link, atom.Html, atom.Base:
		b.head.note(tag, a)
		if a.itemprop == "" || tag == atom.Html {
			return
		}
	case atom.Br:
		b.lineBreak()
		return
	case atom.Input:
		b.password = b.password || a.typ == "password"
		return
	case atom.Img:
		b.images = min(b.images+1, 9)
		return
	case atom.Wbr, atom.Source, atom.Track, atom.Area, atom.Col, atom.Embed, atom.Param:
		return
	case atom.Hr:
		b.flush()
		b.rule = true
		return
	}
	if tag == atom.Iframe || tag == atom.Video || tag == atom.Object || tag == atom.Audio {
		b.embeds = min(b.embeds+1, 9)
	}
	if unseen[tag] {
		if !closed {
			b.skip, b.skipTag = 1, tag
		}
		return
	}
	if tag == atom.Time || a.datetime != "" || a.itemprop != "" {
		b.head.item(tag, a, len(b.blocks))
		if tag == atom.Time {
			b.inTime = true
		}
	}
	if tag == atom.Meta || tag == atom.Link {
		return
	}
	cues := b.cuesOf(a)
	if inline[tag] || tag == 0 && !custom {
		if tag == atom.A {
			b.closeInline(atom.A)
			b.links++
		}
		if closed {
			return
		}
		if tag == atom.Span && tooltip(a) {
			b.skip, b.skipTag, b.tip = 1, tag, true
			return
		}
		b.inlineDepth(tag, 1)
		if len(b.inline) < maxDepth {
			b.inline = append(b.inline, open{tag, cues, signs(a, cues), len(b.text)})
		}
		if len(b.text) == 0 {
			b.cues |= cues
		}
		return
	}
	b.flush()
	b.imply(tag)
	if closed && tag != atom.P { // <div/> is an open div to a browser, but those who write it mean it closed
		return
	}
	b.push(tag, a, cues)
}

// tooltip says that a span holds text that stands beside the line and shows
// only under the mouse, or only to a screen reader.
func tooltip(a attributes) bool {
	for _, w := range [...]string{"rollover-block", "tooltip-content", "tooltiptext", "tooltip-text", "popover-content", "sr-only", "screen-reader", "visually-hidden", "visuallyhidden"} {
		if strings.Contains(a.class, w) {
			return true
		}
	}
	return false
}

func (b *builder) inlineDepth(tag atom.Atom, by int) {
	switch tag {
	case atom.A:
		b.link = max(0, b.link+by)
	case atom.B, atom.Strong:
		b.strong = max(0, b.strong+by)
	case atom.Small:
		b.small = max(0, b.small+by)
	case atom.I, atom.Em:
		b.slant = max(0, b.slant+by)
	}
}

// push opens a block-level element.
func (b *builder) push(tag atom.Atom, a attributes, cues classCue) {
	if len(b.elements) >= maxElements {
		b.cut = true
		return
	}
	if len(b.stack) >= maxDepth {
		return
	}
	up := b.stack[len(b.stack)-1]
	p := &b.elements[up]
	key := pathKey{p.path, tag, a.class}
	path, ok := b.paths[key]
	if !ok {
		path = uint32(len(b.paths) + 1)
		b.paths[key] = path
	}
	if tag == atom.Pre {
		b.pre++
	}
	b.elements = append(b.elements, element{
		parent: up, tag: tag, depth: p.depth + 1, cues: cues, above: p.above | cues,
		within: p.within | setOf(tag), path: path,
	})
	b.stack = append(b.stack, int32(len(b.elements)-1))
}

// imply closes what a start tag closes without saying so.
func (b *builder) imply(tag atom.Atom) {
	switch tag {
	case atom.Li:
		b.closeUpTo(atom.Li, atom.Ul, atom.Ol)
	case atom.Dd, atom.Dt:
		b.closeUpTo(atom.Dd, atom.Dl, atom.Dl)
		b.closeUpTo(atom.Dt, atom.Dl, atom.Dl)
	case atom.Tr:
		b.closeUpTo(atom.Tr, atom.Table, atom.Table)
	case atom.Td, atom.Th:
		b.closeUpTo(atom.Td, atom.Tr, atom.Table)
		b.closeUpTo(atom.Th, atom.Tr, atom.Table)
	}
	if top := b.elements[b.stack[len(b.stack)-1]].tag; top == atom.P {
		b.pop(len(b.stack) - 1)
	}
}

// closeUpTo closes the nearest open tag that is not beyond a bar.
func (b *builder) closeUpTo(tag, bar, bar2 atom.Atom) {
	for i := len(b.stack) - 1; i > 0; i-- {
		switch b.elements[b.stack[i]].tag {
		case tag:
			b.pop(i)
			return
		case bar, bar2:
			return
		}
	}
}

// pop closes the open elements from the i-th on, never the root.
func (b *builder) pop(i int) {
	for len(b.stack) > max(i, 1) {
		if b.elements[b.stack[len(b.stack)-1]].tag == atom.Pre {
			b.pre--
		}
		b.stack = b.stack[:len(b.stack)-1]
	}
}

func (b *builder) end(tag atom.Atom) {
	if b.skip > 0 {
		if tag == b.skipTag {
			b.skip--
			b.tip = b.tip && b.skip > 0
		}
		return
	}
	if inline[tag] {
		b.closeInline(tag)
		return
	}
	if tag == atom.Br { // </br> is a line break to a browser
		b.lineBreak()
		return
	}
	b.flush()
	if tag == 0 || tag == atom.Html || tag == atom.Body {
		if tag == 0 && len(b.stack) > 1 && b.elements[b.stack[len(b.stack)-1]].tag == 0 {
			b.pop(len(b.stack) - 1)
		}
		return
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		switch open := b.elements[b.stack[i]].tag; {
		case open == tag:
			b.pop(i)
			b.inline = b.inline[:0]
			b.link, b.strong, b.slant, b.small = 0, 0, 0, 0
			return
		case tag == atom.P || tag == atom.Li: // a stray end tag closes nothing beyond a container
			if open == atom.Div || open == atom.Ul || open == atom.Ol || open == atom.Td || open == atom.Section || open == atom.Article {
				return
			}
		}
	}
}

// closeInline closes the nearest open inline element of that tag and leaves
// those within it open: <b><i></b></i> is common.
func (b *builder) closeInline(tag atom.Atom) {
	for i := len(b.inline) - 1; i >= 0; i-- {
		if b.inline[i].tag == tag {
			b.head.sign(b.inline[i], b.text, len(b.blocks))
			b.inline = append(b.inline[:i], b.inline[i+1:]...)
			b.inlineDepth(tag, -1)
			return
		}
	}
}

func (b *builder) lineBreak() {
	if b.skip > 0 {
		return
	}
	if b.pre > 0 {
		b.text = append(b.text, '\n')
		return
	}
	had := len(b.text) > 0
	b.flush()
	b.afterBr = had // a second br on end makes it a paragraph break
}

// write adds text to the open block, white space squeezed.
func (b *builder) write(text []byte) {
	for len(text) > 0 {
		c := text[0]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0 {
			if b.pre > 0 && c == '\n' {
				b.text, b.space = append(b.text, '\n'), false
			} else if b.pre > 0 && c == ' ' && len(b.text) > 0 {
				b.text = append(b.text, ' ')
			} else {
				b.space = true
			}
			text = text[1:]
			continue
		}
		n := 1
		for n < len(text) {
			if c := text[n]; c <= ' ' {
				break
			}
			n++
		}
		word := text[:n]
		text = text[n:]
		before := len(b.text)
		if b.space && before > 0 {
			b.text = append(b.text, ' ')
		}
		b.space = false
		b.text = appendClean(b.text, word)
		grown := int32(len(b.text) - before)
		if b.link > 0 {
			b.linked += grown
		}
		if b.strong > 0 {
			b.bold += grown
		}
		if b.slant > 0 {
			b.slanted += grown
		}
	}
}

// appendClean adds a word without soft hyphens and control characters; a
// no-break space becomes a plain one.
func appendClean(dst, word []byte) []byte {
	for i := 0; i < len(word); {
		if word[i] < utf8.RuneSelf {
			if word[i] >= ' ' && word[i] != 0x7f {
				dst = append(dst, word[i])
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(word[i:])
		switch {
		case r == 0xa0 || r == 0x2028 || r == 0x2029 || r == 0x85:
			if len(dst) > 0 && dst[len(dst)-1] != ' ' {
				dst = append(dst, ' ')
			}
		case r == 0xad || r == 0xfeff || r == utf8.RuneError && n == 1:
		default:
			dst = append(dst, word[i:i+n]...)
		}
		i += n
	}
	return dst
}

// flush ends the open block.
func (b *builder) flush() {
	text := string(bytes.TrimSpace(b.text))
	if b.pre > 0 {
		text = noBlankLines(text)
	}
	text = strings.TrimFunc(text, unicode.IsSpace)
	if text != "" {
		if len(b.blocks) >= maxBlocks {
			b.cut = true
		} else {
			cues := b.cues
			b.blocks = append(b.blocks, block{
				text: text, element: b.stack[len(b.stack)-1], linked: min(b.linked, int32(len(text))), links: b.links,
				bold: b.bold, slanted: b.slanted, cues: cues,
				images: b.images, embeds: b.embeds, rule: b.rule, small: b.small > 0, afterBr: b.afterBr, inTime: b.inTime,
			})
		}
		b.afterBr, b.inTime, b.rule = false, false, false
		b.links, b.images, b.embeds = 0, 0, 0
	} else if b.afterBr {
		b.afterBr = false
	}
	b.text, b.space, b.linked, b.bold, b.slanted = b.text[:0], false, 0, 0, 0
	b.cues = 0
	for i, o := range b.inline {
		b.cues |= o.cues
		b.inline[i].at = 0
	}
}

// noBlankLines squeezes runs of line breaks: a paragraph holds no blank line.
func noBlankLines(s string) string {
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.TrimRight(l, " \t"); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

func (b *builder) script(a attributes) {
	b.scripted = true
	if b.z.Next() != html.TextToken {
		return
	}
	if strings.Contains(a.typ, "ld+json") {
		if raw := b.z.Raw(); len(raw) <= maxScript {
			b.head.scripts = append(b.head.scripts, string(raw))
		}
	}
}

// sum fills in what each element holds, from the leaves up.
func (b *builder) sum() {
	for i := range b.blocks {
		bl := &b.blocks[i]
		e := &b.elements[bl.element]
		e.chars += int32(len(bl.text))
		e.linked += bl.linked
		e.blocks++
		if isSentence(bl.text) && int(bl.linked)*2 < len(bl.text) {
			e.prose += int32(len(bl.text))
		}
	}
	for i := len(b.elements) - 1; i > 0; i-- {
		e, p := &b.elements[i], &b.elements[b.elements[i].parent]
		p.chars += e.chars
		p.linked += e.linked
		p.prose += e.prose
		p.blocks += e.blocks
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// tagSet says which kinds of element stand above.
type tagSet uint32

const (
	inArticle tagSet = 1 << iota
	inMain
	inAside
	inNav
	inFooter
	inHeader
	inForm
	inFigure
	inTable
	inList
	inQuote
	inButton
	inHeading
	inPre
	inCaption
	inDialog
	inLabel
	inAddress
	inDetails
)

func setOf(tag atom.Atom) tagSet {
	switch tag {
	case atom.Article:
		return inArticle
	case atom.Main:
		return inMain
	case atom.Aside:
		return inAside
	case atom.Nav, atom.Menu:
		return inNav
	case atom.Footer:
		return inFooter
	case atom.Header:
		return inHeader
	case atom.Form:
		return inForm
	case atom.Figure:
		return inFigure
	case atom.Table:
		return inTable
	case atom.Ul, atom.Ol, atom.Dl:
		return inList
	case atom.Blockquote:
		return inQuote
	case atom.Button:
		return inButton
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return inHeading
	case atom.Pre:
		return inPre
	case atom.Figcaption, atom.Caption:
		return inCaption
	case atom.Dialog:
		return inDialog
	case atom.Fieldset, atom.Legend:
		return inLabel
	case atom.Address:
		return inAddress
	case atom.Details, atom.Summary:
		return inDetails
	}
	return 0
}

// inline elements do not part text.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Span: true, atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.U: true, atom.S: true,
	atom.Sub: true, atom.Sup: true, atom.Small: true, atom.Mark: true, atom.Abbr: true, atom.Code: true, atom.Cite: true,
	atom.Q: true, atom.Font: true, atom.Time: true, atom.Label: true, atom.Ins: true, atom.Del: true, atom.Kbd: true,
	atom.Var: true, atom.Samp: true, atom.Bdi: true, atom.Bdo: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true,
	atom.Big: true, atom.Tt: true, atom.Acronym: true, atom.Strike: true, atom.Nobr: true, atom.Data: true, atom.Dfn: true,
	atom.Picture: true,
}

// unseen elements hold no text that a reader sees. Video, audio, object and
// canvas are not among them: they are too often left open.
var unseen = map[atom.Atom]bool{
	atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Noframes: true, atom.Noembed: true, atom.Datalist: true,
}

// breaksOut are the tags that end foreign content, as in HTML's parsing rules
// ("any other start tag", section 13.2.6.5).
var breaksOut = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Table: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Blockquote: true, atom.Pre: true, atom.Body: true, atom.Dl: true,
	atom.Figure: true, atom.Main: true, atom.Footer: true, atom.Header: true, atom.Nav: true, atom.Aside: true,
}

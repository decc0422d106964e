package ingest

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	b := &builder{memo: make(map[string]classCue), paths: make(map[pathKey]uint32)}
	b.z = html.NewTokenizer(strings.NewReader(markup[:min(len(markup), maxPage)]))
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
	hidden                                                                                        bool
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

package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

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

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const bullets = "•⁃▪●■◦‣∙"

// closers gives the end of the quotes and brackets that close at i, with the
// French guillemet that has a space before it.
func (p *splitter) closers(i int) int {
	s := p.text
	for i < len(s) {
		c, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune("“‘«‹", c) && i+n < len(s) && !p.spaceAt(i+n) && unicode.IsLetter(p.runeAt(i+n)):
			return i // it opens
		case strings.ContainsRune("\"'”’»›“‘)]}」』】〉》）］｣〕*_«‹", c):
			if c == '*' && i+n < len(s) && s[i+n] == ' ' && i > 0 && s[i-1] == ' ' {
				return i
			}
		case '\u202a' <= c && c <= '\u202e' || c == '\u200e' || c == '\u200f' || '\u2066' <= c && c <= '\u2069':
		case c == ' ' || c == '\u00a0' || c == '\u202f':
			// "… la paix. »": the guillemet closes if nothing follows it closely.
			if !strings.HasPrefix(s[i+n:], "»") || !p.spaceAt(i+n+len("»")) && !strings.ContainsRune(".,;:!?)", p.runeAt(i+n+len("»"))) {
				return i
			}
			n += len("»")
		default:
			return i
		}
		i += n
	}
	return i
}

// quoted tells whether a quotation or a bracket closes between i and end.
func (p *splitter) quoted(i, end int) bool {
	return strings.ContainsAny(p.text[i:end], "\"'”’»“‘«›‹」』)]")
}

// smileys gives the end of the emoticons and emoji that stand after a
// sentence; they belong to it, not to the next.
func (p *splitter) smileys(i int) int {
	s := p.text
	for range 8 {
		at := i
		for at < len(s) && s[at] == ' ' && at-i < 3 {
			at++
		}
		end := at
		if at > i && at+1 < len(s) && strings.IndexByte(":;=", s[at]) >= 0 {
			end++
			if s[end] == '-' || s[end] == '\'' || s[end] == 'o' {
				end++
			}
			if end == len(s) || strings.IndexByte(")(]DdPp/*", s[end]) < 0 || !p.spaceAt(end+1) {
				return i
			}
			end++
		} else {
			for end < len(s) && end-at < reach {
				c, n := utf8.DecodeRuneInString(s[end:])
				if c < 0x1F000 && c != 0x200D && c != 0xFE0F || c > 0x1FFFF {
					break
				}
				end += n
			}
			if end == at || !p.spaceAt(end) {
				return i
			}
		}
		i = end
	}
	return i
}

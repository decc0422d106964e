package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide handles a mark outside ASCII at i.
func (p *splitter) wide(i int) int {
	s := p.text
	c, n := utf8.DecodeRuneInString(s[i:])
	switch c {
	case '…':
		end, dots := p.dots(i + n - 1)
		return p.ellipsis(i, end, dots+1)
	case '。', '｡', '！', '？', '．', '﹒', '﹗', '﹖':
		return p.ideographicStop(i, i+n, c)
	case '‼', '⁇', '⁈', '⁉':
		return p.mark(i, i+n)
	case '।', '॥', '؟', '۔', '።', '፧', '፨', '။', '។', '៕', '։', '᙮', '᠃', '꓿':
		if c == '۔' && p.left(i).role != noRole {
			return i + n // the letters of a name: "اے۔ کیو۔ خان"
		}
		return p.hardStop(i + n)
	case '\u037e': // Greek question mark
		return p.hardStop(i + n)
	case '\u0085', '\u2028', '\u2029':
		return p.newline(i)
	case '（', '《', '〈', '【':
		p.keepTogether(i, n, c)
	case '「', '『':
		if p.language.base == "ja" {
			p.keepTogether(i, n, c)
		}
	default:
		if strings.ContainsRune(bullets, c) && p.spaceBefore(i) && p.start < i && strings.ContainsRune(bullets, p.runeAt(p.start)) {
			p.cut(i)
		}
	}
	return i + n
}

// colon handles the colon and the semicolon, which are full stops in
// Armenian and question marks in Greek.
func (p *splitter) colon(i int) int {
	c := p.text[i]
	if (c == ':' && p.language.base == "hy" || c == ';' && p.language.base == "el") && p.spaceAt(i+1) {
		if r := p.right(i + 1); r.kind != lower && r.kind != pause {
			p.cut(i + 1)
		}
	}
	return i + 1
}

// hardStop ends a sentence at a mark that means nothing else; end is after it.
func (p *splitter) hardStop(end int) int {
	s := p.text
	for end < len(s) {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("।॥؟۔።፧!?.", c) {
			break
		}
		end += n
	}
	first := end
	end = p.closers(end)
	if end < len(s) && !p.spaceAt(end) && strings.ContainsRune("،,;:؛-.)", p.runeAt(end)) {
		return end
	}
	r := p.right(end)
	if r.kind == pause || r.kind == lower || r.dash && p.quoted(first, end) {
		return end
	}
	p.cut(end)
	return end
}

// ideographicStop ends a sentence at 。 and its like, which need no space after
// them, unless a bracket keeps it together or speech goes on to its speaker.
func (p *splitter) ideographicStop(i, end int, c rune) int {
	s := p.text
	if i < p.quiet {
		return end
	}
	if c == '．' && unicode.IsDigit(p.runeAt(end)) {
		return end
	}
	for end < len(s) {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("。！？｡．!?…", c) {
			break
		}
		end += n
	}
	first := end
	for {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("\"'”’』」）)》〉】］｣〕", c) { // “ opens here, whatever it does in German
			break
		}
		end += n
	}
	next := p.runeAt(end)
	switch {
	case strings.ContainsRune("，、：；,;:。", next) && next != 0:
		return end
	case p.quoted(first, end) && (p.language.base == "ja" && unicode.Is(unicode.Hiragana, next) || p.saidBy(end)):
		return end
	}
	p.cut(end)
	return end
}

// saidBy tells whether the next few letters say who spoke, in Chinese: 他说.
func (p *splitter) saidBy(i int) bool {
	for range 5 {
		c, n := utf8.DecodeRuneInString(p.text[i:])
		switch c {
		case '说', '說', '道', '问', '問', '喊', '表':
			return true
		}
		if !unicode.Is(unicode.Han, c) {
			return false
		}
		i += n
	}
	return false
}

// keepTogether makes what stands in a wide bracket part of the sentence around
// it. A bracket that does not close soon is a mistake of the text.
func (p *splitter) keepTogether(i, n int, open rune) {
	const soon = 600 // bytes: two hundred ideographs
	if i < p.quiet || i < p.lost {
		return
	}
	closing := map[rune]rune{'（': '）', '《': '》', '〈': '〉', '【': '】', '「': '」', '『': '』'}[open]
	depth := 0
	high := min(len(p.text), i+soon)
	for k := i; k < high; {
		c, n := utf8.DecodeRuneInString(p.text[k:])
		switch c {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				p.quiet = k
				return
			}
		case '\n':
			high = k
		}
		k += n
	}
	p.lost = high
}

// wideLetter tells whether a letter is of a script that writes no spaces
// between sentences.
func wideLetter(c rune) bool {
	return unicode.Is(unicode.Han, c) || unicode.Is(unicode.Hiragana, c) || unicode.Is(unicode.Katakana, c)
}

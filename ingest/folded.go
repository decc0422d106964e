package ingest

import (
	"unicode"
	"unicode/utf8"

	"github.com/stemma-news/stemma/internal/text"
)

// folded is a text as bare words in lower case, parted by one space: the form
// in which headlines, phrases and repeats are compared.
func folded(s string) string {
	var short [512]byte // most lines fit, and are copied once
	return string(appendFolded(short[:0], s))
}

// foldedAll folds the texts of a page into one string, cut as they are: one
// allocation for all.
func foldedAll(n int, at func(i int) string) []string {
	folds, ends, size := make([]string, n), make([]int, n), 0
	for i := range n {
		size += len(at(i))
	}
	all := make([]byte, 0, size)
	for i := range n {
		all = appendFolded(all, at(i))
		ends[i] = len(all)
	}
	whole, from := string(all), 0
	for i, end := range ends {
		folds[i] = whole[from:end]
		from = end
	}
	return folds
}

func appendFolded(out []byte, s string) []byte {
	first, gap := len(out), false
	for i := 0; i < len(s); {
		c := foldedBytes[s[i]]
		if c >= ' ' && !gap { // within a word, most often
			out = append(out, c)
			i++
			continue
		}
		r, n := rune(c), 1
		switch c {
		case foldApostrophe:
			i++
			continue
		case foldBeyond:
			r, n = utf8.DecodeRuneInString(s[i:])
			switch class := text.ClassOf(r); {
			case class&(text.Upper|text.Title) != 0:
				r = unicode.ToLower(r)
			case class&(text.Letter|text.Digit|text.Mark) != 0:
			case r == '’' || r == '‘':
				i += n
				continue
			default:
				r = foldGap
			}
		}
		i += n
		if r == foldGap {
			gap = true
			continue
		}
		if gap && len(out) > first {
			out = append(out, ' ')
		}
		gap = false
		out = utf8.AppendRune(out, r)
	}
	return out
}

// What a byte of ASCII becomes when it is folded: a small letter or a digit,
// or one of these.
const (
	foldGap = iota
	foldApostrophe
	foldBeyond // not ASCII
)

var foldedBytes = func() (table [256]byte) {
	for b := range table {
		switch c := byte(b); {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			table[b] = c
		case 'A' <= c && c <= 'Z':
			table[b] = c + 'a' - 'A'
		case c == '\'':
			table[b] = foldApostrophe
		case c >= utf8.RuneSelf:
			table[b] = foldBeyond
		}
	}
	return table
}()

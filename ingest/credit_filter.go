package ingest

import (
	"encoding/binary"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A hundred searches for credit phrases would cost more than all else that is
// asked of a line, and hardly a line needs them. The filter here tells those
// that do: at each place near the front the next eight bytes, as a number, are
// looked up in a set of bits, and only if they are there in the list itself.

// creditWindow is how many bytes are looked at together: no sure phrase is
// shorter.
const creditWindow = 8

// mayBeCredit says that a credit phrase may begin near the front of a line, in
// capitals or not.
func mayBeCredit(line string) bool {
	var buf [3*opening + creditWindow + utf8.UTFMax]byte
	low := buf[:0]
	for _, r := range line {
		if len(low) >= 3*opening+creditWindow {
			break
		}
		if r >= utf8.RuneSelf {
			small := unicode.ToLower(r)
			if utf8.RuneLen(small) != utf8.RuneLen(r) {
				return true // places do not agree: let creditOf see to it
			}
			low = utf8.AppendRune(low, small)
			continue
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		low = append(low, byte(r))
	}
	starts := creditStarts()
	for i := 0; i+creditWindow <= len(low); i++ {
		if w := binary.LittleEndian.Uint64(low[i:]); starts.filter.has(w) && starts.sure[w] {
			return true
		}
	}
	for i := 0; i <= unsureOpening && i+3 <= len(low); i++ {
		if starts.unsure[[3]byte(low[i:])] {
			return true
		}
	}
	return false
}

// phraseStarts are how the credit phrases begin.
type phraseStarts struct {
	filter filter
	sure   map[uint64]bool
	unsure map[[3]byte]bool
}

var creditStarts = sync.OnceValue(func() *phraseStarts {
	s := &phraseStarts{sure: make(map[uint64]bool), unsure: make(map[[3]byte]bool)}
	for _, p := range creditPhrases {
		if !p.sure {
			s.unsure[[3]byte([]byte(p.words))] = true
			continue
		}
		w := binary.LittleEndian.Uint64([]byte(p.words))
		s.sure[w] = true
		s.filter.add(w)
	}
	return s
})

package text

import "unicode/utf8"

// A wordKey is a word of up to 16 bytes of ASCII as two numbers, which are put
// together while the word is read and compared at once.
type wordKey [2]uint64

const keyBytes = 16

// set puts a byte, which is not 0, at its place; what is past the end is lost.
func (k *wordKey) set(at int, c byte) {
	if at < keyBytes {
		k[at/8] |= uint64(c) << (at % 8 * 8)
	}
}

// keyOf is the key of a word, in lower case; false for one that has none.
func keyOf(word string) (key wordKey, ok bool) {
	if len(word) > keyBytes {
		return key, false
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c == 0 || c >= utf8.RuneSelf:
			return key, false
		case asciiClass[c] == letter:
			c |= 0x20
		}
		key.set(i, c)
	}
	return key, true
}

// A wordTable finds words by their keys: of what a text asks for, most is not
// there, and one look at a few kilobytes says so.
type wordTable struct {
	keys  []wordKey
	slots []uint16 // place in keys by hash, counted from 1; a power of two
}

func newWordTable() *wordTable { return &wordTable{slots: make([]uint16, 1<<10)} }

// add puts a key, which is not there yet, in the table and gives its place.
func (t *wordTable) add(key wordKey) int {
	t.keys = append(t.keys, key)
	t.enter(len(t.keys))
	if 3*len(t.keys) > len(t.slots) {
		t.slots = make([]uint16, 2*len(t.slots))
		for n := range t.keys {
			t.enter(n + 1)
		}
	}
	return len(t.keys) - 1
}

func (t *wordTable) enter(n int) {
	at := t.start(t.keys[n-1])
	for t.slots[at] != 0 {
		at = (at + 1) & (len(t.slots) - 1)
	}
	t.slots[at] = uint16(n)
}

// find gives the place of a key, -1 when it is not there.
func (t *wordTable) find(key wordKey) int {
	for at := t.start(key); ; at = (at + 1) & (len(t.slots) - 1) {
		switch n := t.slots[at]; {
		case n == 0:
			return -1
		case t.keys[n-1] == key:
			return int(n) - 1
		}
	}
}

// start is where to begin to look: the high bits of products spread best.
func (t *wordTable) start(key wordKey) int {
	return int((key[0]*0x9e3779b97f4a7c15^key[1]*0xc2b2ae3d27d4eb4f)>>40) & (len(t.slots) - 1)
}

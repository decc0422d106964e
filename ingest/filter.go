package ingest

// A filter says of most numbers that are not in a set that they are not, at one
// look at 4 kB; what it lets pass is looked up in the set itself. Lists of
// phrases are asked about every word of a page, and know hardly any.
type filter [1 << 15 / 64]uint64

func (f *filter) place(w uint64) (word, bit uint64) {
	h := w * 0x9e3779b97f4a7c15 >> 49 // Fibonacci hashing: the high bits of a product
	return h / 64, h % 64
}

func (f *filter) add(w uint64) {
	word, bit := f.place(w)
	f[word] |= 1 << bit
}

func (f *filter) has(w uint64) bool {
	word, bit := f.place(w)
	return f[word]>>bit&1 != 0
}

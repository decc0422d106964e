package family

import (
	"slices"

	"github.com/stemma-news/stemma/internal/text"
)

// Print is one kept fingerprint: the 40-bit hash of a run of words. Five bytes
// hold it; at 10^8 articles of 30 prints a chance collision costs a query 0.1
// false hits a print, which Rank and Relate then drop.
type Print = uint64

// PrintVersion is the version of Fingerprint. Prints of two versions have
// nothing in common, so an index must be rebuilt when it grows.
const PrintVersion = 1

const (
	printBits = 40
	runWords  = 5 // words a print; 5 is where unrelated news stops sharing runs
	runDense  = 8 // characters a print in scripts without spaces: about five words of Chinese or Thai
	keepOneIn = 16
	keepAtMin = 24 // prints of a short text at least, so that an excerpt of a paragraph is found
)

// Fingerprint gives the fingerprints of a text by which an index finds its
// copies, sorted, without repeats. The lowest sixteenth of all hashes is kept;
// a short text also keeps what comes next, to 24, so the prints of an excerpt
// hold all those that its original kept of the same words.
func Fingerprint(s, language string) []Print {
	words := text.Words(s)
	return sample(runs(hashWords(s, words), isDense(s, words)), keepOneIn, keepAtMin)
}

// sample gives the lowest hashes, sorted, without repeats: one in n, and at
// least so many.
func sample(hashes []Print, n Print, least int) []Print {
	kept := make([]Print, 0, max(least, len(hashes)/int(n)*2))
	for _, h := range hashes {
		if h < (1<<printBits)/n {
			kept = append(kept, h)
		}
	}
	slices.Sort(kept)
	if kept = slices.Compact(kept); len(kept) >= least {
		return kept
	}
	hashes = slices.Clone(hashes)
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return slices.Clip(hashes[:min(len(hashes), least)])
}

// runs hashes every run of words, given the hash of each. A text shorter than
// one run is one run.
func runs(words []uint64, dense bool) []Print {
	if len(words) == 0 {
		return nil
	}
	n := runWords
	if dense {
		n = runDense
	}
	n = min(n, len(words))
	out := make([]Print, 0, len(words)-n+1)
	for i := range len(words) - n + 1 {
		h := uint64(n)
		for _, w := range words[i : i+n] {
			h = mix(h ^ w)
		}
		out = append(out, h>>(64-printBits))
	}
	return out
}

func hashWords(s string, words []Span) []uint64 {
	out := make([]uint64, len(words))
	for i, w := range words {
		out[i] = hashWord(text.Fold(w.Of(s)))
	}
	return out
}

// hashWord is FNV-1a, 64 bits: fixed for ever, as prints are stored.
func hashWord(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

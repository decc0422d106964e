package store

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// A block of the copy index holds the postings of one range of prints, packed:
//
//	depth                        how many leading bits of a print the range fixes
//	then for each print, in order:
//	  its distance from the one before (uvarint)
//	  2·n+1 for n articles, or 2·n for n articles of which fewer are listed (uvarint)
//	  in the second case, how many are listed (uvarint)
//	  the articles' numbers, each as its distance from the one before (uvarint)
//
// The bytes are the same whatever database keeps them. An entry costs 5 to 6
// bytes: at 100,000 articles two prints of a block are 2^18 apart and a number
// has 17 bits.

const (
	// 40 bits of each fingerprint are kept, as family makes them: of those that
	// its sampling leaves possible, 2^36, 10^8 articles of 27 prints use one in
	// 25, so that a text then meets a stranger's print by chance about once. It
	// is verification that tells, and three bytes an entry are saved.
	printBits = 40
	// listMost is the document-frequency cap: of a print that more articles
	// share, those that had it first are listed. 64 keeps a query's work bounded
	// (posting lists are then under 400 bytes) while a wire story with a
	// thousand copies is still found through the 64 oldest.
	listMost = 64
)

// posting is one print with the articles that have it.
type posting struct {
	print int64
	total int64   // how many articles have it
	nums  []int64 // the first of them, in order, at most listMost
}

// printOf spreads a fingerprint over the 40 bits that are kept. Fingerprints
// were chosen by their value, so their own bits are not even; this is the
// finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
func printOf(f uint64) int64 {
	f ^= f >> 30
	f *= 0xbf58476d1ce4e5b9
	f ^= f >> 27
	f *= 0x94d049bb133111eb
	f ^= f >> 31
	return int64(f >> (64 - printBits))
}

// pack writes a block.
func packPostings(depth int, list []posting) []byte {
	b := []byte{byte(depth)}
	last := int64(0)
	if len(list) > 0 {
		last = rangeStart(list[0].print, depth)
	}
	for _, p := range list {
		b = binary.AppendUvarint(b, uint64(p.print-last))
		last = p.print
		if int64(len(p.nums)) == p.total {
			b = binary.AppendUvarint(b, uint64(2*p.total+1))
		} else {
			b = binary.AppendUvarint(b, uint64(2*p.total))
			b = binary.AppendUvarint(b, uint64(len(p.nums)))
		}
		before := int64(0)
		for _, n := range p.nums {
			b = binary.AppendUvarint(b, uint64(n-before))
			before = n
		}
	}
	return b
}

// rangeStart is the first print of the range, depth bits wide, that holds one.
func rangeStart(print int64, depth int) int64 {
	return print >> (printBits - depth) << (printBits - depth)
}

// blockReader walks through a block without unpacking what is not asked for.
type blockReader struct {
	rest []byte
	posting
	listed int
	bad    bool
}

func openBlock(first int64, data []byte) (r blockReader, depth int) {
	if len(data) == 0 || data[0] > printBits {
		return blockReader{bad: true}, 0
	}
	r.rest, r.print = data[1:], first
	return r, int(data[0])
}

func (r *blockReader) uvarint() int64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 {
		n := int64(r.rest[0])
		r.rest = r.rest[1:]
		return n
	}
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > 1<<62 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return int64(n)
}

// next goes to the next print; its numbers are read by take or passed by skip,
// one of which must be called.
func (r *blockReader) next() bool {
	if len(r.rest) == 0 {
		return false
	}
	r.print += r.uvarint()
	n := r.uvarint()
	r.total, r.listed = n/2, int(n/2)
	if n%2 == 0 {
		r.listed = int(r.uvarint())
	}
	if r.listed > listMost {
		r.bad, r.rest = true, nil
	}
	return !r.bad
}

func (r *blockReader) take() []int64 {
	nums := make([]int64, r.listed)
	before := int64(0)
	for i := range nums {
		before += r.uvarint()
		nums[i] = before
	}
	return nums
}

func (r *blockReader) skip() {
	left := r.listed
	for i := 0; left > 0; i++ {
		if i == len(r.rest) {
			r.bad, r.rest = true, nil
			return
		}
		if r.rest[i] < 0x80 {
			if left--; left == 0 {
				r.rest = r.rest[i+1:]
			}
		}
	}
}

// unpackPostings reads a whole block.
func unpackPostings(first int64, data []byte) (depth int, list []posting, err error) {
	r, depth := openBlock(first, data)
	for r.next() {
		r.nums = r.take()
		list = append(list, r.posting)
	}
	if r.bad {
		return 0, nil, fmt.Errorf("store: the block %d of the copy index is damaged", first)
	}
	return depth, list, nil
}

// blockOf gives the first print of the block that holds a print when there are
// n blocks. Blocks split in turn (linear hashing; Litwin, VLDB 1980): with n =
// 2^k + s the first s ranges of k bits are split into two of k+1.
func blockOf(print, n int64) (first int64, depth int) {
	depth = bits.Len64(uint64(n)) - 1
	split := n - 1<<depth
	if print>>(printBits-depth) < split {
		depth++
	}
	return rangeStart(print, depth), depth
}

// merge adds entries, sorted by print and number, to the postings of a block
// and says how many were new.
func merge(list []posting, fresh []entry) (merged []posting, added int64) {
	merged = make([]posting, 0, len(list)+len(fresh))
	for len(list) > 0 || len(fresh) > 0 {
		if len(fresh) == 0 || len(list) > 0 && list[0].print <= fresh[0].print {
			merged, list = append(merged, list[0]), list[1:]
		} else {
			merged = append(merged, posting{print: fresh[0].print})
		}
		p := &merged[len(merged)-1]
		for len(fresh) > 0 && fresh[0].print == p.print {
			if p.add(fresh[0].num) {
				added++
			}
			fresh = fresh[1:]
		}
	}
	return merged, added
}

// add lists an article. Beyond the cap it is only counted; whether it was
// counted before can then not be told, so total is a little high when an
// article of many revisions keeps a flooded passage.
func (p *posting) add(num int64) bool {
	at, known := slices.BinarySearch(p.nums, num)
	if known {
		return false
	}
	p.total++
	if len(p.nums) < listMost {
		p.nums = slices.Insert(p.nums, at, num)
	}
	return true
}

// drop takes an article off the list.
func (p *posting) drop(num int64) bool {
	at, known := slices.BinarySearch(p.nums, num)
	if known {
		p.nums = slices.Delete(p.nums, at, at+1)
	}
	if p.total > 0 && (known || p.total > int64(len(p.nums))) {
		p.total--
		return true
	}
	return false
}

// entry is one print of one article.
type entry struct {
	print, num int64
}

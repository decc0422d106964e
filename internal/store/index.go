package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/family"
)

// The copy index: Candidates looks up the text's prints; family/index.go says
// which of their articles to read and how to rank them.

const (
	// A query asks for so many prints at most, those with the least values:
	// the same choice from any text, so what two long texts share is asked for
	// by both. 256 prints are a text of some 4,000 words.
	askMost = 256
	// Where the best candidate shares so many prints, those that share a single
	// one are left out: a lone print is a phrase or a line of boilerplate, some
	// twenty words at most, and each candidate costs a verification. It halves
	// the candidates (10 to 4.9) and loses no original of 1,000 among 10,000
	// articles (bench scale).
	strongShare = 4
)

// prints gives a text's fingerprints as the index keeps them, sorted.
func (d *DB) prints(text, language string) []int64 {
	raw := d.options.Fingerprint(text, language)
	out := make([]int64, len(raw))
	for i, f := range raw {
		out[i] = printOf(f)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// question is what a text asks of the index: its prints, in order, and of each
// what was found.
type question struct {
	prints []int64
	lists  []posting // of each print
	latest []entry   // what was found of them among those that wait to be packed
	standing
}

func newQuestion(prints []int64) *question {
	q := &question{prints: prints[:min(len(prints), askMost)]}
	q.lists = make([]posting, len(q.prints))
	for i, p := range q.prints {
		q.lists[i].print = p
	}
	return q
}

// Candidates gives up to n articles (0 means 10) that may be copies of the
// text, the likeliest first, leaving out the article except. It reads a
// bounded number of postings whatever the store holds.
func (d *DB) Candidates(ctx context.Context, text, language, except string, n int) ([]Candidate, error) {
	q := newQuestion(d.prints(text, language))
	if len(q.prints) == 0 {
		return []Candidate{}, nil
	}
	// First what waits, then the blocks: what is folded in between is seen
	// twice, not missed.
	if err := d.waiting(ctx, q); err != nil {
		return nil, d.fault(err)
	}
	if err := d.packed(ctx, q); err != nil {
		return nil, d.fault(err)
	}
	for _, e := range q.latest {
		if i, asked := slices.BinarySearch(q.prints, e.print); asked {
			q.lists[i].add(e.num)
		}
	}
	n = page(n, 10, 100)
	out, err := d.named(ctx, q.rank(n), except, n)
	return out, d.fault(err)
}

// waiting reads the prints that are not yet packed, and how the index stood
// then. Each print has a limit of its own, so that a flooded one hides no
// other.
func (d *DB) waiting(ctx context.Context, q *question) error {
	for part := range chunks(q.prints, rowsAtOnce) {
		args := asked(part)
		err := d.reader().each(ctx, func(scan func(...any) error) error {
			var e entry
			var s standing
			err := scan(&e.print, &e.num, &s.blocks, &s.articles, &s.fold, &s.era)
			switch {
			case e.print >= 0:
				q.latest = append(q.latest, e)
			case q.blocks == 0: // of the first part: the others' prints are read later, and the blocks later still
				q.standing = s
			}
			return err
		}, waitingQuery(len(args)), args...)
		if err != nil {
			return err
		}
	}
	return nil
}

func waitingQuery(n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = `SELECT * FROM (SELECT print, num, 0, 0, 0, 0 FROM recent WHERE print=$` + strconv.Itoa(i+1) + ` ORDER BY num LIMIT ` + strconv.Itoa(listMost) + `) q`
	}
	return strings.Join(parts, " UNION ALL ") + ` UNION ALL SELECT -1, 0, ` + standingColumns + ` FROM state`
}

// asked gives the arguments of a query for a part of the prints, filled to the
// few sizes that are prepared.
func asked(part []int64) []any {
	args := make([]any, fill(len(part)))
	for i := range args {
		args[i] = part[min(i, len(part)-1)]
	}
	return args
}

// packed reads the blocks that hold the prints, from the shelf what stands
// there. When a split came between, the one query tells and all is asked again.
func (d *DB) packed(ctx context.Context, q *question) error {
	for {
		firsts := make([]int64, len(q.prints))
		for i, p := range q.prints {
			firsts[i], _ = blockOf(p, q.blocks)
		}
		firsts = slices.Compact(firsts)
		var found []block
		if d.options.Shelf != nil {
			found, firsts = d.fromShelf(ctx, q.standing, firsts)
		}
		now := q.standing
		for part := range chunks(firsts, rowsAtOnce) {
			var read []block
			args := asked(part)
			err := d.reader().each(ctx, func(scan func(...any) error) error {
				var b block
				var s standing
				err := scan(&b.first, &b.data, &s.blocks, &s.articles, &s.fold, &s.era)
				if b.first < 0 {
					now = s
				} else {
					read = append(read, b)
				}
				return err
			}, `SELECT first, data, 0, 0, 0, 0 FROM postings WHERE first IN `+list(len(args))+`
				UNION ALL SELECT -1, NULL, `+standingColumns+` FROM state`, args...)
			if err != nil {
				return err
			}
			if now.blocks != q.blocks {
				break
			}
			if d.options.Shelf != nil {
				d.toShelf(ctx, now, read)
			}
			found = append(found, read...)
		}
		if now.blocks == q.blocks {
			for _, b := range found {
				if err := q.collect(b); err != nil {
					return err
				}
			}
			return nil
		}
		q.standing = now
	}
}

// collect takes from a block what is asked for, and reads it no further than
// the last print asked for.
func (q *question) collect(b block) error {
	r, depth := openBlock(b.first, b.data)
	end := b.first + 1<<(printBits-depth)
	i, _ := slices.BinarySearch(q.prints, b.first)
	for r.next() {
		for i < len(q.prints) && q.prints[i] < r.print {
			i++
		}
		if i == len(q.prints) || q.prints[i] >= end {
			break
		}
		if q.prints[i] > r.print {
			r.skip()
			continue
		}
		q.lists[i].nums, q.lists[i].total = r.take(), r.total
	}
	if r.bad {
		return b.unpack() // which says what is wrong
	}
	return nil
}

// rank chooses, by family's rules for every index, what of the lists to read
// and which articles come first. One more is kept than wanted, since the
// article itself may be among them.
func (q *question) rank(n int) []family.Hit {
	counts := make([]int, len(q.lists))
	for i, p := range q.lists {
		counts[i] = int(p.total)
	}
	read := make([]family.Posting, 0, len(q.lists))
	for i, most := range family.Plan(counts) {
		p := q.lists[i]
		docs := make([]family.Doc, min(most, len(p.nums)))
		for k := range docs {
			docs[k] = family.Doc(p.nums[k])
		}
		read = append(read, family.Posting{Print: family.Print(p.print), Count: counts[i], Docs: docs})
	}
	hits := family.Rank(read, int(q.articles), n+1)
	if len(hits) > 0 && hits[0].Shared >= strongShare {
		hits = slices.DeleteFunc(hits, func(h family.Hit) bool { return h.Shared == 1 })
	}
	return hits
}

// named turns the best hits into candidates.
func (d *DB) named(ctx context.Context, hits []family.Hit, except string, n int) ([]Candidate, error) {
	if len(hits) == 0 {
		return []Candidate{}, nil
	}
	nums := make([]int64, len(hits))
	for i, h := range hits {
		nums[i] = int64(h.Doc)
	}
	ids := make(map[int64]string, len(hits))
	for part := range chunks(nums, rowsAtOnce) {
		args := asked(part)
		err := d.reader().each(ctx, func(scan func(...any) error) error {
			var num int64
			var id string
			err := scan(&num, &id)
			ids[num] = id
			return err
		}, `SELECT num, id FROM articles WHERE num IN `+list(len(args)), args...)
		if err != nil {
			return nil, err
		}
	}
	out := make([]Candidate, 0, n)
	for _, h := range hits {
		if id := ids[int64(h.Doc)]; id != "" && id != except && len(out) < n {
			out = append(out, Candidate{Article: id, Shared: h.Shared, Score: h.Score})
		}
	}
	return out, nil
}

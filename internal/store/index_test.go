package store

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// fillUp captures articles that have nothing in common, several at a time.
func fillUp(t testing.TB, d *DB, from, to, length int) {
	t.Helper()
	work := make(chan int)
	done := make(chan struct{})
	for range 8 {
		go func() {
			defer func() { done <- struct{}{} }()
			for i := range work {
				key := "fill " + strconv.Itoa(i)
				if _, err := d.Capture(context.Background(), Capture{Key: key, Article: text(t, key, words(uint64(1000+i), length))}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	for i := from; i < to; i++ {
		work <- i
	}
	close(work)
	for range 8 {
		<-done
	}
}

func best(t testing.TB, d *DB, body string) string {
	t.Helper()
	list, err := d.Candidates(context.Background(), body, "en", "", 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		return ""
	}
	return list[0].Article
}

// blocks is how many the index has.
func blocks(t testing.TB, d *DB) int64 {
	t.Helper()
	q := newQuestion([]int64{0})
	ok(t, d.waiting(context.Background(), q))
	return q.blocks
}

func findsCopies(t *testing.T, d *DB) {
	original := words(1, 120)
	a := put(t, d, "original", original)
	excerpt := strings.Join(strings.Fields(original)[20:80], " ")
	same(t, "while it waits", best(t, d, excerpt), a.Article)
	before := blocks(t, d)
	fillUp(t, d, 0, 400, 120) // some 12,000 prints: packed, and split many times
	same(t, "packed", best(t, d, excerpt), a.Article)
	if now := blocks(t, d); now <= before {
		t.Errorf("blocks: %d, then %d: nothing was packed", before, now)
	}
	for i := range 400 {
		if got := best(t, d, words(uint64(1000+i), 120)); got != ArticleID("fill "+strconv.Itoa(i)) {
			t.Fatalf("article %d is not found: %s", i, got)
		}
	}
	same(t, "strangers", best(t, d, words(77, 120)), "")
	list, err := d.Candidates(t.Context(), original, "en", a.Article, 0)
	ok(t, err)
	same(t, "itself is left out", list, []Candidate{})
	same(t, "no words, no copies", best(t, d, ""), "")
	// The earlier text of an article is found too.
	put(t, d, "original", words(2, 120))
	same(t, "an earlier state", best(t, d, excerpt), a.Article)
}

func flood(t *testing.T, d *DB) {
	passage := words(1, 60)
	target := put(t, d, "target", passage+" "+words(2, 60))
	first := put(t, d, "first of the flood", passage)
	for i := range 300 {
		put(t, d, "flood "+strconv.Itoa(i), passage+" "+words(uint64(10+i), 10))
	}
	same(t, "the target", best(t, d, passage+" "+words(2, 60)), target.Article)
	list, err := d.Candidates(t.Context(), passage, "en", "", 2)
	ok(t, err)
	if len(list) != 2 || list[0].Article != target.Article || list[1].Article != first.Article {
		t.Errorf("the flooded passage finds %+v, want the first that had it", list)
	}
}

func indexForgets(t *testing.T, d *DB) {
	a := put(t, d, "early", words(1, 120))
	fillUp(t, d, 0, 100, 120)
	b := put(t, d, "late", words(2, 120))
	for _, c := range []Captured{a, b} {
		_, err := d.TakeDown(t.Context(), c.Article, "asked")
		ok(t, err)
	}
	for _, seed := range []uint64{1, 2} {
		q := newQuestion(d.prints(words(seed, 120), "en"))
		ok(t, d.waiting(t.Context(), q))
		ok(t, d.packed(t.Context(), q))
		for _, l := range q.lists {
			if len(q.latest) > 0 || l.total > 0 || len(l.nums) > 0 {
				t.Fatalf("seed %d left %v, %v", seed, q.latest, l)
			}
		}
	}
}

// A flooded passage that two texts of one article hold is counted once, and so
// it is taken off once.
func indexForgetsOnce(t *testing.T, d *DB) {
	passage := words(1, 60)
	const others = listMost + 6
	for i := range others {
		put(t, d, strconv.Itoa(i), passage+" "+words(uint64(10+i), 10))
	}
	put(t, d, "twice", passage+" "+words(5, 10))
	twice := put(t, d, "twice", passage+" "+words(6, 10))
	ok(t, d.change(t.Context(), func(t *tx) error {
		for t.state.waiting > 0 {
			if err := t.fold(); err != nil {
				return err
			}
		}
		return nil
	}))
	_, err := d.TakeDown(t.Context(), twice.Article, "asked")
	ok(t, err)
	q := newQuestion(d.prints(passage, "en"))
	ok(t, d.waiting(t.Context(), q))
	ok(t, d.packed(t.Context(), q))
	for _, l := range q.lists {
		if l.total != others {
			t.Errorf("print %d is of %d articles, the index says %d", l.print, others, l.total)
		}
	}
}

// Property: a block gives back the postings it was made of, and a reader that
// skips finds the same.
func FuzzBlockRebuilds(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, in []byte) {
		var list []posting
		print := int64(0)
		for ; len(in) >= 4; in = in[4:] {
			print += 1 + int64(in[0])<<8 + int64(in[1])
			p := posting{print: print}
			for i := range int64(in[2] % 80) {
				p.add(i*int64(in[3]) + i)
			}
			list = append(list, p)
		}
		data := packPostings(3, list)
		depth, got, err := unpackPostings(0, data)
		if err != nil || depth != 3 {
			t.Fatal(depth, err)
		}
		if !slices.EqualFunc(got, list, func(a, b posting) bool {
			return a.print == b.print && a.total == b.total && slices.Equal(a.nums, b.nums)
		}) {
			t.Fatalf("came  %v\nwanted %v", got, list)
		}
		r, _ := openBlock(0, data)
		for i := 0; r.next(); i++ {
			if r.posting.print != list[i].print {
				t.Fatalf("skipping finds %d, want %d", r.posting.print, list[i].print)
			}
			r.skip()
		}
	})
}

// Property: a damaged block is an error or other postings, never a panic and
// never more room than its bytes.
func FuzzBlockDamaged(f *testing.F) {
	f.Add(packPostings(1, []posting{{print: 5, total: 2, nums: []int64{1, 2}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, list, err := unpackPostings(0, data)
		if n := len(list); err == nil && n > len(data) {
			t.Fatalf("%d postings from %d bytes", n, len(data))
		}
	})
}

func TestBlocksCoverAllPrints(t *testing.T) {
	for n := int64(1); n < 300; n++ {
		seen := map[int64]int{}
		end := int64(0)
		for end < 1<<printBits {
			first, depth := blockOf(end, n)
			if first != end {
				t.Fatalf("%d blocks: the print %d is in the block from %d", n, end, first)
			}
			seen[first] = depth
			last := end + 1<<(printBits-depth)
			if at, _ := blockOf(last-1, n); at != first {
				t.Fatalf("%d blocks: %d is in the block from %d, want %d", n, last-1, at, first)
			}
			end = last
		}
		if int64(len(seen)) != n {
			t.Fatalf("%d blocks, want %d", len(seen), n)
		}
	}
}

// Property: whatever is added, dropped, packed and split, the index lists what
// a plain map would.
func TestIndexAgreesWithAMap(t *testing.T) {
	d := open(t, sqlitePath(t), Options{})
	want := map[int64][]int64{}
	add := func(num int64, prints []int64) {
		ok(t, d.change(t.Context(), func(tx *tx) error { return tx.index(num, prints) }))
		for _, p := range prints {
			if !slices.Contains(want[p], num) {
				want[p] = append(want[p], num)
			}
		}
	}
	for num := int64(1); num <= 300; num++ {
		prints := d.prints(words(uint64(num/3), 160), "") // each text three times
		add(num, prints)
		if num%10 == 0 {
			old := num - 5
			gone := d.prints(words(uint64(old/3), 160), "")
			ok(t, d.change(t.Context(), func(tx *tx) error { return tx.unprint(old, slices.Clone(gone)) }))
			for _, p := range gone {
				want[p] = slices.DeleteFunc(want[p], func(n int64) bool { return n == old })
			}
		}
	}
	ask := make([]int64, 0, len(want))
	for p := range want {
		ask = append(ask, p)
	}
	slices.Sort(ask)
	for part := range chunks(ask, askMost) {
		q := newQuestion(part)
		ok(t, d.waiting(t.Context(), q))
		ok(t, d.packed(t.Context(), q))
		for _, e := range q.latest {
			i, _ := slices.BinarySearch(q.prints, e.print)
			q.lists[i].add(e.num)
		}
		for _, l := range q.lists {
			if !slices.Equal(l.nums, want[l.print]) {
				t.Fatalf("print %d: came %v, want %v", l.print, l.nums, want[l.print])
			}
		}
	}
	if blocks(t, d) < 2 {
		t.Error("nothing was packed; the test shows too little")
	}
}

// When fingerprints are made another way, the index is made anew.
func TestReindex(t *testing.T) {
	dsn := sqlitePath(t)
	d := open(t, dsn, Options{Fingerprint: func(string, string) []uint64 { return []uint64{1, 2, 3} }})
	d.beside.Wait()
	a := put(t, d, "k", words(1, 100))
	put(t, d, "k", words(2, 100))
	fillUp(t, d, 0, 50, 100)
	ok(t, d.change(t.Context(), func(tx *tx) error {
		tx.state.prints = 0
		tx.wrote++
		return nil
	}))
	ok(t, d.Close())
	d = open(t, dsn, Options{})
	d.beside.Wait()
	for seed := range uint64(2) {
		same(t, "found again", best(t, d, words(seed+1, 100)), a.Article)
	}
	// Nothing of the old is left.
	old := []int64{printOf(1), printOf(2), printOf(3)}
	slices.Sort(old)
	q := newQuestion(old)
	ok(t, d.waiting(t.Context(), q))
	ok(t, d.packed(t.Context(), q))
	if len(q.latest) > 0 || q.lists[0].total > 0 {
		t.Error("old fingerprints are still there")
	}
}

package store

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
)

// New prints go to the table recent, one row each, and are found there at
// once. When enough wait, the writer folds them into the packed blocks, range
// after range in one endless sweep over the prints, so that a fold writes
// neighbouring blocks and the work an article brings does not grow with the
// store: about 15 blocks of a kilobyte.

const (
	// A share of 1/64 waits unpacked: a waiting print costs about 15 bytes in
	// SQLite and 70 in PostgreSQL, which adds 0.3 and 1.1 bytes to each of the
	// others; half the share would double the blocks written an article.
	waitShare = 64
	waitLeast = 2048 // so that a small store is not rewritten all the time
	// Blocks in one fold. 64 neighbours are 64 kB: a few statements a fold.
	foldBlocks = 64
	// A block splits in its turn when the mean is above a kilobyte: well under
	// PostgreSQL's 2 kB, beyond which it moves a value to a table of its own.
	blockMean = 1024
	// Rows in one INSERT; the last is repeated to fill it, so that there are
	// few statements to prepare.
	rowsAtOnce = 32
)

// index adds an article's prints.
func (t *tx) index(num int64, prints []int64) error {
	for part := range chunks(prints, rowsAtOnce) {
		args := make([]any, 0, 2*rowsAtOnce)
		for i := range fill(len(part)) {
			args = append(args, part[min(i, len(part)-1)], num)
		}
		n, err := t.do(`INSERT INTO recent (print, num) VALUES `+marks(len(args)/2, 2)+` ON CONFLICT (print, num) DO NOTHING`, args...)
		if err != nil {
			return err
		}
		t.state.waiting += n
	}
	for t.state.waiting > waitLeast+t.state.packed/waitShare {
		if err := t.fold(); err != nil {
			return err
		}
	}
	return nil
}

// fill rounds up to the few sizes of statement that are prepared.
func fill(n int) int {
	for _, size := range []int{1, 4, 8, 16} {
		if n <= size {
			return size
		}
	}
	return rowsAtOnce
}

// fold packs what waits for the next blocks of the sweep.
func (t *tx) fold() error {
	first, _ := blockOf(t.state.sweep, t.state.blocks)
	end := first
	for range foldBlocks {
		_, depth := blockOf(end, t.state.blocks)
		end += 1 << (printBits - depth)
		if end >= 1<<printBits {
			break
		}
	}
	var fresh []entry
	err := t.each(t.ctx, func(scan func(...any) error) error {
		var e entry
		err := scan(&e.print, &e.num)
		fresh = append(fresh, e)
		return err
	}, `SELECT print, num FROM recent WHERE print>=$1 AND print<$2 ORDER BY print, num`, first, end)
	if err != nil {
		return err
	}
	if len(fresh) > 0 {
		if err := t.pack(first, end, fresh); err != nil {
			return err
		}
		n, err := t.do(`DELETE FROM recent WHERE print>=$1 AND print<$2`, first, end)
		if err != nil {
			return err
		}
		t.state.waiting -= n
	}
	if t.state.sweep = end; end >= 1<<printBits {
		t.state.sweep = 0
	}
	for t.state.bytes > t.state.blocks*blockMean {
		if err := t.split(); err != nil {
			return err
		}
	}
	return nil
}

// block is one row of postings.
type block struct {
	first int64
	depth int
	data  []byte
	list  []posting
}

func (b *block) unpack() (err error) {
	if len(b.data) > 0 {
		_, b.list, err = unpackPostings(b.first, b.data)
	}
	return err
}

// pack merges entries into the blocks from first to end that they touch.
func (t *tx) pack(first, end int64, fresh []entry) error {
	held := map[int64][]byte{}
	err := t.each(t.ctx, func(scan func(...any) error) error {
		var at int64
		var data []byte
		err := scan(&at, &data)
		held[at] = data
		return err
	}, `SELECT first, data FROM postings WHERE first>=$1 AND first<$2`, first, end)
	if err != nil {
		return err
	}
	var changed []block
	for len(fresh) > 0 {
		at, depth := blockOf(fresh[0].print, t.state.blocks)
		n, _ := slices.BinarySearchFunc(fresh, at+1<<(printBits-depth), func(e entry, next int64) int { return cmp.Compare(e.print, next) })
		b := block{first: at, depth: depth, data: held[at]}
		if err := b.unpack(); err != nil {
			return err
		}
		var added int64
		b.list, added = merge(b.list, fresh[:n])
		t.state.packed += added
		changed, fresh = append(changed, b), fresh[n:]
	}
	return t.put(changed)
}

// put writes blocks and keeps count of their bytes.
func (t *tx) put(blocks []block) error {
	if t.changed == nil {
		t.changed = make(map[int64][]byte)
	}
	for part := range chunks(blocks, rowsAtOnce) {
		args := make([]any, 0, 2*len(part))
		for _, b := range part {
			data := packPostings(b.depth, b.list)
			t.state.bytes += int64(len(data) - len(b.data))
			t.changed[b.first] = data
			args = append(args, b.first, data)
		}
		_, err := t.do(`INSERT INTO postings (first, data) VALUES `+marks(len(part), 2)+` ON CONFLICT (first) DO UPDATE SET data=excluded.data`, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// split divides the block whose turn it is.
func (t *tx) split() error {
	n := t.state.blocks
	depth := 0
	for 2<<depth <= n {
		depth++
	}
	half := int64(1) << (printBits - depth - 1)
	b := block{first: (n - 1<<depth) << (printBits - depth)}
	err := t.one(t.ctx, []any{&b.data}, `SELECT data FROM postings WHERE first=$1`, b.first)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err := b.unpack(); err != nil {
		return err
	}
	at, _ := slices.BinarySearchFunc(b.list, b.first+half, func(p posting, at int64) int { return cmp.Compare(p.print, at) })
	t.state.blocks++
	return t.put([]block{
		{first: b.first, depth: depth + 1, data: b.data, list: b.list[:at]},
		{first: b.first + half, depth: depth + 1, list: b.list[at:]},
	})
}

// unprint takes an article's prints out of the index.
func (t *tx) unprint(num int64, prints []int64) error {
	slices.Sort(prints)
	for _, p := range prints {
		n, err := t.do(`DELETE FROM recent WHERE print=$1 AND num=$2`, p, num)
		if err != nil {
			return err
		}
		t.state.waiting -= n
		first, depth := blockOf(p, t.state.blocks)
		b := block{first: first, depth: depth}
		err = t.one(t.ctx, []any{&b.data}, `SELECT data FROM postings WHERE first=$1`, first)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		if err := b.unpack(); err != nil {
			return err
		}
		at, found := slices.BinarySearchFunc(b.list, p, func(p posting, at int64) int { return cmp.Compare(p.print, at) })
		if !found || !b.list[at].drop(num) {
			continue
		}
		t.state.packed--
		if b.list[at].total == 0 {
			b.list = slices.Delete(b.list, at, at+1)
		}
		if err := t.put([]block{b}); err != nil {
			return err
		}
	}
	return nil
}

package store

import (
	"context"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"
)

// Shelf keeps copies of the packed blocks nearer than the database does: in
// Redis, when that is chosen (cache.Shelf). The bytes are the same. The
// database keeps every block all the same, so a shelf may forget, hang or die:
// what it does not give is read from the database.
//
// A block of yesterday must not be taken for one of today, though. So:
//
//   - Each transaction that changes blocks takes a new number, its fold, and
//     puts the blocks on the shelf before it commits, each with that number.
//     Transactions of all processes write in turn, so numbers only grow.
//   - Who reads knows, from the same statement as the prints that wait, the
//     last fold that was committed. A block with a later number is of a
//     transaction that is under way, or never came to its end: it is passed
//     over.
//   - Before the blocks, the number itself is written on the shelf, to the
//     last folds: the mark. When the mark does not end with the fold that the
//     database holds, something was missed (a shelf that did not answer, a
//     process that has none, a transaction that was broken off, a shelf brought
//     back from a backup), and a new era begins: a part of every key, drawn by
//     lot, so that nothing of before is ever found again. A reader who does not
//     find its fold in the mark asks the database.
//   - A new era is an empty shelf, filled by those who read.
//
// What this does not see is a replica of Redis that takes over without the
// last moment's writes, and a block that Redis put out as soon as it came, when
// a reader of the fold before puts the former one back: such blocks may lack
// the latest articles until they are next folded, or until they expire.
type Shelf interface {
	// Get gives the value under each key, nil where there is none.
	Get(ctx context.Context, keys []string) ([][]byte, error)
	// Put sets values.
	Put(ctx context.Context, keys []string, values [][]byte) error
	// Add sets values where there is none yet.
	Add(ctx context.Context, keys []string, values [][]byte) error
}

const (
	// markFolds is how many folds a mark holds: a reader may be so many behind.
	markFolds = 16
	// foldStep is the most by which fold numbers grow, by lot, so that one that
	// was broken off is not met again.
	foldStep = 1 << 20
	// shelfRest is how long a reader who found no mark waits before another
	// transaction is spent on a new one.
	shelfRest = time.Second
	foldBytes = 8 // before each block
)

// standing is what a reader must know of the index: one row of state.
type standing struct{ blocks, articles, fold, era int64 }

const standingColumns = `blocks, articles, fold, era`

// shelfKey names a block. The number in braces is what a Redis Cluster spreads
// keys by, so that a block stands on the same node in every era.
func shelfKey(era, first int64) string {
	return strconv.FormatInt(era, 36) + "/{" + strconv.FormatInt(first, 36) + "}"
}

func markKey(era int64) string { return strconv.FormatInt(era, 36) + "/{mark}" }

func packMark(folds []int64) []byte {
	var b []byte
	for _, f := range folds {
		b = binary.BigEndian.AppendUint64(b, uint64(f))
	}
	return b
}

func unpackMark(b []byte) (folds []int64) {
	for ; len(b) >= foldBytes; b = b[foldBytes:] {
		folds = append(folds, int64(binary.BigEndian.Uint64(b)))
	}
	return folds
}

// shelve counts a transaction that changed blocks and puts them on the shelf.
func (t *tx) shelve(shelf Shelf) {
	if len(t.changed) == 0 && !t.relight {
		return
	}
	if shelf == nil {
		t.state.fold += 1 + rand.Int64N(foldStep) // whoever has a shelf will see that this was missed
		return
	}
	mark, err := shelf.Get(t.ctx, []string{markKey(t.state.era)})
	var folds []int64
	if err == nil {
		folds = unpackMark(mark[0])
	}
	known := len(folds) > 0 && folds[len(folds)-1] == t.state.fold
	if t.relight && known && len(t.changed) == 0 {
		return // another process was first
	}
	t.wrote++
	t.state.fold += 1 + rand.Int64N(foldStep)
	if !known {
		t.state.era, folds = rand.Int64(), nil
	}
	if err != nil {
		return
	}
	folds = append(folds, t.state.fold)
	folds = folds[max(0, len(folds)-markFolds):]
	keys, values := make([]string, 0, len(t.changed)), make([][]byte, 0, len(t.changed))
	for first, data := range t.changed {
		keys, values = append(keys, shelfKey(t.state.era, first)), append(values, onShelf(t.state.fold, data))
	}
	err = shelf.Put(t.ctx, []string{markKey(t.state.era)}, [][]byte{packMark(folds)})
	if err == nil && len(keys) > 0 {
		err = shelf.Put(t.ctx, keys, values)
	}
	if err != nil {
		t.state.era = rand.Int64()
	}
}

// onShelf is a block as it stands there.
func onShelf(fold int64, data []byte) []byte {
	return append(binary.BigEndian.AppendUint64(make([]byte, 0, foldBytes+len(data)), uint64(fold)), data...)
}

// fromShelf gives the blocks that stand on the shelf and may be believed, and
// the first prints of the others.
func (d *DB) fromShelf(ctx context.Context, s standing, firsts []int64) (found []block, missing []int64) {
	keys := make([]string, len(firsts)+1)
	for i, first := range firsts {
		keys[i+1] = shelfKey(s.era, first)
	}
	// The mark comes before the blocks: in a cluster they are of other nodes,
	// and a block read before a mark that is right may be of the time before it.
	keys[0] = markKey(s.era)
	values, err := d.options.Shelf.Get(ctx, keys[:1])
	if err != nil {
		return nil, firsts
	}
	if !slices.Contains(unpackMark(values[0]), s.fold) {
		select {
		case d.unlit <- struct{}{}:
		default: // it is known
		}
		return nil, firsts
	}
	values, err = d.options.Shelf.Get(ctx, keys[1:])
	if err != nil {
		return nil, firsts
	}
	for i, v := range values {
		if len(v) <= foldBytes || int64(binary.BigEndian.Uint64(v)) > s.fold {
			missing = append(missing, firsts[i])
			continue
		}
		found = append(found, block{first: firsts[i], data: v[foldBytes:]})
	}
	return found, missing
}

// toShelf puts up what the shelf lacked and the database had. A block that is
// there by now is newer.
func (d *DB) toShelf(ctx context.Context, s standing, found []block) {
	keys, values := make([]string, len(found)), make([][]byte, len(found))
	for i, b := range found {
		keys[i], values[i] = shelfKey(s.era, b.first), onShelf(s.fold, b.data)
	}
	_ = d.options.Shelf.Add(ctx, keys, values) // the next reader will
}

// tendShelf begins a new era whenever a reader finds the shelf without a mark:
// at first, and when Redis has lost what it had.
func (d *DB) tendShelf(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-d.unlit:
		}
		err := d.change(ctx, func(t *tx) error {
			t.relight = true
			return nil
		})
		if err != nil && ctx.Err() == nil {
			d.options.Log.WarnContext(ctx, "store: the shelf of the copy index could not be begun anew; the database is read", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(shelfRest):
		}
	}
}

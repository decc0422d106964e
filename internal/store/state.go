package store

// state is the one row of counters, read when a transaction begins and written
// when it ends.
type state struct {
	num      int64 // the last number given to an article
	seq      int64 // the last line of the log
	articles int64
	captures int64
	families int64
	removed  int64
	blocks   int64 // of the copy index, see fold.go
	packed   int64 // entries in them
	bytes    int64 // of them
	waiting  int64 // prints not yet packed
	sweep    int64 // the print at which the next fold begins
	prints   int64 // family.PrintVersion of what is indexed, see reindex.go
	fold     int64 // the last transaction that changed blocks, see shelf.go
	era      int64 // of the blocks' copies on a shelf
}

func (s *state) fields() []any {
	return []any{&s.num, &s.seq, &s.articles, &s.captures, &s.families, &s.removed, &s.blocks, &s.packed, &s.bytes, &s.waiting, &s.sweep, &s.prints, &s.fold, &s.era}
}

const stateColumns = `num, seq, articles, captures, families, removed, blocks, packed, bytes, waiting, sweep, prints, fold, era`

func (t *tx) load() error {
	return t.one(t.ctx, t.state.fields(), `SELECT `+stateColumns+` FROM state`)
}

func (t *tx) save() error {
	_, err := t.do(`UPDATE state SET num=$1, seq=$2, articles=$3, captures=$4, families=$5, removed=$6, blocks=$7, packed=$8, bytes=$9, waiting=$10, sweep=$11, prints=$12, fold=$13, era=$14`,
		t.state.num, t.state.seq, t.state.articles, t.state.captures, t.state.families, t.state.removed,
		t.state.blocks, t.state.packed, t.state.bytes, t.state.waiting, t.state.sweep, t.state.prints, t.state.fold, t.state.era)
	return err
}

// log adds a line to the log and gives its number.
func (t *tx) log(c Change) (int64, error) {
	t.state.seq++
	_, err := t.do(`INSERT INTO changes (seq, at, kind, article, revision, family, other, why) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
		t.state.seq, t.now.UnixMicro(), string(c.Kind), c.Article, c.Revision, c.Family, c.Other, column(c.Why))
	return t.state.seq, err
}

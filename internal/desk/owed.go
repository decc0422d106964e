package desk

import "sync"

// owed names the articles whose second look for copies failed, so that a
// repeated capture, which brings nothing new, is looked at all the same. It is
// of this process: one that ends in between leaves the two copies apart until
// one of them changes.
type owed struct {
	mu sync.Mutex
	of map[string]bool
}

const maxOwed = 1 << 14 // some 1 MB; looks fail for as long as the database does

func (o *owed) has(id string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.of[id]
}

func (o *owed) add(id string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.of == nil {
		o.of = map[string]bool{}
	}
	if len(o.of) < maxOwed {
		o.of[id] = true
	}
}

func (o *owed) drop(id string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.of, id)
}

package desk

import (
	"sync"
	"time"
)

// headLife is how long a moment lasts: another process's capture or take-down
// is seen here after at most that. 2 s is below the max-age that the API sends
// anyway.
const headLife = 2 * time.Second

// heads remembers for a moment what an id stands for now (an article's latest
// revision, a family's version, that a revision is still there), so that a hit
// in memory reads no database.
type heads struct {
	mu sync.RWMutex
	at map[string]head
}

type head struct {
	value string
	until time.Time
}

const maxHeads = 1 << 14 // some 2 MB

func (h *heads) get(id string) (string, bool) {
	h.mu.RLock()
	one, ok := h.at[id]
	h.mu.RUnlock()
	if !ok || time.Now().After(one.until) {
		return "", false
	}
	return one.value, true
}

func (h *heads) put(id, value string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.at == nil || len(h.at) >= maxHeads {
		h.at = make(map[string]head) // a full table is of old moments for the most part
	}
	h.at[id] = head{value, time.Now().Add(headLife)}
}

func (h *heads) drop(ids ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range ids {
		delete(h.at, id)
	}
}

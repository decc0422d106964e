package desk

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/stemma-news/stemma/internal/fault"
)

// Cached is an answer as it is sent: a face that only passes it on never
// decodes it.
type Cached[T any] struct {
	Raw  []byte // JSON; shared, not to be changed
	ETag string // strong, with its quotes
}

// Value decodes the answer.
func (c Cached[T]) Value() (T, error) {
	var v T
	if err := json.Unmarshal(c.Raw, &v); err != nil {
		return v, fmt.Errorf("desk: decode a cached answer: %w", err)
	}
	return v, nil
}

// A kept value is its tag and then its JSON, so that a hit computes nothing.
const tagLen = 24 // two quotes and 22 letters: 16.5 bytes of SHA-256, so 2^-64 for a chance twin among 2^34 answers

// seal makes the value to keep of an answer.
func seal(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("desk: encode an answer: %w", err)
	}
	kept := make([]byte, 0, tagLen+len(raw))
	kept = append(kept, Tag(raw)...)
	return append(kept, raw...), nil
}

// Tag is the strong ETag of an answer's bytes.
func Tag(raw []byte) string {
	sum := sha256.Sum256(raw)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:17])[:tagLen-2] + `"`
}

func open[T any](kept []byte) (Cached[T], error) {
	if len(kept) <= tagLen {
		return Cached[T]{}, fault.New(fault.Internal, "a kept answer is too short", "try again")
	}
	return Cached[T]{Raw: kept[tagLen:], ETag: string(kept[:tagLen])}, nil
}

// keep gives the answer kept under key, or computes it in a slot and keeps it.
// Many who ask at once share one computation.
func keep[T any](ctx context.Context, d *Desk, key string, compute func(context.Context) (T, error)) (Cached[T], error) {
	kept, _, err := d.cache.Do(ctx, key, func(ctx context.Context) ([]byte, error) {
		free, err := d.slot(ctx)
		if err != nil {
			return nil, err
		}
		defer free()
		v, err := compute(ctx)
		if err != nil {
			return nil, err
		}
		return seal(v)
	})
	if err != nil {
		return Cached[T]{}, err
	}
	return open[T](kept)
}

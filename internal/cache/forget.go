package cache

import (
	"context"
	"errors"
	"strings"

	"github.com/redis/go-redis/v9"
)

// Forget drops every value whose key names one of the ids, in both tiers: what
// a take-down asks. In Redis all keys are scanned, a thousand at a time: it is
// rare, it misses none, and no other call pays for an index of them. Other
// processes drop what they hold in their memory within ten minutes; whoever
// answers from there asks the store first whether it may. What is being
// computed now is not kept when it is done, here; in another process the check
// of whoever computes it is what stands between.
func (c *Cache) Forget(ctx context.Context, ids ...string) error {
	c.forgetting.Lock()
	c.generation++
	c.forgetting.Unlock()
	if c.memory != nil {
		for key := range c.memory.Keys() {
			if names(key, ids) {
				c.memory.Invalidate(key)
			}
		}
	}
	if c.remote == nil || len(ids) == 0 {
		return nil
	}
	return c.remote.forget(ctx, ids)
}

func names(key string, ids []string) bool {
	for _, id := range ids {
		if strings.Contains(key, id) {
			return true
		}
	}
	return false
}

func (r *remote) forget(ctx context.Context, ids []string) error {
	scan := func(ctx context.Context, node redis.Cmdable) error {
		var cursor uint64
		for {
			keys, next, err := node.Scan(ctx, cursor, prefix+"*", 1000).Result()
			if err != nil {
				return err
			}
			for _, key := range keys {
				if names(key, ids) {
					if err := r.client.Unlink(ctx, key).Err(); err != nil {
						return err
					}
				}
			}
			if cursor = next; cursor == 0 {
				return nil
			}
		}
	}
	var err error
	if cluster, ok := r.client.(*redis.ClusterClient); ok {
		err = cluster.ForEachMaster(ctx, func(ctx context.Context, node *redis.Client) error { return scan(ctx, node) })
	} else {
		err = scan(ctx, r.client)
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		r.failed(ctx, err)
	}
	return err
}

package cache

import (
	"net/url"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"github.com/stemma-news/stemma/internal/fault"
)

// parseRedis reads the address of one Redis, of a master found through
// sentinels, or of a cluster, and sets what a cache needs of the client. The
// defaults of the client ignore a context's deadline and try three times:
// a hung Redis then cost 5 to 8 seconds on a context of 50 ms.
//
//	redis://user:password@host:6379/0     rediss:// for TLS, likewise below
//	redis-sentinel://host:26379,host:26379/MASTER?db=0
//	redis-cluster://host:6379,host:6379
func parseRedis(address string, patience time.Duration) (*redis.UniversalOptions, error) {
	scheme, rest, ok := strings.Cut(address, "://")
	kind := strings.TrimPrefix(strings.TrimPrefix(scheme, "rediss"), "redis")
	if !ok || !strings.HasPrefix(scheme, "redis") || kind != "" && kind != "-sentinel" && kind != "-cluster" {
		return nil, badAddress(nil)
	}
	end := strings.IndexAny(rest, "/?")
	if end < 0 {
		end = len(rest)
	}
	at := strings.LastIndex(rest[:end], "@") + 1
	hosts := strings.Split(rest[at:end], ",")
	one := strings.TrimSuffix(scheme, kind) + "://" + rest[:at] + hosts[0]
	path, query := rest[end:], ""
	path, query, _ = strings.Cut(path, "?")
	params, err := url.ParseQuery(query)
	if err != nil {
		return nil, badAddress(err)
	}
	master := ""
	if kind == "-sentinel" {
		master, path = strings.Trim(path, "/"), ""
	}
	if db := params.Get("db"); db != "" {
		path = "/" + db
	}
	base, err := redis.ParseURL(one + path)
	if err != nil || kind == "-sentinel" && master == "" || kind == "" && len(hosts) > 1 {
		return nil, badAddress(err)
	}
	for i, h := range hosts {
		if h == "" {
			return nil, badAddress(nil)
		}
		if !strings.Contains(h[strings.LastIndex(h, "]")+1:], ":") {
			hosts[i] = h + map[bool]string{true: ":26379", false: ":6379"}[master != ""]
		}
	}
	return &redis.UniversalOptions{
		Addrs: hosts, MasterName: master, IsClusterMode: kind == "-cluster",
		Username: base.Username, Password: base.Password, DB: base.DB, TLSConfig: base.TLSConfig,
		ContextTimeoutEnabled: true, MaxRetries: -1, DialerRetries: 1,
		DialTimeout: 2 * patience, ReadTimeout: patience, WriteTimeout: patience, PoolTimeout: patience,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
		DisableIdentity:          true, // one command fewer on each new connection
	}, nil
}

func badAddress(cause error) error {
	return fault.Wrap(cause, fault.Invalid, "the address of Redis cannot be read",
		"write it as redis://host:6379/0, redis-sentinel://host,host/master or redis-cluster://host,host")
}

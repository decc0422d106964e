package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// child runs one test of this package in a process of its own.
func child(t *testing.T, test string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	ok(t, err)
	cmd := exec.Command(self, "-test.run=^"+test+"$", "-test.v=false")
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// A writer is killed without warning, again and again, at any moment. Each
// revision that it was told is kept is there afterwards, whole.
func TestKilled(t *testing.T) {
	if dsn := os.Getenv("STEMMA_TEST_KILL_ME"); dsn != "" {
		writeUntilKilled(t, dsn, os.Getenv("STEMMA_TEST_ROUND"))
		return
	}
	rounds := 30
	if testing.Short() {
		rounds = 4
	}
	dsn := sqlitePath(t)
	kept := map[string]uint64{} // key -> seed of its text
	for round := range rounds {
		cmd := child(t, "TestKilled", "STEMMA_TEST_KILL_ME="+dsn, "STEMMA_TEST_ROUND="+strconv.Itoa(round))
		out, err := cmd.StdoutPipe()
		ok(t, err)
		ok(t, cmd.Start())
		lines := bufio.NewScanner(out)
		// Another number of writes in each round, so that the blow falls on
		// another moment.
		for n := 0; lines.Scan(); n++ {
			if n == 5+round*7%40 {
				ok(t, cmd.Process.Kill())
			}
			key, seed, found := strings.Cut(strings.TrimPrefix(lines.Text(), "kept "), " ")
			if !found {
				t.Fatalf("the child says %q", lines.Text())
			}
			if kept[key], err = strconv.ParseUint(seed, 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		_ = cmd.Wait()

		d := open(t, dsn, Options{})
		for key, seed := range kept {
			a, err := d.Read(t.Context(), ArticleID(key), "")
			ok(t, err)
			if a.Body != words(seed, 60) {
				t.Fatalf("round %d: %s came back as another text", round, key)
			}
			if got := best(t, d, words(seed, 60)); got != ArticleID(key) {
				t.Fatalf("round %d: the index does not find %s", round, key)
			}
		}
		s, err := d.Stats(t.Context())
		ok(t, err)
		if s.Articles < int64(len(kept)) || len(kindsUpTo(t, d)) != int(s.Changes) {
			t.Fatalf("round %d: %+v for %d kept", round, s, len(kept))
		}
		ok(t, d.Close())
	}
	t.Logf("%d kills, %d acknowledged revisions, none lost", rounds, len(kept))
}

func kindsUpTo(t *testing.T, d *DB) (all []Change) {
	t.Helper()
	for {
		var after int64
		if len(all) > 0 {
			after = all[len(all)-1].Seq
		}
		part, err := d.Changes(t.Context(), after, 1000)
		ok(t, err)
		if len(part) == 0 {
			return all
		}
		all = append(all, part...)
	}
}

// writeUntilKilled writes from several goroutines and says on standard output
// what the store acknowledged.
func writeUntilKilled(t *testing.T, dsn, round string) {
	n, err := strconv.Atoi(round)
	ok(t, err)
	d := open(t, dsn, Options{})
	for w := range 4 {
		go func() {
			for i := 0; ; i++ {
				seed := uint64(n)<<40 | uint64(w)<<20 | uint64(i)
				key := fmt.Sprint("key-", seed)
				if _, err := d.Capture(context.Background(), Capture{Key: key, Article: text(t, key, words(seed, 60))}); err != nil {
					return
				}
				fmt.Printf("kept %s %d\n", key, seed)
			}
		}()
	}
	select {}
}

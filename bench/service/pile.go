package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// pile has many callers capture long copies of one text at once, the dearest
// thing that can be asked: each is compared with all that came before. A caller
// who is told to wait does, and tries again. It prints what became of them and
// the most memory that the server ever held.
func pile(address string, pid, callers, texts, each int) error {
	story, err := os.ReadFile(story)
	if err != nil {
		return err
	}
	words := strings.Fields(string(story))
	copies := make([]string, texts)
	for i := range copies {
		copies[i] = copyOf(words, i, 500_000)
	}
	before, err := peak(pid)
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: callers}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	became, families := map[string]int{}, map[string]int{}
	note := func(what, family string) {
		mu.Lock()
		defer mu.Unlock()
		became[what]++
		if family != "" {
			families[family]++
		}
	}
	began := time.Now()
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			for j := range each {
				body, _ := json.Marshal(map[string]any{"key": fmt.Sprintf("pile-%d-%d", i, j), "text": copies[(i+j)%texts]})
				for {
					status, after, family, err := captureOnce(client, address, body)
					if err != nil {
						note("lost: "+err.Error(), "")
						break
					}
					note(strconv.Itoa(status), family)
					if status != http.StatusServiceUnavailable {
						break
					}
					time.Sleep(after)
				}
			}
		})
	}
	wg.Wait()
	after, err := peak(pid)
	if err != nil {
		return err
	}
	// Each was compared with those captured before it; the last look joins all.
	fmt.Printf("%d callers capture %d texts each, of %d copies of one of 500 kB: %v in %.1f s, %d families while it lasted; the server held %d MB at most, %d MB before\n",
		callers, each, texts, became, time.Since(began).Seconds(), len(families), after>>10, before>>10)
	return nil
}

// copyOf is a long text in the words of another; of two copies one word in a
// hundred differs.
func copyOf(words []string, n, size int) string {
	base, own := rand.New(rand.NewPCG(1, 1)), rand.New(rand.NewPCG(2, uint64(n)))
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		w := words[base.IntN(len(words))]
		if own.IntN(100) == 0 {
			w = words[own.IntN(len(words))]
		}
		b.WriteString(w)
		switch {
		case i%90 == 0:
			b.WriteString(".\n\n")
		case i%15 == 0:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func captureOnce(client *http.Client, address string, body []byte) (status int, after time.Duration, family string, err error) {
	res, err := client.Post("http://"+address+"/v1/articles", "application/json", bytes.NewReader(body))
	if err != nil {
		return 0, 0, "", err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, 0, "", err
	}
	var got struct{ Family string }
	if res.StatusCode < 300 {
		err = json.Unmarshal(raw, &got)
	}
	s, _ := strconv.Atoi(res.Header.Get("Retry-After"))
	return res.StatusCode, time.Duration(s) * time.Second, got.Family, err
}

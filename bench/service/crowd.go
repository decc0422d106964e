package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// crowd sends many bodies of 1 MB at once and prints what became of them and
// the most memory that the server ever held.
func crowd(address string, pid, callers int) error {
	text, err := os.ReadFile(story)
	if err != nil {
		return err
	}
	var long strings.Builder
	for i := 0; long.Len() < 1_000_000; i++ {
		fmt.Fprintf(&long, "Part %d. %s\n\n", i, text)
	}
	body, err := json.Marshal(map[string]any{"text": long.String()[:1_000_000]})
	if err != nil {
		return err
	}
	before, err := peak(pid)
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: callers}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	became := map[string]int{}
	began := time.Now()
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			end := "lost"
			res, err := client.Post("http://"+address+"/v1/summaries", "application/json", bytes.NewReader(body))
			if err == nil {
				_, err = io.Copy(io.Discard, res.Body)
				res.Body.Close()
				if err == nil {
					end = fmt.Sprint(res.StatusCode)
					if after := res.Header.Get("Retry-After"); after != "" {
						end += " Retry-After " + after
					}
				}
			}
			mu.Lock()
			defer mu.Unlock()
			became[end]++
		})
	}
	wg.Wait()
	after, err := peak(pid)
	if err != nil {
		return err
	}
	fmt.Printf("%d bodies of 1 MB at once: %v in %.1f s; the server held %d MB at most, %d MB before\n",
		callers, became, time.Since(began).Seconds(), after>>10, before>>10)
	return nil
}

// peak reads the most kilobytes that a process was resident with.
func peak(pid int) (kB int, err error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	_, err = fmt.Sscan(rest, &kB)
	return kB, err
}

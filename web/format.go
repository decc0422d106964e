package web

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// short cuts a text to n characters, at a space where one is near.
func short(n int, s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return cut + "…"
}

// day shows a time as an article carries it: a date, with the hour when known.
func day(s string) string {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return clock(t)
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format("2 January 2006")
	}
	return s
}

func clock(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

func machine(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func percent(x float64) string { return fmt.Sprintf("%d%%", int(math.Round(100*x))) }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

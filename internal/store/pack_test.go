package store

import (
	"testing"

	"github.com/stemma-news/stemma/article"
)

func BenchmarkUnpack(b *testing.B) {
	var d article.Draft
	for i := range 20 {
		d.Paragraphs = append(d.Paragraphs, article.Text{Text: words(uint64(i), 20) + ". " + words(uint64(99+i), 15) + "."})
	}
	d.Language = "en"
	a, err := article.New(d)
	ok(b, err)
	body := packBody(a)
	facts, err := packFacts(a)
	ok(b, err)
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			_, err := unpack(body, facts)
			ok(b, err)
		}
		b.ReportMetric(float64(len(body)), "body-bytes")
		b.ReportMetric(float64(len(facts)), "facts-bytes")
	})
	b.Run("head", func(b *testing.B) {
		for b.Loop() {
			_, err := unpackHead(body, facts)
			ok(b, err)
		}
	})
}

// One writer waits for each sync alone; sixty-four share them.
func BenchmarkCapture(b *testing.B) {
	for _, writers := range []int{1, 64} {
		b.Run("writers="+map[int]string{1: "1", 64: "64"}[writers], func(b *testing.B) {
			d := open(b, sqlitePath(b), Options{})
			b.SetParallelism(max(1, writers/2))
			seed := make(chan uint64)
			stop := make(chan struct{})
			go func() {
				for n := uint64(1); ; n++ {
					select {
					case seed <- n:
					case <-stop:
						return
					}
				}
			}()
			defer close(stop)
			if writers == 1 {
				for b.Loop() {
					put(b, d, words(<-seed, 3), words(<-seed, 400))
				}
				return
			}
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					n := <-seed
					put(b, d, words(n, 3), words(n, 400))
				}
			})
		})
	}
}

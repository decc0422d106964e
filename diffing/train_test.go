package diffing

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"iter"
	"math"
	"os"
	"testing"
)

var trainData = flag.String("data", "", "the `folder` with NAME.jsonl.gz to learn from and to measure on")

// sample is one candidate: what speaks for it, and whether people chose it.
type sample struct {
	evidence []float64
	chosen   bool
	weight   float64
}

// rowsOf reads a file of JSON lines.
func rowsOf[T any](t *testing.T, file string) iter.Seq[T] {
	return func(yield func(T) bool) {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(bufio.NewReader(f))
		if err != nil {
			t.Fatal(err)
		}
		for dec := json.NewDecoder(z); dec.More(); {
			var row T
			if err := dec.Decode(&row); err != nil {
				t.Fatal(err)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// regress fits a logistic regression by Newton's method, with a ridge of 1.
func regress(samples []sample) []float64 {
	w := make([]float64, len(samples[0].evidence))
	for range 15 {
		gradient := make([]float64, len(w))
		hessian := make([][]float64, len(w))
		for a := range w {
			hessian[a] = make([]float64, len(w))
			gradient[a] = -w[a]
			hessian[a][a] = 1
		}
		for _, s := range samples {
			z := 0.0
			for a, v := range s.evidence {
				z += w[a] * v
			}
			p := 1 / (1 + math.Exp(-z))
			miss := -p
			if s.chosen {
				miss++
			}
			for a, v := range s.evidence {
				gradient[a] += s.weight * miss * v
				for b, u := range s.evidence {
					hessian[a][b] += s.weight * p * (1 - p) * v * u
				}
			}
		}
		step := solve(hessian, gradient)
		for a := range w {
			w[a] += step[a]
		}
	}
	return w
}

// solve is Gauss-Jordan elimination.
func solve(m [][]float64, v []float64) []float64 {
	for c := range v {
		pivot := c
		for r := c; r < len(v); r++ {
			if math.Abs(m[r][c]) > math.Abs(m[pivot][c]) {
				pivot = r
			}
		}
		m[c], m[pivot] = m[pivot], m[c]
		v[c], v[pivot] = v[pivot], v[c]
		for r := range v {
			if r == c {
				continue
			}
			f := m[r][c] / m[c][c]
			for k := c; k < len(v); k++ {
				m[r][k] -= f * m[c][k]
			}
			v[r] -= f * v[c]
		}
	}
	for c := range v {
		v[c] /= m[c][c]
	}
	return v
}

package main

import (
	"strings"
	"unicode"
)

// Rouge is the F1 of ROUGE-1, ROUGE-2 and ROUGE-Lsum, 0 to 1 (Lin, "ROUGE: A
// Package for Automatic Evaluation of Summaries", 2004), as Google's
// rouge_score gives it.
type Rouge struct{ One, Two, Lsum float64 }

// Mean is the mean of the three.
func (r Rouge) Mean() float64 { return (r.One + r.Two + r.Lsum) / 3 }

// A Scale scores summaries of one language. English is stemmed and cut to
// letters a-z and digits; other languages are cut at what is no letter, with
// every ideograph a word.
type Scale struct {
	english bool
	ids     map[string]int32
}

// NewScale makes the scale of a language.
func NewScale(language string) *Scale {
	return &Scale{english: language == "en", ids: map[string]int32{}}
}

// A Tokens is a text cut to lines of word ids.
type Tokens struct {
	lines [][]int32
	all   []int32
}

// Cut makes the tokens of a text: sentences are its lines.
func (s *Scale) Cut(t string) Tokens {
	var out Tokens
	for line := range strings.SplitSeq(t, "\n") {
		if line == "" {
			continue
		}
		var ids []int32
		for _, w := range s.words(line) {
			id, ok := s.ids[w]
			if !ok {
				id = int32(len(s.ids))
				s.ids[w] = id
			}
			ids = append(ids, id)
		}
		out.lines = append(out.lines, ids)
		out.all = append(out.all, ids...)
	}
	return out
}

func (s *Scale) words(t string) []string {
	t = strings.ToLower(t)
	if !s.english {
		var out []string
		start := -1
		for i, r := range t {
			ideograph := r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff
			word := !ideograph && (unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_')
			if !word && start >= 0 {
				out = append(out, t[start:i])
				start = -1
			}
			if ideograph {
				out = append(out, string(r))
			} else if word && start < 0 {
				start = i
			}
		}
		if start >= 0 {
			out = append(out, t[start:])
		}
		return out
	}
	out := strings.FieldsFunc(t, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	for i, w := range out {
		if len(w) > 3 {
			out[i] = porter(w)
		}
	}
	return out
}

// Score compares a summary with a reference.
func Score(ref, hyp Tokens) Rouge {
	return Rouge{ngrams(ref.all, hyp.all, 1), ngrams(ref.all, hyp.all, 2), lsum(ref.lines, hyp.lines)}
}

func ngrams(ref, hyp []int32, n int) float64 {
	key := func(t []int32) int64 {
		k := int64(t[0])
		if n == 2 {
			k = k<<32 | int64(t[1])
		}
		return k
	}
	left := map[int64]int{}
	for i := 0; i+n <= len(ref); i++ {
		left[key(ref[i:])]++
	}
	hits := 0
	for i := 0; i+n <= len(hyp); i++ {
		if k := key(hyp[i:]); left[k] > 0 {
			left[k]--
			hits++
		}
	}
	return f1(hits, max(len(hyp)-n+1, 1), max(len(ref)-n+1, 1))
}

// lsum is the union of the longest common subsequences of each line of the
// reference with all lines of the summary, each word used once.
func lsum(ref, hyp [][]int32) float64 {
	refs, hyps := map[int32]int{}, map[int32]int{}
	m, n := 0, 0
	for _, r := range ref {
		m += len(r)
		for _, t := range r {
			refs[t]++
		}
	}
	for _, h := range hyp {
		n += len(h)
		for _, t := range h {
			hyps[t]++
		}
	}
	if m == 0 || n == 0 {
		return 0
	}
	hits := 0
	for _, r := range ref {
		union := make([]bool, len(r))
		for _, h := range hyp {
			common(r, h, union)
		}
		for i, in := range union {
			if t := r[i]; in && hyps[t] > 0 && refs[t] > 0 {
				hits++
				hyps[t]--
				refs[t]--
			}
		}
	}
	return f1(hits, n, m)
}

// common marks the places of ref in one longest common subsequence with hyp,
// the one that rouge_score walks back to.
func common(ref, hyp []int32, union []bool) {
	w := len(hyp) + 1
	t := make([]int32, (len(ref)+1)*w)
	for i, x := range ref {
		for j, y := range hyp {
			switch {
			case x == y:
				t[(i+1)*w+j+1] = t[i*w+j] + 1
			case t[i*w+j+1] > t[(i+1)*w+j]:
				t[(i+1)*w+j+1] = t[i*w+j+1]
			default:
				t[(i+1)*w+j+1] = t[(i+1)*w+j]
			}
		}
	}
	for i, j := len(ref), len(hyp); i > 0 && j > 0; {
		switch {
		case ref[i-1] == hyp[j-1]:
			union[i-1] = true
			i--
			j--
		case t[i*w+j-1] > t[(i-1)*w+j]:
			j--
		default:
			i--
		}
	}
}

func f1(hits, hyp, ref int) float64 {
	p, r := float64(hits)/float64(hyp), float64(hits)/float64(ref)
	if hits == 0 || p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

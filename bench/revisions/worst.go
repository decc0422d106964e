package revisions

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
)

// hard is a pair of texts that a careless engine chokes on.
type hard struct {
	name string
	make func(r *rand.Rand, size int) (old, new string)
}

func fill(size int, next func() string) string {
	var b strings.Builder
	for b.Len() < size {
		b.WriteString(next())
	}
	return b.String()
}

// prose writes sentences of a vocabulary with few frequent and many rare words.
func prose(r *rand.Rand, size int) []string {
	word := func() string {
		x := r.Float64()
		return fmt.Sprintf("w%d", int(5000*x*x*x))
	}
	var out []string
	for n := 0; n < size; {
		s := "The"
		for range 8 + r.IntN(20) {
			s += " " + word()
		}
		s += ". "
		out = append(out, s)
		n += len(s)
	}
	return out
}

func edited(r *rand.Rand, sentences []string, share float64) []string {
	out := make([]string, len(sentences))
	for i, s := range sentences {
		words := strings.Fields(s)
		for k := 1; k < len(words)-1; k++ {
			if r.Float64() < share {
				words[k] = fmt.Sprintf("x%d", r.IntN(5000))
			}
		}
		out[i] = strings.Join(words, " ") + " "
	}
	return out
}

var hards = []hard{
	{"prose, a word in fifty edited", func(r *rand.Rand, n int) (string, string) {
		s := prose(r, n)
		return strings.Join(s, ""), strings.Join(edited(r, s, .02), "")
	}},
	{"prose, a word in five edited", func(r *rand.Rand, n int) (string, string) {
		s := prose(r, n)
		return strings.Join(s, ""), strings.Join(edited(r, s, .2), "")
	}},
	{"unrelated prose", func(r *rand.Rand, n int) (string, string) {
		a := strings.Join(prose(r, n), "")
		return a, strings.Join(prose(r, n), "")
	}},
	{"every sentence moved", func(r *rand.Rand, n int) (string, string) {
		s := prose(r, n)
		a := strings.Join(s, "")
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		return a, strings.Join(s, "")
	}},
	{"all words distinct", func(_ *rand.Rand, n int) (string, string) {
		k := 0
		next := func() string { k++; return fmt.Sprintf("v%d ", k) }
		a := fill(n, next)
		return a, fill(n, next)
	}},
	{"two words at random", func(r *rand.Rand, n int) (string, string) {
		next := func() string { return [2]string{"a ", "b "}[r.IntN(2)] }
		a := fill(n, next)
		return a, fill(n, next)
	}},
	{"Chinese on one line, edited", func(r *rand.Rand, n int) (string, string) {
		letter := func() string { return string(rune(0x4E00 + r.IntN(3000))) }
		a := []rune(fill(n, letter))
		b := append([]rune(nil), a...)
		for i := range b {
			if r.Float64() < .05 {
				b[i] = []rune(letter())[0]
			}
		}
		return string(a), string(b)
	}},
	{"letters at random", func(r *rand.Rand, n int) (string, string) {
		next := func() string { return string(rune('a' + r.IntN(26))) }
		a := fill(n, next)
		return a, fill(n, next)
	}},
}

// one is what a child process tells of one engine on one hard pair.
type one struct {
	MS    float64
	Exact bool
}

// child runs one engine on one hard pair and answers on standard output.
func child(e, h, size int, patience time.Duration) error {
	normal := debug.SetGCPercent(10) // making the texts should not count
	old, new := hards[h].make(rand.New(rand.NewPCG(1, 2)), size)
	debug.SetGCPercent(normal)
	limit := uint64(patience.Seconds()) + 1
	if err := syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
		return err
	}
	start := cpu()
	ps := engines[e].run(old, new)
	took := cpu() - start
	return json.NewEncoder(os.Stdout).Encode(one{float64(took.Microseconds()) / 1000, look(old, new, ps, e == 0).exact})
}

// cpu is the processor time of this process so far: unlike the clock it does
// not run on while others work.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// worst lets every engine meet every hard pair in a process of its own, so
// that its memory is its own and it can be stopped.
func worst(w io.Writer, size int, patience time.Duration) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nhard pairs of %.1f MB a side: processor time and MB at the peak of the whole process, texts and start included (Linux counts no less than the parent had); stopped after %s\n%-34s", float64(size)/1e6, patience, "")
	for _, h := range hards {
		fmt.Fprintf(w, "  %-30s", h.name)
	}
	fmt.Fprintln(w)
	for e := range engines {
		fmt.Fprintf(w, "%-34s", engines[e].name)
		for h := range hards {
			cmd := exec.Command(self, "revisions", "-child", fmt.Sprintf("%d,%d,%d", e, h, size), "-patience", patience.String())
			out, err := cmd.Output()
			var got one
			cell := "stopped"
			if err == nil && json.Unmarshal(out, &got) == nil {
				cell = fmt.Sprintf("%.2f s", got.MS/1000)
				if !got.Exact {
					cell += ", not exact"
				}
			}
			if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
				cell += fmt.Sprintf(", %d MB", usage.Maxrss/1000)
			}
			fmt.Fprintf(w, "  %-30s", cell)
		}
		fmt.Fprintln(w)
	}
	return nil
}

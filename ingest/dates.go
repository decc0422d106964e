package ingest

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// when is a date as somebody wrote it: with a time and a zone if they gave
// one, never with more than they gave.
type when struct {
	t     time.Time
	clock bool // a time of day was given
	zone  bool // a zone was given
}

// String is RFC 3339, or only the day when no time of day with a zone is
// known: a local time without its zone is no point in time.
func (w when) String() string {
	switch {
	case w.t.IsZero():
		return ""
	case w.clock && w.zone:
		return w.t.Format(time.RFC3339)
	}
	return w.t.Format(time.DateOnly)
}

func (w when) ok() bool { return !w.t.IsZero() }

// Years that a news text may carry; a number beyond them is no year. 1990:
// few pages of the web are older; 2099 leaves room without a clock.
const (
	firstYear = 1990
	lastYear  = 2099
)

// dateIn finds the first date in a string. Dates such as 03/04/2020 are read
// as the language's home reads them: month first in American English.
func dateIn(s, language string) when {
	if len(s) > 400 {
		s = s[:400]
	}
	if fewDigits(s) {
		return when{}
	}
	w := dateParts(s)
	for i := range w {
		for _, pattern := range datePatterns {
			if d, rest, ok := pattern(w[i:], language); ok {
				y, m, day := d[0], d[1], d[2]
				if y < firstYear || y > lastYear || m < 1 || m > 12 || day < 1 || day > 31 {
					continue
				}
				t := time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
				if t.Day() != day { // 31 April
					continue
				}
				return clockIn(rest, t)
			}
		}
	}
	return when{}
}

// dateDigits is how many digits the shortest date has: 1.1.20.
const dateDigits = 4

// fewDigits says that a text cannot hold a date: most lines, at one look.
func fewDigits(s string) bool {
	n := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			if n++; n == dateDigits {
				return false
			}
		}
	}
	return true
}

// datePart is a number or a word of a date with what parts it from the next.
type datePart struct {
	word   string // lower case; "" for a number
	digits string
	n      int
	gap    string // until the next part
}

func dateParts(s string) []datePart {
	var out []datePart
	r := []rune(s)
	for i := 0; i < len(r) && len(out) < 60; {
		j := i
		switch {
		case r[i] >= '0' && r[i] <= '9':
			for j < len(r) && r[j] >= '0' && r[j] <= '9' {
				j++
			}
			n, err := strconv.Atoi(string(r[i:min(j, i+9)]))
			if err == nil {
				out = append(out, datePart{digits: string(r[i:j]), n: n})
			}
		case r[i] == '年' || r[i] == '月' || r[i] == '日' || r[i] == '년' || r[i] == '월' || r[i] == '일':
			j++
			if len(out) > 0 {
				out[len(out)-1].gap += string(r[i])
			}
		case unicode.IsLetter(r[i]):
			for j < len(r) && (unicode.IsLetter(r[j]) || unicode.Is(unicode.M, r[j])) {
				j++
			}
			out = append(out, datePart{word: strings.ToLower(string(r[i:j]))})
		default:
			j++
			if len(out) > 0 {
				out[len(out)-1].gap += string(r[i])
			}
		}
		i = j
	}
	return out
}

type datePattern func(w []datePart, language string) (ymd [3]int, rest []datePart, ok bool)

// datePatterns are tried in this order at each place.
var datePatterns = []datePattern{yearFirst, compactDate, dayFirst, dayMonthName, monthNameDay, yearMonthName}

func (p datePart) year() bool   { return len(p.digits) == 4 && p.n >= firstYear && p.n <= lastYear }
func (p datePart) little() bool { return len(p.digits) == 1 || len(p.digits) == 2 }

// 2019-11-19, 2019/11/19, 2019年11月19日
func yearFirst(w []datePart, _ string) ([3]int, []datePart, bool) {
	if len(w) < 3 || !w[0].year() || !w[1].little() || !w[2].little() || !oneMark(w[0].gap, "-/.年년") || !oneMark(w[1].gap, "-/.月월") {
		return [3]int{}, nil, false
	}
	return [3]int{w[0].n, w[1].n, w[2].n}, w[2:], true
}

// 20191119
func compactDate(w []datePart, _ string) ([3]int, []datePart, bool) {
	if len(w) == 0 || len(w[0].digits) != 8 {
		return [3]int{}, nil, false
	}
	return [3]int{w[0].n / 10000, w[0].n / 100 % 100, w[0].n % 100}, w, true
}

// 19.11.2019, 19/11/2019, 11/19/2019, 19.11.19
func dayFirst(w []datePart, language string) ([3]int, []datePart, bool) {
	if len(w) < 3 || !w[0].little() || !w[1].little() || !oneMark(w[0].gap, "-/.") || w[0].gap != w[1].gap {
		return [3]int{}, nil, false
	}
	y := w[2].n
	if len(w[2].digits) == 2 && w[0].gap != "-" {
		y += 2000
	} else if !w[2].year() {
		return [3]int{}, nil, false
	}
	d, m := w[0].n, w[1].n
	american := w[0].gap == "/" && (language == "" || strings.HasPrefix(language, "en")) && !strings.HasSuffix(language, "GB")
	if m > 12 || american && d <= 12 {
		d, m = m, d
	}
	return [3]int{y, m, d}, w[2:], true
}

func oneMark(gap, marks string) bool {
	gap = strings.TrimSpace(gap)
	return gap != "" && strings.Contains(marks, gap)
}

// 19 November 2019, 19. November 2019, 19 de noviembre de 2019, 19th of Nov, 2019
func dayMonthName(w []datePart, _ string) ([3]int, []datePart, bool) {
	if len(w) < 3 || !w[0].little() {
		return [3]int{}, nil, false
	}
	i := 1
	for i < len(w) && i < 3 && fillers[w[i].word] {
		i++
	}
	if i >= len(w) || monthNames[w[i].word] == 0 {
		return [3]int{}, nil, false
	}
	k := i + 1
	for k < len(w) && k < i+3 && w[k].word != "" && fillers[w[k].word] {
		k++
	}
	if k >= len(w) || !w[k].year() {
		return [3]int{}, nil, false
	}
	return [3]int{w[k].n, monthNames[w[i].word], w[0].n}, w[k:], true
}

// November 19, 2019; Nov. 19th 2019
func monthNameDay(w []datePart, _ string) ([3]int, []datePart, bool) {
	if len(w) < 3 || w[0].word == "" || monthNames[w[0].word] == 0 || !w[1].little() {
		return [3]int{}, nil, false
	}
	k := 2
	if fillers[w[k].word] && w[k].word != "" {
		k++
	}
	if k >= len(w) || !w[k].year() {
		return [3]int{}, nil, false
	}
	return [3]int{w[k].n, monthNames[w[0].word], w[1].n}, w[k:], true
}

// 2019 November 19, 2019. november 19.
func yearMonthName(w []datePart, _ string) ([3]int, []datePart, bool) {
	if len(w) < 3 || !w[0].year() || w[1].word == "" || monthNames[w[1].word] == 0 || !w[2].little() {
		return [3]int{}, nil, false
	}
	return [3]int{w[0].n, monthNames[w[1].word], w[2].n}, w[2:], true
}

// clockIn reads a time of day and a zone after a date. The first part is the
// date's own last.
func clockIn(w []datePart, day time.Time) when {
	out := when{t: day}
	for i := 1; i+1 < len(w) && i < 5; i++ {
		if !w[i].little() || w[i].n > 23 || len(w[i+1].digits) != 2 || w[i+1].n > 59 || (w[i].gap != ":" && w[i].gap != "h") {
			continue
		}
		hour, minute, second := w[i].n, w[i+1].n, 0
		last := i + 1
		if w[last].gap == ":" && last+1 < len(w) && len(w[last+1].digits) == 2 && w[last+1].n < 60 {
			last++
			second = w[last].n
		}
		if w[last].gap == "." && last+1 < len(w) && w[last+1].digits != "" { // parts of a second
			last++
		}
		next := datePart{}
		if last+1 < len(w) {
			next = w[last+1]
		}
		if next.word == "pm" && hour < 12 {
			hour += 12
		} else if next.word == "am" && hour == 12 {
			hour = 0
		}
		if next.word == "pm" || next.word == "am" || next.word == "uhr" {
			last++
		}
		zone, ok := zoneOf(w[last:])
		out.clock, out.zone = true, ok
		out.t = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, second, 0, zone)
		return out
	}
	return out
}

// zoneOf reads Z, GMT, UTC or an offset after the last part of a time.
func zoneOf(w []datePart) (*time.Location, bool) {
	if len(w) < 2 {
		return time.UTC, false
	}
	if g := strings.TrimSpace(w[0].gap); g == "+" || g == "-" || g == "−" {
		digits := w[1].digits
		minutes := 0
		switch {
		case len(digits) == 4:
			minutes = w[1].n/100*60 + w[1].n%100
		case len(digits) <= 2 && digits != "":
			minutes = w[1].n * 60
			if w[1].gap == ":" && len(w) > 2 && len(w[2].digits) == 2 {
				minutes += w[2].n
			}
		default:
			return time.UTC, false
		}
		if minutes > 14*60 {
			return time.UTC, false
		}
		if g != "+" {
			minutes = -minutes
		}
		if minutes == 0 {
			return time.UTC, true
		}
		return time.FixedZone("", minutes*60), true
	}
	switch w[1].word {
	case "z", "gmt", "utc":
		return time.UTC, true
	}
	if hours, ok := zoneNames[w[1].word]; ok {
		return time.FixedZone("", hours*3600), true
	}
	return time.UTC, false
}

// zoneNames are abbreviations that mean one zone in the news.
var zoneNames = map[string]int{"est": -5, "edt": -4, "cdt": -5, "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "mez": 1, "mesz": 2}

var fillers = map[string]bool{"de": true, "del": true, "of": true, "th": true, "st": true, "nd": true, "rd": true, "er": true, "º": true, "º de": true, "do": true, "da": true, "г": true}

// monthNames are the names of months and their short forms in the languages
// that we meet most, as CLDR writes them, in lower case.
var monthNames = names12(
	"january february march april may june july august september october november december",
	"jan feb mar apr may jun jul aug sep oct nov dec",
	"jan feb mar apr may june july aug sept oct nov dec",
	"januar februar märz april mai juni juli august september oktober november dezember",
	"jänner feber mär apr mai jun jul aug sep okt nov dez",
	"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
	"janv févr mars avr mai juin juil août sept oct nov déc",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	"ene feb mar abr may jun jul ago setiembre oct nov dic",
	"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
	"jan fev mar abr mai jun jul ago set out nov dez",
	"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	"gen feb mar apr mag giu lug ago set ott nov dic",
	"januari februari maart april mei juni juli augustus september oktober november december",
	"januari februari mars april maj juni juli augusti september oktober november december",
	"januar februar marts april maj juni juli august september oktober november december",
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
	"ledna února března dubna května června července srpna září října listopadu prosince",
	"január február március április május június július augusztus szeptember október november december",
	"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
	"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
	"januari februari maret april mei juni juli agustus september oktober november desember",
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
	"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
	"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
)

func names12(lists ...string) map[string]int {
	out := make(map[string]int)
	for _, l := range lists {
		for i, name := range strings.Fields(l) {
			if _, known := out[name]; !known {
				out[name] = i + 1
			}
		}
	}
	return out
}

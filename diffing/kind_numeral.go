package diffing

import (
	"math"
	"strconv"
	"strings"
)

// Numbers and dates of Chinese and Japanese: numerals are characters, units and
// the parts of a date follow without a space, and digits may stand for any of
// the numerals: 三百人, 3万5000円, 百分之三, 十一月三日, 2024年5月.

// numeral reads the number that begins at i, and where it ends.
func (p *passage) numeral(t *tongue, i int) (v float64, to int, ok bool) {
	// Within a section digits and scales up to a thousand add up; ten thousand
	// and more multiply all that stands before them.
	var total, section, digit float64
	const myriad = 1e4
	figures, to := 0, i // numerals in a row that are written as digits: 二〇二四
	for to < len(p.words) && (to == i || p.gap(to) == "") && !p.words[to].part {
		w := &p.words[to]
		x, known := t.value[w.fold]
		switch {
		case w.digits:
			n, unit, fine := p.value(t, to)
			if !fine || unit != "" || figures > 0 {
				return v, to, to > i
			}
			digit, figures = n, 1
		case w.fold == "〇" || known && w.sense&(isNumber|isScale) != 0 && x < 10:
			if figures > 0 {
				digit = digit*10 + x
			} else {
				digit = x
			}
			figures++
		case known && w.sense&(isNumber|isScale) != 0 && x < myriad:
			if figures == 0 && digit == 0 {
				digit = 1 // 十二
			}
			section, digit, figures = section+digit*x, 0, 0
		case known && w.sense&isScale != 0 && to > i:
			total, section, digit, figures = (total+section+digit)*x, 0, 0, 0
		case (w.text == "点" || w.text == "點" || w.text == "・") && to > i && p.figure(t, to+1):
			frac := 0.1
			for to++; p.figure(t, to) && p.gap(to) == ""; to++ {
				digit += t.value[p.words[to].fold] * frac
				frac /= 10
			}
			// ten decimals are more than anyone writes, and all that a sum keeps
			return math.Round((total+section+digit)*1e9) / 1e9, to, true
		default:
			return v, to, to > i
		}
		to++
		v = total + section + digit
	}
	return v, to, to > i
}

// figure says whether the word at i is a numeral below ten.
func (p *passage) figure(t *tongue, i int) bool {
	return i < len(p.words) && !p.words[i].part && !p.words[i].digits &&
		(p.words[i].fold == "〇" || p.words[i].sense&isNumber != 0 && t.value[p.words[i].fold] < 10)
}

// findNumerals finds the numbers of a text without spaces.
func (p *passage) findNumerals(t *tongue) {
	for i := 0; i < len(p.words); i++ {
		from, w := i, &p.words[i]
		if w.fact != 0 || w.part {
			continue
		}
		unit, percent := "", p.text(i, min(i+3, len(p.words))) == "百分之"
		switch {
		case currency(w.text):
			unit, i = currencyName(w.text), i+1
		case w.text == "第":
			unit, i = "th", i+1
		case percent:
			unit, i = "%", i+3
		}
		v, to, ok := 0.0, i, false
		if i < len(p.words) && p.words[i].fact == 0 {
			v, to, ok = p.numeral(t, i)
		}
		if !ok || p.words[i].sense&isShy != 0 && to == i+1 && unit == "" && !p.alone(i) && p.eastUnit(t, to) == 0 {
			i = from
			continue
		}
		if next := p.text(to, min(to+2, len(p.words))); (next == "分之" || next == "分の") && v != 0 {
			if part, end, ok := p.numeral(t, to+2); ok {
				v, to = part/v, end // 三分之二
			}
		}
		if to < len(p.words) && strings.ContainsAny(p.words[to].text, "多余餘") && p.eastUnit(t, to+1) > 0 {
			to++
		}
		if n := p.eastUnit(t, to); n > 0 && unit != "%" {
			switch u := t.units[p.joined(to, to+n)]; {
			case p.words[to].text == "割":
				v, unit = v*10, "%"
			case unit == "":
				unit = u
			}
			to += n
		}
		p.addFact(fact{kind: "number", from: from, to: to, value: v, unit: unit, norm: strconv.FormatFloat(v, 'g', 12, 64) + unit})
		i = to - 1
	}
}

// eastUnit is how many words from i on are a unit, of what is counted or
// measured.
func (p *passage) eastUnit(t *tongue, i int) int {
	const longest = 5 // pieces: センチ is one, 平方公里 four
	for n := min(longest, len(p.words)-i); n > 0; n-- {
		if t.units[p.joined(i, i+n)] != "" && p.words[i].fact == 0 {
			return n
		}
	}
	return 0
}

// joined is words[from:to] as the lists of a language hold what is cut into
// several.
func (p *passage) joined(from, to int) string {
	if to == from+1 {
		if s := p.words[from].text; s == "％" || s == "%" {
			return "%"
		}
		return p.words[from].fold
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(p.words[i].fold)
	}
	return b.String()
}

// eastDate is how many words from i on are a date or a time of day, and what it
// says: 十一月三日, 2024年5月, 3日, 三時半. What only lasts so long is none.
func (p *passage) eastDate(t *tongue, i int) (n int, norm string) {
	var b strings.Builder
	dated, end := false, i
	for at := i; at < len(p.words) && p.words[at].fact == 0; {
		v, to, ok := p.numeral(t, at)
		if !ok || to == len(p.words) || p.gap(to) != "" {
			break
		}
		part := p.words[to].text
		switch part {
		case "年":
			dated = dated || v >= 1000 && v <= 2100 || p.era(i)
		case "月":
			dated = dated || v >= 1 && v <= 12
		case "日", "号", "號":
			part = "日"
			dated = dated || v >= 1 && v <= 31 && !p.lasts(to+1)
		case "時", "时", "点", "點":
			part = "時"
			dated = dated || v <= 24 && !p.lasts(to+1) && (p.words[to].text == "時" || p.words[to].text == "时" || p.halfDay(i))
		case "分":
			if end == i {
				return 0, ""
			}
		case "世":
			if p.fold(to+1) != "紀" && p.fold(to+1) != "纪" {
				return 0, ""
			}
			dated = true
			to++
		default:
			to = -1
		}
		if to < 0 || p.lasts(to+1) && part != "日" && part != "時" && !dated {
			break
		}
		b.WriteString(part + strconv.FormatFloat(v, 'g', 12, 64))
		at, end = to+1, to+1
		if part == "時" && p.fold(at) == "半" {
			b.WriteString("半")
			at, end = at+1, at+1
		}
	}
	if !dated {
		return 0, ""
	}
	return end - i, b.String()
}

// lasts says whether the word at i makes a length of time of what stands before
// it: 三日間, 三天内.
func (p *passage) lasts(i int) bool {
	return i < len(p.words) && strings.ContainsAny(p.words[i].text, "間间目内內后後前来來代連连以") && p.gap(i) == ""
}

// era says whether the name of a reign stands before i: 令和6年.
func (p *passage) era(i int) bool {
	switch p.text(max(0, i-2), i) {
	case "令和", "平成", "昭和", "大正", "明治", "民国", "民國":
		return true
	}
	return false
}

// halfDay says whether a part of the day stands before i: 下午三点.
func (p *passage) halfDay(i int) bool {
	if i == 0 {
		return false
	}
	f := p.factAt(i - 1)
	return f != nil && f.kind == "date" || strings.ContainsAny(p.words[i-1].text, "午晨晚早夜")
}

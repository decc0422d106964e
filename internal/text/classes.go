package text

import (
	"sync"
	"unicode"
)

// A Class is what a rune is, as bits.
type Class uint8

// The classes. Title is for the few letters that are neither upper nor lower;
// Wide are the letters and signs of scripts that write no spaces: Han,
// Hiragana, Katakana and Thai.
const (
	Letter Class = 1 << iota
	Mark
	Upper
	Lower
	Title
	Digit
	Space
	Wide
)

// ClassOf tells the class of a rune as the unicode package does. A text in
// Cyrillic or Arabic asks of every rune what it is, and each question to the
// tables of unicode is a binary search; one load answers all of them.
func ClassOf(r rune) Class {
	if uint32(r) < plane {
		classing.Do(fillClasses)
		return classes[r]
	}
	return classBeyond(r)
}

// plane is the basic plane of Unicode, where the runes of running text are.
const plane = 1 << 16

// classes is filled when the first rune asks, which takes 0.2 ms.
var (
	classes  [plane]Class
	classing sync.Once
)

var classTables = [...]struct {
	class Class
	table *unicode.RangeTable
}{
	{Letter, unicode.L}, {Mark, unicode.M}, {Upper, unicode.Lu}, {Lower, unicode.Ll}, {Title, unicode.Lt}, {Digit, unicode.Nd},
	{Space, unicode.White_Space}, {Wide, unicode.Han}, {Wide, unicode.Hiragana}, {Wide, unicode.Katakana}, {Wide, unicode.Thai},
}

func fillClasses() {
	for _, c := range classTables {
		for _, span := range c.table.R16 {
			for r := uint32(span.Lo); r <= uint32(span.Hi); r += uint32(span.Stride) {
				classes[r] |= c.class
			}
		}
	}
}

func classBeyond(r rune) (class Class) {
	for _, c := range classTables {
		if unicode.Is(c.table, r) {
			class |= c.class
		}
	}
	return class
}

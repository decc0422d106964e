package web

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/diffing"
)

// shareName names a change for an address that others keep: "c7-9f3a21". The
// number counts the changes of a comparison from the weightiest down, so a
// better method may give it to another change; the letters are of where the
// change stands in two texts that never change, and find it again.
func shareName(ch diffing.Change) string {
	return fmt.Sprintf("c%d-%s", ch.ID, placeSum(ch))
}

// anchor is the id of a change's place in the page of its comparison.
func anchor(ch diffing.Change) string { return "c" + strconv.Itoa(ch.ID) }

// isChange tells an anchor of a change from others.
func isChange(fragment string) bool {
	number, ok := strings.CutPrefix(fragment, "c")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

func placeSum(ch diffing.Change) string {
	h := fnv.New32a()
	if ch.Old == nil && ch.New == nil {
		fmt.Fprint(h, ch.Kind, ch.Block)
	}
	for _, s := range []*diffing.Span{ch.Old, ch.New} {
		if s != nil {
			fmt.Fprint(h, s.Start, " ", s.End)
		}
		fmt.Fprint(h, "/")
	}
	return fmt.Sprintf("%06x", h.Sum32()>>8)
}

// changeNamed finds the change of a name: "c7", as in the anchor of a page, or
// what shareName gave.
func changeNamed(changes []diffing.Change, name string) (diffing.Change, bool) {
	number, sum, exact := strings.Cut(strings.TrimPrefix(name, "c"), "-")
	id, err := strconv.Atoi(number)
	if err != nil {
		return diffing.Change{}, false
	}
	for _, ch := range changes {
		if ch.ID == id && (!exact || placeSum(ch) == sum) {
			return ch, true
		}
	}
	for _, ch := range changes {
		if exact && placeSum(ch) == sum {
			return ch, true
		}
	}
	return diffing.Change{}, false
}

package diffing

// Unseen names a character that a reader cannot see, "U+200B ZERO WIDTH SPACE",
// or "" when it may stand as it is: because it shows, or because it only shapes
// the letters beside it, as joiners do, in text that did not change. Faces show
// the named ones by name; shown raw, some would turn the page around them.
func Unseen(r rune, changed bool) string {
	if !hidden(r) || !changed && shaping(r) {
		return ""
	}
	return nameRunes([]rune{r})
}

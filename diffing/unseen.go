package diffing

// Unseen names a character that a reader cannot see, "U+200B ZERO WIDTH SPACE",
// or "" when it can be seen. Faces that show an edit show these by name.
func Unseen(r rune) string {
	if !hidden(r) {
		return ""
	}
	return nameRunes([]rune{r})
}

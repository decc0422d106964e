package text

import "github.com/RadhiFadlillah/whatlanggo"

// Unknown is the tag of a language that could not be told.
const Unknown = "und"

// Detect tells the language of s as a BCP 47 tag, Unknown when there is too
// little to go by.
func Detect(s string) string {
	const enough = 4096 // bytes; trigram counts settle long before
	if len(s) > enough {
		s = s[:enough]
	}
	info := whatlanggo.Detect(s)
	if info.Lang < 0 {
		return Unknown
	}
	if tag := info.Lang.Iso6391(); tag != "" {
		return tag
	}
	return Unknown
}

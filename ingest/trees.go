package ingest

import (
	_ "embed"
	"sync"
)

// trees.bin holds the two looks of the page classifier. It is grown by
// `bench pages-train` from public labelled pages and changes with every
// change of the features.
//
//go:embed trees.bin
var treesData []byte

// lines.bin holds the same for lines of plain text.
//
//go:embed lines.bin
var linesData []byte

// The number of features that the two looks see.
const (
	features = 190
	extra    = 23
)

// looks and lineLooks parse the trees at first use: a command that reads no
// page does not pay for them.
var (
	looks     = sync.OnceValues(func() (one, two *jury) { return parsePair(treesData, features, extra) })
	lineLooks = sync.OnceValues(func() (one, two *jury) { return parsePair(linesData, lineFeatures, lineExtra) })
)

// parsePair panics on trees that do not fit: the build is broken then, and the
// test of this file fails first.
func parsePair(data []byte, n, more int) (one, two *jury) {
	first, rest, err := ParseForest(data, n)
	if err != nil {
		panic(err)
	}
	second, _, err := ParseForest(rest, n+more)
	if err != nil {
		panic(err)
	}
	return newJury(first), newJury(second)
}

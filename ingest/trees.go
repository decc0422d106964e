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

// The number of features that the two looks see.
const (
	features = 170
	extra    = 23
)

// looks parses the trees at first use: a command that reads no page does not
// pay for them.
var looks = sync.OnceValues(func() (one, two *Forest) {
	one, rest, err := ParseForest(treesData, features)
	if err == nil {
		two, _, err = ParseForest(rest, features+extra)
	}
	if err != nil {
		panic(err) // a broken build: the test of this file fails first
	}
	return one, two
})

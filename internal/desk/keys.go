package desk

import (
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/summarize"
)

// Cache keys are what/version/content-id/parameters. The version is that of
// the method and of the shape of the answer here: raise the latter when a
// field of the answer changes.
const (
	summaryShape    = 1
	comparisonShape = 1
	familyShape     = 1

	familyVersion = 1 // and when family.Tree may
)

func summaryKey(articleID, revisionID string, o summarize.Options) string {
	// The article is part of it: its facts (the publisher's own description)
	// stand in the answer and are not of the revision.
	var b strings.Builder
	b.Grow(128)
	b.WriteString("summary/")
	number(&b, summaryShape)
	b.WriteByte('.')
	number(&b, summarize.Version(o.Method))
	b.WriteByte('/')
	b.WriteString(articleID)
	b.WriteByte('/')
	b.WriteString(revisionID)
	b.WriteByte('/')
	b.WriteString(o.Method)
	for _, n := range [...]int{o.Sentences, o.Words, o.Chars} {
		b.WriteByte('.')
		number(&b, n)
	}
	if o.Query != "" {
		b.WriteByte('.')
		b.WriteString(strconv.Quote(o.Query))
	}
	return b.String()
}

func comparisonKey(old, new string, o diffing.Options) string {
	return strings.Join([]string{
		"comparison", strconv.Itoa(comparisonShape) + "." + strconv.Itoa(diffing.Version),
		old + "..." + new, strconv.Quote(o.Language) + "." + strings.Join(o.Ignore, "."),
	}, "/")
}

func familyKey(id, version string) string {
	return strings.Join([]string{"family", strconv.Itoa(familyShape) + "." + strconv.Itoa(familyVersion), id, version}, "/")
}

func number(b *strings.Builder, n int) {
	var digits [20]byte
	b.Write(strconv.AppendInt(digits[:0], int64(n), 10))
}

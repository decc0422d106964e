package desk

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/text"
	"github.com/stemma-news/stemma/summarize"
)

// Cache keys are what/version/content-id/parameters. The version is that of
// the method and of the shape of the answer here: raise the latter when a
// field of the answer changes.
const (
	summaryShape    = 1
	comparisonShape = 1
	familyShape     = 4
	churnShape      = 1
	nameShape       = 1
)

// summaryKey is on the path of every hit, so it is one allocation. The article
// is part of it: its facts (the publisher's own description) stand in the
// answer and are not of the revision.
func summaryKey(what, articleID, revisionID string, o summarize.Options) string {
	b := make([]byte, 0, 192)
	b = append(b, what...)
	b = append(b, '/')
	b = strconv.AppendInt(b, summaryShape, 10)
	b = append(b, '.')
	b = strconv.AppendInt(b, int64(summarize.Version(o.Method)), 10)
	for _, part := range [...]string{articleID, revisionID, o.Method} {
		b = append(b, '/')
		b = append(b, part...)
	}
	for _, n := range [...]int{o.Sentences, o.Words, o.Chars} {
		b = append(b, '.')
		b = strconv.AppendInt(b, int64(n), 10)
	}
	if o.Ranking {
		b = append(b, ".ranking"...)
	}
	if o.Mode != "" || o.Trim || o.Query != "" {
		b = append(b, '.')
		b = append(b, o.Mode...)
		b = append(b, '.')
		b = strconv.AppendBool(b, o.Trim)
		b = append(b, '.')
		b = strconv.AppendQuote(b, o.Query)
	}
	return string(b)
}

func comparisonKey(old, new string, o diffing.Options) string {
	ignore := slices.Clone(o.Ignore) // the caller's own order stays
	slices.Sort(ignore)
	ignore = slices.Compact(ignore)
	return strings.Join([]string{
		"comparison", strconv.Itoa(comparisonShape) + "." + strconv.Itoa(diffing.Version),
		old + "..." + new, strconv.Quote(text.Base(o.Language)) + "." + strings.Join(ignore, "."),
	}, "/")
}

// familyKey takes where the family stands: its id and its version. What a copy
// made of another is told by comparing them.
func familyKey(what, stand string) string {
	version := strconv.Itoa(familyShape) + "." + strconv.Itoa(family.Version) + "." + strconv.Itoa(diffing.Version)
	return strings.Join([]string{what, version, stand}, "/")
}

// churnKey counts the revisions: an archive may bring one that is not the latest.
func churnKey(articleID, latest string, revisions int) string {
	return strings.Join([]string{"churn", strconv.Itoa(churnShape) + "." + strconv.Itoa(diffing.Version), articleID, latest, strconv.Itoa(revisions)}, "/")
}

// nameKey takes the article too: its language, by which sentences are found, is
// not of the revision.
func nameKey(articleID, revision string) string {
	return strings.Join([]string{"name", strconv.Itoa(nameShape), articleID, revision}, "/")
}

func gistKey(old, new string) string {
	return strings.Join([]string{"gist", strconv.Itoa(churnShape) + "." + strconv.Itoa(diffing.Version), old + "..." + new}, "/")
}

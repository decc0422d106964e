package api

import (
	"context"
	"fmt"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
	"github.com/stemma-news/stemma/summarize"
)

// ExtractArticle reads one page or text, or one a line.
func (a *API) ExtractArticle(ctx context.Context, r ExtractArticleRequestObject) (ExtractArticleResponseObject, error) {
	do := func(ctx context.Context, in Document) (any, error) {
		known := ingest.Source{URL: in.Url, Title: in.Title, Byline: in.Byline, Publisher: in.Publisher, Published: in.Published, Language: in.Language}
		src, err := source(known, in.Text, in.Html, in.HtmlBase64, in.Ninjs)
		if err != nil {
			return nil, err
		}
		art, err := a.desk.Read(ctx, src)
		if err != nil {
			return nil, err
		}
		art, err = inUnit(art, r.Params.Offsets)
		return extracted{in.Id, art}, err
	}
	if r.JSONBody == nil {
		return eachLine(a, ctx, r.Body, do), nil
	}
	return one(do(ctx, *r.JSONBody))
}

// SummarizeText summarizes one page or text, or one a line.
func (a *API) SummarizeText(ctx context.Context, r SummarizeTextRequestObject) (SummarizeTextResponseObject, error) {
	do := func(ctx context.Context, in SummaryRequest) (any, error) {
		src, err := source(ingest.Source{URL: in.Url, Title: in.Title, Language: in.Language}, in.Text, in.Html, in.HtmlBase64, in.Ninjs)
		if err != nil {
			return nil, err
		}
		o, err := budget(in.Sentences, in.Words, in.Chars)
		if err != nil {
			return nil, err
		}
		o.Method, o.Query, o.Mode, o.Trim = in.Method, in.Query, summarize.Mode(in.Mode), in.Trim
		o.Ranking = in.Ranking
		sum, art, err := a.desk.Summarize(ctx, src, o)
		if err != nil {
			return nil, err
		}
		of := art.Body
		if sum.Of == "text" {
			of = string(src.Data)
		}
		err = convertSummary(&sum, of, r.Params.Offsets)
		return summaryAnswer{in.Id, sum}, err
	}
	if r.JSONBody == nil {
		return eachLine(a, ctx, r.Body, do), nil
	}
	return one(do(ctx, *r.JSONBody))
}

// budget reads the three budgets, which are 1 or more when they are given.
func budget(sentences, words, chars *int) (o summarize.Options, err error) {
	for _, b := range []struct {
		name string
		from *int
		to   *int
	}{{"sentences", sentences, &o.Sentences}, {"words", words, &o.Words}, {"chars", chars, &o.Chars}} {
		if b.from == nil {
			continue
		}
		if *b.from < 1 {
			return o, fault.New(fault.Invalid, fmt.Sprintf("%s is %d", b.name, *b.from), "send 1 or more, or leave it out")
		}
		*b.to = *b.from
	}
	return o, nil
}

// CompareTexts compares two texts, pages or lists of sentences, or two a line.
func (a *API) CompareTexts(ctx context.Context, r CompareTextsRequestObject) (CompareTextsResponseObject, error) {
	if r.JSONBody == nil {
		return eachLine(a, ctx, r.Body, func(ctx context.Context, in DiffRequest) (any, error) {
			d, _, _, err := a.compare(ctx, in, r.Params.Offsets)
			return d, err
		}), nil
	}
	media, err := negotiate(ctx)
	if err != nil {
		return nil, err
	}
	u := r.Params.Offsets
	if media != mediaJSON {
		u = ""
	}
	d, old, new, err := a.compare(ctx, *r.JSONBody, u)
	if err != nil {
		return nil, err
	}
	if media == mediaJSON {
		return result(d)
	}
	return markup(media, old, new, d.Diff, never), nil
}

// compare answers one question about two texts, and gives the texts that the
// spans speak of.
func (a *API) compare(ctx context.Context, in DiffRequest, u unit) (d diffAnswer, old, new string, err error) {
	o := diffing.Options{Language: in.Language}
	if o.Ignore, err = ignorable(in.Ignore); err != nil {
		return d, "", "", err
	}
	d.ID = in.Id
	switch {
	case in.Old != nil && in.New != nil && in.OldHtml == nil && in.NewHtml == nil && in.OldSentences == nil && in.NewSentences == nil:
		old, new = *in.Old, *in.New
		d.Diff, err = a.desk.CompareTexts(ctx, old, new, o)
	case in.OldSentences != nil && in.NewSentences != nil && in.Old == nil && in.New == nil && in.OldHtml == nil && in.NewHtml == nil:
		old, new = joined(*in.OldSentences), joined(*in.NewSentences)
		d.Diff, err = a.desk.CompareSentences(ctx, *in.OldSentences, *in.NewSentences, o)
	case in.OldHtml != nil && in.NewHtml != nil && in.Old == nil && in.New == nil && in.OldSentences == nil && in.NewSentences == nil:
		c, e := a.desk.Compare(ctx, ingest.Source{Data: []byte(*in.OldHtml), MediaType: pageMedia}, ingest.Source{Data: []byte(*in.NewHtml), MediaType: pageMedia}, o)
		if e != nil {
			return d, "", "", e
		}
		old, new = c.Old.Body, c.New.Body
		d.OldText, d.NewText, d.Diff = old, new, &c.Diff
	default:
		err = fault.New(fault.Invalid, "the two sides of the comparison are not given as one pair",
			"send old and new, or old_html and new_html, or old_sentences and new_sentences")
	}
	if err != nil {
		return d, "", "", err
	}
	d.Diff, err = convertDiff(d.Diff, old, new, u)
	return d, old, new, err
}

// ignorable checks the differences to tell equal.
func ignorable(names []string) ([]string, error) {
	for _, n := range names {
		switch n {
		case "case", "whitespace", "punctuation", "quotes", "dashes", "unicode":
		default:
			return nil, fault.New(fault.Invalid, fmt.Sprintf("ignore knows no %.40q", n), "it takes case, whitespace, punctuation, quotes, dashes and unicode")
		}
	}
	return names, nil
}

// SortFamilies sorts texts into families.
func (a *API) SortFamilies(ctx context.Context, r SortFamiliesRequestObject) (SortFamiliesResponseObject, error) {
	if r.JSONBody != nil {
		if r.JSONBody.Articles == nil {
			return nil, fault.New(fault.Invalid, "there are no articles to sort", `send {"articles":[{"id","text"},…]}`)
		}
		copies := make([]family.Copy, 0, len(r.JSONBody.Articles))
		for i, t := range r.JSONBody.Articles {
			c, err := a.copyOf(ctx, t)
			if err != nil {
				f := *fault.From(err)
				f.Detail = fmt.Sprintf("articles[%d]: %s", i, f.Detail)
				return nil, &f
			}
			copies = append(copies, c)
		}
		if err := distinct(copies); err != nil {
			return nil, err
		}
		nodes, err := a.desk.Families(ctx, copies)
		if err != nil {
			return nil, err
		}
		if nodes == nil {
			nodes = []family.Node{}
		}
		return result(familiesAnswer{nodes})
	}
	var copies []family.Copy
	return &stream{
		api: a, ctx: ctx, body: r.Body, keeps: true,
		answer: func(ctx context.Context, line []byte) (any, error) {
			if most := a.desk.Limits().Copies; len(copies) == most {
				return nil, fault.New(fault.TooLarge, fmt.Sprintf("these are more than the %d texts that one question may hold", most), "ask in parts, or capture the articles")
			}
			var t FamilyText
			if err := jsonx.Decode(line, &t); err != nil {
				return nil, err
			}
			c, err := a.copyOf(ctx, t)
			if err != nil {
				return nil, err
			}
			copies = append(copies, c)
			return nil, nil
		},
		end: func(ctx context.Context, emit func(any) error) error {
			if err := distinct(copies); err != nil {
				return err
			}
			nodes, err := a.desk.Families(ctx, copies)
			for _, n := range nodes {
				if e := emit(n); e != nil {
					return e
				}
			}
			return err
		},
	}, nil
}

// copyOf makes a copy of what was sent.
func (a *API) copyOf(ctx context.Context, t FamilyText) (c family.Copy, err error) {
	if t.Id == "" {
		return c, fault.New(fault.Invalid, "the text has no id", "give each text an id of its own")
	}
	seen, err := when("seen", t.Seen)
	if err != nil {
		return c, err
	}
	known := ingest.Source{URL: t.Url, Title: t.Title, Publisher: t.Publisher, Published: t.Published, Language: t.Language}
	src, err := source(known, t.Text, t.Html, nil, nil)
	if err != nil {
		return c, err
	}
	art, err := a.desk.Read(ctx, src)
	if err != nil {
		return c, err
	}
	c = family.FromArticle(t.Id, art)
	if t.Url != "" {
		c.URL = t.Url
	}
	if t.Credit != "" {
		c.Credit = t.Credit
	}
	c.Seen = seen
	return c, nil
}

func distinct(copies []family.Copy) error {
	seen := make(map[string]bool, len(copies))
	for _, c := range copies {
		if seen[c.ID] {
			return fault.New(fault.Invalid, fmt.Sprintf("the id %.60q stands twice", c.ID), "give each text an id of its own")
		}
		seen[c.ID] = true
	}
	return nil
}

// one is the answer to a JSON body.
func one(v any, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	return result(v)
}

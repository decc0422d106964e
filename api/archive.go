package api

import (
	"context"
	"fmt"

	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/desk"
	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/summarize"
)

// ListArticles lists articles.
func (a *API) ListArticles(ctx context.Context, r ListArticlesRequestObject) (ListArticlesResponseObject, error) {
	n, err := limit(r.Params.Limit)
	if err != nil {
		return nil, err
	}
	page, err := a.desk.Articles(ctx, r.Params.After, n)
	if err != nil {
		return nil, err
	}
	return read(page, listing)
}

// CaptureArticle keeps one state, or one a line.
func (a *API) CaptureArticle(ctx context.Context, r CaptureArticleRequestObject) (CaptureArticleResponseObject, error) {
	if r.JSONBody == nil {
		return eachLine(a, ctx, r.Body, func(ctx context.Context, in CaptureRequest) (any, error) {
			return a.capture(ctx, in)
		}), nil
	}
	got, err := a.capture(ctx, *r.JSONBody)
	if err != nil {
		return nil, err
	}
	out, err := result(got)
	if err == nil && got.NewRevision {
		out.status = 201
		out.extra = [][2]string{{"Location", got.Links["revision"]}}
	}
	return out, err
}

func (a *API) capture(ctx context.Context, in CaptureRequest) (capturedAnswer, error) {
	known := ingest.Source{URL: in.Url, Title: in.Title, Byline: in.Byline, Publisher: in.Publisher, Published: in.Published, Language: in.Language}
	src, err := source(known, in.Text, in.Html, in.HtmlBase64, in.Ninjs)
	if err != nil {
		return capturedAnswer{}, err
	}
	c := desk.CaptureRequest{Source: src, Key: in.Key}
	if in.Seen != nil {
		c.Seen = *in.Seen
	}
	got, err := a.desk.Capture(ctx, c)
	if err != nil {
		return capturedAnswer{}, err
	}
	out := capturedAnswer{ID: in.Id, Captured: got, Links: map[string]string{
		"article":  "/v1/articles/" + got.Article,
		"summary":  "/v1/articles/" + got.Article + "/summary",
		"revision": "/v1/revisions/" + got.Revision,
		"family":   "/v1/families/" + got.Family,
	}}
	if p := got.Compare; p != nil {
		out.Compare = &pairing{*p, "/v1/revisions/" + p.Old + "/compare/" + p.New}
		out.Links["compare"] = out.Compare.Href
	}
	return out, nil
}

// GetArticle gives an article and its latest text.
func (a *API) GetArticle(ctx context.Context, r GetArticleRequestObject) (GetArticleResponseObject, error) {
	facts, err := a.desk.Article(ctx, r.Id)
	if err != nil {
		return nil, err
	}
	text, err := a.desk.ArticleText(ctx, r.Id, facts.Latest)
	if err != nil {
		return nil, err
	}
	if text, err = inUnit(text, r.Params.Offsets); err != nil {
		return nil, err
	}
	return read(articleState{facts, text}, reading)
}

// TakeDownArticle removes an article.
func (a *API) TakeDownArticle(ctx context.Context, r TakeDownArticleRequestObject) (TakeDownArticleResponseObject, error) {
	if n := len(r.Params.Reason); n == 0 || n > 500 {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("the reason has %d bytes", n), "give one of 1 to 500; it is shown to whoever asks for the article later")
	}
	t, err := a.desk.TakeDown(ctx, r.Id, r.Params.Reason)
	if err != nil {
		return nil, err
	}
	a.kept.clear()
	return result(t)
}

// ListRevisions lists an article's history.
func (a *API) ListRevisions(ctx context.Context, r ListRevisionsRequestObject) (ListRevisionsResponseObject, error) {
	n, err := limit(r.Params.Limit)
	if err != nil {
		return nil, err
	}
	page, err := a.desk.Revisions(ctx, r.Id, r.Params.After, n)
	if err != nil {
		return nil, err
	}
	return read(page, listing)
}

// GetArticleSummary summarizes an article's latest revision.
func (a *API) GetArticleSummary(ctx context.Context, r GetArticleSummaryRequestObject) (GetArticleSummaryResponseObject, error) {
	p := r.Params
	o, err := budget(p.Sentences, p.Words, p.Chars)
	if err != nil {
		return nil, err
	}
	o.Method, o.Query, o.Mode, o.Trim = p.Method, p.Query, summarize.Mode(p.Mode), p.Trim
	got, err := a.desk.ArticleSummary(ctx, r.Id, o)
	if err != nil {
		return nil, err
	}
	return a.summary(ctx, got, p.Offsets, reading)
}

// GetRevision gives one captured state.
func (a *API) GetRevision(ctx context.Context, r GetRevisionRequestObject) (GetRevisionResponseObject, error) {
	state, err := a.desk.Revision(ctx, r.Id)
	if err != nil {
		return nil, err
	}
	if state.Article, err = inUnit(state.Article, r.Params.Offsets); err != nil {
		return nil, err
	}
	return read(state, reading)
}

// GetRevisionSummary summarizes one captured state.
func (a *API) GetRevisionSummary(ctx context.Context, r GetRevisionSummaryRequestObject) (GetRevisionSummaryResponseObject, error) {
	p := r.Params
	o, err := budget(p.Sentences, p.Words, p.Chars)
	if err != nil {
		return nil, err
	}
	o.Method, o.Query, o.Mode, o.Trim = p.Method, p.Query, summarize.Mode(p.Mode), p.Trim
	ask := a.desk.RevisionSummary
	if p.Since != "" {
		ask = func(ctx context.Context, id string, o summarize.Options) (desk.Cached[desk.Summary], error) {
			return a.desk.RevisionUpdate(ctx, id, p.Since, o)
		}
	}
	got, err := ask(ctx, r.Id, o)
	if err != nil {
		return nil, err
	}
	return a.summary(ctx, got, p.Offsets, fixed)
}

// summary answers a kept summary, in another unit when that is asked.
func (a *API) summary(ctx context.Context, got desk.Cached[desk.Summary], u unit, caching []string) (*answer, error) {
	if u == "" || u == bytesUnit {
		return cached(got, caching), nil
	}
	sum, err := got.Value()
	if err != nil {
		return nil, err
	}
	state, err := a.desk.Revision(ctx, sum.Revision)
	if err != nil {
		return nil, err
	}
	if err := convertSummary(&sum, state.Body, u); err != nil {
		return nil, err
	}
	return read(sum, caching)
}

// CompareRevisions compares two captured states.
func (a *API) CompareRevisions(ctx context.Context, r CompareRevisionsRequestObject) (CompareRevisionsResponseObject, error) {
	media, err := negotiate(ctx)
	if err != nil {
		return nil, err
	}
	o := diffing.Options{Language: r.Params.Language}
	if o.Ignore, err = ignorable(r.Params.Ignore); err != nil {
		return nil, err
	}
	got, err := a.desk.CompareRevisions(ctx, r.Id, r.New, o)
	if err != nil {
		return nil, err
	}
	u := r.Params.Offsets
	if media == mediaJSON && (u == "" || u == bytesUnit) {
		out := cached(got, fixed)
		out.vary = varyMedia
		return out, nil
	}
	c, err := got.Value()
	if err != nil {
		return nil, err
	}
	if media != mediaJSON {
		return markup(media, c.Old.Body, c.New.Body, &c.Diff, fixed), nil
	}
	diff, err := convertDiff(&c.Diff, c.Old.Body, c.New.Body, u)
	if err != nil {
		return nil, err
	}
	c.Diff = *diff
	for _, side := range []*desk.Side{&c.Old, &c.New} {
		if side.Article, err = inUnit(side.Article, u); err != nil {
			return nil, err
		}
	}
	out, err := read(c, fixed)
	if err == nil {
		out.vary = varyMedia
	}
	return out, err
}

// GetFamily gives a family with its tree.
func (a *API) GetFamily(ctx context.Context, r GetFamilyRequestObject) (GetFamilyResponseObject, error) {
	got, err := a.desk.Family(ctx, r.Id)
	if err != nil {
		return nil, err
	}
	return cached(got, reading), nil
}

// GetFamilySummary gives what all copies hold, and what only each has.
func (a *API) GetFamilySummary(ctx context.Context, r GetFamilySummaryRequestObject) (GetFamilySummaryResponseObject, error) {
	p := r.Params
	o, err := budget(p.Sentences, p.Words, p.Chars)
	if err != nil {
		return nil, err
	}
	o.Method, o.Query, o.Mode, o.Trim = p.Method, p.Query, summarize.Mode(p.Mode), p.Trim
	got, err := a.desk.FamilySummary(ctx, r.Id, o)
	if err != nil {
		return nil, err
	}
	return cached(got, reading), nil
}

// GetFamilyMatrix gives who kept which sentence.
func (a *API) GetFamilyMatrix(ctx context.Context, r GetFamilyMatrixRequestObject) (GetFamilyMatrixResponseObject, error) {
	got, err := a.desk.FamilyMatrix(ctx, r.Id)
	if err != nil {
		return nil, err
	}
	return cached(got, reading), nil
}

// GetFamilyStale gives what copies still say that their original corrected.
func (a *API) GetFamilyStale(ctx context.Context, r GetFamilyStaleRequestObject) (GetFamilyStaleResponseObject, error) {
	got, err := a.desk.FamilyStale(ctx, r.Id)
	if err != nil {
		return nil, err
	}
	return cached(got, reading), nil
}

// ListChanges gives lines of the log.
func (a *API) ListChanges(ctx context.Context, r ListChangesRequestObject) (ListChangesResponseObject, error) {
	n, err := limit(r.Params.Limit)
	if err != nil {
		return nil, err
	}
	if r.Params.After < 0 {
		return nil, fault.New(fault.Invalid, "after is below 0", "send the next of the last answer, or nothing to begin")
	}
	page, err := a.desk.Changes(ctx, r.Params.After, n)
	if err != nil {
		return nil, err
	}
	return read(page, listing)
}

// limit reads how many are asked for; 0 leaves it to the store.
func limit(n *int) (int, error) {
	if n == nil {
		return 0, nil
	}
	if *n < 1 || *n > 500 {
		return 0, fault.New(fault.Invalid, fmt.Sprintf("limit is %d", *n), "send 1 to 500, and go on with after")
	}
	return *n, nil
}

package api

import "net/http"

// The generated server asks each answer for the method of its operation.

func (a *answer) VisitCaptureArticleResponse(w http.ResponseWriter) error     { return a.write(w) }
func (a *answer) VisitCompareRevisionsResponse(w http.ResponseWriter) error   { return a.write(w) }
func (a *answer) VisitCompareTextsResponse(w http.ResponseWriter) error       { return a.write(w) }
func (a *answer) VisitDocsResponse(w http.ResponseWriter) error               { return a.write(w) }
func (a *answer) VisitDocumentResponse(w http.ResponseWriter) error           { return a.write(w) }
func (a *answer) VisitExtractArticleResponse(w http.ResponseWriter) error     { return a.write(w) }
func (a *answer) VisitGetArticleResponse(w http.ResponseWriter) error         { return a.write(w) }
func (a *answer) VisitGetArticleSummaryResponse(w http.ResponseWriter) error  { return a.write(w) }
func (a *answer) VisitGetFamilyResponse(w http.ResponseWriter) error          { return a.write(w) }
func (a *answer) VisitGetFamilySummaryResponse(w http.ResponseWriter) error   { return a.write(w) }
func (a *answer) VisitGetFamilyMatrixResponse(w http.ResponseWriter) error    { return a.write(w) }
func (a *answer) VisitGetFamilyStaleResponse(w http.ResponseWriter) error     { return a.write(w) }
func (a *answer) VisitGetRevisionResponse(w http.ResponseWriter) error        { return a.write(w) }
func (a *answer) VisitGetRevisionSummaryResponse(w http.ResponseWriter) error { return a.write(w) }
func (a *answer) VisitListArticlesResponse(w http.ResponseWriter) error       { return a.write(w) }
func (a *answer) VisitListChangesResponse(w http.ResponseWriter) error        { return a.write(w) }
func (a *answer) VisitListRevisionsResponse(w http.ResponseWriter) error      { return a.write(w) }
func (a *answer) VisitLiveResponse(w http.ResponseWriter) error               { return a.write(w) }
func (a *answer) VisitReadyResponse(w http.ResponseWriter) error              { return a.write(w) }
func (a *answer) VisitSortFamiliesResponse(w http.ResponseWriter) error       { return a.write(w) }
func (a *answer) VisitSummarizeTextResponse(w http.ResponseWriter) error      { return a.write(w) }
func (a *answer) VisitTakeDownArticleResponse(w http.ResponseWriter) error    { return a.write(w) }

func (s *stream) VisitCaptureArticleResponse(w http.ResponseWriter) error { return s.write(w) }
func (s *stream) VisitCompareTextsResponse(w http.ResponseWriter) error   { return s.write(w) }
func (s *stream) VisitExtractArticleResponse(w http.ResponseWriter) error { return s.write(w) }
func (s *stream) VisitSortFamiliesResponse(w http.ResponseWriter) error   { return s.write(w) }
func (s *stream) VisitSummarizeTextResponse(w http.ResponseWriter) error  { return s.write(w) }

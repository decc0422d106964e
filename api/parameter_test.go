package api_test

import (
	"strings"
	"testing"
)

// A parameter that cannot be read is told in the API's own words, with a way
// out.
func TestParametersThatCannotBeRead(t *testing.T) {
	s := serve(t, options{})
	for _, tt := range []struct{ method, path, detail, fix string }{
		{"GET", "/v1/articles?limit=abc", `the parameter limit is "abc", which is no whole number`, "limit=20"},
		{"GET", "/v1/articles?limit=", `the parameter limit is "", which is no whole number`, "limit=20"},
		{"GET", "/v1/articles?limit=99999999999999999999", "which is too large", "smaller"},
		{"GET", "/v1/articles/a_x/summary?sentences=1.5", `the parameter sentences is "1.5", which is no whole number`, "sentences=20"},
		{"GET", "/v1/articles/a_x/summary?trim=maybe", `the parameter trim is "maybe", which is neither true nor false`, "trim=true"},
		{"GET", "/v1/changes?after=x", `the parameter after is "x", which is no whole number`, "after=20"},
		{"DELETE", "/v1/articles/a_x", "the parameter reason is missing", "?reason="},
	} {
		t.Run(tt.path, func(t *testing.T) {
			s.t = t
			p := s.do(tt.method, tt.path, nil).problem(400)
			if !strings.Contains(p.Detail, tt.detail) || !strings.Contains(p.Fix, tt.fix) || strings.Contains(p.Detail, "strconv") {
				t.Errorf("got  %s; %s\nwant %s; %s", p.Detail, p.Fix, tt.detail, tt.fix)
			}
		})
	}
}

package api

import (
	"encoding/json"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/diffing"
	"github.com/stemma-news/stemma/family"
	"github.com/stemma-news/stemma/internal/desk"
)

// What the document calls by one name and Go puts together from ours.
type (
	rowID = json.RawMessage

	extracted struct {
		ID rowID `json:"id,omitempty"`
		*article.Article
	}
	summaryAnswer struct {
		ID rowID `json:"id,omitempty"`
		desk.Summary
	}
	diffAnswer struct {
		ID      rowID  `json:"id,omitempty"`
		OldText string `json:"old_text,omitempty"`
		NewText string `json:"new_text,omitempty"`
		*diffing.Diff
	}
	familiesAnswer struct {
		Articles []family.Node `json:"articles"`
	}
	articleState struct {
		Article desk.Article     `json:"article"`
		Text    *article.Article `json:"text"`
	}
	capturedAnswer struct {
		ID rowID `json:"id,omitempty"`
		desk.Captured
		Compare *pairing          `json:"compare,omitempty"`
		Links   map[string]string `json:"links"`
	}
	pairing struct {
		desk.Pairing
		Href string `json:"href"`
	}
)

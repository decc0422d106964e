package main

import (
	"encoding/json"
	"strings"
)

// row is one article with what people wrote about it.
type row struct {
	ID        string          `json:"id"`
	Text      string          `json:"text"`
	Title     string          `json:"title"`
	Language  string          `json:"language"`
	Domain    string          `json:"domain"`
	Group     string          `json:"group"`
	LeadCopy  bool            `json:"leadcopy"`
	Licence   string          `json:"licence"`
	Source    string          `json:"source_repo"`
	URL       string          `json:"url"`
	Reference json.RawMessage `json:"reference"`
}

// reference is the text to compare with, one sentence a line.
func (r row) reference() string {
	var many []string
	if json.Unmarshal(r.Reference, &many) == nil {
		return strings.Join(many, "\n")
	}
	var one string
	_ = json.Unmarshal(r.Reference, &one)
	return one
}

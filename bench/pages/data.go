// Package pages measures how well articles are found in pages and trains the
// classifier that finds them.
//
// The data are files of JSON lines, gzipped: a page with its gold text (aeb,
// wcxb), or with snippets that belong and do not belong to it (traf), or plain
// lines each labelled. They are third-party texts and no part of the project;
// every command takes their folder.
package pages

import (
	"bufio"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
)

// Page is one labelled page.
type Page struct {
	ID     string `json:"id"`
	Set    string `json:"set"`
	URL    string `json:"url"`
	HTML   string `json:"html"`
	Base64 string `json:"html_base64"`
	Lines  []Line `json:"lines"`
	Gold   struct {
		Body    string   `json:"body"`
		With    []string `json:"with"`
		Without []string `json:"without"`
		Title   string   `json:"title"`
		Author  string   `json:"author"`
		Date    string   `json:"date"`
	} `json:"gold"`
}

// Line is one line of plain text and whether it is the article's.
type Line struct {
	Text string
	Keep bool
}

// UnmarshalJSON reads ["text", 0 or 1].
func (l *Line) UnmarshalJSON(data []byte) error {
	var pair [2]json.RawMessage
	if err := json.Unmarshal(data, &pair); err != nil {
		return err
	}
	var keep int
	if err := json.Unmarshal(pair[1], &keep); err != nil {
		return err
	}
	l.Keep = keep == 1
	return json.Unmarshal(pair[0], &l.Text)
}

// Bytes are the page as it was served.
func (p *Page) Bytes() []byte {
	if p.Base64 != "" {
		if raw, err := base64.StdEncoding.DecodeString(p.Base64); err == nil {
			return raw
		}
	}
	return []byte(p.HTML)
}

// Host is the site, by which pages are kept together in cross-validation.
func (p *Page) Host() string {
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		return u.Host
	}
	return p.ID
}

// load reads one file of pages.
func load(folder, name string) ([]*Page, error) {
	f, err := os.Open(filepath.Join(folder, name+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []*Page
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		p := new(Page)
		if err := json.Unmarshal(lines.Bytes(), p); err != nil {
			return nil, fmt.Errorf("%s, row %d: %w", name, len(out)+1, err)
		}
		out = append(out, p)
	}
	return out, lines.Err()
}

// text is one clean article.
type text struct{ Title, Language, Text string }

// Package widget holds the scripts of the web components <article-summary> and
// <article-change>, as they are now and as they were when a release gave out
// their addresses.
package widget

import (
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
)

//go:embed dist/*.js
var dist embed.FS

//go:embed past/*.js
var past embed.FS

// Script is one component's.
type Script struct {
	Name   string // short, of whatever the script is now; "" for one of the past
	Hashed string // holds the hash of the bytes, and so never means others
	Body   []byte
}

// Integrity is what a page can ask its browser to hold the script to.
func (s Script) Integrity() string {
	sum := sha512.Sum384(s.Body)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// All are the scripts that the service gives.
func All() []Script {
	var out []Script
	for _, kept := range []struct {
		files  embed.FS
		folder string
	}{{dist, "dist"}, {past, "past"}} {
		files, err := fs.ReadDir(kept.files, kept.folder)
		if err != nil {
			panic("widget: " + err.Error())
		}
		for _, f := range files {
			b, err := kept.files.ReadFile(path.Join(kept.folder, f.Name()))
			if err != nil {
				panic("widget: " + err.Error())
			}
			if kept.folder == "past" {
				out = append(out, Script{Hashed: f.Name(), Body: b})
				continue
			}
			out = append(out, Script{f.Name(), Hashed(f.Name(), b), b})
		}
	}
	return out
}

// Hashed is the name of a script that holds the hash of its bytes:
// "article-summary.0123456789ab.js".
func Hashed(name string, body []byte) string {
	sum := sha512.Sum384(body)
	ending := path.Ext(name)
	return strings.TrimSuffix(name, ending) + "." + hex.EncodeToString(sum[:6]) + ending
}

package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/ingest"
	"github.com/stemma-news/stemma/internal/fault"
)

// given is what a reader gave to be read or compared: pasted text, files, an
// address.
type given struct {
	Text, Old, New, URL string
	files               map[string]ingest.Source // by the field of their text
}

// form reads a posted form, of either encoding. Room for it was waited for
// before, as for every body; the limit is of the bytes sent. What could be read
// is given also with an error.
func (s *site) form(c echo.Context) (in given, err error) {
	r := c.Request()
	limit := s.desk.Limits().MaxBody
	r.Body = http.MaxBytesReader(c.Response(), r.Body, limit)
	err = r.ParseMultipartForm(limit) // all in memory: what is pasted touches no disk
	if errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	}
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return in, formTooLarge(limit)
		}
		return in, fault.Wrap(err, fault.Invalid, "the form could not be read", "send it again, with less text")
	}
	in = given{Text: r.PostFormValue("text"), Old: r.PostFormValue("old"), New: r.PostFormValue("new"), URL: strings.TrimSpace(r.PostFormValue("url"))}
	for _, pasted := range []string{in.Text, in.Old, in.New} {
		if !utf8.ValidString(pasted) { // browsers send nothing else; a charset is guessed of files only
			return in, fault.New(fault.Unreadable, "the text is not valid UTF-8", "paste it anew, or upload it as a file")
		}
	}
	in.files = map[string]ingest.Source{}
	for _, field := range []string{"text", "old", "new"} {
		if err := in.upload(r.MultipartForm, field); err != nil {
			return in, err
		}
	}
	return in, nil
}

func formTooLarge(limit int64) *fault.Error {
	return fault.New(fault.TooLarge, "what was sent is larger than "+fault.Size(limit), "send one article at a time, without its pictures")
}

// upload takes the file that was chosen in place of a text.
func (in *given) upload(form *multipart.Form, field string) error {
	if form == nil || len(form.File[field+"_file"]) == 0 || form.File[field+"_file"][0].Filename == "" {
		return nil
	}
	head := form.File[field+"_file"][0]
	f, err := head.Open()
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the file could not be read", "choose it again")
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return fault.Wrap(err, fault.Invalid, "the file could not be read", "choose it again")
	}
	if len(data) == 0 {
		return fault.New(fault.Unreadable, fmt.Sprintf("the file %.60q is empty", head.Filename), "choose another")
	}
	in.files[field] = ingest.Source{Data: data} // told by its content: names and browsers mislead
	return nil
}

// one is the text to read: a file before an address before what was pasted,
// as each asks for more intent than the next.
func (in given) one() (ingest.Source, error) {
	if f, ok := in.files["text"]; ok {
		return f, nil
	}
	if in.URL != "" {
		if u, err := url.Parse(in.URL); err != nil || u.Host == "" {
			return ingest.Source{}, fault.New(fault.Invalid, "the address cannot be read", "give it whole, with https:// in front")
		}
		return ingest.Source{URL: in.URL}, nil
	}
	if strings.TrimSpace(in.Text) == "" {
		return ingest.Source{}, fault.New(fault.Invalid, "nothing was given to read", "paste the text of an article, or choose a file")
	}
	return pasted(in.Text), nil
}

// side is one of the two texts to compare.
func (in given) side(field, text string) (ingest.Source, error) {
	if f, ok := in.files[field]; ok {
		return f, nil
	}
	if strings.TrimSpace(text) == "" {
		return ingest.Source{}, fault.New(fault.Invalid, "one of the two texts is empty", "paste both, or choose a file for it")
	}
	return pasted(text), nil
}

// pasted is what stood in a field for texts: an address alone stands for its
// page, as nobody wants to read or compare an address.
func pasted(text string) ingest.Source {
	alone := strings.TrimSpace(text)
	if (strings.HasPrefix(alone, "http://") || strings.HasPrefix(alone, "https://")) && !strings.ContainsAny(alone, " \t\r\n") {
		return ingest.Source{URL: alone}
	}
	return ingest.Source{Data: []byte(text)}
}

// again is a source as the page holds it, to be sent again for another view.
// Texts that are sent are kept nowhere, so the page has to carry them. A file
// in another encoding, and a page that was fetched, is carried as it was read.
func again(s ingest.Source, a *article.Article) string {
	if len(s.Data) > 0 && utf8.Valid(s.Data) {
		return string(s.Data)
	}
	if a.Title == "" {
		return a.Body
	}
	return a.Title + "\n\n" + a.Body
}

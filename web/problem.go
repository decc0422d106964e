package web

import (
	"html/template"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

var errNoPage = fault.New(fault.Missing, "the address may have been mistyped, or cut short on its way here", "start again from the front page")

// problem is an error as a page tells it: a heading by its kind, then the
// sentence and the way out.
type problem struct {
	Status      int
	Title       string
	Detail, Fix template.HTML
}

// kindTitles are the headings; a kind without one is ours to answer for.
var kindTitles = map[fault.Kind]string{
	fault.Invalid: "That could not be read", fault.Unreadable: "There is no article in that", fault.Unsupported: "That could not be read",
	fault.TooLarge: "That is too large", fault.Missing: "There is nothing at this address", fault.Gone: "This was taken down",
	fault.Unauthorized: "That is not allowed here", fault.Forbidden: "That is not allowed here", fault.Method: "There is nothing at this address",
	fault.Unimplemented: "That is not allowed here", fault.Upstream: "The other site did not answer", fault.Busy: "Too much is going on at once",
	fault.TooMany: "Too much is going on at once", fault.Full: "There is no room left",
}

func problemOf(t *tongue, f *fault.Error) *problem {
	heading := kindTitles[f.Kind]
	if heading == "" {
		heading = "Something went wrong on our side"
	}
	return &problem{f.Kind.Status(), t.say(heading), t.told(f.Detail), t.told(f.Fix)}
}

// problem shows an error as a page.
func (s *site) problem(c echo.Context, err error) {
	if c.Response().Committed {
		return
	}
	f := faultOf(err)
	status := f.Kind.Status()
	h := c.Response().Header()
	h.Set("Cache-Control", "no-store")
	if f.After > 0 {
		h.Set("Retry-After", strconv.Itoa(int((f.After.Seconds() + 0.999))))
	}
	if c.Request().Method == http.MethodHead {
		_ = c.NoContent(status)
		return
	}
	if f.Kind == fault.TooLarge && c.Request().Method == http.MethodPost && !isFrame(c) {
		s.letCome(c.Request(), c.Response())
		if s.refused(c, given{}, formTooLarge(s.desk.Limits().MaxBody)) == nil {
			return
		}
	}
	name := "problem"
	if isFrame(c) {
		name = "embed-problem"
	}
	p := problemOf(tongueOf(c), f)
	if err := s.show(c, status, name, p.Title, p); err != nil { // a bug of ours: say at least what was wrong
		_ = c.String(status, sentence(f.Detail)+" "+sentence(f.Fix)+"\n")
	}
}

// letCome reads on what was refused for its size, up to four times what a form
// may hold: a browser reads no answer before it has sent its form, and shows
// its own page of errors when it is cut off.
func (s *site) letCome(r *http.Request, w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(20 * time.Second)) // a recorder in a test has none
	_, _ = io.CopyN(io.Discard, r.Body, 4*s.desk.Limits().MaxBody)
}

// faultOf reads also the errors that echo itself makes.
func faultOf(err error) *fault.Error {
	he, ok := err.(*echo.HTTPError)
	if !ok {
		return fault.From(err)
	}
	switch he.Code {
	case http.StatusNotFound:
		return errNoPage
	case http.StatusMethodNotAllowed:
		return fault.New(fault.Method, "this page does not answer that way", "open it with a link or by its form")
	case http.StatusRequestEntityTooLarge:
		return fault.New(fault.TooLarge, "the text is too large", "send one article at a time")
	}
	return fault.From(he)
}

// told shows a sentence of a fault in the reader's language, where the
// catalogue has it, else in English.
func (t *tongue) told(words string) template.HTML {
	for said, side := range map[string]string{"old: ": "Old:", "new: ": "New:"} { // which of two texts it is of
		if rest, ok := strings.CutPrefix(words, said); ok && t.at > 0 {
			return template.HTML(template.HTMLEscapeString(t.lookup(side))+" ") + t.told(rest)
		}
	}
	english := sentence(words)
	name, about := faultNamed(english)
	if name == "" || t.at == 0 {
		return t.english(english)
	}
	before, after, put := strings.Cut(t.lookup(name), "%s")
	out := template.HTML(template.HTMLEscapeString(before))
	if put {
		out += isolate("", about) + template.HTML(template.HTMLEscapeString(after))
	}
	return out
}

// faultNamed finds the name of a fault's sentence in the catalogue, and what
// was put into it; "" when it is not there.
func faultNamed(english string) (name, about string) {
	for _, w := range wordsOfFaults {
		before, after, put := strings.Cut(w.en, "%s")
		switch {
		case w.en == english:
			return w.en, ""
		case put && len(english) >= len(before)+len(after) && strings.HasPrefix(english, before) && strings.HasSuffix(english, after):
			return w.en, english[len(before) : len(english)-len(after)]
		}
	}
	return "", ""
}

// sentence makes a fault's words a sentence.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:] + "."
}

package web

import (
	"io"
	"net/http"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/stemma-news/stemma/internal/fault"
)

var errNoPage = fault.New(fault.Missing, "the address may have been mistyped, or cut short on its way here", "start again from the front page")

// problem is an error as a page tells it: a heading in the reader's language
// by its kind, then the sentence and the way out, which are English.
type problem struct {
	Status             int
	Title, Detail, Fix string
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
	return &problem{f.Kind.Status(), t.say(heading), sentence(f.Detail), sentence(f.Fix)}
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
		_ = c.String(status, p.Detail+" "+p.Fix+"\n")
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

// sentence makes a fault's words a sentence.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:] + "."
}

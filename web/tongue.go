package web

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"
)

// tongue is a language of the interface. The texts of articles keep their own.
type tongue struct {
	code string // BCP 47, as in the lang attribute
	name string // in itself
	dir  string // ltr or rtl
	tag  language.Tag
	at   int // column of its words in the catalogue
}

// tongues are the languages that the interface speaks, in the order of the
// catalogue's columns; the first is spoken to whoever reads none of them.
var tongues = []*tongue{
	{"en", "English", "ltr", language.English, 0},
	{"fr", "Français", "ltr", language.French, 1},
	{"de", "Deutsch", "ltr", language.German, 2},
	{"es", "Español", "ltr", language.Spanish, 3},
	{"ar", "العربية", "rtl", language.Arabic, 4},
}

var matcher = language.NewMatcher(tagsOf(tongues))

func tagsOf(all []*tongue) (tags []language.Tag) {
	for _, t := range all {
		tags = append(tags, t.tag)
	}
	return tags
}

// choice is the name of the query parameter and of the cookie that hold a
// reader's own choice.
const choice = "lang"

// tongueOf is the language to answer in: the one that the address asks for,
// else the one that this reader chose before, else what the browser takes.
func tongueOf(c echo.Context) *tongue {
	if t, ok := c.Get(choice).(*tongue); ok {
		return t
	}
	t := chosenTongue(c)
	if t == nil {
		_, at := language.MatchStrings(matcher, c.Request().Header.Get("Accept-Language"))
		t = tongues[at]
	}
	c.Set(choice, t)
	return t
}

func chosenTongue(c echo.Context) *tongue {
	asked := tongueNamed(c.QueryParam(choice))
	if f := c.Request().PostForm; asked == nil && f != nil { // read by now, within its limit
		asked = tongueNamed(f.Get(choice))
	}
	if asked != nil {
		remember(c, asked)
		return asked
	}
	if kept, err := c.Cookie(choice); err == nil {
		return tongueNamed(kept.Value)
	}
	return nil
}

func tongueNamed(code string) *tongue {
	i := slices.IndexFunc(tongues, func(t *tongue) bool { return t.code == code })
	if i < 0 {
		return nil
	}
	return tongues[i]
}

// remember keeps a choice until the browser is closed, when it was made on a
// page of ours: a link that somebody sends says how one page is to be read,
// and not what its reader speaks.
func remember(c echo.Context, t *tongue) {
	from, err := url.Parse(c.Request().Referer())
	if err != nil || from.Host == "" || from.Host != c.Request().Host {
		return
	}
	c.SetCookie(&http.Cookie{Name: choice, Value: t.code, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: c.Scheme() == "https"})
}

// tongueChoice is one language to choose at the foot of a page.
type tongueChoice struct {
	Code, Name, Dir string
	Href            string // this page in it
	Here            bool
}

func tongueChoices(c echo.Context, here *tongue) []tongueChoice {
	at := *c.Request().URL
	q := at.Query()
	out := make([]tongueChoice, len(tongues))
	for i, t := range tongues {
		q.Set(choice, t.code)
		out[i] = tongueChoice{Code: t.code, Name: t.name, Dir: t.dir, Href: "?" + q.Encode(), Here: t == here}
	}
	return out
}

package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
	"golang.org/x/time/rate"

	"github.com/stemma-news/stemma/internal/fault"
	"github.com/stemma-news/stemma/internal/jsonx"
)

// strictBinder reads JSON bodies strictly, and leaves other bodies (the forms
// of pages) to echo.
type strictBinder struct {
	echo.DefaultBinder
	max int64
}

// Bind reads the body into v.
func (b strictBinder) Bind(v any, c echo.Context) error {
	r := c.Request()
	if !isJSON(r) {
		return b.DefaultBinder.Bind(v, c)
	}
	body, err := readAll(r, b.max)
	if err != nil {
		return err
	}
	return jsonx.Decode(body, v)
}

// readAll reads a body into memory of its own size.
func readAll(r *http.Request, most int64) ([]byte, error) {
	body := make([]byte, 0, min(max(r.ContentLength, 512), most)+1)
	for {
		n, err := r.Body.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, nil
		case errors.Is(err, os.ErrDeadlineExceeded):
			return nil, fault.Wrap(err, fault.Invalid, "the body came too slowly", "send it within 30 seconds")
		case errors.Is(err, io.ErrUnexpectedEOF):
			return nil, fault.Wrap(err, fault.Invalid, "the body ended before its stated length", "send as many bytes as Content-Length says")
		case err != nil:
			return nil, fmt.Errorf("api: read the body: %w", err)
		}
		if int64(len(body)) > most {
			return nil, &http.MaxBytesError{Limit: most}
		}
		if len(body) == cap(body) {
			body = slices.Grow(body, len(body))
		}
	}
}

func isJSON(r *http.Request) bool { return r.Header.Get("Content-Type") == "application/json" }

func isLines(r *http.Request) bool { return r.Header.Get("Content-Type") == "application/x-ndjson" }

// bodyTime is how long a body may take to come; a caller who sends slower
// would hold the room of others.
const bodyTime = 30 * time.Second

// admit waits for room before a body is read. A stream is admitted line by
// line.
func (a *API) admit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.Body == nil || r.Body == http.NoBody || r.ContentLength == 0 {
			return next(c)
		}
		if media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); media == "application/x-ndjson" {
			return next(c)
		}
		release, err := a.desk.Admit(r.Context(), r.ContentLength)
		if err != nil {
			c.Response().Header().Set("Connection", "close") // the body was not read
			return err
		}
		defer release()
		wire := http.NewResponseController(c.Response())
		_ = wire.SetReadDeadline(time.Now().Add(bodyTime)) // a recorder in a test has none
		_ = wire.SetWriteDeadline(time.Now().Add(2 * bodyTime))
		defer wire.SetWriteDeadline(time.Time{})
		return next(c)
	}
}

// negotiable are the operations whose answer depends on Accept.
var negotiable = map[string]bool{"CompareTexts": true, "CompareRevisions": true}

// guarded are the operations that write.
var guarded = map[string]bool{"CaptureArticle": true, "TakeDownArticle": true}

// around stands around every operation of the document.
func (a *API) around(next StrictHandlerFunc, operation string) StrictHandlerFunc {
	return func(c echo.Context, request any) (any, error) {
		r := c.Request()
		if r.URL.RawQuery != "" {
			if err := knownParameters(c, request); err != nil {
				return nil, err
			}
		}
		if guarded[operation] {
			if err := a.authorize(r); err != nil {
				return nil, err
			}
		}
		ctx := r.Context()
		if r.Method == http.MethodPost {
			if isLines(r) {
				ctx = context.WithValue(ctx, wireKey{}, wire{http.NewResponseController(c.Response())})
			} else {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, a.conf.Timeout)
				defer cancel()
			}
		}
		if negotiable[operation] {
			ctx = context.WithValue(ctx, acceptKey{}, r.Header.Get("Accept"))
		}
		if ctx != r.Context() {
			c.SetRequest(r.WithContext(ctx))
		}
		response, err := next(c, request)
		if one, ok := response.(*answer); ok && one != nil {
			one.request, one.kept = r, &a.kept
		}
		return response, err
	}
}

// media makes sure that a body is of a type that the operation reads, before
// the generated code looks at it.
func (a *API) media(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		given := r.Header.Get("Content-Type")
		media, params, err := mime.ParseMediaType(given)
		charset := strings.ToLower(params["charset"])
		switch {
		case err == nil && (media == "application/json" || media == "application/x-ndjson") && (charset == "" || charset == "utf-8"):
			r.Header.Set("Content-Type", media)
			return next(c)
		case err == nil && charset != "" && charset != "utf-8":
			return fault.New(fault.Unsupported, fmt.Sprintf("JSON is sent as UTF-8, not as %.40q", charset), "convert it; bytes of another encoding can be sent as html_base64")
		case given == "":
			return fault.New(fault.Unsupported, "the request has no Content-Type", "send JSON as application/json, or one object a line as application/x-ndjson")
		}
		return fault.New(fault.Unsupported, fmt.Sprintf("a body of type %.60q is not read here", given), "send JSON as application/json, or one object a line as application/x-ndjson")
	}
}

// authorize asks for a key where the service has keys.
func (a *API) authorize(r *http.Request) error {
	if len(a.keys) == 0 {
		return nil
	}
	scheme, given, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") { // in any case: RFC 9110, 11.1
		return fault.New(fault.Unauthorized, "writing asks for a key", "send it as Authorization: Bearer KEY")
	}
	digest := sha256.Sum256([]byte(strings.TrimLeft(given, " ")))
	for _, k := range a.keys {
		if subtle.ConstantTimeCompare(k[:], digest[:]) == 1 {
			return nil
		}
	}
	return fault.New(fault.Forbidden, "this key is not known here", "ask whoever runs this service for one")
}

func digests(keys []string) (out [][32]byte) {
	for _, k := range keys {
		out = append(out, sha256.Sum256([]byte(k)))
	}
	return out
}

var parameterNames sync.Map // reflect.Type of a request object -> []string

// knownParameters refuses a query parameter that the operation does not have:
// a misspelt budget would otherwise be passed over in silence.
func knownParameters(c echo.Context, request any) error {
	t := reflect.TypeOf(request)
	known, ok := parameterNames.Load(t)
	if !ok {
		var names []string
		if p, ok := t.FieldByName("Params"); ok {
			for _, f := range reflect.VisibleFields(p.Type) {
				if name, _, _ := strings.Cut(f.Tag.Get("form"), ","); name != "" {
					names = append(names, name)
				}
			}
		}
		slices.Sort(names)
		parameterNames.Store(t, names)
		known = names
	}
	names := known.([]string)
	for name, values := range c.QueryParams() {
		if !slices.Contains(names, name) {
			fix := "this address takes no parameters"
			if len(names) > 0 {
				fix = "the parameters are " + strings.Join(names, ", ")
			}
			return fault.New(fault.Invalid, fmt.Sprintf("there is no parameter %.60q here", name), fix)
		}
		if len(values) > 1 {
			return fault.New(fault.Invalid, fmt.Sprintf("the parameter %.60q stands twice", name), "send it once")
		}
	}
	return nil
}

// extractor tells who calls: the peer, or what trusted proxies say.
func extractor(proxies []netip.Prefix) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range proxies {
		p = p.Masked()
		bits := 128
		if p.Addr().Is4() {
			bits = 32
		}
		trust = append(trust, echo.TrustIPRange(&net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), bits)}))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

// limitRate bounds the requests of one caller.
func (a *API) limitRate() echo.MiddlewareFunc {
	return middleware.RateLimiterWithConfig(middleware.RateLimiterConfig{
		Skipper: uncounted,
		Store: middleware.NewRateLimiterMemoryStoreWithConfig(middleware.RateLimiterMemoryStoreConfig{
			Rate: rate.Limit(a.conf.Rate), Burst: int(max(1, 2*a.conf.Rate)), ExpiresIn: 3 * time.Minute,
		}),
		IdentifierExtractor: func(c echo.Context) (string, error) { return c.RealIP(), nil },
		DenyHandler: func(echo.Context, string, error) error {
			return &fault.Error{Kind: fault.TooMany, Detail: "too many requests came from your address", Fix: "wait as long as Retry-After says", After: time.Second}
		},
		ErrorHandler: func(_ echo.Context, err error) error { return err },
	})
}

// uncounted are requests that no limit stands against: a probe that is refused
// has the service restarted, and what a page is made of comes with the page.
func uncounted(c echo.Context) bool {
	path := c.Request().URL.Path
	return path == "/livez" || path == "/readyz" || strings.HasPrefix(path, "/assets/") || strings.HasPrefix(path, "/w/")
}

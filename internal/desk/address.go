package desk

import (
	"net/url"
	"strings"
)

// cleanURL gives a URL in the form that names an article: without fragment,
// default port and the parameters that only tell how a reader came. It is nil
// for what is no absolute http URL.
func cleanURL(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	if u.RawQuery != "" {
		var kept []string
		for _, p := range strings.Split(u.RawQuery, "&") {
			if name, _, _ := strings.Cut(p, "="); !tracking(name) {
				kept = append(kept, p)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	return u
}

// publicURL gives an absolute http URL as it was sent, but for a user name and
// password, which are nobody else's to read; "" for what is none.
func publicURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || cleanURL(s) == nil {
		return ""
	}
	if u.User == nil {
		return s
	}
	u.User = nil
	return u.String()
}

// tracking says that a parameter tells how a reader came and not what is read:
// those of Google Analytics, its click ids, and Meta's and Mailchimp's.
func tracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}

// sameSite says that two addresses are of one publisher as far as names tell:
// the same host, or one below the other (www.example.org, amp.example.org).
func sameSite(a, b *url.URL) bool {
	x, y := strings.TrimPrefix(a.Hostname(), "www."), strings.TrimPrefix(b.Hostname(), "www.")
	return x == y || strings.HasSuffix(x, "."+y) || strings.HasSuffix(y, "."+x)
}

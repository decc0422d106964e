package fetch

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"github.com/stemma-news/stemma/internal/fault"
)

func refused(detail string) error {
	return fault.New(fault.Invalid, detail, "give the http or https address of a public page")
}

// parse reads an address and refuses what an honest link never is. It is
// stricter than url.Parse, since parsers that disagree are how a check is
// walked around.
func parse(address string) (*url.URL, error) {
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\\' }) {
		return nil, refused("the address holds a space, a control character or a backslash")
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, refused("the address cannot be read")
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refused("only http and https are fetched")
	case u.Opaque != "" || u.Hostname() == "":
		return nil, refused("the address names no host")
	case u.User != nil:
		return nil, refused("the address holds a user name or password")
	case u.Port() != "" && u.Port() != "80" && u.Port() != "443":
		return nil, refused("only ports 80 and 443 are fetched")
	}
	u.Host = strings.ToLower(u.Host)
	return u, checkHost(u.Hostname())
}

// checkHost refuses a host that is a number in disguise. Names are resolved
// and checked when they are dialled.
func checkHost(host string) error {
	if strings.Contains(host, ":") {
		if ip, err := netip.ParseAddr(host); err != nil || ip.Zone() != "" {
			return refused("the address is not a plain IPv6 address")
		}
		return nil
	}
	ascii, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil || ascii == "" {
		return refused("the host is not a name")
	}
	for _, label := range strings.Split(ascii, ".") {
		if len(label) > 63 {
			return refused("the host is not a name")
		}
	}
	last := ascii[strings.LastIndexByte(ascii, '.')+1:]
	if last[0] >= '0' && last[0] <= '9' {
		// No top-level domain starts with a digit: it is a number, and then
		// it must be written as everybody writes it.
		if ip, err := netip.ParseAddr(host); err != nil || ip.String() != host {
			return refused("the host is a number in disguise")
		}
	}
	return nil
}

package desk

import "testing"

func TestPublicURL(t *testing.T) {
	for _, tt := range []struct{ name, sent, want string }{
		{"as it is", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
		{"user and password", "https://user:pw@example.org/a", "https://example.org/a"},
		{"a script", "javascript:alert(1)", ""},
		{"another scheme", "ftp://example.org/a", ""},
		{"no address", "not a url", ""},
		{"no host", "http:///a", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := publicURL(tt.sent); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/stemma-news/stemma/article"
	"github.com/stemma-news/stemma/internal/fault"
)

// decode gives the bytes as UTF-8. Valid UTF-8 is believed whatever the label
// says: a wrong label is far more common than another encoding that happens
// to be valid UTF-8. Bytes that are no text at all are refused by name.
func decode(data []byte, mediaType string) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", errBlank
	}
	if name := binaryName(data); name != "" {
		return "", fault.New(fault.Unreadable, name+" was found, no text", "send the page or the text that is in it")
	}
	if wide, ok := fromUTF16(data); ok {
		return wide, nil
	}
	if utf8.Valid(data) {
		return tidy(string(data))
	}
	if good, bad := multibyte(data); good >= 4*bad { // UTF-8 with a few strangers in it
		return tidy(mended(data))
	}
	if label := xmlLabel(data); label != "" && !strings.Contains(mediaType, "charset") {
		mediaType = "text/xml; charset=" + label
	}
	encoding, name, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], mediaType)
	if name == "utf-8" {
		encoding = charmap.Windows1252
	}
	out, _, err := transform.Bytes(encoding.NewDecoder(), data)
	if err != nil || !utf8.Valid(out) {
		return "", article.ErrEncoding
	}
	return tidy(string(out))
}

// xmlLabel is the encoding that an XML declaration names.
func xmlLabel(data []byte) string {
	head := string(data[:min(len(data), 200)])
	if !strings.HasPrefix(head, "<?xml") {
		return ""
	}
	declaration, _, _ := strings.Cut(head, "?>")
	return between(strings.ReplaceAll(declaration, "'", `"`), `encoding="`, `"`)
}

// tidy takes off a byte order mark and refuses what is mostly control
// characters: no text of any language has one in fifty. Two may stray into a
// short note, where they are shown.
func tidy(s string) (string, error) {
	s = strings.TrimPrefix(s, "\ufeff")
	controls := 0
	head := s[:min(len(s), 1<<16)]
	for i := range len(head) {
		if c := head[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b || c == 0x7f {
			controls++
		}
	}
	if controls > 2 && controls*50 > len(head) {
		return "", fault.New(fault.Unreadable, "binary data was found, no text", "send the page that holds the story, or its text")
	}
	return s, nil
}

// magic numbers of files that people send by mistake.
var magic = []struct{ head, name string }{
	{"%PDF-", "a PDF file"}, {"\x89PNG\r\n", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF87a", "a GIF image"}, {"GIF89a", "a GIF image"},
	{"\x1f\x8b", "gzip-compressed data, not declared as such,"}, {"PK\x03\x04", "a ZIP archive or an office file"}, {"\xd0\xcf\x11\xe0", "an old office file"},
	{"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"BZh9", "bzip2-compressed data"}, {"\x28\xb5\x2f\xfd", "zstd-compressed data"}, {"ID3", "an audio file"},
	{"OggS", "an audio file"}, {"\x00\x00\x00\x18ftyp", "a video file"}, {"\x00\x00\x00\x20ftyp", "a video file"}, {"\x00\x00\x00\x1cftyp", "a video file"}, {"II*\x00", "a TIFF image"}, {"MM\x00*", "a TIFF image"},
	{"{\\rtf", "an RTF file"}, {"wOF2", "a font"}, {"\x00asm", "a program"}, {"SQLite format 3", "a database"}, {"\xfd7zXZ", "xz-compressed data"},
}

func binaryName(data []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return m.name
		}
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" {
		return "an image, audio or video file"
	}
	return ""
}

// fromUTF16 decodes UTF-16 by its mark, or by every other byte being zero as
// in Latin text without one.
func fromUTF16(data []byte) (string, bool) {
	order := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order = unicode.BigEndian
	default:
		even, odd := 0, 0
		head := data[:min(len(data), 512)]
		for i, c := range head {
			if c == 0 && i%2 == 0 {
				even++
			} else if c == 0 {
				odd++
			}
		}
		switch n := len(head) / 2; {
		case n >= 4 && odd*10 > n*7 && even*10 < n:
		case n >= 4 && even*10 > n*7 && odd*10 < n:
			order = unicode.BigEndian
		default:
			return "", false
		}
	}
	out, _, err := transform.Bytes(unicode.UTF16(order, unicode.UseBOM).NewDecoder(), data)
	if err != nil || !utf8.Valid(out) {
		return "", false
	}
	return strings.TrimPrefix(string(out), "\ufeff"), true
}

// multibyte counts the characters beyond ASCII that are valid UTF-8 and the
// bytes that are not.
func multibyte(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good, bad
}

// mended reads the bytes that are not UTF-8 as Windows-1252, what they most
// often are.
func mended(data []byte) string {
	out := make([]byte, 0, len(data)+16)
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(data[i])
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return string(out)
}

package jsonx

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/stemma-news/stemma/internal/fault"
)

var errLongLine = fault.New(fault.TooLarge, "the line is longer than one body may be", "send one article a line")

// ReadLine gives the next line, trimmed, and io.EOF after the last. A line
// longer than most bytes is passed over and told as TooLarge, and the next call
// goes on behind it; memory stays bounded by most.
func ReadLine(in *bufio.Reader, most int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if int64(len(line)) > most {
			long, line = true, nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && !long) {
			return nil, err
		}
		if long {
			return nil, errLongLine
		}
		return bytes.TrimSpace(line), nil
	}
}

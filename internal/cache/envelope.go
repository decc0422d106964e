package cache

import (
	"encoding/binary"
	"slices"

	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"
)

// An envelope is what a value wears in Redis:
//
//	magic   "STM1": the shape of what follows
//	form    0 as it is, 1 zstd
//	length  of the value, uint32, big end first
//	key     xxhash of the key: a value under another's key does not fit
//	check   xxhash of all that is above and of the payload
//	payload
//
// It tells accidents (another program's keys, a truncated or flipped value, an
// answer to another's question) from values. It is no signature.

const (
	magic    = "STM1"
	headSize = 4 + 1 + 4 + 8 + 8
	// Unpacking 8 kB takes 15 microseconds, and a whole call to Redis 25: up to
	// here the room saved is not worth it. Most summaries are shorter, most
	// comparisons longer.
	packAbove = 16 << 10
)

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecodeAllCapLimit(true))
)

// seal puts a value in its envelope.
func seal(key string, value []byte) []byte {
	b := make([]byte, headSize, headSize+len(value))
	copy(b, magic)
	binary.BigEndian.PutUint32(b[5:], uint32(len(value)))
	binary.BigEndian.PutUint64(b[9:], xxhash.Sum64String(key))
	if len(value) > packAbove {
		b[4] = 1
		b = packer.EncodeAll(value, b)
	} else {
		b = append(b, value...)
	}
	binary.BigEndian.PutUint64(b[17:], checksum(b))
	return b
}

// open gives the value in an envelope, or false when it does not fit. It never
// makes more room than most, whatever the envelope says of itself.
func open(key string, b []byte, most int) ([]byte, bool) {
	if len(b) < headSize || string(b[:4]) != magic || b[4] > 1 {
		return nil, false
	}
	length := int(binary.BigEndian.Uint32(b[5:]))
	if length > most || binary.BigEndian.Uint64(b[9:]) != xxhash.Sum64String(key) || binary.BigEndian.Uint64(b[17:]) != checksum(b) {
		return nil, false
	}
	if b[4] == 0 {
		return slices.Clone(b[headSize:]), len(b)-headSize == length
	}
	// Limited to the room made for it, which also refuses a zstd bomb.
	value, err := unpacker.DecodeAll(b[headSize:], make([]byte, 0, length))
	return value, err == nil && len(value) == length
}

func checksum(b []byte) uint64 {
	var d xxhash.Digest
	d.Reset()
	d.Write(b[:17])
	d.Write(b[headSize:])
	return d.Sum64()
}

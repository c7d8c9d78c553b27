package ident

import (
	"encoding/binary"
	"io"
	"strings"
	"time"

	"ownway/value/fault"
	"ownway/value/msg"
)

// UnknownID is the fault of an id that is not of the kind asked for.
var UnknownID = msg.New("ident.unknown-id", "There is nothing here with that reference")

// Prefix names the kind of record that an id belongs to, in a few letters.
type Prefix interface{ Prefix() string }

// ID is the id of a record: the prefix of its kind, an underscore and a UUID
// of version 7 (RFC 9562) in 26 letters and digits, so that ids made later
// sort later. An id of one kind cannot be given where another is asked for.
// The empty ID is no record.
type ID[P Prefix] string

// Crockford's base 32, in small letters: no i, l, o or u.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// Maker makes ids that sort in the order in which they were made, even within
// a millisecond (RFC 9562 section 6.2, method 2). It is not safe for use by many
// at once.
type Maker struct {
	Random io.Reader
	last   [16]byte
}

// Make makes an id of a kind at a moment.
func Make[P Prefix](m *Maker, at time.Time) (ID[P], error) {
	u, err := m.next(at)
	var p P
	return ID[P](p.Prefix() + "_" + base32(u)), err
}

// step is the most that one id may lie above the last within a millisecond.
const step = 1 << 32

func (m *Maker) next(at time.Time) ([16]byte, error) {
	var u [16]byte
	binary.BigEndian.PutUint64(u[:8], uint64(at.UnixMilli())<<16)
	if _, err := io.ReadFull(m.Random, u[6:]); err != nil {
		return u, err
	}
	u[6] = u[6]&0x0f | 0x70
	u[8] = u[8]&0x1f | 0x80 // the highest bit of what counts up starts as nought, so that there is room
	if [6]byte(u[:6]) == [6]byte(m.last[:6]) {
		more := binary.BigEndian.Uint64(u[8:])%step + 1
		copy(u[:8], m.last[:8])
		binary.BigEndian.PutUint64(u[8:], binary.BigEndian.Uint64(m.last[8:])+more)
	}
	m.last = u
	return u, nil
}

func base32(u [16]byte) string {
	hi, lo := binary.BigEndian.Uint64(u[:8]), binary.BigEndian.Uint64(u[8:])
	var out [26]byte
	for i := 25; i >= 0; i-- {
		out[i] = alphabet[lo&31]
		lo = lo>>5 | hi<<59
		hi >>= 5
	}
	return string(out[:])
}

// ParseID reads an id of the kind asked for. Anything else is not found.
func ParseID[P Prefix](s string) (ID[P], error) {
	var p P
	rest, ok := strings.CutPrefix(s, p.Prefix()+"_")
	if !ok || len(rest) != 26 || rest[0] > '7' {
		return "", fault.NotFound(UnknownID)
	}
	for i := range len(rest) {
		if strings.IndexByte(alphabet, rest[i]) < 0 {
			return "", fault.NotFound(UnknownID)
		}
	}
	return ID[P](s), nil
}

// IsZero reports whether this is no record.
func (id ID[P]) IsZero() bool { return id == "" }

// Parse reads an id of this kind into id. Anything else is not found.
func (id *ID[P]) Parse(s string) error {
	v, err := ParseID[P](s)
	if err == nil {
		*id = v
	}
	return err
}

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

// NewID makes an id from the moment and 10 random bytes.
func NewID[P Prefix](at time.Time, random io.Reader) (ID[P], error) {
	var u [16]byte
	binary.BigEndian.PutUint64(u[:8], uint64(at.UnixMilli())<<16)
	if _, err := io.ReadFull(random, u[6:]); err != nil {
		return "", err
	}
	u[6] = u[6]&0x0f | 0x70
	u[8] = u[8]&0x3f | 0x80
	var p P
	return ID[P](p.Prefix() + "_" + base32(u)), nil
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

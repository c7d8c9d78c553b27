// Package irmark works out the IRmark of a message to HMRC: a mark over the
// body that proves afterwards what was sent (HMRC, IRmark Generation Step By
// Step Guide v2.0). The body is written in its canonical form (W3C Canonical
// XML 1.0, without comments) and hashed.
package irmark

import (
	"bytes"
	"crypto/sha1"
	"encoding/base32"
	"encoding/base64"
	"slices"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Most is the largest message that is read, in bytes.
const Most = 16 << 20

// The faults of a message that cannot be marked.
var (
	TooLarge   = msg.New("rti.mark-too-large", "This message is too large to send. Send fewer people at a time")
	NotXML     = msg.New("rti.mark-not-xml", "This message cannot be read. Make it again")
	NoBody     = msg.New("rti.mark-no-body", "This message has no body. Make it again")
	OneMark    = msg.New("rti.mark-one-mark", "This message must have one place for its mark. Make it again")
	Unexpected = msg.New("rti.mark-unexpected", "This message holds something that messages to HMRC do not: {what}. Make it again without")
)

// Mark is an IRmark: the SHA-1 hash of the canonical body. The guide fixes the
// hash; it proves what was sent and keeps nothing secret.
type Mark [sha1.Size]byte

// Base64 gives the mark as it stands in the message.
func (m Mark) Base64() string { return base64.StdEncoding.EncodeToString(m[:]) }

// String gives the mark as people see it and print it: 32 capitals and digits.
func (m Mark) String() string { return base32.StdEncoding.EncodeToString(m[:]) }

// Of works out the mark of a message. Any mark that stands in it already does
// not count. A message that is not well-formed, or that holds a document type
// or another construct whose canonical form could be read in two ways, is a
// fault.
func Of(message []byte) (Mark, error) {
	canonical, err := Canonical(message)
	if err != nil {
		return Mark{}, err
	}
	return sha1.Sum(canonical), nil
}

// Canonical gives what the mark is the hash of: the body with its own tags and
// with the namespaces of the whole message, without the IRmark element. The
// white space around that element stays.
func Canonical(message []byte) ([]byte, error) {
	r, err := read(message)
	if err != nil {
		return nil, err
	}
	return r.out.Bytes(), nil
}

// Put works out the mark of a message and writes it in the message's IRmark
// element, over whatever stood there.
func Put(message []byte) ([]byte, Mark, error) {
	r, err := read(message)
	if err != nil {
		return nil, Mark{}, err
	}
	if r.marks != 1 || bytes.HasSuffix(message[:r.markFrom], []byte("/>")) {
		return nil, Mark{}, fault.Invalid("IRmark", OneMark)
	}
	mark := Mark(sha1.Sum(r.out.Bytes()))
	return slices.Concat(message[:r.markFrom], []byte(mark.Base64()), message[r.markTo:]), mark, nil
}

// Proves reports whether the message bears exactly one mark and it is its own.
func Proves(message []byte) (bool, error) {
	r, err := read(message)
	if err != nil {
		return false, err
	}
	mark := Mark(sha1.Sum(r.out.Bytes()))
	return r.marks == 1 && r.markText == mark.Base64(), nil
}

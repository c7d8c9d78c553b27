package govtalk

import (
	"bytes"
	"slices"

	"ownway/pay/rti/element"
	"ownway/value/fault"
)

const (
	senderFrom = "<SenderDetails>"
	senderTo   = "</SenderDetails>"
)

// Unsigned gives a message that Write wrote without the sender's user ID and
// password, to be kept. The body and its mark are untouched.
func Unsigned(message []byte) ([]byte, error) { return signed(message, nil) }

// Signed puts the sender's user ID and password in a message: the same sender
// always makes the same bytes.
func Signed(message []byte, s Sender) ([]byte, error) {
	if s.ID == "" || s.Password == "" {
		return nil, fault.Invalid("sender", EnterSender)
	}
	var w element.Writer
	s.write(&w)
	return signed(message, w.Bytes())
}

// signed replaces what lies in SenderDetails, the first of which stands in the
// header: whatever text comes before it is not the reporter's to choose.
func signed(message, details []byte) ([]byte, error) {
	from := bytes.Index(message, []byte(senderFrom))
	to := bytes.Index(message, []byte(senderTo))
	if from < 0 || to < from {
		return nil, fault.Invalid("sender", EnterSender)
	}
	from += len(senderFrom)
	return slices.Concat(message[:from], details, message[to:]), nil
}

// Package scan asks a scanner whether a file is harmful before anything is done
// with it. Where the scanner gives no clear answer the file is not taken.
package scan

import (
	"context"
	"errors"
	"net"
	"path/filepath"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of a file that is not taken.
var (
	Harmful  = msg.New("scan.harmful", "We found something harmful in this file, so we didn't keep it. Take a photo of the paper instead, or ask someone you trust to look at your device")
	NoAnswer = msg.New("scan.no-answer", "We can't check files for anything harmful just now, so we didn't keep this one. You did nothing wrong. Try again later, or send it by post")
)

// Scanner says whether a file may be taken: nil is yes. Any error is no.
type Scanner interface {
	Scan(ctx context.Context, data []byte) error
}

// Off takes every file unseen. It is for a demo, and for whoever runs a server
// and says in so many words that they accept it.
type Off struct{}

// Scan takes the file.
func (Off) Scan(context.Context, []byte) error { return nil }

// Closed takes no file: nobody said how files are scanned.
type Closed struct{}

// Scan refuses the file.
func (Closed) Scan(context.Context, []byte) error { return fault.Invalid("file", NoAnswer) }

// NoneAccepted is how whoever runs a server says that no scanner is accepted.
const NoneAccepted = "none-accepted"

// New gives the scanner that a server was told to use: "clamd" at an address,
// or "none-accepted". Anything else, and nothing at all, is refused.
func New(how, address string) (Scanner, error) {
	switch how {
	case NoneAccepted:
		return Off{}, nil
	case "clamd":
		return at(address)
	case "":
		return nil, errors.New("say how files that people send are scanned: --scanner=clamd, or --scanner=none-accepted to take them unseen")
	}
	return nil, errors.New("--scanner is clamd or none-accepted, not " + how)
}

// at gives clamd at an address: unix:/path, or an address of this machine.
// What is sent there is private and is not encrypted on the way.
func at(address string) (Scanner, error) {
	if path, is := strings.CutPrefix(address, "unix:"); is {
		if !filepath.IsAbs(path) {
			return nil, errors.New("--clamd=unix: needs a whole path, like unix:/run/clamav/clamd.ctl")
		}
		return &Clamd{Network: "unix", Address: path}, nil
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, errors.New("--clamd is unix:/run/clamav/clamd.ctl or 127.0.0.1:3310")
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, errors.New("--clamd must be on this machine (127.0.0.1 or [::1]): what is sent to it is not encrypted")
	}
	return &Clamd{Network: "tcp", Address: address}, nil
}

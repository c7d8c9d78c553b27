package irmark

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"ownway/value/fault"
)

// deepest is how many elements may lie in one another.
const deepest = 64

// reader goes through a message once, writing the canonical form of its body.
type reader struct {
	in    *xml.Decoder
	out   bytes.Buffer
	open  []element
	roots int
	state state

	marks            int
	markFrom, markTo int64 // where the text of the last mark stands
	markText         string
}

// state is where in the message the reader is.
type state byte

const (
	before state = iota // before the body
	inside              // in the body
	inMark              // in the IRmark element, which is left out
	after               // behind the body
)

// element is one that is still open.
type element struct {
	name   xml.Name // with its prefix, as it is written
	spaces spaces   // the namespaces in scope
}

func read(message []byte) (*reader, error) {
	if len(message) > Most {
		return nil, fault.Invalid("message", TooLarge)
	}
	r := &reader{in: xml.NewDecoder(bytes.NewReader(message))}
	for {
		token, err := r.in.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.Invalid("message", NotXML)
		}
		if err := r.take(token); err != nil {
			return nil, err
		}
	}
	switch {
	case r.roots != 1 || len(r.open) > 0:
		return nil, fault.Invalid("message", NotXML)
	case r.state != after:
		return nil, fault.Invalid("message", NoBody)
	}
	return r, nil
}

func (r *reader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		return r.end(t)
	case xml.CharData:
		return r.text(t)
	case xml.Directive:
		return unexpected("<!" + first(string(t)))
	case xml.ProcInst:
		if t.Target != "xml" {
			return unexpected("<?" + t.Target)
		}
		if len(r.open) > 0 || r.roots > 0 {
			return fault.Invalid("message", NotXML)
		}
	}
	return nil // a comment is no part of the canonical form
}

func (r *reader) start(t xml.StartElement) error {
	if len(r.open) == 0 {
		if r.roots++; r.roots > 1 {
			return fault.Invalid("message", NotXML)
		}
	}
	if len(r.open) == deepest {
		return unexpected("more than 64 levels")
	}
	if r.state == inMark {
		return fault.Invalid("IRmark", OneMark)
	}
	var outer spaces
	if n := len(r.open); n > 0 {
		outer = r.open[n-1].spaces
	}
	inner, attrs, err := outer.declare(t)
	if err != nil {
		return err
	}
	r.open = append(r.open, element{t.Name, inner})
	switch {
	case r.state == before && r.path("GovTalkMessage", "Body"):
		r.state, outer = inside, nil // the body bears the namespaces of the whole message
	case r.state == after && r.path("GovTalkMessage", "Body"):
		return fault.Invalid("message", NoBody)
	case r.state == inside && r.path("GovTalkMessage", "Body", "IRenvelope", "IRheader", "IRmark"):
		r.state, r.markFrom, r.markText = inMark, r.in.InputOffset(), ""
		r.markTo = r.markFrom
		r.marks++
	}
	if r.state == inside {
		writeStart(&r.out, t.Name, inner.since(outer), attrs)
	}
	return nil
}

func (r *reader) end(t xml.EndElement) error {
	n := len(r.open)
	if n == 0 || r.open[n-1].name != t.Name {
		return fault.Invalid("message", NotXML)
	}
	if r.state == inside {
		writeEnd(&r.out, t.Name)
	}
	switch {
	case r.state == inMark:
		r.state = inside
	case r.state == inside && n == 2:
		r.state = after
	}
	r.open = r.open[:n-1]
	return nil
}

func (r *reader) text(t xml.CharData) error {
	switch {
	case len(r.open) == 0:
		if strings.Trim(string(t), " \t\r\n\ufeff") != "" {
			return fault.Invalid("message", NotXML)
		}
	case r.state == inMark:
		r.markTo = r.in.InputOffset()
		r.markText += string(t)
	case r.state == inside:
		writeText(&r.out, t)
	}
	return nil
}

// path reports whether the open elements have these names, whatever their
// prefixes.
func (r *reader) path(names ...string) bool {
	if len(r.open) != len(names) {
		return false
	}
	for i, n := range names {
		if r.open[i].name.Local != n {
			return false
		}
	}
	return true
}

func unexpected(what string) error {
	return fault.Invalid("message", Unexpected, "what", what)
}

// first gives the first word, kept short.
func first(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word[:min(len(word), 20)]
}

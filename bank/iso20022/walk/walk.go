// Package walk walks an ISO 20022 message element by element, along steps that
// a reader lays out beforehand. It is bounded in depth, and knows the message
// by its namespace.
package walk

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// MaxDepth is how many elements may stand one in another. Messages need 20.
const MaxDepth = 40

// MaxText is the longest text of one element, in bytes.
const MaxText = 4_000

// The faults of what is no whole message.
var (
	Broken   = msg.New("iso20022.broken", "The file is broken here. Download it again")
	CutShort = msg.New("iso20022.cut-short", "The file stops in the middle. Download it again")
	TooDeep  = msg.New("iso20022.too-deep", "This file has more than {most} layers. That is no bank file")
	TooLong  = msg.New("iso20022.too-long", "This should have {most} characters or fewer")
	Unknown  = msg.New("iso20022.unknown-part", "We don't know “{name}” here. It may change what the file means")
)

// At is where in the file an element stands.
type At struct {
	Line     int    // from 1, of the tag's end
	Currency string // its Ccy, when it has one
}

// Step is what to do at one element. A nil function does nothing.
type Step[R any] struct {
	Into  map[string]*Step[R]       // the elements that may stand in it
	Begin func(R, At) error         // when it opens
	Text  func(R, At, string) error // its text, when it closes
	End   func(R, At) error         // when it closes
	Whole bool                      // an element that is not in Into is a fault, here and below
}

// Document walks a message. take hears the namespace of its outermost element,
// Document, and may refuse it. Elements of another namespace are passed over.
// Faults carry their line.
func Document[R any](text string, root *Step[R], r R, take func(namespace string) error) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	w := walker[R]{reader: r, take: take, path: []open[R]{{step: &Step[R]{Into: map[string]*Step[R]{"Document": root}}}}}
	for {
		token, err := d.RawToken()
		line, _ := d.InputPos()
		if err == io.EOF {
			return w.finish(line)
		}
		if err != nil {
			return unreadable(err, line)
		}
		if err := w.token(token, line); err != nil {
			return onLine(err, line)
		}
	}
}

func unreadable(err error, line int) error {
	var s *xml.SyntaxError
	if errors.As(err, &s) && strings.Contains(s.Msg, "unexpected EOF") {
		return fault.OnLine(fault.Invalid("file", CutShort), line)
	}
	return fault.OnLine(fault.Invalid("file", Broken), line)
}

func onLine(err error, line int) error {
	var f *fault.Fault
	if !errors.As(err, &f) || f.Line != 0 {
		return err
	}
	return fault.OnLine(err, line)
}

// open is an element that has not closed yet.
type open[R any] struct {
	name string
	step *Step[R] // nil while it is passed over
	at   At
}

type walker[R any] struct {
	reader R
	take   func(string) error
	path   []open[R]
	text   []byte
	prefix string // of the message's own elements
	space  string // the message's namespace
	closed bool   // Document came to its end
}

func (w *walker[R]) token(token xml.Token, line int) error {
	switch t := token.(type) {
	case xml.StartElement:
		return w.begin(t, line)
	case xml.EndElement:
		return w.end(t)
	case xml.CharData:
		return w.words(t)
	case xml.Directive: // a document type could bring in other files
		return fault.Invalid("file", Broken)
	}
	return nil
}

func (w *walker[R]) begin(t xml.StartElement, line int) error {
	if len(w.path) > MaxDepth {
		return fault.Invalid("file", TooDeep, "most", MaxDepth)
	}
	outermost := len(w.path) == 1
	if outermost {
		if err := w.enter(t); err != nil {
			return err
		}
	}
	above := w.path[len(w.path)-1].step
	next := open[R]{name: t.Name.Space + ":" + t.Name.Local, at: At{Line: line}}
	if above != nil && w.ours(t) {
		next.step = above.Into[t.Name.Local]
	}
	if next.step == nil && above != nil && (above.Whole || outermost) {
		return fault.Invalid("file", Unknown, "name", shown(t.Name.Local))
	}
	for _, a := range t.Attr {
		if a.Name.Local == "Ccy" && a.Name.Space == "" {
			next.at.Currency = a.Value
		}
	}
	w.path, w.text = append(w.path, next), w.text[:0]
	if next.step == nil || next.step.Begin == nil {
		return nil
	}
	return next.step.Begin(w.reader, next.at)
}

// enter reads the namespace from the outermost element.
func (w *walker[R]) enter(t xml.StartElement) error {
	if w.closed {
		return fault.Invalid("file", Broken)
	}
	w.prefix, w.space = t.Name.Space, declared(t, t.Name.Space)
	return w.take(w.space)
}

// ours reports whether the element is of the message's namespace.
func (w *walker[R]) ours(t xml.StartElement) bool {
	if t.Name.Space != w.prefix {
		return false
	}
	space := declared(t, w.prefix)
	return space == "" || space == w.space
}

// declared gives the namespace that the element declares for a prefix.
func declared(t xml.StartElement, prefix string) string {
	for _, a := range t.Attr {
		plain := prefix == "" && a.Name.Space == "" && a.Name.Local == "xmlns"
		if plain || prefix != "" && a.Name.Space == "xmlns" && a.Name.Local == prefix {
			return a.Value
		}
	}
	return ""
}

func (w *walker[R]) end(t xml.EndElement) error {
	last := w.path[len(w.path)-1]
	if len(w.path) == 1 || last.name != t.Name.Space+":"+t.Name.Local {
		return fault.Invalid("file", Broken)
	}
	w.path = w.path[:len(w.path)-1]
	w.closed = len(w.path) == 1
	text := w.text
	w.text = w.text[:0]
	if last.step == nil {
		return nil
	}
	if last.step.Text != nil {
		if err := last.step.Text(w.reader, last.at, string(text)); err != nil {
			return onLine(err, last.at.Line)
		}
	}
	if last.step.End != nil {
		return onLine(last.step.End(w.reader, last.at), last.at.Line)
	}
	return nil
}

func (w *walker[R]) words(t xml.CharData) error {
	top := w.path[len(w.path)-1]
	if top.step == nil || top.step.Text == nil {
		if len(w.path) == 1 && strings.TrimSpace(string(t)) != "" {
			return fault.Invalid("file", Broken) // words outside Document
		}
		return nil
	}
	if len(w.text)+len(t) > MaxText {
		return fault.Invalid("file", TooLong, "most", MaxText)
	}
	w.text = append(w.text, t...)
	return nil
}

func (w *walker[R]) finish(line int) error {
	if !w.closed {
		return fault.OnLine(fault.Invalid("file", CutShort), line)
	}
	return nil
}

func shown(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

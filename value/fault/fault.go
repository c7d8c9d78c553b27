// Package fault holds the few kinds of error that a user can be told about.
// A fault carries a field and a key, never a sentence: the edge of the program
// turns it into a page, a status code or an exit status, in the reader's language.
package fault

import (
	"errors"
	"strconv"

	"ownway/value/msg"
)

// Kind says what sort of thing went wrong. An error that is no fault is
// internal: it is logged with an id and never shown.
type Kind int

// The kinds of fault.
const (
	KindInternal  Kind = iota
	KindInvalid        // what was given cannot be used; it says which field and what to do
	KindNotFound       // there is no such thing, or none that this actor may know of
	KindConflict       // it was already done, or something changed meanwhile
	KindForbidden      // this actor may not do this
)

// Fault is an error fit for a reader.
type Fault struct {
	Kind  Kind
	Field string // the field at fault, empty when none
	Line  int    // the line of a file, counted from 1; 0 when none
	Text  msg.Text
}

// Error gives the key, for a log. The edge renders Text for people.
func (f *Fault) Error() string {
	s := f.Text.String()
	if f.Field != "" {
		s = f.Field + ": " + s
	}
	if f.Line > 0 {
		s = "line " + strconv.Itoa(f.Line) + ": " + s
	}
	return s
}

// Invalid says that a field cannot be used as it was given.
func Invalid(field string, key msg.Key, pairs ...any) error {
	return &Fault{Kind: KindInvalid, Field: field, Text: key.With(pairs...)}
}

// NotFound says that there is no such thing.
func NotFound(key msg.Key, pairs ...any) error {
	return &Fault{Kind: KindNotFound, Text: key.With(pairs...)}
}

// Conflict says that it was already done, or that something changed meanwhile.
func Conflict(key msg.Key, pairs ...any) error {
	return &Fault{Kind: KindConflict, Text: key.With(pairs...)}
}

// Forbidden says that this actor may not do this.
func Forbidden(key msg.Key, pairs ...any) error {
	return &Fault{Kind: KindForbidden, Text: key.With(pairs...)}
}

// OnLine gives the fault the number of the line it was found on. An error
// that is no fault comes back unchanged.
func OnLine(err error, line int) error {
	var f *Fault
	if !errors.As(err, &f) {
		return err
	}
	g := *f
	g.Line = line
	return &g
}

// In gives the fault the name of the field it was found in, when it has none.
func In(err error, field string) error {
	var f *Fault
	if !errors.As(err, &f) || f.Field != "" {
		return err
	}
	g := *f
	g.Field = field
	return &g
}

// At puts every fault in err on a field, whatever field each had; an empty field
// takes it away. An error that is no fault comes back unchanged.
func At(err error, field string) error {
	all := All(err)
	if len(all) == 0 {
		return err
	}
	moved := make([]error, len(all))
	for i, f := range all {
		g := *f
		g.Field = field
		moved[i] = &g
	}
	if len(moved) == 1 {
		return moved[0]
	}
	return errors.Join(moved...)
}

// KindOf gives the kind of the error: KindInternal when it is no fault.
func KindOf(err error) Kind {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	return KindInternal
}

// All lists the faults joined in err, in order.
func All(err error) []*Fault {
	switch e := err.(type) {
	case nil:
		return nil
	case *Fault:
		return []*Fault{e}
	case interface{ Unwrap() []error }:
		var all []*Fault
		for _, one := range e.Unwrap() {
			all = append(all, All(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return All(e.Unwrap())
	}
	return nil
}

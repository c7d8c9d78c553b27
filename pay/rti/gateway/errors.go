package gateway

import (
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// HMRCSays is the fault of a report that HMRC refused, in HMRC's own words.
var HMRCSays = msg.New("gateway.hmrc-says", "HMRC says: {text} (number {number}). Put it right and make the report again")

// Error is one that HMRC names.
type Error struct {
	RaisedBy string // Gateway, or the department that looked at the report
	Number   int
	Type     string // fatal, recoverable, business or warning
	Text     string // HMRC's own words
	Location string // where in the message, as HMRC wrote it
}

// Field gives the field of the report that is at fault, named as package rti
// names it, or the last name of the location when that is not known.
func (e Error) Field() string { return fieldOf(e.Location) }

// Fault gives the error as a fault of its field.
func (e Error) Fault() error {
	return fault.Invalid(e.Field(), HMRCSays, "text", e.Text, "number", e.Number)
}

// The numbers of errors that mean something here, from the project's facts:
// all other errors are told by their type.
const (
	wrongPassword      = 1046 // the user ID and password are not known
	unknownCorrelation = 2000 // the number is not known, or no longer
	inBody             = 3001 // the body was refused; it says why
)

func (a Answer) has(number int) bool {
	for _, e := range a.Errors {
		if e.Number == number {
			return true
		}
	}
	return false
}

// passing reports whether every error is of the moment: HMRC calls it
// recoverable, or a warning. No errors at all say nothing either.
func (a Answer) passing() bool {
	for _, e := range a.Errors {
		if e.Type != "recoverable" && e.Type != "warning" {
			return false
		}
	}
	return true
}

// duplicate reports whether HMRC refused the report because it has it, and for
// nothing else. The number of that error was not to be had, so that it is told
// by its word (from memory).
func (a Answer) duplicate() bool {
	said := false
	for _, e := range a.Errors {
		switch {
		case strings.Contains(strings.ToLower(e.Text), "duplicate"):
			said = true
		case e.Type != "warning" && e.Number != inBody:
			return false
		}
	}
	return said
}

// reasons gives the errors that say something: 3001 only says that others do.
func (a Answer) reasons() []Error {
	var some []Error
	for _, e := range a.Errors {
		if e.Number != inBody && e.Type != "warning" {
			some = append(some, e)
		}
	}
	if len(some) == 0 {
		return a.Errors
	}
	return some
}

// Package person holds the people this is all for: those who draw on care and
// support, carers with support in their own right (Care Act 2014 ss.10, 20),
// and those who speak for them.
package person

import (
	"ownway/value/calendar"
	"ownway/value/ident"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "per" }

// ID is the id of a person.
type ID = ident.ID[idPrefix]

// Person is someone who draws on care and support, or a carer.
type Person struct {
	ID      ID
	Name    string
	CallMe  string // how they like to be addressed
	Born    calendar.Date
	Carer   bool // has support in their own right as a carer
	Reading Reading
}

// Reading is how a person reads best: the setting their pages and letters
// start in.
type Reading string

// The three settings of every page.
const (
	English  Reading = "en"
	Welsh    Reading = "cy"
	EasyRead Reading = "easy"
)

// Standing is the right by which someone speaks for a person.
type Standing string

// The ways to speak for a person (Care Act 2014 ss.31-32; Mental Capacity Act
// 2005). A nominated person acts for someone who has capacity and can be
// removed by them at once, alone.
const (
	Nominated  Standing = "nominated"
	Authorised Standing = "authorised"
	Attorney   Standing = "attorney"
	Deputy     Standing = "deputy"
	StandIn    Standing = "stand-in" // answers only about hours, when nobody else did
)

// Representative is someone who speaks for a person from a day on.
type Representative struct {
	Person   ID
	Account  string // the account they sign in with, in their own name
	Name     string
	Standing Standing
	From     calendar.Date
	Until    calendar.Date // no date while it lasts
}

// ActsOn reports whether the representative may act on the day.
func (r Representative) ActsOn(day calendar.Date) bool {
	return !day.Before(r.From) && (r.Until.IsZero() || day.Before(r.Until))
}

// Package away holds when a person or one of their PAs was away, as the person
// told it: a holiday, a stay with family, a journey. A person may go where they
// like, and nobody is asked for it. What is told here keeps hours apart from days
// on which the two were not in one place.
package away

import (
	"slices"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "awy" }

// ID is the id of a stay away.
type ID = ident.ID[idPrefix]

// Stay is some days on which somebody was away.
type Stay struct {
	ID     ID
	Person person.ID
	PA     person.PAID     // the PA who was away; none when it was the person
	Along  []person.PAID   // PAs who went along with the person
	Days   calendar.Period // from the day of leaving to the day of coming back
	By     string          // the account that told it
	On     calendar.Date
}

// The faults of a stay.
var (
	EnterFirst  = msg.New("away.enter-first", "Enter the day of leaving")
	EnterLast   = msg.New("away.enter-last", "Enter the day of coming back")
	WrongOrder  = msg.New("away.wrong-order", "The day of coming back is before the day of leaving")
	TooLong     = msg.New("away.too-long", "Enter a stay of {most} days or less")
	NobodyAlong = msg.New("away.nobody-along", "Say who went along only when it was the person who was away")
)

// Longest is the most days of one stay: a longer one is told in two.
const Longest = 366

// Check refuses a stay that cannot be.
func (s Stay) Check() error {
	switch {
	case s.Days.First.IsZero():
		return fault.Invalid("first", EnterFirst)
	case s.Days.Last.IsZero():
		return fault.Invalid("last", EnterLast)
	case s.Days.Last.Before(s.Days.First):
		return fault.Invalid("last", WrongOrder)
	case s.Days.Days() > Longest:
		return fault.Invalid("last", TooLong, "most", Longest)
	case !s.PA.IsZero() && len(s.Along) > 0:
		return fault.Invalid("along", NobodyAlong)
	}
	return nil
}

// Apart reports whether the person and a PA were in two places the whole day. On
// the days of leaving and coming back they may have met.
func (s Stay) Apart(pa person.PAID, on calendar.Date) bool {
	switch {
	case !on.After(s.Days.First) || !on.Before(s.Days.Last):
		return false
	case !s.PA.IsZero():
		return s.PA == pa
	}
	return !slices.Contains(s.Along, pa)
}

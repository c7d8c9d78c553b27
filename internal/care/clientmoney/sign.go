package clientmoney

import (
	"slices"
	"strings"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Record is the comparison of a day as it is kept.
type Record struct {
	Day
	MadeBy   string // the account that made it
	SignedBy string // a second one; empty while nobody signed
	Signed   calendar.Date
	Reason   string // for signing a day that does not agree
}

// The faults of signing a day off.
var (
	SamePerson   = msg.New("clientmoney.same-person", "You made this record. Someone else signs it off")
	SignedBefore = msg.New("clientmoney.signed-before", "This day was signed off already")
	SayWhy       = msg.New("clientmoney.say-why", "This day does not agree. Say why, and what is being done, before you sign it off")
	Changed      = msg.New("clientmoney.changed", "The figures have changed since this record was made. Make it again and look at it")
)

// Sign signs a day off. Now is the same comparison made again: figures that
// changed since are looked at first.
func (r Record) Sign(by string, on calendar.Date, reason string, now Day) (Record, error) {
	switch reason = strings.TrimSpace(reason); {
	case r.SignedBy != "":
		return r, fault.Conflict(SignedBefore)
	case by == r.MadeBy:
		return r, fault.Invalid("sign", SamePerson)
	case !r.same(now):
		return r, fault.Conflict(Changed)
	case !r.Agrees() && reason == "":
		return r, fault.Invalid("reason", SayWhy)
	}
	r.SignedBy, r.Signed, r.Reason = by, on, reason
	return r, nil
}

// same reports whether nothing differs from another comparison of the day.
func (d Day) same(o Day) bool {
	if !slices.EqualFunc(d.Named, o.Named, func(a, b Difference) bool {
		return a.Person == b.Person && a.Amount == b.Amount && a.Open == b.Open && a.Says.String() == b.Says.String()
	}) {
		return false
	}
	return d.On == o.On && d.Bank == o.Bank && d.Control == o.Control && d.Books == o.Books && d.Timing == o.Timing && d.Suspense == o.Suspense &&
		d.Own == o.Own && d.People == o.People && d.Waiting == o.Waiting
}

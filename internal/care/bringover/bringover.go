// Package bringover brings people over from the system that a council used
// before: who they are, what is paid, to which day it was paid, and what they
// hold. People come in waves, one file each. A wave is looked at first, agrees
// with the old system's own totals, and can be undone until the first payment.
package bringover

import (
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "wav" }

// ID is the id of a wave.
type ID = ident.ID[idPrefix]

// Line is one person as the old system has them.
type Line struct {
	Row       int    // of the file
	Reference string // in the old system; it tells people apart
	Person    person.Person
	Method    policy.Method
	Bank      ident.BankAccount // empty where the support organisation or provider is paid otherwise
	Since     calendar.Date     // when the first direct payment was made
	Reviewed  calendar.Date     // no date if never
	PaidTo    calendar.Date     // the last day that the old system has paid for
	Weekly    payment.Funding
	Wages     money.Amount // what the plan has for PAs a week
	Held      payment.Funding
	Kept      Kept
}

// Kept is the part of what is held that is spoken for.
type Kept struct {
	ForWages    money.Amount // paid ahead, for wages of days to come
	Holiday     money.Amount // that PAs have earned and not taken
	Redundancy  money.Amount
	Contingency money.Amount
}

// Total adds up all that is spoken for.
func (k Kept) Total() money.Amount { return k.ForWages + k.Holiday + k.Redundancy + k.Contingency }

// Totals is what a wave adds up to.
type Totals struct {
	People int
	Weekly payment.Funding
	Held   payment.Funding
	Kept   money.Amount
}

// TotalsOf adds up lines.
func TotalsOf(lines []Line) Totals {
	t := Totals{People: len(lines)}
	for _, l := range lines {
		t.Weekly, t.Held = plus(t.Weekly, l.Weekly), plus(t.Held, l.Held)
		t.Kept += l.Kept.Total()
	}
	return t
}

func plus(a, b payment.Funding) payment.Funding {
	return payment.Funding{Council: a.Council + b.Council, NHS: a.NHS + b.NHS, Contribution: a.Contribution + b.Contribution, Own: a.Own + b.Own}
}

// Control is what the old system itself says that a wave adds up to.
type Control struct {
	People int
	Weekly money.Amount // what it pays a week, without what people pay in themselves
	Held   money.Amount // of all funders
}

// The faults of totals that do not agree.
var (
	OtherPeople = msg.New("bringover.other-people", "The file has {found} people, and the old system says {want}")
	OtherWeekly = msg.New("bringover.other-weekly", "The file pays {found} a week, and the old system says {want}")
	OtherHeld   = msg.New("bringover.other-held", "The file holds {found}, and the old system says {want}")
)

// Agree reports each total that the old system has otherwise.
func (t Totals) Agree(c Control) []error {
	var wrong []error
	if t.People != c.People {
		wrong = append(wrong, fault.Invalid("people", OtherPeople, "found", t.People, "want", c.People))
	}
	if paid := t.Weekly.Council + t.Weekly.NHS; paid != c.Weekly {
		wrong = append(wrong, fault.Invalid("weekly", OtherWeekly, "found", paid, "want", c.Weekly))
	}
	if held := t.Held.Weekly(); held != c.Held {
		wrong = append(wrong, fault.Invalid("held", OtherHeld, "found", held, "want", c.Held))
	}
	return wrong
}

// HeldAt gives where the books keep the money of a route.
func HeldAt(m policy.Method) ledger.Account { return ledger.Held.In(string(m)) }

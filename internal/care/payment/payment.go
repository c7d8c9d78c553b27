// Package payment works out what a funder pays people for a period: the
// payment run. A run is prepared by one person and approved by another; what
// changed since the last one, and why, comes before any list. What the bank
// sends back is paid again in a small run of its own.
package payment

import (
	"strconv"
	"strings"

	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "run" }

// ID is the id of a payment run.
type ID = ident.ID[idPrefix]

// State is how far a run has come.
type State string

// The states of a run. A run that was approved is not cancelled: its money is
// in the books, and what the bank sends back is taken out line by line.
const (
	Prepared  State = "prepared"
	Approved  State = "approved"
	Cancelled State = "cancelled"
)

// Kind is what a run is for.
type Kind string

// The kinds of run.
const (
	Regular Kind = ""      // the days of a period, for everybody who is due
	Again   Kind = "again" // lines of another run that did not arrive
)

// Rail is how a run reaches the bank.
type Rail string

// The rails.
const (
	ByBacs    Rail = ""       // three working days
	BySameDay Rail = "faster" // Faster Payments, on the day itself
)

// LineState says whether a line counts as paid.
type LineState string

// The states of a line.
const (
	Counts   LineState = ""         // as far as its run does
	Returned LineState = "returned" // the bank sent it back
	Moving   LineState = "moving"   // another run is prepared to pay it instead
	Moved    LineState = "moved"    // another run has paid it instead
)

// Line is one payment of a run.
type Line struct {
	Purse        ledger.PurseID
	Person       person.ID
	Name         string
	Covers       calendar.Period // from the first day to the last; none where only something else is paid
	Parts        []Part
	Once         []OneOff `json:",omitempty"`
	Council      money.Amount
	NHS          money.Amount
	Contribution money.Amount // what the person owes to their own account for the same days
	Reference    string       // at most 18 characters, as Bacs carries it
	Change       msg.Text
	Also         []msg.Text `json:",omitempty"` // what else is not as it was
	Changed      bool
	Working      *explain.Note

	State LineState      `json:",omitempty"`
	Why   string         `json:",omitempty"` // what the bank said when it sent it back, or why it is paid another way
	Was   LineState      `json:",omitempty"` // before another run took it up
	Again ID             `json:",omitempty"` // the run that pays it instead
	From  ID             `json:",omitempty"` // the run that it was in before this one
	Roll  int            `json:",omitempty"` // how often it was paid before
	Basis string         `json:"-"`          // a mark of what it was worked out from
	Bank  string         `json:"-"`          // the account it is paid into, sealed
	Held  ledger.Account `json:"-"`          // where the money is held from then on
}

// Amount is what the run pays on this line.
func (l Line) Amount() money.Amount { return l.Council + l.NHS }

// Says gives all that is not as it was, or that it is the same.
func (l Line) Says() []msg.Text { return append([]msg.Text{l.Change}, l.Also...) }

// Usual is what the line pays for days that were not paid before: without what
// is paid once, and without differences.
func (l Line) Usual() money.Amount {
	usual := l.Amount()
	for _, o := range l.Once {
		usual -= o.Amount()
	}
	for _, p := range l.Parts {
		if p.Back {
			usual -= p.Amount()
		}
	}
	return usual
}

// Run is one payment run.
type Run struct {
	ID         ID
	Kind       Kind `json:",omitempty"`
	Rail       Rail `json:",omitempty"`
	PayDay     calendar.Date
	Period     calendar.Period
	Every      policy.Every
	State      State
	PreparedBy string
	ApprovedBy string
	Of         ID     `json:",omitempty"` // the run whose lines this one pays again
	Why        string `json:",omitempty"` // why they are paid again

	CancelledBy  string `json:",omitempty"`
	CancelReason string `json:",omitempty"`

	Lines []Line `json:",omitempty"`
	Over  []Over `json:",omitempty"`
	Sum   Sum
	Held  []HeldSum `json:",omitempty"` // the same sum, by how the money is held

	Changes int `json:",omitempty"` // how many are not paid as they were last time
}

// Over is what somebody was paid too much for earlier days. Nothing is taken
// back by a run: it is for a practitioner to talk about with the person.
type Over struct {
	Purse  ledger.PurseID
	Person person.ID
	Name   string
	Parts  []Part // below zero
}

// Amount is what was paid too much.
func (o Over) Amount() money.Amount {
	var sum money.Amount
	for _, p := range o.Parts {
		sum -= p.Amount()
	}
	return sum
}

// Sum is what a run pays, and to how many.
type Sum struct {
	Lines        int
	Council, NHS money.Amount
}

// HeldSum is what a run pays to all whose money is held in the same way.
type HeldSum struct {
	Held ledger.Account
	Sum
}

func (s *Sum) add(l *Line) {
	s.Lines++
	s.Council += l.Council
	s.NHS += l.NHS
}

// Amount is what it comes to.
func (s Sum) Amount() money.Amount { return s.Council + s.NHS }

// Paying lists the lines that the run still pays: without those that came back
// or are paid another way.
func (r Run) Paying() []Line {
	var paying []Line
	for _, l := range r.Lines {
		if l.State == Counts {
			paying = append(paying, l)
		}
	}
	return paying
}

// Total adds up by funder what the run still pays.
func (r Run) Total() (council, nhs money.Amount) {
	s := r.Adds()
	return s.Council, s.NHS
}

// Adds adds up what the run still pays, and to how many.
func (r Run) Adds() Sum {
	var s Sum
	for i := range r.Lines {
		if l := &r.Lines[i]; l.State == Counts {
			s.add(l)
		}
	}
	return s
}

// Serial gives the run's serial in a payment file: six letters and digits.
func (r Run) Serial() string {
	s := strings.ToUpper(string(r.ID))
	return s[max(0, len(s)-6):]
}

// Reference is what the person's bank shows: DP and the end of the purse's id,
// which is the same for every run. Paid again, it has the number of the time
// behind it, so that no two payments of the same days are mistaken.
func Reference(p ledger.PurseID, roll int) string {
	s := string(p)
	ref := "DP " + strings.ToUpper(s[max(0, len(s)-8):])
	if roll > 0 {
		ref += " R" + strconv.Itoa(roll)
	}
	return ref
}

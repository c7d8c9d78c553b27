package hours

import (
	"slices"

	"ownway/pay/employment"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Sheet is the hours of one employment in one pay period. Its methods give the
// next sheet and leave the one they are called on as it was.
type Sheet struct {
	Period     calendar.Period
	Start, End calendar.Date // of the employment; End is no date while it lasts
	State      State
	Usual      []Entry // laid out when the sheet was opened, so that a later change of pattern does not reach back
	Entries    []Entry // what is told, in order of date and kind
	ApprovedBy Who     // who agreed the entries, while the sheet is approved
	Paid       []Entry // what has been paid for; nil until it is
}

// State is how far a sheet has come.
type State string

// The states.
const (
	Open        State = "open"          // nobody has told the hours
	Logged      State = "logged"        // hours are told; the person is asked
	WithStandIn State = "with-stand-in" // the person did not answer; their stand-in is asked
	WithSupport State = "with-support"  // nor did the stand-in; the support organisation is asked
	Approved    State = "approved"      // someone who may has said that the hours are right
	PaidAsUsual State = "paid-as-usual" // nobody answered; paid without agreement, to be put right
)

// Who is someone who acts on a sheet.
type Who string

// The people who act on a sheet, and the clock that acts when nobody does.
const (
	PA             Who = "pa"
	Person         Who = "person"
	Representative Who = "representative"
	StandIn        Who = "stand-in" // named by the person to answer for hours
	Support        Who = "support"  // the support organisation
	Clock          Who = "clock"
)

// Event is what happened to a sheet.
type Event struct {
	On       calendar.Date
	Did      Act
	By       Who
	From, To State
	Reason   string // why hours were changed or a sheet was opened again, in the actor's words
}

// Act is the sort of thing that happens to a sheet.
type Act string

// The acts.
const (
	DidLog      Act = "logged"
	DidChange   Act = "changed"
	DidApprove  Act = "approved"
	DidReopen   Act = "reopened"
	DidPassOn   Act = "passed-on"
	DidPayUsual Act = "paid-as-usual"
	DidPay      Act = "paid"
)

// The faults of an act that cannot be done.
var (
	AlreadyApproved = msg.New("hours.already-approved", "These hours are already approved. Open them again to change them")
	AlreadyPaid     = msg.New("hours.already-paid", "These hours are already paid")
	NothingToAgree  = msg.New("hours.nothing-to-agree", "There are no hours to agree yet. Enter the hours, or use the usual hours")
	NotYours        = msg.New("hours.not-yours", "Someone else is asked about these hours")
	NotOwnHours     = msg.New("hours.not-own-hours", "A PA cannot agree their own hours")
	NotApproved     = msg.New("hours.not-approved", "These hours are not approved yet")
	MovedOn         = msg.New("hours.moved-on", "These hours have moved on. Look at them again")
	GiveReason      = msg.New("hours.give-reason", "Say why the hours are changed")
	NoUsualHours    = msg.New("hours.no-usual-hours", "Nobody has told the hours and none are usual. Ask the PA what they worked")
	PeriodBackwards = msg.New("hours.period-backwards", "Choose a pay period that ends on or after the day it starts")
)

// New opens the sheet of a pay period, with the usual hours laid out for the
// days on which the employment lasts.
func New(terms employment.Terms, p calendar.Period) (Sheet, error) {
	if p.First.IsZero() || p.Last.Before(p.First) {
		return Sheet{}, fault.Invalid("period", PeriodBackwards)
	}
	return Sheet{
		Period: p, Start: terms.Start, End: terms.End,
		State: Open, Usual: usualEntries(terms.UsualOver(p)),
	}, nil
}

func (s Sheet) employedOn(d calendar.Date) bool {
	return !d.Before(s.Start) && (s.End.IsZero() || !d.After(s.End))
}

// Settled reports whether the wages run can pay the sheet with no more asking.
func (s Sheet) Settled() bool { return s.State == Approved || s.State == PaidAsUsual }

// Provisional reports whether the sheet was paid and is not agreed: it is
// marked, and waits to be put right.
func (s Sheet) Provisional() bool { return s.Paid != nil && s.State != Approved }

// Payable gives the hours to pay in a wages run: those paid without agreement,
// or those agreed and not paid before. What was paid before and agreed
// otherwise since is in Owing.
func (s Sheet) Payable() []Entry {
	switch {
	case s.State == PaidAsUsual:
		return slices.Clone(s.Paid)
	case s.State == Approved && s.Paid == nil:
		return slices.Clone(s.Entries)
	}
	return nil
}

// Owing gives what is still to be put right: the agreed hours less what was
// paid. It is nothing while nobody has agreed.
func (s Sheet) Owing() []Difference {
	if s.State != Approved || s.Paid == nil {
		return nil
	}
	return Correction(s.Paid, s.Entries)
}

func (s Sheet) to(next State, did Act, by Who, on calendar.Date) (Sheet, Event) {
	e := Event{On: on, Did: did, By: by, From: s.State, To: next}
	s.State = next
	return s, e
}

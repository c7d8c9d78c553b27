package pension

import (
	"ownway/value/calendar"
	"ownway/value/money"
)

// EventKind is something that happened in a worker's pension life.
type EventKind string

// The kinds of event.
const (
	Postponed  EventKind = "postponed"   // assessment is put off, up to three months
	Enrolled   EventKind = "enrolled"    // put in by the employer, as the law requires
	OptedIn    EventKind = "opted-in"    // asked to be in, and the employer must pay in
	Joined     EventKind = "joined"      // asked to be in, and the employer need not pay in
	OptedOut   EventKind = "opted-out"   // left within the month: as if never in
	Ceased     EventKind = "ceased"      // left later: what was paid in stays
	Reenrolled EventKind = "re-enrolled" // put back in after three years
	LetterSent EventKind = "letter-sent" // a letter was given to the worker
)

// Letter is a letter that an employer owes a worker.
type Letter string

// The letters.
const (
	EnrolledLetter  Letter = "enrolled"  // you were put in, and how to opt out
	PostponedLetter Letter = "postponed" // your assessment is put off until a day
	RightsLetter    Letter = "rights"    // you may ask to be in
)

// Event is one thing that happened, on a day.
type Event struct {
	Kind   EventKind
	On     calendar.Date // the day it takes effect: of a membership, its first day
	Until  calendar.Date // of a postponement: its last day, on which the worker is assessed
	Letter Letter        // of a letter
}

// Paid is one pay period that was assessed and paid.
type Paid struct {
	Period        calendar.Period
	PayDate       calendar.Date
	Pay           money.Amount // the earnings assessed
	Duty          Duty
	Scheme        Scheme
	Contributions Contributions
	Refund        Refund // paid back with this payslip
}

// Record is one worker's pension life with one employer: what happened, and
// what was assessed and paid, in the order of days. The zero Record with its
// two dates is a worker whom nothing has happened to.
type Record struct {
	Born    calendar.Date
	Started calendar.Date // first day of work, or the duties start date when that is later
	Events  []Event
	Paid    []Paid
}

// State is where a worker stands on a day.
type State string

// The states.
const (
	NeverIn     State = "never-in"
	InPostponed State = "postponed"
	In          State = "in"
	OutOpted    State = "opted-out"
	OutLeft     State = "left"
)

// place is where a worker stands, and since when.
type place struct {
	state  State
	by     EventKind     // what put them in
	since  calendar.Date // the first day of the membership, of the postponement, or the day they left
	until  calendar.Date // last day of a postponement
	letter calendar.Date // the day of the letter about this membership
}

// placeOn replays what happened up to and with a day.
func (r Record) placeOn(day calendar.Date) place {
	p := place{state: NeverIn}
	for _, e := range r.Events {
		if e.On.After(day) {
			continue
		}
		p = p.after(e)
	}
	if p.state == InPostponed && day.After(p.until) {
		p.state = NeverIn
	}
	return p
}

func (p place) after(e Event) place {
	switch e.Kind {
	case Postponed:
		return place{state: InPostponed, since: e.On, until: e.Until}
	case Enrolled, OptedIn, Joined, Reenrolled:
		return place{state: In, by: e.Kind, since: e.On, letter: p.letterFor(e)}
	case OptedOut:
		return place{state: OutOpted, by: p.by, since: e.On}
	case Ceased:
		return place{state: OutLeft, by: p.by, since: e.On}
	case LetterSent:
		if e.Letter == EnrolledLetter && p.letter.IsZero() {
			p.letter = e.On
		}
	}
	return p
}

// letterFor keeps a letter that was given before the membership it tells of.
// One about an earlier membership does not count, and neither does any letter
// when the employer was owed none.
func (p place) letterFor(e Event) calendar.Date {
	if p.state == In || e.Kind == Joined {
		return calendar.Date{}
	}
	return p.letter
}

// StateOn says where the worker stands at the end of a day.
func (r Record) StateOn(day calendar.Date) State { return r.placeOn(day).state }

// OptOutUntil gives the last day on which the worker can opt out of the
// membership that they are in on a day, and no date when there is none to opt
// out of. The month begins with the membership, or with the letter about it
// when that comes later; before the letter it has not begun.
func (r Record) OptOutUntil(day calendar.Date) calendar.Date {
	p := r.placeOn(day)
	if p.state != In || p.by == Joined || p.letter.IsZero() {
		return calendar.Date{}
	}
	from := p.since
	if p.letter.After(from) {
		from = p.letter
	}
	return from.AddMonths(1).AddDays(-1)
}

package agreement

import (
	"slices"

	"ownway/internal/care/decision"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Halt is a time in which nothing is paid, by a decision of the council. It is
// only made from a law.Adverse.
type Halt struct {
	Decision decision.ID    `json:"decision"`
	Act      law.AdverseAct `json:"act"` // to suspend, or to stop
	From     calendar.Date  `json:"from"`
	Until    calendar.Date  `json:"until,omitzero"` // the last day; none for a stop
	// Back is that the decision is challenged, overturned or withdrawn: these days
	// are paid as if it had never been.
	Back bool `json:"back,omitempty"`
}

// on reports whether the halt holds on a day.
func (h Halt) on(day calendar.Date) bool {
	return !h.Back && !day.Before(h.From) && (h.Until.IsZero() || !day.After(h.Until))
}

// What the council, and the person, can do to an agreement that is in force.
const (
	Suspended What = "suspended"
	Stopped   What = "stopped"
	PutBack   What = "put-back" // a decision does not count, so that the days are paid
	Ended     What = "ended"    // by the person
)

// The faults of halting.
var (
	AnotherAct  = msg.New("agreement.another-act", "This decision is about something else")
	EnterPause  = msg.New("agreement.enter-pause", "Enter the first and the last day without payment. A pause always has an end")
	NotBefore   = msg.New("agreement.not-before", "Nothing is stopped before the person is told, on {day}")
	NothingHere = msg.New("agreement.nothing-halted", "This decision has stopped nothing here")
	AlreadyOver = msg.New("agreement.already-over", "This agreement ended on {day}")
	EnterLast   = msg.New("agreement.enter-last", "Enter the last day that is to be paid for, today or later")
	PersonEnds  = msg.New("agreement.person-ends", "The person ends the agreement, or somebody who speaks for them. The council needs a decision")
)

// Suspend stops payment for a time, by a decision.
func (a Agreement) Suspend(d law.Adverse, of decision.ID, days calendar.Period) (Agreement, Event, error) {
	switch {
	case d.Act() != law.Suspend:
		return Agreement{}, Event{}, fault.Invalid("act", AnotherAct)
	case days.First.IsZero() || days.Last.Before(days.First):
		return Agreement{}, Event{}, fault.Invalid("until", EnterPause)
	}
	return a.halt(d, Halt{Decision: of, Act: law.Suspend, From: days.First, Until: days.Last}, Suspended)
}

// Stop ends payment for good, by a decision. The first day without payment is
// the day given.
func (a Agreement) Stop(d law.Adverse, of decision.ID, from calendar.Date) (Agreement, Event, error) {
	if d.Act() != law.Stop {
		return Agreement{}, Event{}, fault.Invalid("act", AnotherAct)
	}
	return a.halt(d, Halt{Decision: of, Act: law.Stop, From: from}, Stopped)
}

// halt adds a halt that a decision carries. Nothing is stopped for days before
// the person was told.
func (a Agreement) halt(d law.Adverse, h Halt, what What) (Agreement, Event, error) {
	switch {
	case a.State != InForce:
		return Agreement{}, Event{}, fault.Conflict(NotInForce)
	case h.From.Before(d.Case().Told):
		return Agreement{}, Event{}, fault.Invalid("from", NotBefore, "day", d.Case().Told)
	case a.over(h.From):
		return Agreement{}, Event{}, fault.Conflict(AlreadyOver, "day", a.LastDay)
	}
	next := a
	next.Halts = append(slices.Clone(a.Halts), h)
	return next, Event{Agreement: a.ID, What: what, On: d.Case().On, By: d.Case().By}, nil
}

// PutBack takes back what a decision has stopped: it is challenged, overturned or
// withdrawn, and the days are paid as if it had never been.
func (a Agreement) PutBack(of decision.ID, on calendar.Date) (Agreement, Event, error) {
	next, found := a, false
	next.Halts = slices.Clone(a.Halts)
	for i := range next.Halts {
		if next.Halts[i].Decision == of && !next.Halts[i].Back {
			next.Halts[i].Back, found = true, true
		}
	}
	if !found {
		return Agreement{}, Event{}, fault.Conflict(NothingHere)
	}
	return next, Event{Agreement: a.ID, What: PutBack, On: on}, nil
}

// End ends payment at the person's wish: theirs to choose, with no ground and no
// reason. The day is the last one that is paid for.
func (a Agreement) End(by Signatory, last, today calendar.Date) (Agreement, Event, error) {
	switch {
	case by.Council || by.Name == "":
		return Agreement{}, Event{}, fault.Invalid("by", PersonEnds)
	case a.State != InForce:
		return Agreement{}, Event{}, fault.Conflict(NotInForce)
	case a.over(today):
		return Agreement{}, Event{}, fault.Conflict(AlreadyOver, "day", a.LastDay)
	case last.Before(today):
		return Agreement{}, Event{}, fault.Invalid("last", EnterLast)
	}
	next := a
	next.LastDay = last
	return next, Event{Agreement: a.ID, What: Ended, On: today, By: by.Name}, nil
}

// over reports whether the person ended the agreement before a day.
func (a Agreement) over(day calendar.Date) bool { return !a.LastDay.IsZero() && day.After(a.LastDay) }

// PaidOn reports whether a day is paid for: both have signed, it is not before
// the first day nor after the last, and no decision that counts stands against it.
func (a Agreement) PaidOn(day calendar.Date) bool {
	if a.State != InForce || day.Before(a.From) || a.over(day) {
		return false
	}
	return !slices.ContainsFunc(a.Halts, func(h Halt) bool { return h.on(day) })
}

// Payable gives the days of a period that are paid for, as periods without a
// gap, in order. Of a period in which nothing is paid there are none.
func (a Agreement) Payable(p calendar.Period) []calendar.Period {
	var paid []calendar.Period
	for day := p.First; !day.After(p.Last); day = day.AddDays(1) {
		if !a.PaidOn(day) {
			continue
		}
		if n := len(paid); n > 0 && paid[n-1].Last.AddDays(1) == day {
			paid[n-1].Last = day
			continue
		}
		paid = append(paid, calendar.Period{First: day, Last: day})
	}
	return paid
}

// HaltedOn gives the halt that holds on a day, if one does.
func (a Agreement) HaltedOn(day calendar.Date) (Halt, bool) {
	i := slices.IndexFunc(a.Halts, func(h Halt) bool { return h.on(day) })
	if i < 0 {
		return Halt{}, false
	}
	return a.Halts[i], true
}

package pension

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of events that cannot be.
var (
	ChooseEvent       = msg.New("pension.choose-event", "Choose what happened about the PA's pension")
	EventTooEarly     = msg.New("pension.event-too-early", "Enter a day on or after {day}")
	PostponedTooLong  = msg.New("pension.postponed-too-long", "Enter a last day from {from} to {to}. A pension can be postponed for up to 3 months")
	PostponedTwice    = msg.New("pension.postponed-twice", "The pension was postponed until {day} already. Check now whether the PA must be in a pension")
	NotPostponedBack  = msg.New("pension.not-postponed-back", "Putting a PA back in a pension scheme cannot be postponed")
	AlreadyIn         = msg.New("pension.already-in", "The PA is in the pension scheme already, since {day}")
	NotIn             = msg.New("pension.not-in", "The PA is not in the pension scheme on {day}")
	NeverLeft         = msg.New("pension.never-left", "Only a PA who opted out or left can be put back. Enrol this PA instead")
	LetterFirst       = msg.New("pension.letter-first", "The PA can opt out after they get the letter about the pension. Record the day of the letter first")
	OptOutOver        = msg.New("pension.opt-out-over", "The month to opt out ended on {day}. Record that the PA left the scheme instead")
	NoOptOut          = msg.New("pension.no-opt-out", "A PA who asked to join does not opt out. Record that the PA left the scheme instead")
	ReenrolDayTooSoon = msg.New("pension.re-enrol-too-soon", "A PA who left on {day} can be put back after that day")
)

// mostMonths is how long an assessment can be put off.
const mostMonths = 3

// After gives the record with one more event. An event that cannot follow what
// happened before is a fault that names its field.
//
// A postponement runs for three months at most, counted so that its last day
// is the day before the same day three months on (Pensions Act 2008 s.4).
func (r Record) After(e Event) (Record, error) {
	if err := r.check(e); err != nil {
		return r, err
	}
	r.Events = append(slices.Clip(r.Events), e)
	return r, nil
}

func (r Record) check(e Event) error {
	first := r.Started
	if n := len(r.Events); n > 0 && r.Events[n-1].On.After(first) {
		first = r.Events[n-1].On
	}
	switch {
	case r.Born.IsZero():
		return fault.Invalid("born", EnterBirth)
	case r.Started.IsZero():
		return fault.Invalid("started", calendar.EnterDate)
	case e.On.IsZero():
		return fault.Invalid("on", calendar.EnterDate)
	case e.On.Before(first):
		return fault.Invalid("on", EventTooEarly, "day", first)
	}
	p := r.placeOn(e.On)
	switch e.Kind {
	case Postponed:
		return r.checkPostponed(p, e)
	case Enrolled, OptedIn, Joined, Reenrolled:
		return r.checkIn(p, e)
	case OptedOut:
		return r.checkOptOut(p, e)
	case Ceased:
		if p.state != In {
			return fault.Invalid("on", NotIn, "day", e.On)
		}
		return nil
	case LetterSent:
		if e.Letter != EnrolledLetter && e.Letter != PostponedLetter && e.Letter != RightsLetter {
			return fault.Invalid("letter", ChooseEvent)
		}
		return nil
	}
	return fault.Invalid("kind", ChooseEvent)
}

func (r Record) checkPostponed(p place, e Event) error {
	last := e.On.AddMonths(mostMonths).AddDays(-1)
	switch {
	case p.state == In:
		return fault.Invalid("on", AlreadyIn, "day", p.since)
	case p.state == OutOpted || p.state == OutLeft:
		return fault.Invalid("kind", NotPostponedBack)
	case p.state == InPostponed || !p.until.IsZero() && !e.On.After(p.until.AddDays(1)):
		return fault.Invalid("on", PostponedTwice, "day", p.until)
	case e.Until.Before(e.On) || e.Until.After(last):
		return fault.Invalid("until", PostponedTooLong, "from", e.On, "to", last)
	}
	return nil
}

// checkIn lets an entitled worker who joined be enrolled when the duty comes.
func (r Record) checkIn(p place, e Event) error {
	left := p.state == OutOpted || p.state == OutLeft
	switch {
	case p.state == In && (p.by != Joined || e.Kind == Joined || e.Kind == Reenrolled):
		return fault.Invalid("on", AlreadyIn, "day", p.since)
	case e.Kind == Reenrolled && !left:
		return fault.Invalid("kind", NeverLeft)
	case left && !e.On.After(p.since):
		return fault.Invalid("on", ReenrolDayTooSoon, "day", p.since)
	}
	return nil
}

func (r Record) checkOptOut(p place, e Event) error {
	end := r.OptOutUntil(e.On)
	switch {
	case p.state != In:
		return fault.Invalid("on", NotIn, "day", e.On)
	case p.by == Joined:
		return fault.Invalid("kind", NoOptOut)
	case end.IsZero():
		return fault.Invalid("on", LetterFirst)
	case e.On.After(end):
		return fault.Invalid("on", OptOutOver, "day", end)
	}
	return nil
}

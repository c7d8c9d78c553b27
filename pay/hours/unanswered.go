package hours

import (
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Helpers says who there is to ask when the person does not answer.
type Helpers struct {
	StandIn bool // the person has named one
	Support bool // a support organisation acts for them
}

// Unanswered moves a sheet on when the cut-off of whoever was asked has passed
// with no answer: from the person to their stand-in, then to the support
// organisation, and then the usual hours are paid, marked to be put right. One
// who is not there is passed over.
//
// expected is the state that the caller saw. A sheet that has moved on since
// is a conflict, so that a retry does not skip anyone.
//
// A sheet that was paid and opened again waits for an answer, however long.
// Where no hours are usual, those that the PA told are paid, marked the same.
// Where there are neither, it is a conflict: somebody must ask the PA.
func (s Sheet) Unanswered(expected State, h Helpers, on calendar.Date) (Sheet, Event, error) {
	if s.State != expected || s.Settled() || s.Paid != nil {
		return s, Event{}, fault.Conflict(MovedOn)
	}
	asked := s.State == WithStandIn || s.State == WithSupport
	switch {
	case h.StandIn && !asked:
		return s.passOn(WithStandIn, on)
	case h.Support && s.State != WithSupport:
		return s.passOn(WithSupport, on)
	}
	return s.payUnanswered(on)
}

// passOn puts the hours to the next to ask: those that the PA told, and else
// the usual hours.
func (s Sheet) passOn(next State, on calendar.Date) (Sheet, Event, error) {
	if len(s.Entries) == 0 {
		s.Entries = sorted(s.Usual)
	}
	s, e := s.to(next, DidPassOn, Clock, on)
	return s, e, nil
}

func (s Sheet) payUnanswered(on calendar.Date) (Sheet, Event, error) {
	paid := s.Usual
	if len(paid) == 0 {
		paid = s.Entries
	}
	if len(paid) == 0 {
		return s, Event{}, fault.Conflict(NoUsualHours)
	}
	s.Paid = sorted(paid)
	if len(s.Entries) == 0 {
		s.Entries = sorted(paid)
	}
	s, e := s.to(PaidAsUsual, DidPayUsual, Clock, on)
	return s, e, nil
}

package hours

import (
	"strings"

	"ownway/value/calendar"
	"ownway/value/fault"
)

// Log takes the hours that the PA tells, in place of any told before. It can
// be done until the hours are approved; a PA who tells late is still heard by
// whoever is then asked. After the usual hours were paid it says what to put right.
func (s Sheet) Log(entries []Entry, on calendar.Date) (Sheet, Event, error) {
	if s.State == Approved {
		return s, Event{}, fault.Conflict(AlreadyApproved)
	}
	if err := check(entries, s.Period, s.employedOn); err != nil {
		return s, Event{}, err
	}
	s.Entries = sorted(entries)
	s, e := s.to(s.told(), DidLog, PA, on)
	return s, e, nil
}

// told gives the state once hours are told: whoever was asked stays asked.
func (s Sheet) told() State {
	if s.State == Open {
		return Logged
	}
	return s.State
}

// Change takes other hours from someone who may agree them, with the reason,
// so that the PA can see who changed what and why. It does not agree them.
func (s Sheet) Change(entries []Entry, by Who, reason string, on calendar.Date) (Sheet, Event, error) {
	if err := s.mayAnswer(by); err != nil {
		return s, Event{}, err
	}
	if strings.TrimSpace(reason) == "" {
		return s, Event{}, fault.Invalid("reason", GiveReason)
	}
	if err := check(entries, s.Period, s.employedOn); err != nil {
		return s, Event{}, err
	}
	s.Entries = sorted(entries)
	s, e := s.to(s.told(), DidChange, by, on)
	e.Reason = reason
	return s, e, nil
}

// UseUsual puts the usual hours in place of what was told, as when someone
// says "the usual hours are right". It agrees nothing by itself.
func (s Sheet) UseUsual(by Who, on calendar.Date) (Sheet, Event, error) {
	if err := s.mayAnswer(by); err != nil {
		return s, Event{}, err
	}
	if len(s.Usual) == 0 {
		return s, Event{}, fault.Conflict(NoUsualHours)
	}
	s.Entries = sorted(s.Usual)
	s, e := s.to(s.told(), DidChange, by, on)
	return s, e, nil
}

// Approve says that the hours as they stand are right. The person and their
// representative may say so at any time; the stand-in and the support
// organisation once they are asked; the PA never. Hours that were paid as
// usual can be agreed afterwards: then Owing gives what to put right.
func (s Sheet) Approve(by Who, on calendar.Date) (Sheet, Event, error) {
	if err := s.mayAnswer(by); err != nil {
		return s, Event{}, err
	}
	if len(s.Entries) == 0 {
		return s, Event{}, fault.Conflict(NothingToAgree)
	}
	s.ApprovedBy = by
	s, e := s.to(Approved, DidApprove, by, on)
	return s, e, nil
}

// Reopen takes an approval back, with the reason: the person, their
// representative, or whoever gave it can. If the hours are paid already, what
// is agreed next is put right by Owing.
func (s Sheet) Reopen(by Who, reason string, on calendar.Date) (Sheet, Event, error) {
	if s.State != Approved {
		return s, Event{}, fault.Conflict(NotApproved)
	}
	if by == PA {
		return s, Event{}, fault.Forbidden(NotOwnHours)
	}
	if by != Person && by != Representative && by != s.ApprovedBy {
		return s, Event{}, fault.Forbidden(NotYours)
	}
	if strings.TrimSpace(reason) == "" {
		return s, Event{}, fault.Invalid("reason", GiveReason)
	}
	s.ApprovedBy = ""
	s, e := s.to(Logged, DidReopen, by, on)
	e.Reason = reason
	return s, e, nil
}

// MarkPaid says that a wages run has paid the agreed hours, or put right what
// was owing. Done twice it is a conflict.
func (s Sheet) MarkPaid(on calendar.Date) (Sheet, Event, error) {
	switch {
	case s.State != Approved:
		return s, Event{}, fault.Conflict(NotApproved)
	case s.Paid != nil && len(s.Owing()) == 0:
		return s, Event{}, fault.Conflict(AlreadyPaid)
	}
	s.Paid = sorted(s.Entries)
	s, e := s.to(Approved, DidPay, Clock, on)
	return s, e, nil
}

// mayAnswer reports whether someone may agree or change the hours now.
func (s Sheet) mayAnswer(by Who) error {
	if by == PA {
		return fault.Forbidden(NotOwnHours)
	}
	if s.State == Approved {
		return fault.Conflict(AlreadyApproved)
	}
	asked := by == Person || by == Representative ||
		by == StandIn && (s.State == WithStandIn || s.State == WithSupport || s.State == PaidAsUsual) ||
		by == Support && (s.State == WithSupport || s.State == PaidAsUsual)
	if !asked {
		return fault.Forbidden(NotYours)
	}
	return nil
}

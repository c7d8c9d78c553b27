package pension

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Employer is what one employer has done about automatic enrolment.
type Employer struct {
	DutiesStart  calendar.Date   // the first day of work of the first worker
	Reenrolments []calendar.Date // the days chosen so far, earliest first
	Declared     []calendar.Date // the days on which compliance was declared, earliest first
}

// DutiesStart gives an employer's duties start date, the earliest first day of
// work, and no date when there is no worker.
func DutiesStart(started ...calendar.Date) calendar.Date {
	var first calendar.Date
	for _, day := range started {
		if !day.IsZero() && (first.IsZero() || day.Before(first)) {
			first = day
		}
	}
	return first
}

// months of the rules: a declaration, a round of re-enrolment, and the window
// on each side of it.
const (
	declareMonths = 5
	roundMonths   = 36
	windowMonths  = 3
)

// Round is one round of re-enrolment: three years after the duties start date
// or after the day chosen last.
type Round struct {
	Anniversary calendar.Date
	Window      calendar.Period // the days of which one is chosen
	DeclareBy   calendar.Date
}

// DeclareBy gives the last day for the first declaration of compliance: within
// five months of the duties start date. It is owed with no eligible worker too.
func (e Employer) DeclareBy() calendar.Date {
	return e.DutiesStart.AddMonths(declareMonths).AddDays(-1)
}

// Round gives the next round of re-enrolment. A re-declaration counts its five
// months from the anniversary, whichever day was chosen.
func (e Employer) Round() Round {
	from := e.DutiesStart
	if n := len(e.Reenrolments); n > 0 {
		from = e.Reenrolments[n-1]
	}
	return roundAfter(from)
}

func roundAfter(from calendar.Date) Round {
	day := from.AddMonths(roundMonths)
	return Round{Anniversary: day,
		Window:    calendar.Period{First: day.AddMonths(-windowMonths), Last: day.AddMonths(windowMonths).AddDays(-1)},
		DeclareBy: day.AddMonths(declareMonths).AddDays(-1)}
}

// OutsideWindow is the fault of a day of re-enrolment that may not be chosen.
var OutsideWindow = msg.New("pension.outside-window", "Choose a day from {from} to {to} to check again who must be in a pension")

// Choose records a day of re-enrolment. One outside the window is a fault.
func (e Employer) Choose(day calendar.Date) (Employer, error) {
	w := e.Round().Window
	if e.DutiesStart.IsZero() {
		return e, fault.Invalid("duties-start", calendar.EnterDate)
	}
	if !w.Has(day) {
		return e, fault.Invalid("re-enrolment", OutsideWindow, "from", w.First, "to", w.Last)
	}
	e.Reenrolments = append(slices.Clip(e.Reenrolments), day)
	return e, nil
}

// soonMonths is how long before a window opens an employer is told of it.
const soonMonths = 1

// Acts lists what the employer owes The Pensions Regulator as of today: each
// declaration that was not made, and a day of re-enrolment once its window is
// a month away.
func (e Employer) Acts(today calendar.Date, why *explain.Note) []Act {
	if e.DutiesStart.IsZero() || today.Before(e.DutiesStart) {
		return nil
	}
	var acts []Act
	if len(e.Declared) == 0 {
		acts = append(acts, Act{Kind: Declare, From: e.DutiesStart, By: e.DeclareBy()})
	}
	from := e.DutiesStart
	for i, chosen := range e.Reenrolments {
		round := roundAfter(from)
		if len(e.Declared) < i+2 && !today.Before(chosen) {
			acts = append(acts, Act{Kind: Redeclare, From: chosen, By: round.DeclareBy})
		}
		from = chosen
	}
	if w := e.Round().Window; !today.Before(w.First.AddMonths(-soonMonths)) {
		acts = append(acts, Act{Kind: ChooseReenrolment, From: w.First, By: w.Last})
	}
	for i := range acts {
		acts[i].Late = today.After(acts[i].By)
		if why != nil {
			why.Say(acts[i].Text(), acts[i].cite())
		}
	}
	return acts
}

// Reenrol says what a day of re-enrolment asks about one worker: nothing
// unless they opted out or left and are eligible on the day. One who left less
// than a year before may be put back, and need not be. It cannot be postponed.
func (r Record) Reenrol(day calendar.Date, duty Duty, why *explain.Note) (Act, bool) {
	p := r.placeOn(day.AddDays(-1))
	if duty != Eligible || p.state != OutOpted && p.state != OutLeft {
		return Act{}, false
	}
	act := within(Reenrol, day)
	if p.since.AddMonths(12).After(day) {
		act = within(MayReenrol, day)
	}
	if why != nil {
		why.Say(act.Text(), act.cite())
	}
	return act, true
}

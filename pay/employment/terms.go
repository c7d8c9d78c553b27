// Package employment holds the terms on which a person employs a personal
// assistant (PA): how often they are paid, at what rates, their usual hours,
// and how their holiday works. It knows no names and no ids.
package employment

import (
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Terms are what an employer and a PA have agreed. The terms of an employment
// change by taking new terms from a day on; rates change within them.
type Terms struct {
	Start     calendar.Date // first day of work
	End       calendar.Date // last day of work; no date while it lasts
	Frequency period.Frequency
	// PeriodFrom is the first day of any one pay period of the series. No date
	// means that periods run from Start. Monthly pay goes by calendar month and
	// does not use it.
	PeriodFrom calendar.Date
	Rates      []Rate
	SleepIn    money.Amount // flat sum for one sleep-in night
	Usual      Pattern
	Holiday    Regime
}

// Regime is how a PA's holiday builds up and is paid.
type Regime string

// The regimes. The two for irregular hours are open to irregular-hours and
// part-year workers only, in leave years from 1 April 2024 (package leave).
const (
	Regular          Regime = "regular"           // 5.6 weeks a year
	IrregularAccrual Regime = "irregular-accrual" // 12.07% of hours worked, taken later
	RolledUp         Regime = "rolled-up"         // 12.07% of pay, paid with each wage
)

// Known reports whether this is one of the regimes above.
func (r Regime) Known() bool {
	return r == Regular || r == IrregularAccrual || r == RolledUp
}

// EmployedOn reports whether the employment lasts on the day.
func (t Terms) EmployedOn(day calendar.Date) bool {
	return !day.Before(t.Start) && (t.End.IsZero() || !day.After(t.End))
}

// PeriodOn gives the pay period that holds the day. The terms must be valid.
func (t Terms) PeriodOn(day calendar.Date) calendar.Period {
	weeks := t.Frequency.Weeks()
	if weeks == 0 {
		return calendar.MonthOf(day)
	}
	anchor := t.PeriodFrom
	if anchor.IsZero() {
		anchor = t.Start
	}
	length := 7 * weeks
	into := anchor.DaysUntil(day) % length
	if into < 0 {
		into += length
	}
	first := day.AddDays(-into)
	return calendar.Period{First: first, Last: first.AddDays(length - 1)}
}

// UsualOver lays out the usual hours over the days of p on which the
// employment lasts.
func (t Terms) UsualOver(p calendar.Period) []Day {
	if p.First.Before(t.Start) {
		p.First = t.Start
	}
	if !t.End.IsZero() && p.Last.After(t.End) {
		p.Last = t.End
	}
	return t.Usual.Over(p)
}

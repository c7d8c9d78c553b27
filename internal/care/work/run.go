package work

import (
	"slices"

	"ownway/internal/care/person"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Calendar is when the pay periods of a frequency are settled and paid.
type Calendar struct {
	Period  calendar.Period
	StandIn calendar.Date // unanswered hours go to the stand-in at the end of this day
	Support calendar.Date // and to the support organisation at the end of this one
	CutOff  calendar.Date // and are paid as usual after this one
	PayDay  calendar.Date
}

// CalendarOf gives the days of a pay period: wages are paid twelve days after
// it ends, or on the last working day before that, and hours are settled five
// working days earlier. Around Christmas that is less, so that whoever is asked
// always has a working day to answer on after the period is over.
func CalendarOf(p calendar.Period) Calendar {
	c := Calendar{Period: p, PayDay: calendar.LastWorkingDayUpTo(p.Last.AddDays(12))}
	c.CutOff = calendar.AddWorkingDays(c.PayDay, -5)
	if soonest := calendar.AddWorkingDays(p.Last, 3); c.CutOff.Before(soonest) {
		c.CutOff = soonest
	}
	c.Support = calendar.AddWorkingDays(c.CutOff, -1)
	c.StandIn = calendar.AddWorkingDays(c.CutOff, -2)
	return c
}

// RunState is how far a wages run has come.
type RunState string

// The states of a wages run.
const (
	Gathering RunState = "gathering" // hours are coming in
	Running   RunState = "running"   // each employer is being worked out
	Finished  RunState = "finished"
)

// Run is one wages run of a support organisation, for every employer it acts
// for with the same pay period.
type Run struct {
	ID        RunID
	Frequency period.Frequency
	Calendar  Calendar
	State     RunState
}

// ItemState is how one employer stands in a wages run.
type ItemState string

// The states of an employer in a run.
const (
	Waiting ItemState = "waiting" // hours are not agreed yet
	Ready   ItemState = "ready"
	Held    ItemState = "held" // something must be put right first
	Done    ItemState = "done"
)

// Item is one employer in a wages run.
type Item struct {
	Run      RunID
	Employer person.ID
	Name     string
	State    ItemState
	Why      msg.Text // what is missing, or what must be put right
	Slips    []Slip
	Stopped  []Stopped
}

// AsUsual reports whether some hours were paid as usual because nobody answered.
func (i Item) AsUsual() bool {
	return slices.ContainsFunc(i.Slips, func(s Slip) bool { return s.AsUsual })
}

// Stopped is one PA whose payslip waits for people. The employer's other PAs do
// not wait for it.
type Stopped struct {
	Employment ID
	PAName     string
	Why        msg.Text
}

// Matter gives what people can agree on, or nothing.
func (s Stopped) Matter() Matter {
	switch s.Why.Key {
	case BelowMinimum:
		return LowPay
	case OverpaidSays:
		return Overpaid
	}
	return ""
}

// Slip is one payslip of a run as the bureau sees it.
type Slip struct {
	ID       PayslipID
	PAName   string
	Gross    money.Amount
	Net      money.Amount
	LastTime money.Amount // to take home
	AsUsual  bool         // paid on the usual hours, because nobody answered
}

// Net adds up what the employer pays in wages.
func (i Item) Net() money.Amount {
	var sum money.Amount
	for _, s := range i.Slips {
		sum += s.Net
	}
	return sum
}

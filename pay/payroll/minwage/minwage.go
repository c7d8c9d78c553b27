// Package minwage checks one pay reference period against the National
// Minimum Wage: the pay that counts over the time that counts (National
// Minimum Wage Regulations 2015). It proposes the lawful amount; it stops
// nothing.
package minwage

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Work is what was worked and paid in one pay reference period, before
// anything is taken off.
type Work struct {
	Period     calendar.Period
	Born       calendar.Date
	Apprentice bool // under 19, or in the first year of an apprenticeship

	Minutes int          // working time, with travel between people, waking nights and training
	Pay     money.Amount // pay for it: not premiums, holiday, sick pay or expenses

	Awake   int          // minutes awake for the purpose of working, in sleep-ins
	SleepIn money.Amount // pay for sleep-ins

	Deductions money.Amount // taken or charged for the employer's own use or benefit
	Living     Accommodation
}

// Accommodation is a home that the employer provides. The zero Accommodation
// is none.
type Accommodation struct {
	Days   int          // days of the period on which it was provided
	Charge money.Amount // paid for it by the worker, or taken from pay, in the period
}

// Result is the answer for the period.
type Result struct {
	Covered   bool         // the worker is of an age that the minimum wage covers
	Lawful    bool         // true too when not covered, or when no time was worked
	Rate      money.Amount // the rate an hour that applies
	Minutes   int          // time that counts
	Counted   money.Amount // pay that counts; below nothing when more is taken for the employer's benefit than was paid
	Due       money.Amount // the least lawful pay for that time, rounded up to the penny
	Shortfall money.Amount // what to add to pay to make it lawful
}

// The faults of a check.
var (
	EnterBirth  = msg.New("minwage.enter-birth", "Enter the PA's date of birth")
	EnterTime   = msg.New("minwage.enter-time", "Enter the time worked, as no less than nothing and no more than the period holds")
	EnterAmount = msg.New("minwage.enter-amount", "Enter an amount that is not less than nothing")
	EnterDays   = msg.New("minwage.enter-days", "Enter the days on which a home was provided, as no more than the days of the period")
)

// Check works out whether the period's pay is lawful. The rate is that of the
// worker's age, and of the year, on the first day of the period.
//
// Negative or impossible time, amounts or days, or a day with no rates held,
// are faults.
func Check(w Work, why *explain.Note) (Result, error) {
	if err := w.check(); err != nil {
		return Result{}, err
	}
	wage, err := rates.MinimumWage(w.Period.First)
	if err != nil {
		return Result{}, err
	}
	age := w.Born.AgeOn(w.Period.First)
	if age < 16 {
		if why != nil {
			why.Say(whyTooYoung.Text())
		}
		return Result{Lawful: true}, nil
	}
	r := Result{Covered: true, Rate: rateFor(wage, age, w.Apprentice), Minutes: w.Minutes + w.Awake}
	offset := w.Living.adjustment(wage)
	// A sum for a sleep-in counts as pay (Smith), but time asleep is not work
	// (Mencap). Whether such a sum can make up for low pay in other hours is not
	// settled, so it counts only for the time awake in sleep-ins.
	sleepIn := min(w.SleepIn, r.Rate.ForMinutes(w.Awake, money.Up))
	r.Counted = w.Pay + sleepIn - w.Deductions + offset
	r.Due = r.Rate.ForMinutes(r.Minutes, money.Up)
	r.Shortfall = max(r.Due-r.Counted, 0)
	if r.Minutes == 0 {
		r.Shortfall = 0
	}
	r.Lawful = r.Shortfall == 0
	if why != nil {
		explainCheck(w, wage, r, sleepIn, offset, why)
	}
	return r, nil
}

func (w Work) check() error {
	p := w.Period
	switch {
	case w.Born.IsZero():
		return fault.Invalid("born", EnterBirth)
	case p.First.IsZero() || p.Last.Before(p.First):
		return fault.Invalid("period", calendar.EnterDate)
	case w.Minutes < 0 || w.Awake < 0 || w.Minutes > mostMinutes || w.Awake > mostMinutes:
		return fault.Invalid("minutes", EnterTime)
	case w.Pay < 0 || w.SleepIn < 0 || w.Deductions < 0 || w.Living.Charge < 0:
		return fault.Invalid("amount", EnterAmount)
	case w.Living.Days < 0 || w.Living.Days > p.Days():
		return fault.Invalid("days", EnterDays)
	}
	return nil
}

// mostMinutes bounds one period's time, so that no sum can overflow.
const mostMinutes = 1_000_000

// rateFor gives the rate an hour for an age.
func rateFor(w *rates.Wage, age int, apprentice bool) money.Amount {
	switch {
	case apprentice:
		return w.Apprentice
	case age < 18:
		return w.Under18
	case age < 21:
		return w.Youth
	}
	return w.Adult
}

// adjustment gives what accommodation does to the pay that counts: a free home
// adds the offset for each day, a charge above the offset takes the rest away.
func (a Accommodation) adjustment(w *rates.Wage) money.Amount {
	return w.Offset*money.Amount(a.Days) - a.Charge
}

package work

import (
	"ownway/law"
	"slices"

	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/leaving"
	"ownway/pay/payroll"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Ending is how a job ends, as it was told.
type Ending struct {
	Why            leaving.Reason
	Last           calendar.Date // the last day of the job; after a death, the day of it
	Told           calendar.Date // the day notice was given; no date when none was
	ContractNotice int           // weeks of notice in the contract
	AtOnce         bool          // dismissed for gross misconduct
	InLieu         bool          // notice that is not worked is paid
	Kept           bool          // taken on again in time, or suitable work refused without good reason
	TakeBackIsOK   bool          // a written agreement lets holiday taken too early be taken back
	WeekPay        money.Amount  // a week's pay as it was entered; worked out when it is nothing
	By             string        // the account that wrote it down
	On             calendar.Date // and when
}

// The faults of ending a job.
var (
	EndedAlready  = msg.New("work.ended-already", "{pa} left this job on {day}")
	HoursAfterEnd = msg.New("work.hours-after-end", "{pa} told hours on {day}. Enter that day as the last one, or a later one, or take those hours out")
	LeftOn        = msg.New("work.left-on", "{pa} left on {day}. Hours after that day cannot be told")
)

// Ended gives the employment with its last day.
func (e Employment) Ended(last calendar.Date) Employment {
	e.Terms.End = last
	return e
}

// MayEnd refuses a last day on which the job cannot end: it ended before, or
// hours that are not paid yet are told for a later day. Days that were paid
// already do not stop it: what was paid for them is for people to agree on.
func MayEnd(e Employment, last calendar.Date, sheets []Sheet) error {
	if !e.Terms.End.IsZero() && !e.Terms.End.After(last) {
		return fault.Conflict(EndedAlready, "pa", e.PAName, "day", e.Terms.End)
	}
	for _, s := range sheets {
		for _, one := range s.Hours.Entries {
			if s.Employment == e.ID && one.Date.After(last) && (one.Minutes > 0 || one.Nights > 0) && !s.paidOn(one.Date) {
				return fault.Invalid("last", HoursAfterEnd, "pa", e.PAName, "day", one.Date)
			}
		}
	}
	return nil
}

// paidOn reports whether hours of a day were paid.
func (s Sheet) paidOn(day calendar.Date) bool {
	return slices.ContainsFunc(s.Hours.Paid, func(e hours.Entry) bool { return e.Date == day })
}

// EndOn gives hours that were opened before the last day was known, with hours
// only up to it. Where all of the days come after it there is nothing left to
// agree: what was paid for them was paid too much.
func (s Sheet) EndOn(last calendar.Date) Sheet {
	after := func(e hours.Entry) bool { return e.Date.After(last) }
	s.Hours.End = last
	s.Hours.Usual = slices.DeleteFunc(slices.Clone(s.Hours.Usual), after)
	s.Hours.Entries = slices.DeleteFunc(slices.Clone(s.Hours.Entries), after)
	if last.Before(s.Hours.Period.First) {
		s.Hours.State, s.Hours.ApprovedBy = hours.Approved, hours.Clock
	}
	return s
}

// Afterwards gives the hours of a pay period after a PA left: there are none to
// tell, and nobody is asked.
func Afterwards(e Employment, p calendar.Period) Sheet {
	return Sheet{Employment: e.ID, Employer: e.Employer, Hours: hours.Sheet{Period: p, Start: e.Terms.Start}}.EndOn(e.Terms.End)
}

// Left reports whether a PA left before a pay period.
func (e Employment) Left(p calendar.Period) bool {
	return !e.Terms.End.IsZero() && e.Terms.End.Before(p.First)
}

// Closed reports whether the last payslip of a job that ended is made, with the
// last day as it is known now.
func Closed(e Employment, slips []Payslip) bool {
	for _, p := range slices.Backward(slips) {
		if p.Left != "" {
			return p.LeftOn.IsZero() || p.LeftOn == e.Terms.End
		}
	}
	return false
}

// LastPeriod gives the pay period whose payslip is the last one of a job: that of
// the last day or, where it was paid before the day was told, the next that is
// not paid.
func LastPeriod(e Employment, slips []Payslip) calendar.Period {
	p := e.Terms.PeriodOn(e.Terms.End)
	if n := len(slips); n > 0 && !slips[n-1].Period.Last.Before(p.Last) {
		p = e.Terms.PeriodOn(slips[n-1].Period.Last.AddDays(1))
	}
	return p
}

// Lingers reports whether something of a job that ended is still to be put on a
// payslip: the last one is not made, hours were paid one way and agreed
// another, or a correction is not carried.
func Lingers(e Employment, how Ending, slips []Payslip, sheets []Sheet, corrections []Correction) bool {
	if how.Why == "" {
		return false
	}
	return !Closed(e, slips) ||
		slices.ContainsFunc(sheets, func(s Sheet) bool { return s.Employment == e.ID && len(s.Hours.Owing()) > 0 }) ||
		slices.ContainsFunc(corrections, func(c Correction) bool { return c.Carried.IsZero() })
}

// TooMuch gives what was paid for hours that there are not, as far as this wage
// does not make up for it: people agree on it.
func (d Due) TooMuch() (money.Amount, error) {
	_, overpaid, err := d.lines(nil, nil)
	return overpaid, err
}

// StillThere refuses hours on days after a PA left.
func (e Employment) StillThere(entries []hours.Entry) error {
	end := e.Terms.End
	for _, one := range entries {
		if !end.IsZero() && one.Date.After(end) && (one.Minutes > 0 || one.Nights > 0) {
			return fault.Invalid("hours", LeftOn, "pa", e.PAName, "day", end)
		}
	}
	return nil
}

// TellsFor is for how many days after the last day of a job its hours can be told
// at most.
const TellsFor = 92

// Tells reports whether a PA can tell hours of a job on a day: while it lasts and,
// after the last day, until the wage of that day is made. paid is the first day of
// the latest pay period that was paid; no date where none was.
func (e Employment) Tells(on, paid calendar.Date) bool {
	end := e.Terms.End
	if on.Before(e.Terms.Start) || end.IsZero() || !on.After(end) {
		return !on.Before(e.Terms.Start)
	}
	return !on.After(end.AddDays(TellsFor)) && paid.Before(e.Terms.PeriodOn(end).First)
}

// last reports whether the payslip is the last one, with what is due when the
// job ends: that of the last day, or a later one where the day was told late.
func (d Due) last() bool {
	return d.Ending.Why != "" && !d.Employment.Terms.End.After(d.Sheet.Hours.Period.Last) && !Closed(d.Employment, d.Earlier)
}

// AfterP45 reports whether the payslip comes after a last one, with which a P45
// could be given.
func (d Due) AfterP45() bool {
	return slices.ContainsFunc(d.Earlier, func(p Payslip) bool { return p.Left != "" })
}

// mayBeEmpty reports whether a payslip is made even where there is nothing to
// pay: the last one, for HMRC is told the leaving date on it, and one that
// carries a correction.
func (d Due) mayBeEmpty() bool { return d.last() || len(d.Corrections) > 0 }

// Leaving works out what is due when the job ends, from the holiday as it
// stands at the last payslip.
func (d Due) Leaving(holiday leave.Balance, why *explain.Note) (leaving.Due, error) {
	e, told := d.Employment, d.Ending
	l := leaving.Leaving{Why: told.Why, Start: e.Terms.Start, Last: told.Last, Told: told.Told, ContractNotice: told.ContractNotice, AtOnce: told.AtOnce,
		InLieu: told.InLieu, Born: e.PABorn, WeekPay: told.WeekPay, Kept: told.Kept, IsFamily: e.Payee.Relation != "" && e.Payee.Relation != law.NotRelated,
		Holiday: holiday, TakeBackIsOK: told.TakeBackIsOK}
	var err error
	if l.WeekPay == 0 {
		if l.WeekPay, err = d.weekPay(why); err != nil {
			return leaving.Due{}, err
		}
	}
	if l.HolidayPay, l.HolidayWeek, err = d.holidayWeek(); err != nil {
		return leaving.Due{}, err
	}
	return l.WorkOut(why)
}

// TryLeaving works out what would be due, with the holiday counted as far as
// hours are told.
func (d Due) TryLeaving(why *explain.Note) (leaving.Due, error) {
	y, err := rates.For(calendar.TaxYearOf(d.PayDay))
	if err != nil {
		return leaving.Due{}, err
	}
	slip := Payslip{Period: d.Sheet.Hours.Period}
	if err := d.holiday(y, &slip); err != nil {
		return leaving.Due{}, err
	}
	return d.Leaving(slip.Holiday, why)
}

// weekPay gives a week's pay for notice and redundancy: of the usual hours
// where there are any, and else the average of the last twelve weeks with pay. A
// month is shared out over its weeks.
func (d Due) weekPay(why *explain.Note) (money.Amount, error) {
	if !d.Employment.Terms.Usual.Empty() {
		first := d.Ending.Last.AddDays(-6)
		if start := d.Employment.Terms.Start; first.Before(start) { // it lasted less than a week
			first = start
		}
		return UsualWeek(d.Employment, first)
	}
	var weeks []money.Amount
	for _, p := range slices.Backward(d.Earlier) {
		n := p.Frequency.Weeks()
		if n == 0 {
			n = 4
			weeks = append(weeks, slices.Repeat([]money.Amount{p.Result.Gross.MulDiv(12, 52, money.HalfUp)}, n)...)
			continue
		}
		weeks = append(weeks, p.Result.Gross.Split(n)...)
	}
	for _, p := range slices.Backward(d.History) { // what another payroll paid before them
		n := max(1, p.Days.Days()/7)
		weeks = append(weeks, p.Amount.Split(n)...)
	}
	if !slices.ContainsFunc(weeks, func(a money.Amount) bool { return a > 0 }) {
		return 0, nil // the job ends before anything was paid
	}
	return leaving.WeekPay(weeks, why)
}

// holidayWeek gives the pay and minutes of a week of holiday: the average of
// payslips and of what another payroll paid before them, or the usual week
// before the first.
func (d Due) holidayWeek() (money.Amount, int, error) {
	y, err := rates.For(calendar.TaxYearOf(d.PayDay))
	if err != nil {
		return 0, 0, err
	}
	paid := slices.Clone(d.History)
	for _, p := range d.Earlier {
		one := leave.Paid{Days: p.Period}
		for _, l := range p.Lines {
			if l.Kind == payroll.Hours || l.Kind == payroll.SleepIn || l.Kind == payroll.Holiday {
				one.Amount += max(0, l.Pay())
				one.Minutes += max(0, l.Minutes)
			}
		}
		paid = append(paid, one)
	}
	if len(paid) > 0 {
		w, err := leave.WeekBefore(y.Holiday, paid, d.Ending.Last.AddDays(1), nil)
		if err == nil && w.Minutes > 0 {
			return w.Pay, w.Minutes, nil
		}
	}
	if minutes, _ := d.Employment.Terms.Usual.Week(); minutes > 0 {
		pay, err := UsualWeek(d.Employment, d.Employment.Terms.Start)
		return pay, minutes, err
	}
	rate, err := d.Employment.Terms.RateOn(d.Ending.Last)
	return rate, 60, err
}

// end puts what is due on the last payslip: taxed lines, redundancy pay beside
// them, and holiday that is paid or taken back.
func (d Due) end(slip *Payslip, lines []Line) ([]Line, error) {
	if !d.last() {
		return lines, nil
	}
	why := &explain.Note{}
	due, err := d.Leaving(slip.Holiday, why)
	if err != nil {
		return lines, err
	}
	paid, free := d.paidAtEnd()
	for _, l := range due.PayLines() {
		before := min(l.Amount, paid[l.Kind])
		paid[l.Kind] -= before
		if l.Amount -= before; l.Amount > 0 {
			lines = append(lines, Line{Line: l, Leaving: true})
		}
	}
	slip.TaxFree, slip.TakenBack = max(0, due.TaxFree()-free), due.TakenBack
	slip.LeftOn = d.Employment.Terms.End
	slip.Left, slip.WhyLeft = d.Ending.Why, why
	slip.WhyLeft.Lines = append(slip.WhyLeft.Lines, due.Notes.Lines...)
	slip.Holiday.Taken, slip.SetAside = slip.Holiday.Earned, 0 // paid out or taken back
	return lines, nil
}

// afterDeath is the letter of a payment after a PA has died: no National
// Insurance is due.
const afterDeath ni.Category = 'X'

// paidAtEnd gives what an earlier last payslip paid because the job ended, where
// another last day was told since. Holiday is not in it: the balance is what is
// left of it after that payslip.
func (d Due) paidAtEnd() (byKind map[payroll.Kind]money.Amount, free money.Amount) {
	byKind = map[payroll.Kind]money.Amount{}
	for _, p := range d.Earlier {
		free += p.TaxFree
		for _, l := range p.Lines {
			if l.Leaving && l.Kind != payroll.Holiday {
				byKind[l.Kind] += l.Amount
			}
		}
	}
	return byKind, free
}

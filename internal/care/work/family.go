package work

import (
	"slices"

	"ownway/pay/payroll"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// FamilyPaid is statutory family pay on a payslip.
type FamilyPaid struct {
	Leave  ArrangementID
	Kind   statutory.Kind
	Amount money.Amount // with what earlier payslips should have had
	Small  bool         // the employer was small when this leave was decided
}

// EnterAverage is the fault of family pay with too few payslips to average.
var EnterAverage = msg.New("work.enter-average", "The payslips here do not reach back eight weeks from {day}. Enter the average weekly pay of {pa} before then")

// familyPay is what a payslip has of family leave.
type familyPay struct {
	lines []Line
	paid  []FamilyPaid
	why   *explain.Note
}

// familyPay gives a line of statutory family pay for each leave that has days in
// the period. What earlier payslips should have had, because nobody knew of the
// leave then, stands on a line of its own.
func (d Due) familyPay() (familyPay, error) {
	f := familyPay{}
	for _, l := range d.Arranged.Leaves {
		why := &explain.Note{}
		now, late, err := d.leavePay(l, why)
		if err != nil {
			return familyPay{}, err
		}
		if now > 0 {
			f.lines = append(f.lines, Line{Line: payroll.Line{Kind: payroll.Family, Amount: now}})
		}
		if late > 0 {
			f.lines = append(f.lines, Line{Line: payroll.Line{Kind: payroll.Family, Amount: late}, Correction: true})
		}
		if f.why == nil && !why.Empty() {
			f.why = &explain.Note{}
		}
		if f.why != nil {
			f.why.Lines = append(f.why.Lines, why.Lines...)
		}
		if now+late == 0 {
			continue
		}
		at := d.decided(l)
		small, err := at.Small(l.Class1, why.Sub())
		if err != nil {
			return familyPay{}, err
		}
		f.paid = append(f.paid, FamilyPaid{Leave: l.ID, Kind: l.Leave.Kind, Amount: now + late, Small: small})
	}
	return f, nil
}

// decided gives a leave as the job has it, up to the day back at work: a week
// that is broken off is not paid.
func (d Due) decided(l FamilyLeave) statutory.Leave {
	at := l.Leave
	at.Employed = d.Employment.Terms.Start
	if !l.Back.IsZero() {
		if weeks := at.Start.DaysUntil(l.Back) / 7; at.Weeks == 0 || weeks < at.Weeks {
			at.Weeks = weeks
		}
	}
	return at
}

// leavePay gives the pay of a leave for the period, and what earlier payslips
// should have had of it and did not. What they had too much, of a week that was
// broken off, stays with the PA.
func (d Due) leavePay(l FamilyLeave, why *explain.Note) (now, late money.Amount, err error) {
	at, days := d.decided(l), l.days()
	period := d.Sheet.Hours.Period
	if period.Last.Before(days.First) || d.brokenOff(l) {
		return 0, 0, nil
	}
	for _, p := range d.Earlier {
		paid := p.familyOf(l.ID)
		if paid == 0 && (p.Period.Last.Before(days.First) || p.Period.First.After(days.Last)) {
			continue
		}
		owed, err := d.family(l, at, p.Period, nil)
		if err != nil {
			return 0, 0, err
		}
		late += owed - paid
	}
	if !period.First.After(days.Last) {
		now, err = d.family(l, at, period, why)
	}
	return now, max(0, late), err
}

// brokenOff reports whether a leave ended before one whole week of it: then it
// is not paid.
func (d Due) brokenOff(l FamilyLeave) bool {
	return !l.Back.IsZero() && l.Leave.Start.DaysUntil(l.Back) < 7
}

func (d Due) family(l FamilyLeave, at statutory.Leave, p calendar.Period, why *explain.Note) (money.Amount, error) {
	if !at.Employed.After(at.EmployedBy()) { // else nothing is due, whatever was earned
		var err error
		if at.Earnings, err = d.familyAverage(l, at); err != nil {
			return 0, err
		}
	}
	f, err := statutory.Family(at, p, why)
	return f.Amount, err
}

// familyOf gives what a payslip paid of a leave.
func (p Payslip) familyOf(id ArrangementID) money.Amount {
	var sum money.Amount
	for _, f := range p.Family {
		if f.Leave == id {
			sum += f.Amount
		}
	}
	return sum
}

// familyAverage gives average weekly earnings over the eight weeks or two months
// up to the last payday in the deciding week, of all the PA's jobs with this
// employer; where payslips do not reach back so far, what was entered.
func (d Due) familyAverage(l FamilyLeave, at statutory.Leave) (statutory.Average, error) {
	const enough = 8
	last := at.Deciding().Last
	var pay money.Amount
	weeks, months := 0, 0
	for _, p := range slices.Backward(d.Earlier) {
		if p.PayDay.After(last) {
			continue
		}
		pay += p.Result.Gross + d.besides(p)
		if weeks += p.Frequency.Weeks(); p.Frequency.Weeks() == 0 {
			months++
		}
		switch {
		case months >= 2:
			return statutory.AverageOfMonths(pay, months)
		case weeks >= enough:
			return statutory.AverageOfWeeks(pay, weeks)
		}
	}
	switch entered := d.Employment.Standing.Average; {
	case l.Average > 0:
		return statutory.AverageOfWeeks(l.Average, 1)
	case entered > 0:
		return statutory.AverageOfWeeks(entered, 1)
	}
	return statutory.Average{}, fault.Conflict(EnterAverage, "pa", d.Employment.PAName, "day", last)
}

// recoverFamily works out what comes back from HMRC for this payslip's family
// pay: what has come back for the tax year so far with it, less without it, so
// that payslips always add up to the year.
func (d Due) recoverFamily(slip *Payslip) error {
	year := calendar.TaxYearOf(d.PayDay)
	if n := len(d.Earlier); n > 0 && calendar.TaxYearOf(d.Earlier[n-1].PayDay) == year {
		slip.FamilyYear = d.Earlier[n-1].FamilyYear
	}
	if len(slip.Family) == 0 {
		return nil
	}
	var before []statutory.Payment
	for _, p := range d.Arranged.FamilyPaid {
		if calendar.TaxYearOf(p.Paid) == year {
			before = append(before, p)
		}
	}
	with := slices.Clone(before)
	for _, f := range slip.Family {
		*slip.FamilyYear.Of(f.Kind) += f.Amount
		with = append(with, statutory.Payment{Kind: f.Kind, Paid: d.PayDay, Amount: f.Amount, Small: f.Small})
	}
	slip.WhyRecovered = &explain.Note{}
	last := year.Last() // a payslip of a later month may be there already
	after, err := statutory.Recover(with, last, slip.WhyRecovered)
	if err != nil {
		return err
	}
	was, err := statutory.Recover(before, last, nil)
	if err != nil {
		return err
	}
	for _, k := range statutory.Kinds() {
		*slip.Recovered.Pay.Of(k) = *after.ToDate.Pay.Of(k) - *was.ToDate.Pay.Of(k)
		*slip.Recovered.Compensation.Of(k) = *after.ToDate.Compensation.Of(k) - *was.ToDate.Compensation.Of(k)
	}
	return nil
}

// FamilyPayments gives the family pay of payslips, for those that come after.
func FamilyPayments(slips []Payslip) []statutory.Payment {
	var all []statutory.Payment
	for _, p := range slips {
		for _, f := range p.Family {
			all = append(all, statutory.Payment{Kind: f.Kind, Paid: p.PayDay, Amount: f.Amount, Small: f.Small})
		}
	}
	return all
}

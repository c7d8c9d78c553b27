// Package cost works out what an hour of a personal assistant (PA) truly
// costs the person who employs them: the wage and everything that the law and
// good sense put on top of it. It answers the other way round too: the highest
// wage that a rate in a budget can pay, and whether that is lawful.
//
// It works by the year, on pay that is the same each week. It is what a budget
// should hold, not what one payslip will show.
package cost

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// Assumptions are what a cost rests on. Amounts are for a year, for the whole
// of the support.
type Assumptions struct {
	On      calendar.Date // the day from which the wage is paid
	Minutes int           // of support in a week, in all 52 weeks
	PAs     int           // who share the hours evenly
	Age     Age           // of the PAs, for the minimum wage
	Wage    money.Amount  // an hour

	// NoAllowance says that the Employment Allowance cannot be claimed, as when
	// a PA's work is not all care and support.
	NoAllowance bool
	Pension     Pension
	// SickWeeks are the paid weeks that each PA is likely to be off sick in a
	// year. The hours of whoever covers are already in the wage.
	SickWeeks int
	// RedundancyHalfWeeks are the half weeks' pay saved towards redundancy for
	// each PA: 2 for a year worked from age 22 to 40, 3 from 41, 1 under 22.
	RedundancyHalfWeeks int

	Insurance, PayrollFee, Training, Recruitment money.Amount
}

// Age is the age band of a minimum wage rate.
type Age string

// The age bands.
const (
	Adult   Age = "21-and-over"
	Youth   Age = "18-to-20"
	Under18 Age = "under-18"
)

// Pension says whether the employer pays into a pension.
type Pension string

// The ways a pension can stand.
const (
	AboveTrigger Pension = "above-trigger" // only for PAs who must be enrolled
	AllJoin      Pension = "all-join"      // a PA who earns less asks to join
	NoneJoin     Pension = "none-join"     // every PA has opted out
)

// Cost is what a year of support costs, part by part, and in all.
type Cost struct {
	Wage       money.Amount // for the hours worked
	Holiday    money.Amount
	NI         money.Amount // employer's National Insurance after the Employment Allowance
	Pension    money.Amount // the employer's share
	Sick       money.Amount
	Redundancy money.Amount

	Insurance, PayrollFee, Training, Recruitment money.Amount

	Year money.Amount // all of it
	Week money.Amount // a 52nd part, rounded up to the penny
	Hour money.Amount // for an hour of support, rounded up to the penny
}

const (
	weeks     = 52 // of a year of support
	dayHours  = 24
	mostWeek  = 4 * 7 * dayHours * 60 // minutes: four people at all hours
	mostPAs   = 50
	mostHalf  = 60
	mostYear  = money.Amount(100_000_00)
	mostHourP = money.Amount(1_000_00)
)

// Hour works out the cost. y must be the tax year of a.On. Shares of a penny
// are rounded half up within a part.
//
// Figures that are out of range, or a year whose rates are not held in full,
// are faults by field.
func Hour(a Assumptions, y *rates.Year, why *explain.Note) (Cost, error) {
	n, err := a.check(y)
	if err != nil {
		return Cost{}, err
	}
	c := a.cost(y, n)
	if why != nil {
		if err := c.explain(a, y, n, why); err != nil {
			return Cost{}, err
		}
	}
	return c, nil
}

// cost is the sum itself, on assumptions that were checked.
func (a Assumptions) cost(y *rates.Year, n *rates.NationalInsurance) Cost {
	c := Cost{Insurance: a.Insurance, PayrollFee: a.PayrollFee, Training: a.Training, Recruitment: a.Recruitment}
	c.Wage = a.Wage.ForMinutes(a.Minutes*weeks, money.HalfUp)
	c.Holiday = y.Holiday.Accrual.Of(c.Wage, money.HalfUp)
	each := a.each(c)
	c.NI = a.afterAllowance(a.niBefore(each, n), y)
	c.Pension = money.Amount(a.PAs) * a.pensionOf(each, y.Pension)
	c.Sick = money.Amount(a.PAs*a.SickWeeks) * sickWeek(each, y.Sick)
	c.Redundancy = money.Amount(a.PAs) * a.redundancyOf(each, y.Redundancy)
	c.Year = money.Sum(c.Wage, c.Holiday, c.NI, c.Pension, c.Sick, c.Redundancy,
		c.Insurance, c.PayrollFee, c.Training, c.Recruitment)
	c.Week = c.Year.MulDiv(1, weeks, money.Up)
	c.Hour = c.Year.MulDiv(60, int64(a.Minutes*weeks), money.Up)
	return c
}

// each gives the yearly pay of one PA, with holiday.
func (a Assumptions) each(c Cost) money.Amount {
	return (c.Wage + c.Holiday).MulDiv(1, int64(a.PAs), money.HalfUp)
}

// niBefore gives the employer's National Insurance of all PAs for the year,
// before the allowance.
func (a Assumptions) niBefore(each money.Amount, n *rates.NationalInsurance) money.Amount {
	over := max(0, each-a.niFrom(n))
	return money.Amount(a.PAs) * n.Employer.Of(over, money.HalfUp)
}

// niFrom gives the yearly pay from which the employer pays: for PAs under 21
// (letter M) the upper threshold, and else (letter A) the ordinary one.
func (a Assumptions) niFrom(n *rates.NationalInsurance) money.Amount {
	if a.Age != Adult {
		return n.UST.Annual
	}
	return n.ST.Annual
}

// afterAllowance takes off the Employment Allowance. Employers of care and
// support workers in their own home may claim it, once each (HMRC NIM06535).
func (a Assumptions) afterAllowance(ni money.Amount, y *rates.Year) money.Amount {
	if a.NoAllowance {
		return ni
	}
	return max(0, ni-y.Allowance.Amount)
}

// pensionOf gives the employer's share for one PA: the least rate on pay
// between the lower and upper points. PAs of 21 and over are taken to be 22, the
// age of enrolment; younger ones are only in a pension when they ask.
func (a Assumptions) pensionOf(each money.Amount, p *rates.AutoEnrolment) money.Amount {
	mustEnrol := a.Age == Adult && each > p.Trigger.Annual
	if a.Pension == NoneJoin || a.Pension == AboveTrigger && !mustEnrol {
		return 0
	}
	return p.Employer.Of(max(0, min(each, p.Upper.Annual)-p.Lower.Annual), money.HalfUp)
}

// sickWeek gives a week's Statutory Sick Pay for one PA, rounded up to the penny.
func sickWeek(each money.Amount, s *rates.SickPay) money.Amount {
	week := each.MulDiv(1, weeks, money.HalfUp)
	switch {
	case week < s.LeastWeekly:
		return 0
	case s.OfEarnings > 0:
		return min(s.Weekly, s.OfEarnings.Of(week, money.Up))
	}
	return s.Weekly
}

// redundancyOf gives what is saved in a year for one PA: half weeks of pay up
// to the weekly limit, rounded up to the penny.
func (a Assumptions) redundancyOf(each money.Amount, r *rates.Redundancy) money.Amount {
	week := min(each.MulDiv(1, weeks, money.Up), r.WeeklyCap)
	return week.MulDiv(int64(a.RedundancyHalfWeeks), 2, money.Up)
}

package work

import (
	"slices"

	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Arranged is what changes a payslip beside the job's terms and its hours.
type Arranged struct {
	Arrangements
	FamilyPaid []statutory.Payment // by the employer in this tax year, to every PA
	Beside     []Beside            // the PA's other jobs with this employer
}

// Beside is another job of the same PA with the same employer.
type Beside struct {
	Job    ID
	Sheets []Sheet
	Slips  []Payslip
}

// arrange takes what was agreed and ordered into a payslip, once its pay is
// known: pay given up, what comes back of family pay, and orders last.
func (d Due) arrange(in *payroll.Input, slip *Payslip) error {
	slip.Already = in.Already
	if err := d.giveUp(in, slip); err != nil {
		return err
	}
	if err := d.recoverFamily(slip); err != nil {
		return err
	}
	return d.takeOrders(in, slip)
}

// The faults of hours that cannot be.
var (
	HoursOverlap = msg.New("work.hours-overlap", "The hours of {pa} in two jobs here overlap on {days}. Ask {pa}, and put right the hours of one of them")
	TwiceOnSheet = msg.New("work.twice-on-sheet", "The hours of {pa} stand twice on {days}. Ask {pa}, and put the hours right")
	oneDay       = msg.New("work.one-day", "{day}")
	andDay       = msg.New("work.and-day", "{days}, {day}")
)

const dayMinutes = 24 * 60

// overlaps refuses hours of two jobs that cannot both be: more than 24 hours on
// a day, or two sleep-ins in a night; and time that stands twice on one sheet.
func (d Due) overlaps() error {
	own := d.Sheet.told()
	if days := clashes(own); len(days) > 0 {
		return fault.Conflict(TwiceOnSheet, "pa", d.Employment.PAName, "days", daysText(days))
	}
	var others []hours.Entry
	for _, b := range d.Arranged.Beside {
		for _, s := range b.Sheets {
			others = append(others, s.told()...)
		}
	}
	if len(others) == 0 {
		return nil
	}
	var days []calendar.Date
	for _, e := range own {
		theirs := slices.DeleteFunc(slices.Clone(others), func(o hours.Entry) bool { return o.Date != e.Date })
		mine := slices.DeleteFunc(slices.Clone(own), func(o hours.Entry) bool { return o.Date != e.Date })
		if len(theirs) > 0 && !slices.Contains(days, e.Date) && tooMuch(append(mine, theirs...)) {
			days = append(days, e.Date)
		}
	}
	if len(days) == 0 {
		return nil
	}
	return fault.Conflict(HoursOverlap, "pa", d.Employment.PAName, "days", daysText(days))
}

// told gives the hours as they are agreed or told; those paid as usual, as paid.
func (s Sheet) told() []hours.Entry {
	if s.Hours.Paid != nil && s.Hours.State != hours.Approved {
		return s.Hours.Paid
	}
	return s.Hours.Entries
}

// clashes gives the days on which time of one kind stands twice, or there is
// more than a day holds.
func clashes(entries []hours.Entry) []calendar.Date {
	var days []calendar.Date
	for i, e := range entries {
		same := slices.DeleteFunc(slices.Clone(entries), func(o hours.Entry) bool { return o.Date != e.Date })
		twice := slices.ContainsFunc(entries[:i], func(o hours.Entry) bool { return o.Date == e.Date && o.Kind == e.Kind })
		if (twice || tooMuch(same)) && !slices.Contains(days, e.Date) {
			days = append(days, e.Date)
		}
	}
	return days
}

// tooMuch reports whether the time of one day is more than it holds.
func tooMuch(entries []hours.Entry) bool {
	minutes, nights := 0, 0
	for _, e := range entries {
		minutes += e.Minutes
		nights += e.Nights
	}
	return minutes > dayMinutes || nights > 1
}

func daysText(days []calendar.Date) msg.Text {
	text := oneDay.With("day", days[0])
	for _, d := range days[1:] {
		text = andDay.With("days", text, "day", d)
	}
	return text
}

// besides adds up what other jobs paid in the pay period of a payslip.
func (d Due) besides(p Payslip) money.Amount {
	var sum money.Amount
	for _, b := range d.Arranged.Beside {
		for _, o := range b.Slips {
			if sameEarnings(p.PayDay, p.Frequency, o.PayDay, o.Frequency) {
				sum += o.Result.Gross
			}
		}
	}
	return sum
}

// already gives what the PA's other jobs with this employer were paid in the same
// pay period: National Insurance, loans and the pension look at all of it
// together. Tax and the minimum wage are of each job by itself, so those figures
// and the lines are left out.
func (d Due) already() []payroll.Payment {
	var all []payroll.Payment
	for _, b := range d.Arranged.Beside {
		for _, o := range b.Slips {
			if !sameEarnings(d.PayDay, d.Employment.Terms.Frequency, o.PayDay, o.Frequency) {
				continue
			}
			r := o.Result
			r.Taxable, r.Tax = 0, 0
			all = append(all, payroll.Payment{Result: r})
		}
	}
	return all
}

// sameEarnings reports whether two paydays fall in one earnings period: the tax
// month, or the week or weeks counted from 6 April.
func sameEarnings(a calendar.Date, fa period.Frequency, b calendar.Date, fb period.Frequency) bool {
	if fa != fb || calendar.TaxYearOf(a) != calendar.TaxYearOf(b) {
		return false
	}
	weeks := fa.Weeks()
	if weeks == 0 {
		return calendar.TaxMonth(a) == calendar.TaxMonth(b)
	}
	first := calendar.TaxYearOf(a).First()
	return first.DaysUntil(a)/(7*weeks) == first.DaysUntil(b)/(7*weeks)
}

package work

import (
	"slices"
	"time"

	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// sickPay gives a line of Statutory Sick Pay for each spell of sickness in the
// period, and for those of earlier periods that nobody knew of when they were
// paid as usual, with its working.
func (d Due) sickPay() ([]Line, []calendar.Period, *explain.Note, error) {
	late, now := d.lateSpells(), spells(d.Sheet.Hours.Payable())
	all := slices.Concat(late, now)
	if len(all) == 0 {
		return nil, nil, nil, nil
	}
	var lines []Line
	why := &explain.Note{}
	known := d.knownSpells()
	for i, spell := range all {
		s := statutory.Sickness{Spell: spell, Qualifying: d.workDays(), Earlier: before(known, spell.First)}
		var err error
		if s.Earnings, err = d.average(s.Began()); err != nil {
			return nil, nil, nil, err
		}
		pay, err := statutory.Sick(s, why)
		if err != nil {
			return nil, nil, nil, err
		}
		if pay.Total > 0 {
			lines = append(lines, Line{Line: payroll.Line{Kind: payroll.Sick, Amount: pay.Total}, Correction: i < len(late)})
		}
		known = append(known, spell)
	}
	return lines, all, why, nil
}

// knownSpells are those of earlier payslips.
func (d Due) knownSpells() []calendar.Period {
	var known []calendar.Period
	for _, p := range d.Earlier {
		known = append(known, p.Sick...)
	}
	return known
}

// before gives the spells that began before a day, in order.
func before(known []calendar.Period, day calendar.Date) []calendar.Period {
	var earlier []calendar.Period
	for _, k := range known {
		if k.First.Before(day) {
			earlier = append(earlier, k)
		}
	}
	slices.SortFunc(earlier, func(a, b calendar.Period) int { return a.First.Compare(b.First) })
	return earlier
}

// lateSpells are those of hours that were paid one way and agreed as sickness
// since, in order. One that a payslip has paid already is left out.
func (d Due) lateSpells() []calendar.Period {
	var late []calendar.Period
	known := d.knownSpells()
	for _, sheet := range d.Owing {
		for _, s := range spells(sheet.Hours.Entries) {
			if !slices.ContainsFunc(known, func(k calendar.Period) bool { return k.Has(s.First) || s.Has(k.First) }) {
				late = append(late, s)
			}
		}
	}
	slices.SortFunc(late, func(a, b calendar.Period) int { return a.First.Compare(b.First) })
	return late
}

// spells are runs of days from one told as sick to the last one told before
// any other work is.
func spells(entries []hours.Entry) []calendar.Period { // in order of date
	var spells []calendar.Period
	open := false
	for _, e := range entries {
		switch {
		case e.Kind != hours.Sick:
			open = open && e.Minutes == 0 && e.Nights == 0
		case open:
			spells[len(spells)-1].Last = e.Date
		default:
			spells = append(spells, calendar.Period{First: e.Date, Last: e.Date})
			open = true
		}
	}
	return spells
}

// workDays are the days of the week on which the PA usually works, or every
// day when no hours are usual.
func (d Due) workDays() statutory.Week {
	var days []time.Weekday
	u := d.Employment.Terms.Usual
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		if u.Minutes[wd] > 0 || u.SleepIn[wd] {
			days = append(days, wd)
		}
	}
	if len(days) == 0 {
		return statutory.WeekOf(0, 1, 2, 3, 4, 5, 6)
	}
	return statutory.WeekOf(days...)
}

// average gives average weekly earnings before a sickness began: of the last
// eight weeks or two months paid by then; where there are none, what was brought
// over, or what the usual hours would earn.
func (d Due) average(began calendar.Date) (statutory.Average, error) {
	const enough = 8
	var pay money.Amount
	weeks, months := 0, 0
	for i := len(d.Earlier) - 1; i >= 0 && weeks < enough && months < 2; i-- {
		if !d.Earlier[i].PayDay.Before(began) {
			continue
		}
		pay += d.Earlier[i].Result.Gross
		weeks += d.Earlier[i].Frequency.Weeks()
		if d.Earlier[i].Frequency.Weeks() == 0 {
			months++
		}
	}
	switch {
	case months > 0:
		return statutory.AverageOfMonths(pay, months)
	case weeks > 0:
		return statutory.AverageOfWeeks(pay, weeks)
	case d.Employment.Standing.Average > 0:
		return statutory.AverageOfWeeks(d.Employment.Standing.Average, 1)
	}
	usual, err := UsualWeek(d.Employment, d.Sheet.Hours.Period.First)
	if err != nil {
		return statutory.Average{}, err
	}
	return statutory.AverageOfDays(usual, 7)
}

// UsualWeek gives what a week of the usual hours earns at the rates of the week
// that starts on a day.
func UsualWeek(e Employment, first calendar.Date) (money.Amount, error) {
	var pay money.Amount
	for _, u := range e.Terms.Usual.Over(calendar.Period{First: first, Last: first.AddDays(6)}) {
		rate, err := e.Terms.RateOn(u.Date)
		if err != nil {
			return 0, err
		}
		pay += rate.ForMinutes(u.Minutes, money.HalfUp) + e.Terms.SleepIn*money.Amount(u.Nights)
	}
	return pay, nil
}

package oldpayroll

import (
	"math/rand/v2"
	"time"

	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/payroll"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

// worked gives the hours of a period: most weekdays, some of them holiday, and a
// sleep-in now and then.
func (j *Job) worked(p calendar.Period, some *rand.Rand) []hours.Entry {
	var all []hours.Entry
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		minutes, away, night := j.Average+5*some.IntN(19), some.IntN(30) == 0, some.IntN(10) == 0
		if d.Before(j.Terms.Start) || d.Weekday() == time.Sunday || d.Weekday() == time.Saturday {
			continue
		}
		kind := hours.Work
		if away && j.Terms.Holiday != employment.RolledUp {
			kind = hours.Holiday
		}
		all = append(all, hours.Entry{Date: d, Kind: kind, Minutes: minutes, Told: hours.Paper})
		if night && j.Terms.SleepIn > 0 && kind == hours.Work {
			all = append(all, hours.Entry{Date: d, Kind: hours.SleepIn, Nights: 1, Told: hours.Paper})
		}
	}
	return all
}

// lines turns hours into lines of pay.
func (j *Job) lines(entries []hours.Entry, y *rates.Year) []payroll.Line {
	rate := j.Terms.Rates[0].Hourly
	work, away := payroll.Line{Kind: payroll.Hours, Rate: rate}, payroll.Line{Kind: payroll.Holiday, Rate: rate}
	var nights money.Amount
	for _, e := range entries {
		switch e.Kind {
		case hours.Work:
			work.Minutes += e.Minutes
		case hours.Holiday:
			away.Minutes += e.Minutes
		case hours.SleepIn:
			nights += j.Terms.SleepIn
		}
	}
	lines := []payroll.Line{work}
	if nights > 0 {
		lines = append(lines, payroll.Line{Kind: payroll.SleepIn, Amount: nights})
	}
	if away.Minutes > 0 {
		lines = append(lines, away)
	}
	if j.Terms.Holiday == employment.RolledUp {
		lines = append(lines, payroll.Line{Kind: payroll.Holiday, Amount: leave.RolledUp(y.Holiday, work.Pay()+nights, nil)})
	}
	return lines
}

// holiday gives the hours earned and taken so far.
func (j *Job) holiday(y *rates.Year) (earned, taken int) {
	for _, s := range j.Made {
		worked := 0
		for _, e := range s.Entries {
			switch e.Kind {
			case hours.Holiday:
				taken += e.Minutes
			default:
				worked += e.Minutes
			}
		}
		if j.Terms.Holiday != employment.RolledUp {
			earned += leave.Accrue(y.Holiday, worked, nil)
		}
	}
	return earned, taken
}

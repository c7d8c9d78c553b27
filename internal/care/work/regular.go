package work

import (
	"time"

	"ownway/pay/leave"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NeedsUsual is the fault of holiday in weeks for someone whose hours are not
// the same each week.
var NeedsUsual = msg.New("work.needs-usual", "Holiday in weeks needs usual hours. Enter them, or choose 12.07% of the hours")

// RegularLeave gives the facts of holiday in weeks: the days and hours of the
// usual week. Hours that are not usual are a fault.
func (e Employment) RegularLeave() (leave.Regular, error) {
	minutes, _ := e.Terms.Usual.Week()
	days := 0
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		if e.Terms.Usual.Minutes[wd] > 0 {
			days++
		}
	}
	if minutes == 0 {
		return leave.Regular{}, fault.Invalid("holiday", NeedsUsual)
	}
	return leave.Regular{Start: e.Terms.Start, Last: e.Terms.End, Days: days, Week: minutes}, nil
}

// regular fills in how holiday in weeks stands after the period: what the whole
// leave year gives, what was taken in it, and, to be set aside, what is earned so
// far and not taken.
func (d Due) regular(y *rates.Year, slip *Payslip) error {
	r, err := d.Employment.RegularLeave()
	if err != nil {
		return err
	}
	on := slip.Period.Last
	if end := d.Employment.Terms.End; !end.IsZero() && end.Before(on) {
		on = end
	}
	first := r.Start
	slip.LeaveYear = leave.YearOn(first, on)
	r.Taken = slip.Taken + d.takenIn(slip.LeaveYear)
	if brought := d.Employment.Standing.Holiday; brought != (leave.Balance{}) && slip.LeaveYear.Has(d.firstDay()) {
		r.Carried, r.Taken = brought.Earned, r.Taken+brought.Taken
	}
	slip.WhyHoliday = &explain.Note{}
	s, err := r.On(y.Holiday, on, slip.WhyHoliday)
	if err != nil {
		return err
	}
	slip.Holiday = s.Balance()
	slip.Earned = s.Earned
	if before := slip.Period.First.AddDays(-1); slip.LeaveYear.Has(before) && !before.Before(r.Start) {
		so, err := r.On(y.Holiday, before, nil)
		if err != nil {
			return err
		}
		slip.Earned -= so.Earned
	}
	rate, err := d.Employment.Terms.RateOn(slip.Period.Last)
	if err != nil {
		return err
	}
	slip.SetAside = s.SoFar().SetAside(rate, nil)
	return nil
}

// takenIn adds up the holiday on earlier payslips of a leave year. What fell
// before the year in a period that crosses into it counts in the year.
func (d Due) takenIn(year calendar.Period) int {
	taken := 0
	for _, p := range d.Earlier {
		if year.Has(p.Period.Last) {
			taken += p.Taken
		}
	}
	return taken
}

// firstDay gives the first day that is paid here.
func (d Due) firstDay() calendar.Date {
	if len(d.Earlier) > 0 {
		return d.Earlier[0].Period.First
	}
	return d.Sheet.Hours.Period.First
}

package leave

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// EnterPaid is the fault of pay that cannot be.
var EnterPaid = msg.New("leave.enter-paid", "Enter pay and hours of zero or more, for up to a year at a time")

// Paid is pay for work over some days: a payslip's, a week's that was brought
// over from another payroll, or one day's. Sick pay and family pay are left out
// of it, so that their weeks are passed over.
type Paid struct {
	Days    calendar.Period
	Amount  money.Amount
	Minutes int // worked
}

// Week is an average week: what a week of holiday is worth, and its hours.
type Week struct {
	Pay     money.Amount
	Minutes int
	Weeks   int // that count in it
}

// For gives the pay for minutes of holiday at this week's pay, half a penny
// rounded up.
func (w Week) For(minutes int) money.Amount {
	if w.Minutes == 0 {
		return 0
	}
	return w.Pay.MulDiv(int64(minutes), int64(w.Minutes), money.HalfUp)
}

// WeekBefore gives the average week before a day of holiday: the last 52 weeks
// with any pay, looking back over at most 104 (see WeeksPay), with the hours of
// the same weeks, half a minute rounded up. Weeks are counted back from the day
// before. Pay over several weeks is shared out evenly over its days; the finer it
// is given, the truer are the weeks.
func WeekBefore(h *rates.Holiday, paid []Paid, day calendar.Date, why *explain.Note) (Week, error) {
	var pay [lookBack]money.Amount
	var minutes [lookBack]int
	for _, p := range paid {
		if p.Days.First.IsZero() || p.Days.Last.Before(p.Days.First) || p.Days.Days() > 366 || p.Amount < 0 || p.Minutes < 0 || p.Minutes > 366*24*60 {
			return Week{}, fault.Invalid("paid", EnterPaid)
		}
		p.spread(day, &pay, &minutes)
	}
	average, err := WeeksPay(h, pay[:], why)
	if err != nil {
		return Week{}, err
	}
	w := Week{Pay: average}
	for i := range pay {
		if pay[i] > 0 && w.Weeks < h.ReferenceWeeks {
			w.Minutes += minutes[i]
			w.Weeks++
		}
	}
	w.Minutes = roundDiv(w.Minutes, w.Weeks)
	return w, nil
}

// spread adds the pay to the weeks before a day in which its days lie.
func (p Paid) spread(before calendar.Date, pay *[lookBack]money.Amount, minutes *[lookBack]int) {
	n := p.Days.Days()
	amounts, times := p.Amount.Split(n), money.Amount(p.Minutes).Split(n)
	for i := range n {
		back := p.Days.First.AddDays(i).DaysUntil(before) // 1 is the day before
		if week := (back - 1) / 7; back >= 1 && week < lookBack {
			pay[week] += amounts[i]
			minutes[week] += int(times[i])
		}
	}
}

package work

import (
	"slices"

	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// End notes on which day a leave, an order or an agreement is over. It cannot
// lie in what payslips worked out already.
func (a *Arrangements) End(which ArrangementID, on calendar.Date, slips []Payslip) error {
	for i := range a.Leaves {
		if l := &a.Leaves[i]; l.ID == which && l.Back.IsZero() {
			last := lastOf(slips, func(p Payslip) calendar.Date { return p.Period.Last }, func(p Payslip) bool { return p.familyOf(which) > 0 })
			return end(&l.Back, on, latest(last, l.Leave.Start.AddDays(-1)))
		}
	}
	for i := range a.Orders {
		if o := &a.Orders[i]; o.ID == which && o.Until.IsZero() {
			last := lastOf(slips, func(p Payslip) calendar.Date { return p.PayDay }, func(p Payslip) bool {
				return slices.ContainsFunc(p.Orders, func(t OrderTaken) bool { return t.Order == which })
			})
			return end(&o.Until, on, latest(last, o.From.AddDays(-1)).AddDays(-1))
		}
	}
	for i := range a.GivesUp {
		if g := &a.GivesUp[i]; g.ID == which && g.Until.IsZero() {
			last := lastOf(slips, func(p Payslip) calendar.Date { return p.Period.First }, func(p Payslip) bool { return p.GivenUp > 0 })
			return end(&g.Until, on, latest(last, g.From.AddDays(-1)).AddDays(-1))
		}
	}
	return fault.Conflict(NotThisOne)
}

// SetAverage enters the average weekly pay before a leave, where payslips do not
// reach back far enough.
func (a *Arrangements) SetAverage(which ArrangementID, average money.Amount) error {
	if average <= 0 {
		return fault.Invalid("average", statutory.EnterEarnings)
	}
	for i := range a.Leaves {
		if a.Leaves[i].ID == which {
			a.Leaves[i].Average = average
			return nil
		}
	}
	return fault.Conflict(NotThisOne)
}

// WantsAverage reports whether a leave waits for its average weekly pay.
func (w LeaveWorth) WantsAverage() bool {
	for _, f := range fault.All(w.Unsure) {
		if f.Text.Key == EnterAverage {
			return true
		}
	}
	return false
}

// end sets a day that has to come after another.
func end(at *calendar.Date, on, after calendar.Date) error {
	if !on.After(after) {
		return fault.Invalid("on", EndedBefore, "day", after)
	}
	*at = on
	return nil
}

func latest(a, b calendar.Date) calendar.Date {
	if a.After(b) {
		return a
	}
	return b
}

// lastOf gives a day of the latest payslip of some; no date when there is none.
func lastOf(slips []Payslip, day func(Payslip) calendar.Date, of func(Payslip) bool) calendar.Date {
	for _, p := range slices.Backward(slips) {
		if of(p) {
			return day(p)
		}
	}
	return calendar.Date{}
}

// LeaveWorth is what a leave comes to before tax.
type LeaveWorth struct {
	Days   calendar.Period // paid at most
	Until  calendar.Date   // as far as it can be worked out: rates of a later year may not be known yet
	Amount money.Amount    // up to then
	Small  bool            // all of it comes back from HMRC, and some more
	Why    explain.Note
	Unsure error // what has to be known first; nothing when it is worked out
}

// Worth works out what a leave comes to by the payslips so far, week by week as
// far as rates are held. What is still missing, like pay up to the week that
// decides, is no error: it is said.
func (d Due) Worth(l FamilyLeave) (LeaveWorth, error) {
	w := LeaveWorth{Days: l.days()}
	at := d.decided(l)
	if w.Days.Days() < 7 {
		return w, nil
	}
	small, err := at.Small(l.Class1, &w.Why)
	known := w.Days
	for err == nil && known.Days() >= 7 {
		why := &explain.Note{}
		if w.Amount, err = d.family(l, at, known, why); err == nil {
			w.Why.Lines = append(w.Why.Lines, why.Lines...)
			w.Small, w.Until = small, known.Last
			return w, nil
		}
		if !notHeld(err) {
			break
		}
		known.Last, err = known.Last.AddDays(-7), nil
	}
	if err != nil && fault.KindOf(err) == fault.KindInternal {
		return w, err
	}
	w.Unsure = err
	return w, nil
}

// notHeld reports whether rates of a year are missing.
func notHeld(err error) bool {
	for _, f := range fault.All(err) {
		if f.Text.Key == rates.YearNotHeld || f.Text.Key == rates.DayNotHeld {
			return true
		}
	}
	return false
}

// ShortNotice reports whether the PA gave less than four weeks' notice of
// maternity or adoption pay. The employer may take it all the same.
func (l FamilyLeave) ShortNotice() bool {
	return (l.Leave.Kind == statutory.Maternity || l.Leave.Kind == statutory.Adoption) && !l.Notice.IsZero() && l.Notice.AddDays(28).After(l.Leave.Start)
}

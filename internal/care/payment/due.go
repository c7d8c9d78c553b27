package payment

import (
	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// Rate is what each funder pays towards a purse a week, from a day on.
type Rate struct {
	From   calendar.Date
	Weekly Funding
}

// Due is what a purse is to be paid by the week, and from when.
type Due struct {
	Purse    ledger.PurseID
	Person   person.ID
	Name     string
	Held     ledger.Account // where the money is held
	Funding  Funding        // from the first day on
	From     calendar.Date
	Rates    []Rate            // that came later, oldest first
	Unpaid   []calendar.Period // days that are not paid for: suspended, stopped, or after the end
	PaidTo   calendar.Date     // the last day that an earlier run paid; no date if none did
	LastTime money.Amount      // what the last run paid for its days
	// Paid is what earlier runs paid, by days. It is given where days that were
	// paid have to be looked at again; without it they are taken as right.
	Paid []Part
	Once []OneOff
}

// OneOff is an amount that is paid once, beside the weekly money.
type OneOff struct {
	Key     string // tells it from every other of the purse, so that it is never paid twice
	Council money.Amount
	NHS     money.Amount
	Reason  string        // as whoever asked for it wrote it; none for the one in the plan
	By      string        // who asked for it; none for the one in the plan
	From    calendar.Date // no run of earlier days pays it
}

// Amount is what it comes to.
func (o OneOff) Amount() money.Amount { return o.Council + o.NHS }

// Part is a run of days that a line pays for at one weekly rate. For days that
// were paid before, the rate is the difference.
type Part struct {
	Days         calendar.Period
	Weekly       Funding
	Council      money.Amount
	NHS          money.Amount
	Contribution money.Amount `json:",omitzero"`
	Back         bool         `json:",omitzero"` // the days were paid before, at less
}

// Amount is what the part pays.
func (p Part) Amount() money.Amount { return p.Council + p.NHS }

// weeklyOn gives what a day is paid at: nothing before the first day, and on
// days that are not paid for.
func (d Due) weeklyOn(day calendar.Date) Funding {
	if day.Before(d.From) {
		return Funding{}
	}
	for _, p := range d.Unpaid {
		if p.Has(day) {
			return Funding{}
		}
	}
	weekly := d.Funding
	for _, r := range d.Rates {
		if !r.From.After(day) {
			weekly = r.Weekly
		}
	}
	return weekly
}

// paidOn gives what a day was paid at, with the first part that paid it, or
// false when no run paid it.
func (d Due) paidOn(day calendar.Date) (weekly Funding, first int, paid bool) {
	for i, p := range d.Paid {
		if !p.Days.Has(day) {
			continue
		}
		if !paid {
			first, paid = i, true
		}
		weekly = weekly.plus(p.Weekly)
	}
	return weekly, first, paid
}

func (f Funding) plus(g Funding) Funding {
	return Funding{Council: f.Council + g.Council, NHS: f.NHS + g.NHS, Contribution: f.Contribution + g.Contribution, Own: f.Own + g.Own}
}

func (f Funding) less(g Funding) Funding {
	return Funding{Council: f.Council - g.Council, NHS: f.NHS - g.NHS, Contribution: f.Contribution - g.Contribution, Own: f.Own - g.Own}
}

// fromFunders is what comes in from others: the council and the NHS.
func (f Funding) fromFunders() money.Amount { return f.Council + f.NHS }

// firstDay is the first day that has to be looked at.
func (d Due) firstDay() calendar.Date {
	if d.Paid == nil && !d.PaidTo.IsZero() && !d.PaidTo.Before(d.From) {
		return d.PaidTo.AddDays(1)
	}
	if len(d.Paid) > 0 && d.Paid[0].Days.First.Before(d.From) {
		return d.Paid[0].Days.First // the first day was put off: what was paid before it is looked at
	}
	return d.From
}

// stretch is a run of days that have the same rate, and were paid or not by the
// same part.
type stretch struct {
	days   calendar.Period
	weekly Funding // due, or the difference for days that were paid
	paid   bool
	part   int
}

// stretches cuts the days up to the last one of a period into runs at one rate.
func (d Due) stretches(last calendar.Date) []stretch {
	var all []stretch
	for day := d.firstDay(); !day.After(last); day = day.AddDays(1) {
		s := stretch{days: calendar.Period{First: day, Last: day}, weekly: d.weeklyOn(day)}
		before, part, paid := d.paidOn(day)
		if paid {
			s.weekly, s.paid, s.part = s.weekly.less(before), true, part
		}
		if n := len(all); n > 0 && all[n-1].weekly == s.weekly && all[n-1].paid == s.paid && all[n-1].part == s.part {
			all[n-1].days.Last = day
			continue
		}
		all = append(all, s)
	}
	return all
}

// parts gives what is due now, what is due for days that were paid too little,
// and what was paid too much. Of the last nothing is taken: it is for people to
// talk about.
func (d Due) parts(every policy.Every, period calendar.Period, why *explain.Note) (pay, over []Part) {
	for _, s := range d.stretches(period.Last) {
		if s.weekly == (Funding{}) {
			continue
		}
		if !s.paid {
			pay = append(pay, whole(every, period, s, why))
			continue
		}
		switch p := settle(every, period, s, why); {
		case p.Amount() > 0:
			pay = append(pay, p)
		case p.Amount() < 0 || p.Contribution != 0:
			over = append(over, p)
		}
	}
	return pay, over
}

func whole(every policy.Every, period calendar.Period, s stretch, why *explain.Note) Part {
	return Part{Days: s.days, Weekly: s.weekly,
		Council:      share(every, period, s.days, s.weekly.Council, why),
		NHS:          share(every, period, s.days, s.weekly.NHS, why),
		Contribution: share(every, period, s.days, s.weekly.Contribution, nil)}
}

// settle works out the difference for days that were paid before. Where the
// funders' shares moved between them, only what the person is short of is paid,
// by those whose share rose.
func settle(every policy.Every, period calendar.Period, s stretch, why *explain.Note) Part {
	p := Part{Days: s.days, Weekly: s.weekly, Back: true}
	total := share(every, period, s.days, s.weekly.fromFunders(), nil)
	toward := s.weekly
	if total < 0 {
		toward = Funding{}.less(s.weekly)
	}
	if total != 0 {
		parts := total.Share(int64(max(0, toward.Council)), int64(max(0, toward.NHS)))
		p.Council, p.NHS = parts[0], parts[1]
	}
	p.Contribution = share(every, period, s.days, s.weekly.Contribution, nil)
	if why != nil && total > 0 {
		why.Add(BackAt.With("days", s.days.Days(), "weekly", s.weekly.fromFunders()), total)
	}
	return p
}

// share pays a whole month as a twelfth of 52 weeks, and any other run of days
// by the day, a seventh of a week each; half a penny or more counts as one.
func share(every policy.Every, period, covers calendar.Period, weekly money.Amount, why *explain.Note) money.Amount {
	if weekly == 0 {
		return 0
	}
	if every == policy.Monthly && (covers == period || covers == calendar.MonthOf(covers.First)) {
		amount := every.Payment(weekly)
		if why != nil {
			why.Add(MonthAt.With("weekly", weekly), amount)
		}
		return amount
	}
	amount := weekly.MulDiv(int64(covers.Days()), 7, money.HalfUp)
	if why != nil {
		why.Add(WeeksAt.With("days", covers.Days(), "weekly", weekly), amount)
	}
	return amount
}

package statutory

import (
	"slices"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// pay adds up the days of the period that lie in the pay weeks, in ten-
// millionths of a pound: the seven decimals that HMRC agreed with GOV.UK.
func (l Leave) pay(p calendar.Period, weeks int) (FamilyPay, error) {
	paid := calendar.Period{First: l.Start, Last: l.Start.AddDays(7*weeks - 1)}
	var f FamilyPay
	var sevenths int64 // a day is a seventh of its week
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		if !paid.Has(d) {
			continue
		}
		rate, err := l.weekly(d)
		if err != nil {
			return FamilyPay{}, err
		}
		sevenths += rate
		f.Days++
	}
	f.Amount = money.Amount((sevenths/7 + perPenny - 1) / perPenny)
	if f.Days == 0 {
		f.Why = NotThen
	}
	return f, nil
}

const perPenny = 100_000 // ten-millionths of a pound

// weekly gives the weekly rate of a day: 90% of average earnings in the first
// weeks of maternity and adoption pay; after them, and for the other kinds, no
// more than the year's amount.
func (l Leave) weekly(d calendar.Date) (int64, error) {
	f, err := l.figures(d)
	if err != nil {
		return 0, err
	}
	share := l.Earnings.tenMillionths() * int64(f.OfEarnings) / 10_000
	if l.Kind.firstWeeks() && d.Before(l.Start.AddDays(7*f.FirstWeeks)) {
		return share, nil
	}
	return min(share, int64(f.Weekly)*perPenny), nil
}

// figures gives the year's figures that count on a day of leave.
func (l Leave) figures(d calendar.Date) (*rates.FamilyPay, error) {
	year := calendar.TaxYear(d.Year())
	if d.Before(l.upratedOn(year)) {
		year--
	}
	y, err := rates.For(year)
	if err != nil {
		return nil, err
	}
	if y.Family == nil {
		return nil, fault.Invalid("period", rates.DayNotHeld, "day", d)
	}
	return y.Family, nil
}

// tenMillionths gives the week's average with seven decimals of a pound.
func (a Average) tenMillionths() int64 {
	if a.over == 0 {
		return 0
	}
	return int64(a.pay.MulDiv(a.times*perPenny, a.over, money.Down))
}

// The words of a working.
var (
	whyTooNew  = msg.New("statutory.why.too-new", "The job had to begin by {day}, 26 weeks into the week that decides")
	whyEarnsF  = msg.New("statutory.why.family-earns-little", "Average pay was {average} a week. It has to be {least} or more")
	whyNotThen = msg.New("statutory.why.not-then", "No day of this pay period is in the paid weeks of leave")
	whyFirst   = msg.New("statutory.why.first-weeks", "The first {weeks} weeks are paid at {share} of average pay")
	whyCeiling = msg.New("statutory.why.ceiling", "The other weeks at {share} of average pay, and no more than this a week")
	whyAll     = msg.New("statutory.why.all-taken", "Every week of this pay was paid before")
	whyCare    = msg.New("statutory.why.care-too-short", "The baby has to be in neonatal care for a whole week, counted from the day after it began")
	whySigned  = msg.New("statutory.why.declared", "Both parents have to declare in writing that they may share the pay. Weeks used before: {weeks}")
	whyWeekly  = msg.New("statutory.why.weekly", "Each week at {share} of average pay, and no more than this a week")
	whyDays    = msg.New("statutory.why.days", "Days of this pay period that are paid: {days}")
)

func (l Leave) explain(r *rates.FamilyPay, f FamilyPay, p calendar.Period, why *explain.Note) error {
	average := l.Earnings.Weekly(money.Down)
	switch f.Why {
	case TooNew:
		why.Say(whyTooNew.With("day", l.EmployedBy()), arithmetic)
		return nil
	case EarnsLittle:
		why.Say(whyEarnsF.With("average", average, "least", r.LeastWeekly), r.Cites...)
		return nil
	case NotThen:
		why.Say(whyNotThen.Text())
		return nil
	case AllTaken:
		why.Say(whyAll.Text(), l.Kind.law()...)
		return nil
	case CareTooShort:
		why.Say(whyCare.Text(), neonatalRules)
		return nil
	}
	first := p.First
	if first.Before(l.Start) {
		first = l.Start
	}
	r, err := l.figures(first)
	if err != nil {
		return err
	}
	why.Add(whyAverage.Text(), average)
	if l.Kind.firstWeeks() {
		why.Say(whyFirst.With("weeks", r.FirstWeeks, "share", r.OfEarnings), r.Cites...)
	}
	if l.Kind == Shared {
		why.Say(whySigned.With("weeks", l.Used), l.Kind.law()...)
	}
	ceiling := whyCeiling
	if !l.Kind.firstWeeks() {
		ceiling = whyWeekly
	}
	why.Add(ceiling.With("share", r.OfEarnings), r.Weekly, append(slices.Clone(r.Cites), l.Kind.law()...)...)
	why.Add(whyDays.With("days", f.Days), f.Amount, arithmetic)
	return nil
}

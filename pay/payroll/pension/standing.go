package pension

import (
	"slices"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// PayPeriod is the pay that is being worked out.
type PayPeriod struct {
	Period    calendar.Period
	PayDate   calendar.Date
	Frequency period.Frequency
	Pay       money.Amount // earnings of the whole period
}

// Refund is what comes back when a worker opts out. The zero Refund is none.
type Refund struct {
	Worker   money.Amount // back to the worker, as a line of the payslip
	Employer money.Amount // back to the employer
	Relief   money.Amount // the provider gives back to HMRC; not the worker's
	Taxable  money.Amount // the part of Worker that was taken before tax, and is taxed now
}

// Standing is what a worker's pension asks of one payslip, and of the employer.
type Standing struct {
	State           State // at the end of the pay period
	Duty            Duty  // of the pay period
	Due             bool  // contributions are due on this payslip
	EmployerMustPay bool  // the employer must pay in as well
	Refund          Refund
	Acts            []Act // what the employer must do, in the order of its last days
}

// Standing works out where a worker stands for one pay period, as things are
// known today.
//
// A member pays in on the whole of a pay period when they are a member on its
// last day, and have not opted out since: so contributions start with the
// period that holds the first day of a membership, and stop with the one that
// holds the day they left. The duty is assessed on the pay day, as Calculate does.
//
// A period that cannot be, or a year with no pension figures, is a fault.
func (r Record) Standing(p PayPeriod, today calendar.Date, y *rates.Year, why *explain.Note) (Standing, error) {
	switch {
	case r.Started.IsZero():
		return Standing{}, fault.Invalid("started", calendar.EnterDate)
	case p.PayDate.IsZero() || today.IsZero():
		return Standing{}, fault.Invalid("pay-date", calendar.EnterDate)
	case p.Period.First.IsZero() || p.Period.Last.Before(p.Period.First):
		return Standing{}, fault.Invalid("period", calendar.EnterDate)
	case p.Pay < 0 || p.Pay > mostPay:
		return Standing{}, fault.Invalid("pay", money.TooMuch)
	}
	duty, err := Assess(r.Born, p.PayDate, p.Frequency, p.Pay, y, why)
	if err != nil {
		return Standing{}, err
	}
	known := p.PayDate
	if today.After(known) {
		known = today
	}
	at, now := r.placeOn(p.Period.Last), r.placeOn(known)
	s := Standing{State: at.state, Duty: duty}
	s.Due = at.state == In && now.state != OutOpted
	s.EmployerMustPay = s.Due && at.by != Joined
	s.Refund = r.refund(known)
	s.Acts = r.acts(p, s, at, now, y)
	for i := range s.Acts {
		s.Acts[i].Late = today.After(s.Acts[i].By)
	}
	if why != nil {
		explainStanding(at, now, s, why)
	}
	return s, nil
}

// Membership gives the membership that this payslip is worked out with: the
// one given when contributions are due, and else none. Its shares are for the
// scheme and the employer to settle: see EmployerMustPay.
func (s Standing) Membership(m Membership) Membership {
	if !s.Due {
		return Membership{}
	}
	return m
}

// refund adds up what was taken in every membership that was opted out of by a
// day, less what was paid back. One that the worker asked to be in again is
// still owed for the time before.
func (r Record) refund(day calendar.Date) Refund {
	undone := r.undone(day)
	var back Refund
	for _, paid := range r.Paid {
		was := paid.Refund
		back.Worker -= was.Worker
		back.Employer -= was.Employer
		back.Relief -= was.Relief
		back.Taxable -= was.Taxable
		if !slices.ContainsFunc(undone, func(p calendar.Period) bool { return lasts(p, paid.Period.Last) }) {
			continue
		}
		c := paid.Contributions
		back.Worker += c.Taken
		back.Employer += c.Employer
		back.Relief += c.Relief
		if paid.Scheme == NetPay {
			back.Taxable += c.Taken
		}
	}
	return back
}

// lasts reports whether a time, which may have no end yet, holds a day.
func lasts(p calendar.Period, day calendar.Date) bool {
	return p.Has(day) || p.Last.IsZero() && !day.Before(p.First)
}

// undone lists the times of the memberships that were opted out of by a day,
// each from its first day to the day before the next membership: a pay period
// that was under way counts with them.
func (r Record) undone(day calendar.Date) []calendar.Period {
	var list []calendar.Period
	var from calendar.Date
	for _, e := range r.Events {
		if e.On.After(day) {
			continue
		}
		switch e.Kind {
		case Enrolled, OptedIn, Joined, Reenrolled:
			if n := len(list); n > 0 && list[n-1].Last.IsZero() {
				list[n-1].Last = e.On.AddDays(-1)
			}
			from = e.On
		case OptedOut:
			list = append(list, calendar.Period{First: from})
		}
	}
	return list
}

// mustEnrolFrom gives the day from which a worker must be put in, and false
// when they need not be: the day a postponement ends, the birthday, or the
// first day of the first pay period in which they were found eligible.
func (r Record) mustEnrolFrom(p PayPeriod, duty Duty, at place, y *rates.Year) (calendar.Date, bool) {
	if at.state != NeverIn && (at.state != In || at.by != Joined) {
		return calendar.Date{}, false
	}
	for _, paid := range r.Paid {
		if paid.Duty == Eligible && r.open(paid.Period.Last) {
			return r.firstDay(paid.Period, y), true
		}
	}
	return r.firstDay(p.Period, y), duty == Eligible
}

// open reports whether a worker found eligible on a day must be enrolled.
func (r Record) open(day calendar.Date) bool {
	p := r.placeOn(day)
	return p.state == NeverIn || p.state == In && p.by == Joined
}

// firstDay gives the day inside a pay period on which the duty to enrol begins.
func (r Record) firstDay(p calendar.Period, y *rates.Year) calendar.Date {
	from := p.First
	for _, day := range []calendar.Date{r.Started, birthday(r.Born, y.Pension.EnrolFrom), r.placeOn(p.Last).until} {
		if day.After(from) && !day.After(p.Last) {
			from = day
		}
	}
	return from
}

// birthday gives the day on which someone reaches an age.
func birthday(born calendar.Date, age int) calendar.Date {
	day := born.AddMonths(12 * age)
	if born.AgeOn(day) < age { // born on 29 February
		day = day.AddDays(1)
	}
	return day
}

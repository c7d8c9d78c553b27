package statutory

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// The change of the rules (DWP guidance on the passage, as reported by
// payadvice.uk on 21 December 2025 and 9 February 2026).
var (
	changed   = calendar.MustDate("2026-04-06") // day-one pay, no earnings limit, 80% of earnings
	absentNil = calendar.MustDate("2025-09-22") // absent without a break since before: paid nothing
)

// ratesFor finds the figures of a day.
type ratesFor func(calendar.Date) (*rates.SickPay, error)

// claim walks the linked spells day by day.
type claim struct {
	Sickness
	rates ratesFor

	waited, paid int // in all linked spells so far
	spell        spellState
	result       SickPay
}

// spellState is what is known of the spell being walked.
type spellState struct {
	paidBefore bool // paid before the rules changed: keeps the whole weekly amount
	waiting    int
	littleEarn bool
	workDays   int
	week       WeekPay
	hundredths int64 // of the week so far
}

func (s Sickness) workOut(on ratesFor, linked []calendar.Period, why *explain.Note) (SickPay, error) {
	c := claim{Sickness: s, rates: on}
	for _, e := range linked {
		if err := c.walk(e, false); err != nil {
			return SickPay{}, err
		}
	}
	if err := c.walk(s.Spell, true); err != nil {
		return SickPay{}, err
	}
	c.result.Waiting = c.spell.waiting
	most, err := c.most(s.Spell.Last)
	if err != nil {
		return SickPay{}, err
	}
	c.result.DaysLeft = most - c.paid
	c.result.Why = c.reason()
	if why != nil {
		if err := c.explain(why); err != nil {
			return SickPay{}, err
		}
	}
	return c.result, nil
}

// linked gives the earlier spells that count with this one: each at most eight
// weeks before the next, and long enough to count by the rules of its time.
func (s Sickness) linked() []calendar.Period {
	next, from := s.Spell.First, len(s.Earlier)
	for from > 0 && s.Earlier[from-1].Last.DaysUntil(next)-1 <= linkedWithin {
		// Under the old rules a spell below four days links nothing.
		if counts(s.Earlier[from-1]) {
			next = s.Earlier[from-1].First
		}
		from--
	}
	var all []calendar.Period
	for _, e := range s.Earlier[from:] {
		if counts(e) {
			all = append(all, e)
		}
	}
	return all
}

const (
	linkedWithin = 56 // days between spells that count as one
	oldLeast     = 4  // days of a spell that ended before the rules changed
)

// counts reports whether a spell is long enough to count.
func counts(p calendar.Period) bool { return !p.Last.Before(changed) || p.Days() >= oldLeast }

// most gives the days that can be paid in linked spells: 28 weeks of qualifying days.
func (c *claim) most(d calendar.Date) (int, error) {
	r, err := c.rates(d)
	if err != nil {
		return 0, err
	}
	return r.MaxWeeks * c.Qualifying.Len(), nil
}

// walk goes through the days of a spell. Only the last, the one that is asked
// about, is paid; earlier ones use up waiting days and weeks.
func (c *claim) walk(p calendar.Period, pay bool) error {
	c.spell = spellState{}
	if !counts(p) {
		return nil
	}
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		if c.Qualifying.Has(d) {
			if err := c.day(p, d, pay); err != nil {
				return err
			}
		}
		if pay && (d.Weekday() == 6 || d == p.Last) {
			c.closeWeek(d)
		}
	}
	return nil
}

// day decides one qualifying day.
func (c *claim) day(p calendar.Period, d calendar.Date, pay bool) error {
	r, err := c.rates(d)
	if err != nil {
		return err
	}
	c.spell.workDays++
	old := d.Before(changed)
	switch {
	case old && (p.Days() < oldLeast || c.Earnings.below(r.LeastWeekly)):
		c.spell.littleEarn = c.spell.littleEarn || p.Days() >= oldLeast
		return nil
	case c.waited < r.WaitingDays:
		c.waited++
		c.spell.waiting++
		return nil
	case !old && !c.spell.paidBefore && p.First.Before(absentNil):
		return nil // a long absence is entitled, but at nothing
	case c.paid >= r.MaxWeeks*c.Qualifying.Len():
		return nil
	}
	c.paid++
	c.spell.paidBefore = c.spell.paidBefore || old
	if pay {
		c.pay(r, d)
	}
	return nil
}

// pay adds a day to its week. Someone paid before the rules changed keeps the
// whole weekly amount until back at work.
func (c *claim) pay(r *rates.SickPay, d calendar.Date) {
	share := r.OfEarnings
	if c.spell.paidBefore {
		share = 0
	}
	c.spell.hundredths += c.Earnings.daily(r.Weekly, share, c.Qualifying.Len())
	c.spell.week.Days++
}

// closeWeek rounds the week up to the penny.
func (c *claim) closeWeek(d calendar.Date) {
	w := c.spell.week
	w.Ends = d.AddDays((6 - int(d.Weekday())) % 7)
	w.Amount = money.Amount((c.spell.hundredths + 99) / 100)
	if w.Days > 0 {
		c.result.Weeks = append(c.result.Weeks, w)
		c.result.Total += w.Amount
		c.result.Days += w.Days
	}
	c.spell.week, c.spell.hundredths = WeekPay{}, 0
}

// reason says why nothing is paid, the first that holds.
func (c *claim) reason() Reason {
	switch {
	case c.result.Days > 0:
		return Paid
	case !counts(c.Spell):
		return TooShort
	case c.spell.workDays == 0:
		return NoWorkDays
	case c.result.DaysLeft == 0:
		return UsedUp
	case c.spell.littleEarn && c.Spell.Last.Before(changed):
		return EarnsLittle
	case c.Spell.First.Before(absentNil) && !c.Spell.Last.Before(changed):
		return LongAbsence
	case c.spell.waiting > 0:
		return Waiting
	}
	return TooShort
}

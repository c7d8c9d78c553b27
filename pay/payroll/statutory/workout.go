package statutory

import (
	"slices"
	"time"

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
	days       int
	began      calendar.Date
	counts     bool
	paidBefore bool // paid before the rules changed: keeps the whole weekly amount
	waiting    int
	littleEarn bool
	workDays   int
	week       WeekPay // so far
	hundredths int64   // of the week so far
}

// workOut walks the linked spells, the one to pay for last.
func (s Sickness) workOut(on ratesFor, spells []calendar.Period, why *explain.Note) (SickPay, error) {
	c := claim{Sickness: s, rates: on}
	for _, p := range spells {
		if err := c.walk(p); err != nil {
			return SickPay{}, err
		}
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

// joined gives the spells in order, the one to pay for last, with days that
// follow on made into one spell.
func (s Sickness) joined() []calendar.Period {
	var spells []calendar.Period
	for _, p := range append(s.Earlier[:len(s.Earlier):len(s.Earlier)], s.Spell) {
		if n := len(spells); n > 0 && spells[n-1].Last.AddDays(1) == p.First {
			spells[n-1].Last = p.Last
			continue
		}
		spells = append(spells, p)
	}
	return spells
}

// Began gives the first day of the linked spells: average earnings are those
// before it, and are not worked out again inside a link.
func (s Sickness) Began() calendar.Date { return linked(s.joined())[0].First }

// linked gives the spells that count with the last: each at most eight weeks
// before the next, and long enough to count by the rules of its time. A spell
// too short to count links nothing.
func linked(spells []calendar.Period) []calendar.Period {
	last := len(spells) - 1
	chain := []calendar.Period{spells[last]}
	next := spells[last].First
	for i := last - 1; i >= 0 && spells[i].Last.DaysUntil(next)-1 <= linkedWithin; i-- {
		if counts(spells[i]) {
			chain = append(chain, spells[i])
			next = spells[i].First
		}
	}
	slices.Reverse(chain)
	return chain
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

// walk goes through the days of a spell. Days before those asked about are not
// paid again; they use up waiting days and weeks.
func (c *claim) walk(p calendar.Period) error {
	c.spell = spellState{days: p.Days(), began: p.First, counts: counts(p)}
	if !c.spell.counts {
		return nil
	}
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		if c.Qualifying.Has(d) {
			if err := c.day(d); err != nil {
				return err
			}
		}
		if c.asked(d) && (d.Weekday() == time.Saturday || d == p.Last) {
			c.closeWeek(d)
		}
	}
	return nil
}

// asked reports whether a day is one to pay for now.
func (c *claim) asked(d calendar.Date) bool { return !d.Before(c.Spell.First) }

// day decides one qualifying day.
func (c *claim) day(d calendar.Date) error {
	r, err := c.rates(d)
	if err != nil {
		return err
	}
	old, asked := d.Before(changed), c.asked(d)
	if asked {
		c.spell.workDays++
	}
	switch {
	case old && (c.spell.days < oldLeast || c.Earnings.below(r.LeastWeekly)):
		c.spell.littleEarn = c.spell.littleEarn || c.spell.days >= oldLeast
		return nil
	case c.waited < r.WaitingDays:
		c.waited++
		if asked {
			c.spell.waiting++
		}
		return nil
	case !old && !c.spell.paidBefore && c.spell.began.Before(absentNil):
		return nil // a long absence is entitled, but at nothing
	case c.paid >= r.MaxWeeks*c.Qualifying.Len():
		return nil
	}
	c.paid++
	c.spell.paidBefore = c.spell.paidBefore || old
	if asked {
		c.pay(r)
	}
	return nil
}

// pay adds a day to its week. Someone paid before the rules changed keeps the
// whole weekly amount until back at work.
func (c *claim) pay(r *rates.SickPay) {
	share := r.OfEarnings
	if c.spell.paidBefore {
		share = 0
	}
	c.spell.hundredths += c.Earnings.daily(r.Weekly, share, c.Qualifying.Len())
	c.spell.week.Days++
}

// closeWeek rounds the week up to the penny. A week that a pay period cuts is
// rounded in each part.
func (c *claim) closeWeek(d calendar.Date) {
	w := c.spell.week
	w.Ends = d.AddDays(int(time.Saturday - d.Weekday()))
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
	case !c.spell.counts:
		return TooShort
	case c.spell.workDays == 0:
		return NoWorkDays
	case c.result.DaysLeft == 0:
		return UsedUp
	case c.spell.littleEarn && c.Spell.Last.Before(changed):
		return EarnsLittle
	case c.spell.began.Before(absentNil) && !c.Spell.Last.Before(changed):
		return LongAbsence
	case c.spell.waiting > 0:
		return Waiting
	}
	return TooShort
}

// Package statutory works out statutory pay: sick pay, by the rules from 6 April
// 2026 and by those before it, with the passage from one to the other; and
// maternity, adoption, paternity, shared parental, bereavement and neonatal care
// pay, with what an employer gets back of them.
package statutory

import (
	"time"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Week is the days of the week on which someone would work: the qualifying
// days for sick pay.
type Week uint8

// WeekOf gives a week with these days.
func WeekOf(days ...time.Weekday) Week {
	var w Week
	for _, d := range days {
		w |= 1 << d
	}
	return w
}

// Has reports whether the day is one of them.
func (w Week) Has(d calendar.Date) bool { return w&(1<<d.Weekday()) != 0 }

// Len counts the days.
func (w Week) Len() int {
	n := 0
	for ; w != 0; w &= w - 1 {
		n++
	}
	return n
}

// Sickness is one spell of sickness and what sick pay for it depends on.
type Sickness struct {
	Spell      calendar.Period // the days to pay for: every day sick, worked on or not
	Qualifying Week

	// Earlier are days sick before Spell, in order. What ends on the day before
	// is the same spell, as when one lasts over several pay periods: it counts,
	// and was paid then. Spells at most eight weeks apart are linked and use up
	// one set of waiting days and of 28 weeks.
	Earlier []calendar.Period

	// Earnings are the average before the first of the linked spells: they are
	// not worked out again inside a link.
	Earnings Average
}

// Reason says why nothing is paid.
type Reason byte

// The reasons.
const (
	Paid        Reason = iota // something is paid
	TooShort                  // the spell is too short to count
	EarnsLittle               // earnings were below the limit of the rules before April 2026
	Waiting                   // only waiting days, which are not paid
	UsedUp                    // 28 weeks have been paid
	NoWorkDays                // no day that would have been worked
	LongAbsence               // absent since before 22 September 2025: entitled, but at nothing
)

// WeekPay is the sick pay of one week, Sunday to Saturday.
type WeekPay struct {
	Ends   calendar.Date // the Saturday
	Days   int           // qualifying days paid
	Amount money.Amount  // rounded up to the penny
}

// SickPay is what a spell gives.
type SickPay struct {
	Weeks    []WeekPay // only weeks with something to pay
	Total    money.Amount
	Days     int // paid
	Waiting  int // waiting days among these days
	DaysLeft int // that can still be paid before 28 weeks are used
	Why      Reason
}

// Between adds up the weeks that end in the period, so that each week falls in
// one pay period.
func (s SickPay) Between(p calendar.Period) money.Amount {
	var sum money.Amount
	for _, w := range s.Weeks {
		if p.Has(w.Ends) {
			sum += w.Amount
		}
	}
	return sum
}

// The faults of a sick pay claim.
var (
	EnterSpell    = msg.New("statutory.enter-spell", "Enter the first and last day of sickness, in order")
	SpellTooLong  = msg.New("statutory.spell-too-long", "A spell of sickness can be at most three years. Check the dates")
	EnterWorkDays = msg.New("statutory.enter-work-days", "Choose at least one day of the week that the PA works")
	EnterEarlier  = msg.New("statutory.enter-earlier", "Enter earlier sickness in order, each ending before the next begins")
	EnterEarnings = msg.New("statutory.enter-earnings", "Enter earnings, and the time that they are for")
)

// Sick works out Statutory Sick Pay for a spell. A day's pay is the weekly
// rate of its date ÷ the qualifying days of a week, kept to four decimals; a
// week's pay is rounded up to the penny.
//
// Dates out of order, no qualifying day, negative earnings, or a day with no
// rates held are faults.
func Sick(s Sickness, why *explain.Note) (SickPay, error) {
	if err := s.check(); err != nil {
		return SickPay{}, err
	}
	return s.workOut(ratesOn, linked(s.joined()), why)
}

// ratesOn gives the figures for a day.
func ratesOn(d calendar.Date) (*rates.SickPay, error) {
	y, err := rates.For(calendar.TaxYearOf(d))
	if err != nil {
		return nil, err
	}
	if y.Sick == nil {
		return nil, fault.Invalid("spell", rates.DayNotHeld, "day", d)
	}
	return y.Sick, nil
}

const longest = 3 * 366 // days in one spell: a bound on the work

func (s Sickness) check() error {
	switch {
	case !ordered(s.Spell):
		return fault.Invalid("spell", EnterSpell)
	case s.Spell.Days() > longest:
		return fault.Invalid("spell", SpellTooLong)
	case s.Qualifying == 0 || s.Qualifying >= 1<<7:
		return fault.Invalid("qualifying-days", EnterWorkDays)
	case s.Earnings.pay < 0 || s.Earnings.over < 0:
		return fault.Invalid("earnings", EnterEarnings)
	}
	next := s.Spell.First
	for i := len(s.Earlier) - 1; i >= 0; i-- {
		e := s.Earlier[i]
		if !ordered(e) || e.Days() > longest || !e.Last.Before(next) {
			return fault.Invalid("earlier", EnterEarlier)
		}
		next = e.First
	}
	return nil
}

func ordered(p calendar.Period) bool { return !p.First.IsZero() && !p.Last.Before(p.First) }

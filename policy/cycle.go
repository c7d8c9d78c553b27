package policy

import (
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Every is how often a council pays.
type Every string

// How often a council pays.
const (
	TwoWeekly  Every = "two-weekly"
	FourWeekly Every = "four-weekly"
	Monthly    Every = "monthly"
)

var everyWords = map[Every]msg.Key{
	TwoWeekly:  msg.New("policy.every.two-weekly", "every two weeks"),
	FourWeekly: msg.New("policy.every.four-weekly", "every four weeks"),
	Monthly:    msg.New("policy.every.monthly", "every month"),
}

// Known reports whether this is one of those above.
func (e Every) Known() bool { return everyWords[e] != "" }

// Words gives it in plain words.
func (e Every) Words() msg.Key { return everyWords[e] }

// Payment gives what one whole period's payment is for a weekly amount: two or
// four weeks, or a twelfth of 52 weeks, half a penny up.
func (e Every) Payment(weekly money.Amount) money.Amount {
	switch e {
	case Monthly:
		return weekly.MulDiv(52, 12, money.HalfUp)
	case TwoWeekly:
		return weekly * 2
	}
	return weekly * 4
}

// PeriodOn gives the period that holds the day. Two-weekly and four-weekly
// periods run from first; months are calendar months.
func (e Every) PeriodOn(first, day calendar.Date) calendar.Period {
	switch e {
	case Monthly:
		return calendar.MonthOf(day)
	case TwoWeekly:
		return twoWeeksOn(first, day)
	}
	return calendar.FourWeeklyOn(first, day)
}

func twoWeeksOn(first, day calendar.Date) calendar.Period {
	four := calendar.FourWeeklyOn(first, day)
	half := calendar.Period{First: four.First, Last: four.First.AddDays(13)}
	if !half.Has(day) {
		half = calendar.Period{First: four.First.AddDays(14), Last: four.Last}
	}
	return half
}

// Timing is whether a payment is for the time ahead or behind.
type Timing string

// The timings.
const (
	InAdvance Timing = "in-advance"
	InArrears Timing = "in-arrears"
)

var timingWords = map[Timing]msg.Key{
	InAdvance: msg.New("policy.timing.in-advance", "in advance"),
	InArrears: msg.New("policy.timing.in-arrears", "afterwards"),
}

// Known reports whether this is one of the two above.
func (t Timing) Known() bool { return timingWords[t] != "" }

// Words gives it in plain words.
func (t Timing) Words() msg.Key { return timingWords[t] }

// PaidOn gives the day on which a period is paid: its first day, or the day
// after its last; without banks on that day, the working day before.
func (t Timing) PaidOn(p calendar.Period) calendar.Date {
	if t == InArrears {
		return calendar.LastWorkingDayUpTo(p.Last.AddDays(1))
	}
	return calendar.LastWorkingDayUpTo(p.First)
}

// Contribution is whether what the person pays is taken off first.
type Contribution string

// Net pays the budget less the contribution, and the person tops the account
// up; gross pays the whole and the council bills the person.
const (
	Net   Contribution = "net"
	Gross Contribution = "gross"
)

var contributionWords = map[Contribution]msg.Key{
	Net:   msg.New("policy.contribution.net", "after taking off what you pay"),
	Gross: msg.New("policy.contribution.gross", "in full, with a bill for what you pay"),
}

// Known reports whether this is one of the two above.
func (c Contribution) Known() bool { return contributionWords[c] != "" }

// Words gives it in plain words.
func (c Contribution) Words() msg.Key { return contributionWords[c] }

// Per is how often a cost comes.
type Per string

// How often a cost comes.
const (
	Week      Per = "week"
	FourWeeks Per = "four-weeks"
	Month     Per = "month"
	Year      Per = "year"
	Once      Per = "once"
)

var perWords = map[Per]msg.Key{
	Week:      msg.New("policy.per.week", "a week"),
	FourWeeks: msg.New("policy.per.four-weeks", "every four weeks"),
	Month:     msg.New("policy.per.month", "a month"),
	Year:      msg.New("policy.per.year", "a year"),
	Once:      msg.New("policy.per.once", "once"),
}

// Known reports whether this is one of those above.
func (p Per) Known() bool { return perWords[p] != "" }

// Words gives it in plain words.
func (p Per) Words() msg.Key { return perWords[p] }

// Weekly gives the cost a week, with a year of 52 weeks, half a penny up. What
// comes once costs nothing a week.
func (p Per) Weekly(cost money.Amount) money.Amount {
	switch p {
	case Week:
		return cost
	case FourWeeks:
		return cost.MulDiv(1, 4, money.HalfUp)
	case Month:
		return cost.MulDiv(12, 52, money.HalfUp)
	case Year:
		return cost.MulDiv(1, 52, money.HalfUp)
	}
	return 0
}

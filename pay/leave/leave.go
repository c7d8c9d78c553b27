// Package leave works out statutory holiday for personal assistants: 5.6 weeks
// a year, or for irregular hours 12.07% of the hours worked; what is left; and
// what it is worth, so that it can be set aside. Holiday is held in minutes,
// and every rounding is named.
package leave

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// Minutes is working time that can stand in a text.
type Minutes int

// MsgValue lets working time stand in a text.
func (m Minutes) MsgValue() msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(m)} }

var (
	calculator = explain.Citation{Name: "GOV.UK holiday entitlement calculator",
		Address: "https://www.gov.uk/calculate-your-holiday-entitlement"}
	regulations = []explain.Citation{{Name: "Working Time Regulations 1998 regs 13, 13A",
		Address: "https://www.legislation.gov.uk/uksi/1998/1833", Unchecked: true}}
	whileAway = explain.Citation{Name: "Holiday of irregular-hours workers while away, payadvice.uk, 9 November 2023",
		Address: "https://payadvice.uk"}
)

// irregularFrom is when the two ways for irregular hours came in.
var irregularFrom = calendar.MustDate("2024-04-01")

// IrregularAllowed reports whether the two ways for irregular-hours and
// part-year workers (12.07% of hours, and rolled-up pay) are open in a leave
// year: those that start on or after 1 April 2024, in Great Britain.
func IrregularAllowed(year calendar.Period) bool { return !year.First.Before(irregularFrom) }

// Balance is how holiday stands, in minutes.
type Balance struct{ Earned, Taken int }

// Left gives the holiday still to be taken. It is below zero when more was
// taken than earned.
func (b Balance) Left() int { return b.Earned - b.Taken }

var setAside = msg.New("leave.set-aside", "Holiday earned and not taken: {minutes} at {rate} an hour")

// SetAside gives the money that holiday left will cost at an hourly rate, half
// a penny rounded up. More taken than earned sets nothing aside.
func (b Balance) SetAside(hourly money.Amount, why *explain.Note) money.Amount {
	left := max(0, b.Left())
	value := hourly.ForMinutes(left, money.HalfUp)
	if why != nil {
		why.Add(setAside.With("minutes", Minutes(left), "rate", hourly), value)
	}
	return value
}

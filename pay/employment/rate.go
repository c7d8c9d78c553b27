package employment

import (
	"time"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// NoRate is the fault of a day on which no rate is in force.
var NoRate = msg.New("employment.no-rate", "Enter an hourly rate that is in force on {day}")

// Rate is an hourly rate from a day on, for some kind of day. It lasts until a
// later rate for the same kind of day.
type Rate struct {
	From   calendar.Date
	On     DayKind
	Hourly money.Amount
}

// DayKind says which days a rate is for.
type DayKind string

// The kinds of day. A bank holiday counts before a weekend, and a weekend
// before every day.
const (
	EveryDay    DayKind = "every-day"
	Weekend     DayKind = "weekend"
	BankHoliday DayKind = "bank-holiday" // in England
)

// Known reports whether this is one of the kinds above.
func (k DayKind) Known() bool { return k == EveryDay || k == Weekend || k == BankHoliday }

// RateOn gives the hourly rate on a day: the rate for the most particular kind
// of day that is in force. It is a fault when none is.
func (t Terms) RateOn(day calendar.Date) (money.Amount, error) {
	for _, kind := range kindsOf(day) {
		if r, ok := latest(t.Rates, kind, day); ok {
			return r.Hourly, nil
		}
	}
	return 0, fault.Invalid("rates", NoRate, "day", day)
}

// kindsOf lists the kinds that a day is, the most particular first.
func kindsOf(day calendar.Date) []DayKind {
	kinds := make([]DayKind, 0, 3)
	if calendar.BankHoliday(day) {
		kinds = append(kinds, BankHoliday)
	}
	if wd := day.Weekday(); wd == time.Saturday || wd == time.Sunday {
		kinds = append(kinds, Weekend)
	}
	return append(kinds, EveryDay)
}

func latest(rates []Rate, kind DayKind, day calendar.Date) (Rate, bool) {
	var best Rate
	found := false
	for _, r := range rates {
		if r.On == kind && !r.From.After(day) && (!found || r.From.After(best.From)) {
			best, found = r, true
		}
	}
	return best, found
}

package tax

import (
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
)

// When places a payment in its tax year.
type When struct {
	Number int  // the tax week or tax month of the payment
	Base   int  // periods in a year: 52 for weekly, two-weekly and four-weekly pay, 12 for monthly
	Span   int  // how many of them the payment is for: 1, 2 or 4 weeks, or 1 month
	Extra  bool // an extra payday at the end of the year: week 53, 54 or 56
}

// WhenPaid places a payment by its date (specification para 13): the tax week
// or month of the payment, never a count of pay runs. A payday that falls in
// tax week 53, on 5 April or on 4 April before a leap day's year ends, is extra.
func WhenPaid(on calendar.Date, f period.Frequency) When {
	weeks := f.Weeks()
	if weeks == 0 {
		return When{Number: calendar.TaxMonth(on), Base: 12, Span: 1}
	}
	w := When{Number: calendar.TaxWeek(on), Base: 52, Span: weeks}
	if w.Number > 52 {
		w.Number, w.Extra = 52+weeks, true
	}
	return w
}

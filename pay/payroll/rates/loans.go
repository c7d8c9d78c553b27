package rates

import (
	"ownway/pay/payroll/period"
	"ownway/value/explain"
	"ownway/value/money"
)

// Loan is the yearly threshold of one loan plan, and the rate on pay above it.
// The zero Loan is a plan that takes nothing in the year.
type Loan struct {
	Annual money.Amount
	Rate   Rate
}

// ThresholdFor gives the threshold of one pay period: the yearly figure ÷ 12,
// or × weeks ÷ 52, with the fraction of a penny dropped.
func (l Loan) ThresholdFor(f period.Frequency) money.Amount {
	if weeks := f.Weeks(); weeks > 0 {
		return l.Annual.MulDiv(int64(weeks), 52, money.Down)
	}
	return l.Annual.MulDiv(1, 12, money.Down)
}

// Loans holds a year's student and postgraduate loan plans.
type Loans struct {
	Plan1, Plan2, Plan4, Plan5 Loan
	Postgraduate               Loan
	Cites                      []explain.Citation
}

func student(annual int64) Loan  { return Loan{pounds(annual), percent(9)} }
func postgrad(annual int64) Loan { return Loan{pounds(annual), percent(6)} }

package statutory

import (
	"ownway/pay/payroll/rates"
	"ownway/value/fault"
	"ownway/value/money"
)

// Average is average weekly earnings, kept as an exact fraction. The zero
// Average is no earnings.
type Average struct {
	pay         money.Amount
	times, over int64 // pay × times ÷ over is the week's average
}

// AverageOfWeeks gives the average of pay for whole weeks: usually the eight
// weeks up to the last payday before the sickness.
func AverageOfWeeks(pay money.Amount, weeks int) (Average, error) {
	return average(pay, 1, int64(weeks))
}

// AverageOfMonths gives the average of monthly pay: pay ÷ months × 12 ÷ 52.
func AverageOfMonths(pay money.Amount, months int) (Average, error) {
	return average(pay, 12, int64(months)*52)
}

// AverageOfDays gives the average of pay for days: pay ÷ days × 7. It serves
// irregular paydays, and contract pay when there has been no payday yet.
func AverageOfDays(pay money.Amount, days int) (Average, error) {
	return average(pay, 7, int64(days))
}

// most bounds what an average is taken of and over, so that no sum can overflow.
const (
	mostPay  money.Amount = 1_000_000_000
	mostOver              = 100_000
)

func average(pay money.Amount, times, over int64) (Average, error) {
	if pay < 0 || pay > mostPay || over <= 0 || over > mostOver {
		return Average{}, fault.Invalid("earnings", EnterEarnings)
	}
	return Average{pay, times, over}, nil
}

// Weekly gives the average in pence with the named rounding.
func (a Average) Weekly(r money.Rounding) money.Amount {
	if a.over == 0 {
		return 0
	}
	return a.pay.MulDiv(a.times, a.over, r)
}

// below reports whether the exact average is less than an amount.
func (a Average) below(limit money.Amount) bool {
	return int64(a.pay)*a.times < int64(limit)*max(a.over, 1)
}

// daily gives one day's pay at the lower of a weekly amount and, when share is
// not 0, that share of earnings: ÷ the qualifying days of a week, in
// hundredths of a penny, the rest dropped.
func (a Average) daily(weekly money.Amount, share rates.Rate, days int) int64 {
	day := int64(weekly) * 100 / int64(days)
	switch {
	case share == 0:
		return day
	case a.over == 0:
		return 0
	}
	// pence × times ÷ over × share ÷ 10,000 × 100 hundredths ÷ days
	return min(day, int64(a.pay)*a.times*int64(share)/(a.over*100*int64(days)))
}

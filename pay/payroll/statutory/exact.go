package statutory

import (
	"math/big"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
)

// SickBy works out Statutory Sick Pay as Sick does, on figures that the caller
// gives for each day: for years that are not held, to check the sum against
// published cases of them. Nobody is paid by it.
func SickBy(s Sickness, figures func(calendar.Date) (*rates.SickPay, error), why *explain.Note) (SickPay, error) {
	if err := s.check(); err != nil {
		return SickPay{}, err
	}
	return s.workOut(figures, linked(s.joined()), why)
}

// Exact gives the average week in pence as a fraction.
func (a Average) Exact() *big.Rat {
	if a.over == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Mul(big.NewRat(int64(a.pay), 1), big.NewRat(a.times, a.over))
}

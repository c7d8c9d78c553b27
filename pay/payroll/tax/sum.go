package tax

import (
	"ownway/pay/payroll/rates"
	"ownway/value/money"
)

// tenThousand is one pound in the unit of the sums: the specification keeps
// four decimal places.
const tenThousand = 10_000

// sum works out the tax on pay over n weeks (base 52) or months (base 12).
type sum struct {
	code   Code
	regime *rates.Regime
	base   int
	n      int
	pay    money.Amount

	free    money.Amount // over the n periods
	taxable money.Amount // whole pounds, after free pay
	band    int          // the band that the last pound falls in
	tax     money.Amount
}

// work follows the specification's order: flat codes first, then free pay,
// then the formula of the band.
func (s *sum) work() {
	switch s.code.kind {
	case noTax:
		return
	case basicRate, otherRate:
		s.band = s.regime.Basic
		if s.code.kind == otherRate {
			s.band += 1 + int(s.code.number)
		}
		s.taxable = s.pay / 100 * 100
		s.tax = s.regime.Bands[s.band].Rate.Of(s.taxable, money.Down)
		return
	}
	s.free = s.code.free(s.base) * money.Amount(s.n)
	left := s.pay - s.free
	if left <= 0 {
		return
	}
	s.taxable = left / 100 * 100
	s.formula(left)
}

// formula finds the band of what is left and gives the tax: what the bands
// below it take over n periods, and its rate on the rest. Each result keeps
// four decimals; the tax drops to the penny.
func (s *sum) formula(left money.Amount) {
	var width, below int64 // C and K of the year so far, in ten-thousandths
	var cLast, kLast int64 // c and k of the band below, over n periods
	last := len(s.regime.Bands) - 1
	for s.band = range s.regime.Bands {
		b := s.regime.Bands[s.band]
		if s.band == last {
			break
		}
		width += int64(b.Width) * 100
		below += int64(b.Width) * int64(b.Rate) / 100 // pence × rate ÷ 10,000, × 100: exact, as widths are whole pounds
		c := width * int64(s.n) / int64(s.base)
		k := below * int64(s.n) / int64(s.base)
		// The whole amount is compared with the band's end rounded up to a pound.
		if b.Width > 0 && int64(left)*100 <= roundUp(c, tenThousand)*tenThousand {
			break
		}
		cLast, kLast = c, k
	}
	rate := int64(s.regime.Bands[s.band].Rate)
	over := (int64(s.taxable)*100 - cLast) * rate / 10_000
	s.tax = money.Amount((kLast + over) / 100)
}

// roundUp gives v ÷ unit rounded up; v is not below zero.
func roundUp(v, unit int64) int64 { return (v + unit - 1) / unit }

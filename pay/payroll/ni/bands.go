package ni

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/money"
)

// scale is the thresholds of one pay period.
type scale struct{ lel, pt, st, fust, ust, uel money.Amount }

func scaleOf(n *rates.NationalInsurance, f period.Frequency) scale {
	return scale{
		lel: n.LELFor(f), pt: n.PT.For(f), st: n.ST.For(f),
		fust: n.FUST.For(f), ust: n.UST.For(f), uel: n.UEL.For(f),
	}
}

// share is what one band of earnings gives.
type share struct {
	from   money.Amount // earnings above this
	earned money.Amount // that lie in the band
	rate   rates.Rate
	due    money.Amount
}

// shares are the two bands of one side.
type shares [2]share

func (s shares) total() money.Amount { return s[0].due + s[1].due }

// split shares earnings above from into those up to limit and those beyond.
func split(pay, from, limit money.Amount, below, above rates.Rate) shares {
	return shares{take(pay, from, limit, below), take(pay, max(from, limit), mostPay, above)}
}

func take(pay, from, to money.Amount, rate rates.Rate) share {
	earned := max(min(pay, to)-from, 0)
	return share{from, earned, rate, round(earned, rate)}
}

// round keeps three decimals of the contribution, then drops half a penny or
// less: a third decimal of 5 goes down, 6 or more goes up (HMRC NIM11002).
func round(earned money.Amount, rate rates.Rate) money.Amount {
	tenths := int64(earned) * int64(rate) / 1_000
	return money.Amount((tenths + 4) / 10)
}

func employeeShares(e Earnings, n *rates.NationalInsurance, s scale) shares {
	l, _ := e.Letter.find()
	below, above := l.employee.rates(n)
	return split(e.Pay, s.pt, s.uel, below, above)
}

func employerShares(e Earnings, n *rates.NationalInsurance, s scale) shares {
	l, _ := e.Letter.find()
	if l.employee == exempt {
		return shares{}
	}
	switch l.employer {
	case fromUST:
		return split(e.Pay, s.ust, s.ust, n.Employer, n.Employer)
	case fromFUST:
		return split(e.Pay, s.fust, s.uel, n.Employer, n.Employer)
	}
	return split(e.Pay, s.st, s.uel, n.Employer, n.Employer)
}

// bands gives the slices that HMRC is told of. Below the lower earnings limit
// there are none, nor for letter X.
func bands(e Earnings, s scale) Bands {
	if e.Pay < s.lel || e.Letter == 'X' {
		return Bands{}
	}
	return Bands{
		AtLEL:   s.lel,
		LELToPT: max(min(e.Pay, s.pt)-s.lel, 0),
		PTToUEL: max(min(e.Pay, s.uel)-s.pt, 0),
	}
}

package tax

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// Payment is one payment that tax is worked out on.
type Payment struct {
	Date      calendar.Date
	Frequency period.Frequency
	Code      Code
	Pay       money.Amount // taxable pay of this payment, not below zero

	PayBefore money.Amount // taxable pay in the tax year before this payment, with an earlier job's from its P45
	TaxBefore money.Amount // tax on it

	// SamePay and SameTax are of payments already made for the same pay period.
	// They are part of the totals before; a payment that stands alone shares its
	// period's free pay with them.
	SamePay, SameTax money.Amount
}

// Due is the tax on one payment.
type Due struct {
	Tax    money.Amount // to take from this payment; below zero is a refund
	When   When
	Alone  bool         // worked out on this payment alone
	Free   money.Amount // pay free of tax for the span of this payment; below zero, a K code's addition
	Capped money.Amount // tax that the limit kept back; a cumulative code takes it up later
}

// On works out the tax on a payment. The sum is exact by HMRC's specification
// of the tax table routines; the result is rounded down to the penny.
//
// A code that the year has no rate for, an unknown frequency or a date outside
// the year is a fault.
func On(p Payment, y *rates.Year, why *explain.Note) (Due, error) {
	if err := p.check(y); err != nil {
		return Due{}, err
	}
	regime := p.Code.regime(y)
	d := Due{When: WhenPaid(p.Date, p.Frequency)}
	d.Alone = p.Code.alone || d.When.Extra
	d.Free = p.Code.free(d.When.Base) * money.Amount(d.When.Span)

	s := sum{code: p.Code, regime: regime, base: d.When.Base, n: d.When.Number, pay: p.PayBefore + p.Pay}
	before := p.TaxBefore
	if d.Alone {
		s.n, s.pay, before = d.When.Span, p.SamePay+p.Pay, p.SameTax
	}
	s.work()
	d.Tax = s.tax - before
	if d.Alone {
		d.Tax = max(d.Tax, 0)
	}
	// The overriding limit: never more than half of the payment. Any code, since 2015.
	if most := y.Tax.Limit.Of(p.Pay, money.Down); d.Tax > most {
		d.Capped, d.Tax = d.Tax-most, most
	}
	if why != nil {
		explainTax(p, y, d, s, before, why)
	}
	return d, nil
}

// mostPay bounds what is worked on, so that no sum can overflow.
const mostPay money.Amount = 1_000_000_000_000

func (p Payment) check(y *rates.Year) error {
	switch {
	case p.Code.IsZero():
		return fault.Invalid("tax-code", EnterCode)
	case !p.Frequency.Known():
		return fault.Invalid("frequency", period.Choose)
	case calendar.TaxYearOf(p.Date) != y.TaxYear:
		return fault.Invalid("pay-date", rates.DayNotHeld, "day", p.Date)
	case p.Pay < 0:
		return fault.Invalid("pay", PayBelowZero)
	case p.Pay > mostPay || p.PayBefore.Abs() > mostPay || p.SamePay.Abs() > mostPay:
		return fault.Invalid("pay", money.TooMuch)
	case p.Code.kind == otherRate && p.Code.regime(y).Basic+1+int(p.Code.number) >= len(p.Code.regime(y).Bands):
		return fault.Invalid("tax-code", NoSuchCode, "code", p.Code.String())
	}
	return nil
}

func (c Code) regime(y *rates.Year) *rates.Regime {
	switch c.region {
	case Scotland:
		return &y.Tax.Scotland
	case Wales:
		return &y.Tax.Wales
	}
	return &y.Tax.RestOfUK
}

// free gives the pay free of tax for one week (base 52) or month (base 12);
// for a K code the amount added to pay, below zero.
//
// Specification para 4.3.1: a code above 500 is whole five hundreds, with a
// fixed amount each, and a rest that is rounded up to the penny.
func (c Code) free(base int) money.Amount {
	if c.number == 0 || c.kind != allowance && c.kind != addition {
		return 0
	}
	hundreds := money.Amount(c.number-1) / 500
	rest := int64(c.number-1)%500 + 1
	each := money.Amount(416_67)
	if base == 52 {
		each = 96_16
	}
	// Four decimals are kept before the penny is rounded up.
	kept := (rest*10 + 9) * tenThousand / int64(base)
	a := money.Amount(roundUp(kept, 100)) + hundreds*each
	if c.kind == addition {
		return -a
	}
	return a
}

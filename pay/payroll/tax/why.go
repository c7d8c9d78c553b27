package tax

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// PayBelowZero is the fault of a payment below nothing.
var PayBelowZero = msg.New("tax.pay-below-zero", "Pay cannot be less than nothing. Check the pay lines")

// The words of a working.
var (
	whyFree      = msg.New("tax.why.free", "Your code {code} gives {free} free of tax for {span}")
	whyAdded     = msg.New("tax.why.added", "Your code {code} adds {added} to the pay that is taxed for {span}")
	whyNothing   = msg.New("tax.why.no-allowance", "Your code {code} gives nothing free of tax")
	whyBR        = msg.New("tax.why.basic-rate", "Your code {code} taxes all of this pay at {rate}")
	whyNT        = msg.New("tax.why.no-tax", "Your code {code} means that no tax is taken")
	whyAlone     = msg.New("tax.why.alone", "This pay is taxed on its own, without the rest of the year")
	whyExtra     = msg.New("tax.why.extra-payday", "This is an extra payday at the end of the tax year, so this pay is taxed on its own")
	whyPay       = msg.New("tax.why.pay", "Pay that is taxed")
	whyPaySoFar  = msg.New("tax.why.pay-so-far", "Pay that is taxed, this tax year up to {period}")
	whyFreeSoFar = msg.New("tax.why.free-so-far", "Free of tax, up to {period}")
	whyAddSoFar  = msg.New("tax.why.added-so-far", "Added by your code, up to {period}")
	whyTaxable   = msg.New("tax.why.taxable", "Left to be taxed, in whole pounds")
	whyBand      = msg.New("tax.why.band", "Tax on that, with the last pound at {rate}")
	whyBefore    = msg.New("tax.why.before", "Less tax already taken this tax year")
	whySame      = msg.New("tax.why.same", "Less tax already taken in this pay period")
	whyRefund    = msg.New("tax.why.refund", "Too much was taken before, so this is paid back")
	whyCapped    = msg.New("tax.why.capped", "No more than half of a payment may go in tax, so this much is not taken now")

	week     = msg.New("tax.period.week", "tax week {n}")
	month    = msg.New("tax.period.month", "tax month {n}")
	oneWeek  = msg.New("tax.span.week", "this week")
	twoWeeks = msg.New("tax.span.two-weeks", "these two weeks")
	fourWks  = msg.New("tax.span.four-weeks", "these four weeks")
	oneMonth = msg.New("tax.span.month", "this month")
)

// SpanWords gives the words for what the payment is for: "these four weeks".
func (w When) SpanWords() msg.Text {
	switch {
	case w.Base == 12:
		return oneMonth.Text()
	case w.Span == 2:
		return twoWeeks.Text()
	case w.Span == 4:
		return fourWks.Text()
	}
	return oneWeek.Text()
}

// Words gives the name of the tax week or month: "tax week 33".
func (w When) Words() msg.Text {
	if w.Base == 12 {
		return month.With("n", w.Number)
	}
	return week.With("n", w.Number)
}

// explainTax writes the working in the order in which it is done by hand.
func explainTax(p Payment, y *rates.Year, d Due, s sum, before money.Amount, why *explain.Note) {
	sayCode(p, y, d, s, why)
	switch {
	case d.When.Extra:
		why.Say(whyExtra.Text())
	case d.Alone:
		why.Say(whyAlone.Text())
	}
	if d.Alone {
		why.Add(whyPay.Text(), s.pay)
	} else {
		why.Add(whyPaySoFar.With("period", d.When.Words()), s.pay)
	}
	if p.Code.kind == noTax {
		addBefore(d, before, why)
		return
	}
	switch {
	case s.free > 0 && !d.Alone:
		why.Add(whyFreeSoFar.With("period", d.When.Words()), -s.free)
	case s.free < 0 && !d.Alone:
		why.Add(whyAddSoFar.With("period", d.When.Words()), -s.free)
	}
	why.Add(whyTaxable.Text(), s.taxable)
	if s.taxable > 0 {
		why.Add(whyBand.With("rate", s.regime.Bands[s.band].Rate), s.tax)
	}
	addBefore(d, before, why)
}

func sayCode(p Payment, y *rates.Year, d Due, s sum, why *explain.Note) {
	code, cites := p.Code.String(), y.Tax.Cites
	switch {
	case p.Code.kind == noTax:
		why.Say(whyNT.With("code", code), cites...)
	case p.Code.kind == basicRate || p.Code.kind == otherRate:
		why.Say(whyBR.With("code", code, "rate", s.regime.Bands[s.band].Rate), cites...)
	case d.Free > 0:
		why.Say(whyFree.With("code", code, "free", d.Free, "span", d.When.SpanWords()), cites...)
	case d.Free < 0:
		why.Say(whyAdded.With("code", code, "added", -d.Free, "span", d.When.SpanWords()), cites...)
	default:
		why.Say(whyNothing.With("code", code), cites...)
	}
}

func addBefore(d Due, before money.Amount, why *explain.Note) {
	switch {
	case before != 0 && d.Alone:
		why.Add(whySame.Text(), -before)
	case before != 0:
		why.Add(whyBefore.Text(), -before)
	}
	if d.Tax < 0 {
		why.Add(whyRefund.Text(), -d.Tax)
	}
	if d.Capped > 0 {
		why.Add(whyCapped.Text(), d.Capped)
	}
}

package cases

import (
	"strings"

	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/money"
)

// Rows of HMRC's Scottish sheets whose tax falls on a whole penny come out a
// penny lower there. They follow when each band's share of the year is cut to
// four decimals before the shares are added; the written routine adds first and
// cuts once, and the sheets of the rest of the UK and of Wales follow it. The
// calculator keeps to what is written.
const bandByBandReason = "The Scottish sheet cuts each band's share to four decimals before it adds them, and by that sum its figure follows exactly. " +
	"The written routine adds first, as the sheets of the rest of the UK and of Wales do."

// bandByBand gives the tax on a payment by the sum of the Scottish sheets, for
// codes with bands. It serves to explain a difference, and nobody is paid by it.
func bandByBand(p tax.Payment, due tax.Due, y *rates.Year) (money.Amount, bool) {
	base := p.Code.Base()
	if p.Code.Region() != tax.Scotland || due.Capped != 0 || base == "BR" || base == "NT" || strings.HasPrefix(base, "D") {
		return 0, false
	}
	n, pay, before := due.When.Number, p.PayBefore+p.Pay, p.TaxBefore
	if due.Alone {
		n, pay, before = due.When.Span, p.Pay, 0
	}
	left := int64(pay) - int64(due.Free)/int64(due.When.Span)*int64(n)
	if left <= 0 {
		return -before, true
	}
	return shareByShare(left, int64(n), int64(due.When.Base), y.Tax.Scotland.Bands) - before, true
}

// shareByShare adds up the tax on left pence over n periods of base, in
// ten-thousandths of a pound.
func shareByShare(left, n, base int64, bands []rates.Band) money.Amount {
	whole := left / 100 * 10_000
	var width, cut, shares int64
	for i, b := range bands {
		width += int64(b.Width) * 100
		end := width * n / base
		if i == len(bands)-1 || left*100 <= (end+9_999)/10_000*10_000 {
			return money.Amount((shares + (whole-cut)*int64(b.Rate)/10_000) / 100)
		}
		cut, shares = end, shares+int64(b.Width)*int64(b.Rate)/100*n/base
	}
	return 0
}

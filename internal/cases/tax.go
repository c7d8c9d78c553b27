package cases

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
)

// taxCase proves a row of HMRC's Income Tax sheets. Tax and pay before the row
// are its figures for the year so far less its own.
func taxCase(r *row, o *Outcome) {
	o.Name = r.columns["region"] + " " + r.columns["sheet"] + " row " + r.columns["row"]
	y := r.year(o)
	if y == nil {
		return
	}
	p, want := r.payment(y), r.amount("tax_due")
	if r.bad != nil {
		return
	}
	due, err := tax.On(p, y, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	o.want("tax_due", want.Plain(), due.Tax.Plain())
	if theirs, ok := bandByBand(p, due, y); ok && !o.Exact() && theirs == want && due.Tax-want == 1 {
		o.Known = bandByBandReason
	}
}

// payment turns a row into a payment on the last day of its tax week or month.
func (r *row) payment(y *rates.Year) tax.Payment {
	code, err := tax.Parse(r.columns["code"])
	if err != nil {
		r.problem("code", "this should be a tax code, like 1257L")
	}
	p := tax.Payment{Frequency: r.frequency(), Code: code, Pay: r.amount("gross")}
	p.Date = r.payday(y.TaxYear, p.Frequency, 7)
	if r.oneOf("w1m1", "1", "0") {
		p.Code = p.Code.OnItsOwn()
		return p
	}
	p.PayBefore = r.amount("taxable_pay_to_date") - p.Pay
	p.TaxBefore = r.amount("tax_due_to_date") - r.amount("tax_due")
	return p
}

// payday gives the last day of the row's period: a month, or so many days.
func (r *row) payday(y calendar.TaxYear, f period.Frequency, days int) calendar.Date {
	n := max(r.number("period"), 1) // two rows of HMRC's say period 0
	if f == period.Monthly && n > 12 || n > 56 {
		r.problem("period", "this should be the number of a week up to 56, or of a month up to 12")
		return y.First()
	}
	d := y.First().AddDays(days*n - 1)
	if f == period.Monthly {
		d = y.First().AddMonths(n).AddDays(-1)
	}
	if d.After(y.Last()) {
		return y.Last() // an extra payday at the end of the year
	}
	return d
}

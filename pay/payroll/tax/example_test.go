package tax_test

import (
	"fmt"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

func ExampleParse() {
	c, err := tax.Parse("s1257l w1")
	fmt.Println(c, c.Base(), c.Region() == tax.Scotland, c.Alone(), err)
	_, err = tax.Parse("1257Q")
	fmt.Println(err)
	// Output:
	// S1257L W1/M1 1257L true true <nil>
	// tax-code: tax.no-such-code code="1257Q"
}

func ExampleOn() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	var why explain.Note
	due, err := tax.On(tax.Payment{
		Date: calendar.MustDate("2026-11-27"), Frequency: period.FourWeekly, Code: tax.Must("1257L"),
		Pay: money.Pounds(1_760, 0), PayBefore: money.Pounds(12_000, 0), TaxBefore: money.Pounds(850, 0),
	}, y, &why)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(due.Tax)
	for _, line := range why.Lines {
		fmt.Print(line.Text)
		if line.Amount != nil {
			fmt.Print(" ", *line.Amount)
		}
		fmt.Println()
	}
	// Output:
	// £256.80
	// tax.why.free code="1257L" free=96768 span=(tax.span.four-weeks)
	// tax.why.pay-so-far period=(tax.period.week n=34) £13,760.00
	// tax.why.free-so-far period=(tax.period.week n=34) −£8,225.28
	// tax.why.taxable £5,534.00
	// tax.why.band rate=2000 £1,106.80
	// tax.why.before −£850.00
}

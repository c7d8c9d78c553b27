package rates_test

import (
	"fmt"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
)

func ExampleFor() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	part, err := y.NIOn(calendar.MustDate("2026-11-27"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(part.PT.For(period.FourWeekly), part.Cites[1].Name)
	_, err = rates.For(2027)
	fmt.Println(err)
	// Output:
	// £967.00 GOV.UK Rates and thresholds for employers 2026 to 2027
	// tax-year: rates.year-not-held year="2027-28"
}

func ExampleMinimumWage() {
	w, err := rates.MinimumWage(calendar.MustDate("2026-10-26"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Adult, w.Youth, w.Offset)
	// Output: £12.71 £10.85 £11.10
}

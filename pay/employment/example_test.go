package employment_test

import (
	"fmt"

	"ownway/pay/employment"
	"ownway/value/calendar"
	"ownway/value/money"
)

// A weekend rate from May on.
func ExampleTerms_RateOn() {
	on := calendar.MustDate
	terms := employment.Terms{Rates: []employment.Rate{
		{From: on("2026-04-06"), On: employment.EveryDay, Hourly: money.Pounds(12, 71)},
		{From: on("2026-05-01"), On: employment.Weekend, Hourly: money.Pounds(14, 0)},
	}}
	for _, day := range []string{"2026-04-11", "2026-05-02", "2026-05-05"} {
		rate, err := terms.RateOn(on(day))
		fmt.Println(day, rate, err)
	}
	// Output:
	// 2026-04-11 £12.71 <nil>
	// 2026-05-02 £14.00 <nil>
	// 2026-05-05 £12.71 <nil>
}

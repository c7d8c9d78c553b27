package cost_test

import (
	"fmt"

	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

// What 20 hours a week cost at the minimum wage, and what a rate of £14 an
// hour can pay.
func Example() {
	year, err := rates.For(calendar.TaxYear(2026))
	if err != nil {
		fmt.Println(err)
		return
	}
	a := cost.Assumptions{
		On: calendar.MustDate("2026-11-21"), Minutes: 20 * 60, PAs: 1, Age: cost.Adult,
		Pension: cost.AboveTrigger, SickWeeks: 1, RedundancyHalfWeeks: 2,
		Insurance: money.Pounds(61, 0), PayrollFee: money.Pounds(260, 0),
	}
	s, err := cost.Sufficient(money.Pounds(14, 0), a, year, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("an hour costs", s.Cost.Hour, "and the rate pays at most", s.Highest)
	fmt.Println("enough:", s.Enough, "missing", s.GapHour, "an hour,", s.GapWeek, "a week")
	// Output:
	// an hour costs £15.20 and the rate pays at most £11.69
	// enough: false missing £1.20 an hour, £23.86 a week
}

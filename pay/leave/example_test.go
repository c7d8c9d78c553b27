package leave_test

import (
	"fmt"

	"ownway/pay/leave"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Holiday of a PA with irregular hours after a month of 62 hours, and what to
// set aside for it.
func ExampleAccrue() {
	year, err := rates.For(calendar.TaxYear(2026))
	if err != nil {
		fmt.Println(err)
		return
	}
	earned := leave.Accrue(year.Holiday, 62*60, nil)
	balance := leave.Balance{Earned: earned, Taken: 120}
	fmt.Println(earned, balance.Left(), balance.SetAside(money.Pounds(12, 71), nil))
	// Output: 449 329 £69.69
}

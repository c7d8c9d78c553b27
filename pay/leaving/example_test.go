package leaving_test

import (
	"fmt"

	"ownway/pay/leaving"
	"ownway/value/calendar"
	"ownway/value/money"
)

// A PA of nine years, aged 50, whose employer has died.
func ExampleLeaving_WorkOut() {
	due, err := leaving.Leaving{Why: leaving.EmployerDied, Start: calendar.MustDate("2017-09-04"), Last: calendar.MustDate("2026-11-21"),
		Born: calendar.MustDate("1976-02-14"), WeekPay: money.Pounds(318, 0)}.WorkOut(nil)
	for _, l := range due.Lines {
		fmt.Println(l.Kind, l.Amount, l.Taxed)
	}
	fmt.Println(due.ByEstate, due.Notice.Weeks, due.Redundancy.Years, err)
	// Output:
	// redundancy £4,293.00 false
	// true 0 9 <nil>
}

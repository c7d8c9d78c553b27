package hours_test

import (
	"fmt"
	"time"

	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// Nobody answers, so the usual hours are paid, and put right when the PA's
// own hours are agreed.
func Example() {
	on := calendar.MustDate
	terms := employment.Terms{Start: on("2026-04-06")}
	terms.Usual.Minutes[time.Monday] = 180
	sheet, err := hours.New(terms, calendar.Period{First: on("2026-11-16"), Last: on("2026-11-22")})
	if err != nil {
		fmt.Println(err)
		return
	}
	sheet, event, err := sheet.Unanswered(hours.Open, hours.Helpers{}, on("2026-11-24"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(event.To, sheet.Payable()[0].Minutes)

	minutes, err := hours.ParseHours("3h 30m")
	if err != nil {
		fmt.Println(err)
		return
	}
	told := []hours.Entry{{Date: on("2026-11-16"), Kind: hours.Work, Minutes: minutes, Told: hours.Call}}
	if sheet, _, err = sheet.Log(told, on("2026-11-25")); err != nil {
		fmt.Println(err)
		return
	}
	if sheet, _, err = sheet.Approve(hours.Person, on("2026-11-26")); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sheet.State, sheet.Owing()[0].Minutes)
	// Output:
	// paid-as-usual 180
	// approved 30
}

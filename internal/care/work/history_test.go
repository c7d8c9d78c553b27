package work

import (
	"testing"

	"ownway/pay/employment"
	"ownway/pay/leave"
	"ownway/value/calendar"
)

// A week of holiday counts what another payroll paid before the first payslip.
func TestHolidayWeekCountsWhatWasPaidBefore(t *testing.T) {
	day := calendar.MustDate
	d := Due{PayDay: day("2026-11-27"), Ending: Ending{Last: day("2026-11-22")},
		Employment: Employment{Terms: employment.Terms{Start: day("2024-03-04"), Rates: []employment.Rate{{From: day("2024-03-04"), On: employment.EveryDay, Hourly: 13_00}}}}}
	for n := range 6 {
		first := day("2026-06-08").AddDays(28 * n)
		d.History = append(d.History, leave.Paid{Days: calendar.Period{First: first, Last: first.AddDays(27)}, Amount: 800_00, Minutes: 4 * 900})
	}
	if pay, minutes, err := d.holidayWeek(); err != nil || pay != 200_00 || minutes != 900 {
		t.Errorf("%v for %d minutes, %v; want £200.00 for 900", pay, minutes, err)
	}
}

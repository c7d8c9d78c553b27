package work

import (
	"testing"

	"ownway/pay/employment"
	"ownway/pay/leave"
	"ownway/pay/payroll"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/money"
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

// A week's pay for notice and redundancy, where no hours are usual, is the average
// of the last twelve weeks with pay: those that another payroll paid count.
func TestWeekPayCountsWhatWasPaidBefore(t *testing.T) {
	day := calendar.MustDate
	d := Due{Ending: Ending{Last: day("2026-11-22")}}
	if pay, err := d.weekPay(nil); err != nil || pay != 0 {
		t.Errorf("before anything was paid: %v, %v", pay, err)
	}
	for n, amount := range []money.Amount{400_00, 800_00, 0, 1200_00} { // weeks of £100, £200, nothing and £300
		first := day("2026-06-08").AddDays(28 * n)
		d.History = append(d.History, leave.Paid{Days: calendar.Period{First: first, Last: first.AddDays(27)}, Amount: amount})
	}
	if pay, err := d.weekPay(nil); err != nil || pay != 200_00 {
		t.Errorf("%v, %v; want £200.00", pay, err)
	}
	d.Earlier = []Payslip{{Frequency: period.FourWeekly, Result: payroll.Result{Gross: 1600_00}}}
	if pay, err := d.weekPay(nil); err != nil || pay != 300_00 {
		t.Errorf("with a payslip from here %v, %v; want £300.00", pay, err)
	}
}

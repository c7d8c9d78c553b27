package work_test

import (
	"testing"

	"ownway/internal/care/work"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/money"
)

// A PA with regular hours has 5.6 weeks of twelve hours: 67.2 hours in a leave
// year (Working Time Regulations 1998 regs 13, 13A). The payslip shows the whole
// year's, what was taken in it and what is left; what is set aside is what is
// earned so far.
func TestHolidayInWeeksOnPayslips(t *testing.T) {
	e := kelly(1300)
	e.Terms.Holiday = employment.Regular
	one, err := due(e, told(t, e, first, worked("2026-08-17", 600))).Payslip("slp_1")
	if err != nil {
		t.Fatal(err)
	}
	const whole = 67*60 + 12
	if one.Holiday.Earned != whole || one.Holiday.Taken != 0 || one.LeaveYear.First != e.Terms.Start || one.Earned <= 0 || one.Earned > whole/12 {
		t.Errorf("%+v of %v, earned %d", one.Holiday, one.LeaveYear, one.Earned)
	}
	two, err := due(e, told(t, e, second, worked("2026-09-14", 600), hours.Entry{Date: day("2026-09-15"), Kind: hours.Holiday, Minutes: 180, Told: hours.Phone}), one).Payslip("slp_2")
	if err != nil {
		t.Fatal(err)
	}
	if two.Taken != 180 || two.Holiday.Taken != 180 || two.Holiday.Left() != whole-180 || two.WhyHoliday == nil || len(two.WhyHoliday.Lines) == 0 {
		t.Errorf("%+v", two.Holiday)
	}
	left := two.Earned + one.Earned - 180
	if want := money.Amount(1300).ForMinutes(left, money.HalfUp); two.SetAside != want || left < 430 || left > 445 { // 56 days of the year's 365, less 3 hours
		t.Errorf("set aside %v for %d minutes, want %v", two.SetAside, left, want)
	}
	e.Terms.Usual = employment.Pattern{}
	if _, err := e.RegularLeave(); fault.All(err)[0].Text.Key != work.NeedsUsual {
		t.Error(err)
	}
}

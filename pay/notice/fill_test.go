package notice_test

import (
	"testing"

	"ownway/pay/notice"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/money"
)

// A P6 with pay and tax of an earlier job makes the tax of the year come right
// on the next payday: what was taken too much is given back.
func TestP6PutsTheYearRight(t *testing.T) {
	on0T := notice.Standing{Code: tax.Must("0T M1"), Since: on("2026-06-01")}
	p6 := coding(notice.P6, "2026-07-10", "2026-07-10", "1257L")
	p6.HasPrevious, p6.PreviousPay, p6.PreviousTax = true, money.Pounds(2000, 0), 0
	var before payroll.YearToDate
	var last payroll.Result
	for _, day := range []string{"2026-06-30", "2026-07-31"} {
		s, err := notice.InForce(on0T, []notice.Notice{p6, lending(notice.SL1, "2026-07-01", "2026-07-06", loan.Plan1)}, on(day), nil)
		if err != nil {
			t.Fatal(err)
		}
		last, err = payroll.Calculate(s.Fill(payroll.Input{
			PayDate: on(day), Frequency: period.Monthly, Period: calendar.Period{First: on(day).AddDays(-29), Last: on(day)},
			Born: on("1981-04-12"), Letter: 'A', Before: before,
			Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 160 * 60, Rate: money.Pounds(15, 0)}},
		}), nil)
		if err != nil {
			t.Fatal(err)
		}
		if day == "2026-06-30" && (last.Tax != money.Pounds(480, 0) || last.StudentLoan != 0) {
			t.Errorf("without an allowance: tax %s, loan %s", last.Tax, last.StudentLoan)
		}
		before = last.After
	}
	// 2,400 twice and 2,000 before, less four months of 1,257L: 4 x 1,048.26 =
	// 4,193.04; tax is a fifth of 2,606, which is 521.20.
	if got := last.After.Tax; got != money.Pounds(521, 20) || last.After.EarlierPay != money.Pounds(2000, 0) || last.StudentLoan == 0 {
		t.Errorf("tax of the year %s, loan %s", got, last.StudentLoan)
	}
}

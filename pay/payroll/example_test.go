package payroll_test

import (
	"fmt"

	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// A PA works 30 hours a week and four sleep-ins, and is paid every four weeks.
func ExampleCalculate() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	in := payroll.Input{
		PayDate: calendar.MustDate("2026-11-27"), Frequency: period.FourWeekly,
		Period: calendar.Period{First: calendar.MustDate("2026-10-26"), Last: calendar.MustDate("2026-11-22")},
		Born:   calendar.MustDate("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Pension:       pension.Minimum(pension.ReliefAtSource, y),
		Before:        payroll.YearToDate{Year: 2026, Taxable: money.Pounds(12_000, 0), Tax: money.Pounds(850, 0)},
		AllowanceLeft: money.Pounds(10_500, 0),
		Lines: []payroll.Line{
			{Kind: payroll.Hours, Minutes: 120 * 60, Rate: money.Pounds(13, 0)},
			{Kind: payroll.SleepIn, Minutes: 36 * 60, Awake: 45, Amount: money.Pounds(200, 0)},
		},
	}
	var why explain.Note
	slip, err := payroll.Calculate(in, &why)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("gross", slip.Gross, "tax", slip.Tax, "NI", slip.EmployeeNI, "pension", slip.WorkerPension, "net", slip.Net)
	fmt.Println("employer NI", slip.EmployerNI, "covered", slip.AllowanceUsed, "cost", slip.EmployerCost(), "to HMRC", slip.ToHMRC())
	fmt.Println(payroll.LineOf(&why, payroll.WhyTax).Lines[0].Text)
	// Output:
	// gross £1,760.00 tax £256.80 NI £63.44 pension £51.20 net £1,388.56
	// employer NI £206.25 covered £206.25 cost £1,798.40 to HMRC £320.24
	// tax.why.free code="1257L" free=96768 span=(tax.span.four-weeks)
}

// Pay below the minimum wage is no error: the payslip says what to add.
func ExampleCalculate_belowMinimumWage() {
	slip, err := payroll.Calculate(payroll.Input{
		PayDate: calendar.MustDate("2026-11-13"), Frequency: period.Weekly,
		Period: calendar.Period{First: calendar.MustDate("2026-11-02"), Last: calendar.MustDate("2026-11-08")},
		Born:   calendar.MustDate("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 20 * 60, Rate: money.Pounds(12, 50)}},
	}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(slip.MinimumWage.Lawful, slip.MinimumWage.Shortfall)
	// Output: false £4.20
}

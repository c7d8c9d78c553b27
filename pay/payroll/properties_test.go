package payroll_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// drawInput draws a payslip that can be: any code, letter, loan and pension.
func drawInput(t *rapid.T) payroll.Input {
	y := calendar.TaxYear(rapid.SampledFrom([]int{2024, 2025, 2026}).Draw(t, "year"))
	f := rapid.SampledFrom([]period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}).Draw(t, "frequency")
	codes := []string{"1257L", "S1257L", "C1257L", "BR", "D0", "D1", "SD3", "CBR", "0T", "NT", "K475", "SK900", "K9999", "500T", "1257L M1", "K475 W1", "BR X", "999999L"}
	letters := []string{"A", "B", "C", "D", "E", "F", "H", "I", "J", "K", "L", "M", "N", "S", "V", "X", "Z"}
	last := y.First().AddDays(rapid.IntRange(31, 364).Draw(t, "day"))
	days := 28
	if f.Weeks() > 0 {
		days = 7 * f.Weeks()
	}
	in := payroll.Input{
		PayDate: last, Frequency: f, Period: calendar.Period{First: last.AddDays(1 - days), Last: last},
		Born:          calendar.MustDate("1990-01-01").AddDays(rapid.IntRange(-18_000, 6_500).Draw(t, "born")),
		Code:          tax.Must(rapid.SampledFrom(codes).Draw(t, "code")),
		Letter:        ni.Category(rapid.SampledFrom(letters).Draw(t, "letter")[0]),
		Loans:         loan.Plans{Student: rapid.SampledFrom([]loan.Plan{0, 1, 2, 4, 5}).Draw(t, "plan"), Postgraduate: rapid.Bool().Draw(t, "postgraduate")},
		AllowanceLeft: money.Amount(rapid.IntRange(0, 10_500_00).Draw(t, "allowance")),
		Pension: pension.Membership{
			Scheme: rapid.SampledFrom([]pension.Scheme{pension.NotMember, pension.ReliefAtSource, pension.NetPay}).Draw(t, "scheme"),
			Basis:  rapid.SampledFrom([]pension.Basis{pension.QualifyingEarnings, pension.AllPay}).Draw(t, "basis"),
			Worker: rates.Rate(rapid.IntRange(0, 2_500).Draw(t, "worker")), Employer: rates.Rate(rapid.IntRange(0, 2_500).Draw(t, "employer")),
			Round: money.HalfUp,
		},
	}
	for range rapid.IntRange(0, 4).Draw(t, "lines") {
		in.Lines = append(in.Lines, payroll.Line{
			Kind:    rapid.SampledFrom([]payroll.Kind{payroll.Hours, payroll.SleepIn, payroll.Premium, payroll.Holiday, payroll.Sick, payroll.Other}).Draw(t, "kind"),
			Minutes: rapid.IntRange(0, 7*24*60).Draw(t, "minutes"), Rate: money.Amount(rapid.IntRange(0, 10_000).Draw(t, "rate")),
		})
	}
	return in
}

// TestPayslipAddsUp proves that what is paid and taken adds up to gross, that
// nobody is left owing, and that the note changes no figure.
func TestPayslipAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t)
		got, err := payroll.Calculate(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got.Net < 0 {
			t.Errorf("net %v is below nothing", got.Net)
		}
		if sum := got.Net + got.Tax + got.EmployeeNI + got.StudentLoan + got.PostgraduateLoan + got.WorkerPension + got.Deducted; sum != got.Gross {
			t.Errorf("parts add up to %v, gross is %v", sum, got.Gross)
		}
		if most := got.Taxable / 2; got.Tax > most {
			t.Errorf("tax %v is more than half of %v", got.Tax, got.Taxable)
		}
		if got.AllowanceUsed > got.EmployerNI || got.AllowanceUsed > in.AllowanceLeft {
			t.Errorf("allowance used %v of %v for %v", got.AllowanceUsed, in.AllowanceLeft, got.EmployerNI)
		}
		var why explain.Note
		explained, err := payroll.Calculate(in, &why)
		if err != nil {
			t.Fatal(err)
		}
		if explained != got {
			t.Errorf("with a note %+v, without %+v", explained, got)
		}
	})
}

// TestYearAddsUp runs a year of payslips: the totals are the sum of the
// periods, and cumulative tax ends the year as one sum over the year gives.
func TestYearAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t)
		y := calendar.TaxYearOf(in.PayDate)
		var sum payroll.YearToDate
		for n := range 12 {
			in.Frequency = period.Monthly
			in.PayDate = y.First().AddMonths(n + 1).AddDays(-1)
			in.Period = calendar.Period{First: in.PayDate.AddDays(-27), Last: in.PayDate}
			for i := range in.Lines {
				in.Lines[i].Rate = money.Amount(rapid.IntRange(0, 5_000).Draw(t, "rate"))
			}
			r, err := payroll.Calculate(in, nil)
			if err != nil {
				t.Fatal(err)
			}
			sum.Gross, sum.Taxable, sum.Tax, sum.Net = sum.Gross+r.Gross, sum.Taxable+r.Taxable, sum.Tax+r.Tax, sum.Net+r.Net
			sum.EmployeeNI, sum.EmployerNI = sum.EmployeeNI+r.EmployeeNI, sum.EmployerNI+r.EmployerNI
			sum.AllowanceUsed += r.AllowanceUsed
			sum.StudentLoan, sum.PostgraduateLoan = sum.StudentLoan+r.StudentLoan, sum.PostgraduateLoan+r.PostgraduateLoan
			sum.WorkerPension, sum.EmployerPension = sum.WorkerPension+r.WorkerPension, sum.EmployerPension+r.EmployerPension
			sum.Year, sum.Letters = y, r.After.Letters
			if r.After != sum {
				t.Fatalf("month %d: totals %+v, sum %+v", n+1, r.After, sum)
			}
			if l := sum.Letters[0]; l.Employee != sum.EmployeeNI || l.Employer != sum.EmployerNI || l.Pay != sum.Gross {
				t.Fatalf("month %d: letter totals %+v, sum %+v", n+1, l, sum)
			}
			in.Before = r.After
		}
	})
}

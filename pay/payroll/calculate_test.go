package payroll_test

import (
	"testing"

	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func date(s string) calendar.Date { return calendar.MustDate(s) }

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// fourWeeks is a usual payslip: 30 hours a week at 13.00 with four sleep-ins.
func fourWeeks(t testing.TB) payroll.Input {
	return payroll.Input{
		PayDate: date("2026-11-27"), Frequency: period.FourWeekly,
		Period: calendar.Period{First: date("2026-10-26"), Last: date("2026-11-22")},
		Born:   date("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Loans: loan.Plans{Student: loan.Plan2}, Pension: pension.Minimum(pension.ReliefAtSource, year(t, 2026)),
		Before: payroll.YearToDate{Year: 2026, Gross: money.Pounds(12_000, 0), Taxable: money.Pounds(12_000, 0),
			Tax: money.Pounds(850, 0)},
		AllowanceLeft: money.Pounds(10_500, 0),
		Lines: []payroll.Line{
			{Kind: payroll.Hours, Minutes: 120 * 60, Rate: money.Pounds(13, 0)},
			{Kind: payroll.SleepIn, Minutes: 4 * 9 * 60, Awake: 45, Amount: money.Pounds(200, 0)},
		},
	}
}

func TestCalculate(t *testing.T) {
	got, err := payroll.Calculate(fourWeeks(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	// Worked by hand for 2026-27:
	// gross 120 × 13.00 + 200.00 = 1,760.00.
	// tax: paid in week 34, so free pay 241.92 × 34 = 8,225.28; 13,760.00 − 8,225.28
	//   = 5,534 whole pounds at 20% = 1,106.80; less 850.00 = 256.80.
	// NI: (1,760.00 − 967.00) × 8% = 63.44; employer (1,760.00 − 385.00) × 15% = 206.25.
	// student loan plan 2: below the four-weekly threshold of 2,260.38.
	// pension: 1,760.00 − 480.00 = 1,280.00; 4% = 51.20 taken, 12.80 relief, 3% = 38.40.
	want := map[string][2]money.Amount{
		"gross":            {got.Gross, 1_760_00},
		"taxable":          {got.Taxable, 1_760_00},
		"tax":              {got.Tax, 256_80},
		"free pay":         {got.TaxDetail.Free, 967_68},
		"employee NI":      {got.EmployeeNI, 63_44},
		"student loan":     {got.StudentLoan, 0},
		"worker pension":   {got.WorkerPension, 51_20},
		"relief":           {got.Contributions.Relief, 12_80},
		"net":              {got.Net, 1_388_56},
		"employer NI":      {got.EmployerNI, 206_25},
		"allowance":        {got.AllowanceUsed, 206_25},
		"employer pension": {got.EmployerPension, 38_40},
		"to HMRC":          {got.ToHMRC(), 320_24},
		"employer cost":    {got.EmployerCost(), 1_798_40},
		"shortfall":        {got.MinimumWage.Shortfall, 0},
		"tax so far":       {got.After.Tax, 1_106_80},
		"NI so far":        {got.After.Letters[0].Employee, 63_44},
	}
	for name, pair := range want {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %v, want %v", name, pair[0], pair[1])
		}
	}
	if got.PensionDuty != pension.Eligible || got.LetterDoubt || !got.MinimumWage.Lawful {
		t.Errorf("duty %v, doubt %v, minimum wage %+v", got.PensionDuty, got.LetterDoubt, got.MinimumWage)
	}
}

// TestBelowMinimumWage proves that low pay is no error, and says what to add.
func TestBelowMinimumWage(t *testing.T) {
	in := fourWeeks(t)
	in.Lines[0].Rate = money.Pounds(12, 50)
	got, err := payroll.Calculate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	// 120 hours at 12.71 = 1,525.20, and 45 minutes awake 9.54 (9.5325 rounded up):
	// the sum for 120.75 hours is 1,534.7325, rounded up to 1,534.74. Paid: 1,500.00 + 9.54.
	if want := money.Amount(25_20); got.MinimumWage.Lawful || got.MinimumWage.Shortfall != want {
		t.Errorf("got %+v, want a shortfall of %v", got.MinimumWage, want)
	}
}

func TestImpossibleInput(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*payroll.Input)
		want  string
	}{
		{"no pay date", func(in *payroll.Input) { in.PayDate = calendar.Date{} }, "pay-date"},
		{"paid before the period", func(in *payroll.Input) { in.PayDate = date("2026-10-25") }, "pay-date"},
		{"a year not held", func(in *payroll.Input) { in.PayDate, in.Before = date("2027-04-06"), payroll.YearToDate{} }, "tax-year"},
		{"unknown frequency", func(in *payroll.Input) { in.Frequency = "W3" }, "frequency"},
		{"period the wrong way round", func(in *payroll.Input) { in.Period.Last = date("2026-10-01") }, "period"},
		{"period too long", func(in *payroll.Input) { in.Period.First = date("2026-10-25") }, "period"},
		{"no date of birth", func(in *payroll.Input) { in.Born = calendar.Date{} }, "born"},
		{"no tax code", func(in *payroll.Input) { in.Code = tax.Code{} }, "tax-code"},
		{"no letter", func(in *payroll.Input) { in.Letter = 0 }, "ni-letter"},
		{"no such letter", func(in *payroll.Input) { in.Letter = 'Q' }, "ni-letter"},
		{"no such plan", func(in *payroll.Input) { in.Loans.Student = 3 }, "student-loan"},
		{"no such scheme", func(in *payroll.Input) { in.Pension.Scheme = 9 }, "pension"},
		{"pension above all pay", func(in *payroll.Input) { in.Pension.Worker = 10_001 }, "pension"},
		{"pension that pay cannot bear", func(in *payroll.Input) {
			in.Pension = pension.Membership{Scheme: pension.ReliefAtSource, Basis: pension.AllPay, Worker: 10_000}
			in.Before.Tax = 0
		}, "pension"},
		{"totals of another year", func(in *payroll.Input) { in.Before.Year = 2025 }, "before"},
		{"allowance below nothing", func(in *payroll.Input) { in.AllowanceLeft = -1 }, "allowance-left"},
		{"negative minutes", func(in *payroll.Input) { in.Lines[1].Minutes = -1 }, "lines[1].minutes"},
		{"more hours than the period has", func(in *payroll.Input) { in.Lines[0].Minutes = 28*24*60 + 1 }, "lines[0].minutes"},
		{"negative rate", func(in *payroll.Input) { in.Lines[0].Rate = -1 }, "lines[0].rate"},
		{"negative amount", func(in *payroll.Input) { in.Lines[1].Amount = -1 }, "lines[1].amount"},
		{"unknown kind", func(in *payroll.Input) { in.Lines[1].Kind = "gift" }, "lines[1].kind"},
		{"awake outside a sleep-in", func(in *payroll.Input) { in.Lines[0].Awake = 5 }, "lines[0].awake"},
		{"awake longer than the sleep-in", func(in *payroll.Input) { in.Lines[1].Awake = 2_161 }, "lines[1].awake"},
		{"unknown deduction", func(in *payroll.Input) { in.Deductions = []payroll.Deduction{{Kind: "fine"}} }, "deductions[0].kind"},
		{"negative deduction", func(in *payroll.Input) { in.Deductions = []payroll.Deduction{{Kind: payroll.Agreed, Amount: -1}} }, "deductions[0].amount"},
		{"deduction that pay cannot bear", func(in *payroll.Input) {
			in.Deductions = []payroll.Deduction{{Kind: payroll.Agreed, Amount: 1}, {Kind: payroll.Order, Amount: 1_388_56}}
		}, "deductions[1].amount"},
		{"home for more days than there are", func(in *payroll.Input) { in.Home.Days = 29 }, "days"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := fourWeeks(t)
			c.spoil(&in)
			got, err := payroll.Calculate(in, nil)
			faults := fault.All(err)
			if len(faults) != 1 || faults[0].Kind != fault.KindInvalid || faults[0].Field != c.want {
				t.Fatalf("got %v (net %v), want a fault in %s", err, got.Net, c.want)
			}
		})
	}
}

// TestAllocatesNothing proves that without a note nothing is allocated.
func TestAllocatesNothing(t *testing.T) {
	in := fourWeeks(t)
	in.Loans.Postgraduate = true
	if n := testing.AllocsPerRun(100, func() {
		if _, err := payroll.Calculate(in, nil); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func BenchmarkCalculate(b *testing.B) {
	in := fourWeeks(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := payroll.Calculate(in, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCalculateExplained(b *testing.B) {
	in := fourWeeks(b)
	b.ReportAllocs()
	for b.Loop() {
		var why explain.Note
		if _, err := payroll.Calculate(in, &why); err != nil {
			b.Fatal(err)
		}
	}
}

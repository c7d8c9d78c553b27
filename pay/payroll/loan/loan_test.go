package loan_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

var frequencies = map[string]period.Frequency{"weekly": period.Weekly, "fortnightly": period.Fortnightly, "monthly": period.Monthly}

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestPublishedCases(t *testing.T) {
	f, err := os.Open("testdata/student_loans.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 26 {
		t.Fatalf("only %d rows", len(rows)-1)
	}
	for i, r := range rows[1:] {
		t.Run(fmt.Sprintf("row %d", i+1), func(t *testing.T) {
			start, plan := number(t, r[0][:4]), number(t, r[3])
			y, p := year(t, calendar.TaxYear(start)), loan.Plans{Student: loan.Plan(plan), Postgraduate: r[4] == "1"}
			got, err := loan.On(p, frequencies[r[1]], amount(t, r[2]), y, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := (loan.Due{Student: amount(t, r[5]), Postgraduate: amount(t, r[6])}); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
			plans := map[int]rates.Loan{1: y.Loans.Plan1, 2: y.Loans.Plan2, 4: y.Loans.Plan4}
			if from := plans[plan].ThresholdFor(frequencies[r[1]]); r[7] != "" && from != amount(t, r[7]) {
				t.Errorf("threshold %v, want %s", from, r[7])
			}
		})
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func amount(t *testing.T, s string) money.Amount {
	t.Helper()
	a, err := money.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

func TestOn(t *testing.T) {
	cases := []struct {
		name  string
		year  calendar.TaxYear
		plans loan.Plans
		f     period.Frequency
		pay   money.Amount
		want  loan.Due
	}{
		{"no loan", 2026, loan.Plans{}, period.Monthly, 9_000_00, loan.Due{}},
		{"plan 5 takes nothing before April 2026", 2025, loan.Plans{Student: loan.Plan5}, period.Monthly, 9_000_00, loan.Due{}},
		// 2026-27 monthly threshold 2,083.33: 11.11 above is 0.9999; 11.12 is 1.0008.
		{"a penny short of a pound", 2026, loan.Plans{Student: loan.Plan5}, period.Monthly, 2_094_44, loan.Due{}},
		{"the first pound", 2026, loan.Plans{Student: loan.Plan5}, period.Monthly, 2_094_45, loan.Due{Student: 1_00}},
		// plan 2: (3,000.00 − 2,448.75) × 9% = 49.61; postgraduate (3,000.00 − 1,750.00) × 6% = 75.
		{"both loans at once", 2026, loan.Plans{Student: loan.Plan2, Postgraduate: true}, period.Monthly, 3_000_00, loan.Due{Student: 49_00, Postgraduate: 75_00}},
		{"four weeks", 2026, loan.Plans{Postgraduate: true}, period.FourWeekly, 1_760_00, loan.Due{Postgraduate: 8_00}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := loan.On(c.plans, c.f, c.pay, year(t, c.year), &why)
			if err != nil || got != c.want {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
			if why.Empty() {
				t.Error("nothing explained")
			}
		})
	}
}

func TestRefused(t *testing.T) {
	y := year(t, 2026)
	for name, given := range map[string]struct {
		plans loan.Plans
		f     period.Frequency
		pay   money.Amount
		field string
	}{
		"plan 3":            {loan.Plans{Student: 3}, period.Monthly, 1, "student-loan"},
		"no frequency":      {loan.Plans{}, "", 1, "frequency"},
		"pay below nothing": {loan.Plans{}, period.Monthly, -1, "pay"},
		"beyond reason":     {loan.Plans{}, period.Monthly, 1 << 60, "pay"},
	} {
		_, err := loan.On(given.plans, given.f, given.pay, y, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != given.field {
			t.Errorf("%s: got %v, want a fault in %s", name, err, given.field)
		}
	}
}

// TestWholePounds proves that deductions are whole pounds, never more than the
// rate of what lies above the threshold, and never a pound less.
func TestWholePounds(t *testing.T) {
	y := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		pay := money.Amount(rapid.IntRange(0, 2_000_000).Draw(t, "pay"))
		f := rapid.SampledFrom([]period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}).Draw(t, "frequency")
		got, err := loan.On(loan.Plans{Student: loan.Plan1, Postgraduate: true}, f, pay, y, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			due  money.Amount
			loan rates.Loan
		}{{got.Student, y.Loans.Plan1}, {got.Postgraduate, y.Loans.Postgraduate}} {
			exact := int64(max(pay-c.loan.ThresholdFor(f), 0)) * int64(c.loan.Rate)
			if left := exact - int64(c.due)*10_000; c.due%100 != 0 || left < 0 || left >= 100*10_000 {
				t.Errorf("%v on %v %s", c.due, pay, f)
			}
		}
	})
}

func ExampleOn() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	due, err := loan.On(loan.Plans{Student: loan.Plan2, Postgraduate: true}, period.Monthly, money.Pounds(3_000, 0), y, nil)
	fmt.Println(due.Student, due.Postgraduate, err)
	// Output: £49.00 £75.00 <nil>
}

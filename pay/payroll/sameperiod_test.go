package payroll_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/tax"
	"ownway/value/explain"
	"ownway/value/money"
)

// TestTwoPaymentsAreOne proves that pay for one period in two payments ends
// where one payment ends: National Insurance, loans, pension and the minimum
// wage look at the period together. Source: HMRC, two payments in one pay
// period are added together.
func TestTwoPaymentsAreOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t)
		in.Pension.Worker = min(in.Pension.Worker, 1_000)
		whole, err := payroll.Calculate(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		cut := rapid.IntRange(0, len(in.Lines)).Draw(t, "cut")
		first, second := in, in
		first.Lines, second.Lines = in.Lines[:cut], in.Lines[cut:]
		a, err := payroll.Calculate(first, nil)
		if err != nil {
			t.Fatal(err)
		}
		second.Before, second.AllowanceLeft = a.After, in.AllowanceLeft-a.AllowanceUsed
		second.Already = []payroll.Payment{{Lines: first.Lines, Result: a}}
		var why explain.Note
		b, err := payroll.Calculate(second, &why)
		if err != nil {
			t.Fatal(err)
		}
		got, want := b.After, whole.After
		// The limit of half a payment can keep tax back from one of two payments,
		// and a code that stands alone never gives it back.
		if a.TaxDetail.Capped+b.TaxDetail.Capped+whole.TaxDetail.Capped > 0 {
			got.Tax, want.Tax, got.Net, want.Net = 0, 0, 0, 0
		}
		// A payment takes no more for loans than it holds.
		if spared := whole.StudentLoan + whole.PostgraduateLoan - a.StudentLoan - a.PostgraduateLoan - b.StudentLoan - b.PostgraduateLoan; spared > 0 && b.Net < 1_00 {
			got.StudentLoan, got.PostgraduateLoan, got.Net = want.StudentLoan, want.PostgraduateLoan, want.Net
		}
		if got != want {
			t.Errorf("in two payments %+v, in one %+v", got, want)
		}
		if b.MinimumWage != whole.MinimumWage || b.PensionDuty != whole.PensionDuty {
			t.Errorf("in two payments %+v, in one %+v", b.MinimumWage, whole.MinimumWage)
		}
		for key, amount := range map[*explain.Line]money.Amount{
			payroll.LineOf(&why, payroll.WhyEmployeeNI): b.EmployeeNI, payroll.LineOf(&why, payroll.WhyEmployerNI): b.EmployerNI,
		} {
			if *key.Amount != amount {
				t.Errorf("%v says %v, want %v", key.Text, *key.Amount, amount)
			}
		}
	})
}

func TestSecondPaymentHasItsWords(t *testing.T) {
	in := fourWeeks(t)
	in.Pension.Scheme = pension.NetPay
	in.Code = in.Code.OnItsOwn()
	first, err := payroll.Calculate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Already, in.Before = []payroll.Payment{{Lines: in.Lines, Result: first}}, first.After
	in.Lines = []payroll.Line{{Kind: payroll.Holiday, Amount: 300_00}}
	var why explain.Note
	r, err := payroll.Calculate(in, &why)
	if err != nil {
		t.Fatal(err)
	}
	// All of the second payment lies above the thresholds: 8% of 300.00; 15%; 5% and 3%.
	if r.EmployeeNI != 24_00 || r.EmployerNI != 45_00 || r.WorkerPension != 15_00 || r.EmployerPension != 9_00 {
		t.Errorf("got %+v", r)
	}
	sayAll(t, why.Lines)
}

func TestASmallSecondPaymentHoldsNoPoundForALoan(t *testing.T) {
	in := fourWeeks(t)
	in.Code, in.Pension, in.Before = tax.Must("NT"), pension.Membership{}, payroll.YearToDate{}
	// Plan 2 of 2026-27 begins at 29,385 x 4 / 52 = 2,260.38 for four weeks. 9% of
	// 11.02 is 99 pence, so nothing; 9% of 11.12 is 1.00, which ten pence cannot give.
	in.Lines = []payroll.Line{{Kind: payroll.Other, Amount: 2_271_40}}
	first, err := payroll.Calculate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	in.Already, in.Before = []payroll.Payment{{Lines: in.Lines, Result: first}}, first.After
	in.Lines = []payroll.Line{{Kind: payroll.Other, Amount: 10}}
	var why explain.Note
	second, err := payroll.Calculate(in, &why)
	if err != nil {
		t.Fatal(err)
	}
	if first.StudentLoan != 0 || second.StudentLoan != 0 || second.Net < 0 {
		t.Errorf("took %v and %v, paid %v", first.StudentLoan, second.StudentLoan, second.Net)
	}
	lines := payroll.LineOf(&why, payroll.WhyStudentLoan).Lines
	if last := lines[len(lines)-1]; *last.Amount != -1_00 {
		t.Errorf("the working ends %v", last)
	}
	sayAll(t, why.Lines)
}

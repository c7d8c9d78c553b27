package payroll_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
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

package payroll_test

import (
	"testing"

	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// A refund comes back whole with the next payslip: what was taken after tax is
// not taxed again, and what was taken before tax is taxed now; National
// Insurance was paid on it and is not asked again.
func TestPensionComesBack(t *testing.T) {
	for name, scheme := range map[string]pension.Scheme{"relief at source": pension.ReliefAtSource, "before tax": pension.NetPay} {
		first := fourWeeks(t)
		first.Pension = pension.Minimum(scheme, year(t, 2026))
		paid, err := payroll.Calculate(first, nil)
		if err != nil {
			t.Fatal(err)
		}
		c := paid.Contributions
		next := fourWeeks(t)
		next.PayDate, next.Period.First, next.Period.Last = date("2026-12-25"), date("2026-11-23"), date("2026-12-20")
		next.Pension, next.Before = pension.Membership{}, paid.After
		without, err := payroll.Calculate(next, nil)
		if err != nil {
			t.Fatal(err)
		}
		next.PensionBack = pension.Refund{Worker: c.Taken, Employer: c.Employer, Relief: c.Relief}
		if scheme == pension.NetPay {
			next.PensionBack.Taxable = c.Taken
		}
		var why explain.Note
		got, err := payroll.Calculate(next, &why)
		if err != nil {
			t.Fatal(err)
		}
		if got.WorkerPension != -c.Taken || got.EmployerPension != -c.Employer || got.EmployeeNI != without.EmployeeNI || got.Gross != without.Gross {
			t.Errorf("%s: got %+v", name, got)
		}
		if got.Taxable != without.Taxable+next.PensionBack.Taxable || got.Net != without.Net+c.Taken-(got.Tax-without.Tax) {
			t.Errorf("%s: taxed on %v with %v to take home, and %v and %v without the refund", name, got.Taxable, got.Net, without.Taxable, without.Net)
		}
		if got.After.WorkerPension != 0 || got.After.EmployerPension != 0 || got.After.Gross-got.After.Taxable != 0 {
			t.Errorf("%s: the year still has pension in it: %+v", name, got.After)
		}
		for _, key := range []struct {
			line *explain.Line
			want money.Amount
		}{{payroll.LineOf(&why, payroll.WhyWorkerPension), -c.Taken}, {payroll.LineOf(&why, payroll.WhyEmployerPension), -c.Employer}} {
			if key.line == nil || *key.line.Amount != key.want || len(key.line.Lines) == 0 || *key.line.Lines[len(key.line.Lines)-1].Amount != key.want {
				t.Errorf("%s: the refund is not explained: %+v", name, key.line)
			}
		}
		again := next
		again.PensionBack, again.Before = pension.Refund{}, got.After
		again.Already = []payroll.Payment{{Lines: next.Lines, Result: got}}
		again.Lines = []payroll.Line{{Kind: payroll.Premium, Amount: 10_00}}
		if second, err := payroll.Calculate(again, nil); err != nil || second.WorkerPension != 0 || second.EmployerPension != 0 {
			t.Errorf("%s: a second payment of the period takes the refund again: %v, %v, %v", name, second.WorkerPension, second.EmployerPension, err)
		}
	}
}

// The record of a payslip holds what was paid in and what came back apart, so
// that a refund once paid is not owed again.
func TestPaidIsForTheRecord(t *testing.T) {
	record := pension.Record{Born: fourWeeks(t).Born, Started: date("2026-10-26")}
	for _, e := range []pension.Event{{Kind: pension.Enrolled, On: date("2026-10-26")}, {Kind: pension.LetterSent, On: date("2026-11-10"), Letter: pension.EnrolledLetter},
		{Kind: pension.OptedOut, On: date("2026-12-01")}, {Kind: pension.OptedIn, On: date("2026-12-02")}} {
		var err error
		if record, err = record.After(e); err != nil {
			t.Fatal(err)
		}
	}
	first, next := fourWeeks(t), fourWeeks(t)
	next.PayDate, next.Period.First, next.Period.Last = date("2026-12-25"), date("2026-11-23"), date("2026-12-20")
	var taken, back money.Amount
	for _, in := range []payroll.Input{first, next} {
		standing, err := record.Standing(pension.PayPeriod{Period: in.Period, PayDate: in.PayDate, Frequency: in.Frequency, Pay: 1_760_00}, in.PayDate, year(t, 2026), nil)
		if err != nil {
			t.Fatal(err)
		}
		in.Pension, in.PensionBack = standing.Membership(in.Pension), standing.Refund
		r, err := payroll.Calculate(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		paid := r.Paid(in)
		if paid.Pay != 1_760_00 || paid.Contributions.Taken != 51_20 || paid.Contributions.Employer != 38_40 || paid.Contributions.Relief != 12_80 || paid.Duty != pension.Eligible {
			t.Errorf("recorded %+v", paid)
		}
		taken, back = taken+r.WorkerPension, back+paid.Refund.Worker
		if record, err = record.With(paid); err != nil {
			t.Fatal(err)
		}
	}
	if taken != 51_20 || back != 51_20 {
		t.Errorf("taken in all %v, and %v came back", taken, back)
	}
}

func TestPensionBackRefused(t *testing.T) {
	for name, b := range map[string]pension.Refund{"below nothing": {Worker: -1}, "beyond reason": {Employer: 1 << 60}, "more taxed than comes back": {Worker: 1, Taxable: 2}} {
		in := fourWeeks(t)
		in.PensionBack = b
		_, err := payroll.Calculate(in, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != "pension-back" {
			t.Errorf("%s: got %v, want a fault in pension-back", name, err)
		}
	}
}

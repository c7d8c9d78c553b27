package payroll_test

import (
	"slices"
	"testing"

	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/tax"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// TestNoteOrder proves that a payslip's note has its top lines in the order
// that is written down, each with the amount of the result.
func TestNoteOrder(t *testing.T) {
	in := fourWeeks(t)
	in.Loans.Postgraduate = true
	in.Deductions = []payroll.Deduction{{Kind: payroll.Agreed, Name: "Union", Amount: 4_00}}
	var why explain.Note
	r, err := payroll.Calculate(in, &why)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		key    msg.Key
		amount money.Amount
	}{
		{payroll.WhyHours, 1_560_00}, {payroll.WhySleepIn, 200_00}, {payroll.WhyGross, r.Gross}, {payroll.WhyTaxable, r.Taxable},
		{payroll.WhyTax, r.Tax}, {payroll.WhyEmployeeNI, r.EmployeeNI}, {payroll.WhyStudentLoan, r.StudentLoan},
		{payroll.WhyPostgraduateLoan, r.PostgraduateLoan}, {payroll.WhyWorkerPension, r.WorkerPension}, {payroll.WhyDeduction, 4_00},
		{payroll.WhyNet, r.Net}, {payroll.WhyEmployerNI, r.EmployerNI}, {payroll.WhyAllowanceUsed, r.AllowanceUsed},
		{payroll.WhyEmployerPension, r.EmployerPension}, {payroll.WhyPensionDuty, 0}, {payroll.WhyMinimumWage, 0},
	}
	if len(why.Lines) != len(want) {
		t.Fatalf("%d top lines, want %d", len(why.Lines), len(want))
	}
	for i, w := range want {
		l := why.Lines[i]
		if l.Text.Key != w.key || l.Amount != nil && *l.Amount != w.amount {
			t.Errorf("line %d is %v, want %s %v", i, l.Text, w.key, w.amount)
		}
		if payroll.LineOf(&why, w.key) == nil {
			t.Errorf("%s cannot be found", w.key)
		}
	}
	for _, key := range []msg.Key{payroll.WhyTax, payroll.WhyEmployeeNI, payroll.WhyWorkerPension, payroll.WhyMinimumWage} {
		if l := payroll.LineOf(&why, key); len(l.Lines) == 0 {
			t.Errorf("%s does not open", key)
		}
	}
}

// TestEveryLineCanBeSaid walks notes of many payslips: every key has words,
// and every place in the words has its value.
func TestEveryLineCanBeSaid(t *testing.T) {
	for _, code := range []string{"1257L", "1257L M1", "K475", "BR", "0T", "NT", "SD2"} {
		for _, letter := range "AMCX" {
			for _, scheme := range []pension.Scheme{pension.NotMember, pension.ReliefAtSource, pension.NetPay} {
				in := fourWeeks(t)
				in.Code, in.Pension.Scheme = tax.Must(code), scheme
				in.Letter = 0
				if err := in.Letter.UnmarshalText([]byte(string(letter))); err != nil {
					t.Fatal(err)
				}
				in.Loans.Postgraduate = letter == 'A'
				in.Home.Days, in.AllowanceLeft = 3, 0
				in.Lines[0].Rate = money.Amount(900 + 500*int(scheme))
				var why explain.Note
				if _, err := payroll.Calculate(in, &why); err != nil {
					t.Fatal(err)
				}
				sayAll(t, why.Lines)
			}
		}
	}
}

func sayAll(t *testing.T, lines []explain.Line) {
	t.Helper()
	for _, l := range lines {
		say(t, l.Text)
		sayAll(t, l.Lines)
	}
}

func say(t *testing.T, text msg.Text) {
	t.Helper()
	words, ok := msg.English(text.Key)
	if !ok {
		t.Errorf("%s has no words", text.Key)
	}
	var given []string
	for name, v := range text.Args {
		given = append(given, name)
		if v.T != nil {
			say(t, *v.T)
		}
	}
	slices.Sort(given)
	if places := msg.Places(words); !slices.Equal(places, given) {
		t.Errorf("%q has the places %v and the values %v", words, places, given)
	}
}

package work_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// yearOf is three payslips of Kelly.
func yearOf(t testing.TB, e work.Employment, minutes ...int) []work.Payslip {
	t.Helper()
	var slips []work.Payslip
	for i, p := range []calendar.Period{first, second, third} {
		var entries []hours.Entry
		for left, d := minutes[i], p.First; left > 0; left, d = left-600, d.AddDays(1) {
			entries = append(entries, worked(d.String(), min(left, 600)))
		}
		slip, err := due(e, told(t, e, p, entries...), slips...).Payslip(work.PayslipID("slp_" + string(rune('1'+i))))
		if err != nil {
			t.Fatal(err)
		}
		slips = append(slips, slip)
	}
	return slips
}

// With nothing put right, the year comes out as it was, whatever was worked.
func TestRunAgainAsItWas(t *testing.T) {
	e := kelly(1500)
	rapid.Check(t, func(rt *rapid.T) {
		var minutes []int
		for range 3 {
			minutes = append(minutes, rapid.IntRange(1, 160*60).Draw(rt, "minutes"))
		}
		slips := yearOf(t, e, minutes...)
		run, err := work.RunAgain(e, slips, work.Fix{From: "slp_1"}, money.Pounds(9000, 0))
		if err != nil {
			rt.Fatal(err)
		}
		for i, should := range run.Should {
			if !reflect.DeepEqual(should.Result, slips[i].Result) {
				rt.Fatalf("payslip %d: %+v\nwas %+v", i+1, should.Result, slips[i].Result)
			}
		}
		if run.All != (work.Figures{}) {
			rt.Fatalf("%+v", run.All)
		}
	})
}

// A wrong tax code from the second payslip on: the year to date is that of the
// right code, and the differences add up to what is carried.
func TestRunAgainWithTheRightCode(t *testing.T) {
	wrong := kelly(1500)
	wrong.Standing.Code = "BR"
	slips := yearOf(t, wrong, 6000, 6000, 6000)
	right := kelly(1500)
	want := yearOf(t, right, 6000, 6000, 6000)
	run, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_1", Code: "1257L"}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	last := len(run.Should) - 1
	if run.Should[last].Result.After != want[last].Result.After {
		t.Errorf("%+v\nwant %+v", run.Should[last].Result.After, want[last].Result.After)
	}
	if run.All.Tax >= 0 || run.All.Net != -run.All.Tax || run.All.Gross != 0 || run.All.ToHMRC() != run.All.Tax {
		t.Errorf("%+v", run.All)
	}
	var sum money.Amount
	for _, f := range run.Each {
		sum += f.Net
	}
	if sum != run.All.Net {
		t.Errorf("%v is not %v", sum, run.All.Net)
	}
	later, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_2", Code: "1257L"}, money.Pounds(9000, 0))
	if err != nil || len(later.Should) != 2 || later.Should[1].Result.After.Tax != want[2].Result.After.Tax { // the code counts the whole year
		t.Errorf("%+v, %v", later.All, err)
	}
}

// A rate that was too low: what is owed to the PA after tax is the difference.
func TestRunAgainWithTheRightRate(t *testing.T) {
	e := kelly(1300)
	slips := yearOf(t, e, 6000, 6000, 6000)
	run, err := work.RunAgain(e, slips, work.Fix{From: "slp_2", Rate: 1300, RightFor: 1400}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	if len(run.Should) != 2 || run.All.Gross != 2*100*100 { // 100 hours at a pound more, twice
		t.Errorf("%+v", run.All)
	}
	if f := run.All; f.Net != f.Gross-f.Tax-f.EmployeeNI-f.Loans-f.WorkerPension {
		t.Errorf("it does not add up: %+v", f)
	}
	if _, err := work.RunAgain(e, slips, work.Fix{From: "slp_9"}, 0); fault.All(err)[0].Text.Key != work.NoSuchPayslip {
		t.Error(err)
	}
}

// The next payslip carries the difference once, starts from the corrected year to
// date, and its books and bank line come to what the PA is paid.
func TestNextPayslipCarriesTheDifference(t *testing.T) {
	wrong := kelly(1500)
	wrong.Standing.Code = "BR"
	slips := yearOf(t, wrong, 6000, 6000, 6000)
	run, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_1", Code: "1257L"}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	right := work.Fix{Code: "1257L"}.On(wrong)
	fourth := calendar.FourWeekly(first.First, 3)
	d := due(right, told(t, right, fourth, worked(fourth.First.String(), 600)), slips...)
	d.Corrections = []work.Correction{{ID: "cor_1", Employment: right.ID, Rerun: run}}
	next, err := d.Payslip("slp_4")
	if err != nil {
		t.Fatal(err)
	}
	if next.Corrects != run.All || next.ToPay() != next.Result.Net+run.All.Net || next.Result.After.Tax != run.Should[2].Result.After.Tax+next.Result.Tax {
		t.Errorf("%+v, %v to pay, tax %v", next.Corrects, next.ToPay(), next.Result.After.Tax)
	}
	balances := ledger.Of([]ledger.Transaction{next.Posting("txn_1", "prs_1", next.PayDay, payment.Funding{Own: 1}, nil)})
	var owedToPA, owedToHMRC money.Amount
	for place, a := range balances {
		switch {
		case place.Account == ledger.Owed.In("pa/emp_1"):
			owedToPA += a
		case place.Account == ledger.Owed.In("hmrc"):
			owedToHMRC += a
		}
	}
	if owedToPA != -next.ToPay() && owedToPA != next.ToPay() || owedToHMRC != next.ToHMRC() && owedToHMRC != -next.ToHMRC() {
		t.Errorf("the books owe %v and %v, want %v and %v", owedToPA, owedToHMRC, next.ToPay(), next.ToHMRC())
	}
	if c := work.Corrected(slips, d.Corrections); c[2].Result.Tax != run.Should[2].Result.Tax {
		t.Errorf("%+v", c[2].Result.Tax)
	}
}

// A correction that takes back more than a wage holds nobody's pay up for good:
// people agree, and the PA keeps it or repays it from later wages. The books then
// owe the PA what is to be paid, or hold what the PA still owes.
func TestACorrectionOfMoreThanAWage(t *testing.T) {
	wrong := kelly(1500)
	slips := yearOf(t, wrong, 6000, 6000, 6000)
	run, err := work.RunAgain(wrong, slips, work.Fix{From: "slp_1", Code: "BR"}, money.Pounds(9000, 0))
	if err != nil {
		t.Fatal(err)
	}
	right := work.Fix{Code: "BR"}.On(wrong)
	months := []calendar.Period{calendar.FourWeekly(first.First, 3), calendar.FourWeekly(first.First, 4)}
	d := due(right, told(t, right, months[0], worked(months[0].First.String(), 60)), slips...)
	d.Corrections = []work.Correction{{ID: "cor_1", Employment: right.ID, Rerun: run}}
	if _, err := d.Payslip("slp_4"); !says(err, work.OverpaidSays) {
		t.Fatalf("it is taken back without a word: %v", err)
	}
	owed := func(p work.Payslip) money.Amount {
		b := ledger.Of([]ledger.Transaction{p.Posting("txn_1", "prs_1", p.PayDay, payment.Funding{Council: 1, NHS: 2}, nil)})
		return -b.Account(ledger.Owed.In("pa/emp_1"))
	}
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.WriteOff, Why: "agreed"}}
	kept := must2(d.Payslip("slp_4"))(t)
	if kept.ToPay() != 0 || kept.Debt.Left != 0 || kept.Debt.Forgiven <= 0 || owed(kept) != 0 {
		t.Errorf("%+v, %v to pay, %v owed", kept.Debt, kept.ToPay(), owed(kept))
	}
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.Recover, Each: money.Pounds(50, 0), Why: "agreed"}}
	back := must2(d.Payslip("slp_4"))(t)
	if back.ToPay() != 0 || back.Debt.Left != kept.Debt.Forgiven || owed(back) != -back.Debt.Left {
		t.Errorf("%+v, %v to pay, %v owed", back.Debt, back.ToPay(), owed(back))
	}
	next := must2(due(right, told(t, right, months[1], worked(months[1].First.String(), 600)), append(slips, back)...).Payslip("slp_5"))(t)
	if next.Debt.Repaid != money.Pounds(50, 0) || next.Debt.Left != back.Debt.Left-money.Pounds(50, 0) || next.ToPay() != next.Result.Net-money.Pounds(50, 0) || owed(next) != next.Result.Net {
		t.Errorf("%+v, %v to pay", next.Debt, next.ToPay())
	}
	var wages money.Amount
	for _, i := range next.Expected("prs_1", ledger.Held.In("own"), payment.Funding{Council: 1, NHS: 2}, ident.BankAccount{}, work.Payees{}) {
		if i.Kind == expect.Wages {
			wages -= i.Amount
		}
	}
	if wages != next.ToPay() {
		t.Errorf("the bank should show %v, want %v", wages, next.ToPay())
	}
}

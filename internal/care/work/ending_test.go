package work_test

import (
	"testing"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/leaving"
	"ownway/pay/payroll"
	"ownway/value/fault"
	"ownway/value/money"
)

// leavingPay adds up the lines of a payslip that are due because the job ended.
func leavingPay(p work.Payslip, kind payroll.Kind) (sum money.Amount) {
	for _, l := range p.Lines {
		if l.Leaving && l.Kind == kind {
			sum += l.Pay()
		}
	}
	return sum
}

// A PA resigns: the last payslip pays the holiday that is left, nothing of it
// stays set aside, and the pay is taxed.
func TestLastPayslipPaysHoliday(t *testing.T) {
	e := kelly(1500)
	one := must2(due(e, unanswered(t, e, first)).Payslip("slp_1"))(t)
	e = e.Ended(day("2026-09-27"))
	d := due(e, told(t, e, second, worked("2026-09-14", 600)), one)
	d.Ending = work.Ending{Why: leaving.Resigned, Last: day("2026-09-27"), Told: day("2026-09-13")}
	last := must2(d.Payslip("slp_2"))(t)
	minutes := one.Holiday.Left() + last.Earned
	if got, want := leavingPay(last, payroll.Holiday), money.Amount(1500).ForMinutes(minutes, money.HalfUp); got != want || minutes <= 0 {
		t.Errorf("holiday pay %v for %d minutes, want %v", got, minutes, want)
	}
	if last.Holiday.Left() != 0 || last.SetAside != 0 || last.Left != leaving.Resigned || last.Result.Gross != 150_00+leavingPay(last, payroll.Holiday) || last.WhyLeft == nil {
		t.Errorf("%+v %v %v", last.Holiday, last.SetAside, last.Result.Gross)
	}
	try, err := d.TryLeaving(nil)
	if err != nil || try.Lines[0].Amount != leavingPay(last, payroll.Holiday) {
		t.Errorf("the preview said %+v, %v", try, err)
	}
}

// Redundancy pay is paid beside the taxed pay, and the books show it apart.
func TestRedundancyIsPaidFreeOfTax(t *testing.T) {
	e := kelly(1500)
	e.Terms.Start = day("2020-08-17")
	e.Terms.Rates[0].From = e.Terms.Start
	e = e.Ended(day("2026-09-13"))
	d := due(e, told(t, e, first, worked("2026-08-18", 600)))
	d.Ending = work.Ending{Why: leaving.Redundant, Last: day("2026-09-13"), Told: day("2026-08-17")}
	slip := must2(d.Payslip("slp_1"))(t)
	if slip.TaxFree <= 0 || slip.ToPay() != slip.Result.Net+slip.TaxFree {
		t.Fatalf("free of tax %v, to pay %v", slip.TaxFree, slip.ToPay())
	}
	b := ledger.Of([]ledger.Transaction{slip.Posting("txn_1", "pur_1", slip.PayDay, payment.Funding{Council: 1, NHS: 2}, ledger.Balances{})})
	if b.Account(ledger.Cost.In("redundancy")) != slip.TaxFree || -b.Account(ledger.Owed.In("pa/emp_1")) != slip.ToPay() || b.Total() != 0 {
		t.Errorf("cost %v, owed %v", b.Account(ledger.Cost.In("redundancy")), -b.Account(ledger.Owed.In("pa/emp_1")))
	}
}

func TestAfterAPAsDeath(t *testing.T) {
	e := kelly(1500).Ended(day("2026-09-10"))
	d := due(e, told(t, e, first, worked("2026-08-18", 600)))
	d.Ending = work.Ending{Why: leaving.PADied, Last: day("2026-09-10")}
	slip := must2(d.Payslip("slp_1"))(t)
	if slip.Letter != 'X' || slip.Result.EmployeeNI != 0 || slip.Result.EmployerNI != 0 {
		t.Errorf("letter %c, %v", slip.Letter, slip.Result.EmployeeNI)
	}
}

func TestNoEndingPastPayOrHours(t *testing.T) {
	e := kelly(1500)
	one := must2(due(e, unanswered(t, e, first)).Payslip("slp_1"))(t)
	sheet := told(t, e, second, worked("2026-09-20", 600))
	if err := work.MayEnd(e, day("2026-09-01"), []work.Payslip{one}, nil); !says(err, work.PaidUpTo) {
		t.Error(err)
	}
	if err := work.MayEnd(e, day("2026-09-19"), nil, []work.Sheet{sheet}); !says(err, work.HoursAfterEnd) {
		t.Error(err)
	}
	if err := work.MayEnd(e.Ended(day("2026-09-01")), day("2026-09-19"), nil, nil); !says(err, work.EndedAlready) {
		t.Error(err)
	}
	if err := work.MayEnd(e, day("2026-09-20"), []work.Payslip{one}, []work.Sheet{sheet}); err != nil {
		t.Error(err, fault.All(err))
	}
	left := e.Ended(day("2026-09-20"))
	if err := left.StillThere([]hours.Entry{worked("2026-09-21", 60)}); !says(err, work.LeftOn) {
		t.Error(err)
	}
	if cut := sheet.EndOn(day("2026-09-16")); len(cut.Hours.Entries) != 0 || cut.Hours.End != day("2026-09-16") {
		t.Errorf("%+v", cut.Hours)
	}
}

package work_test

import (
	"testing"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/ledger"
	"ownway/pay/employment"
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
	sheet := told(t, e, second, worked("2026-09-20", 600))
	if err := work.MayEnd(e, day("2026-09-01"), []work.Sheet{unanswered(t, e, first)}); err != nil {
		t.Error("days that were paid stop it:", err)
	}
	if err := work.MayEnd(e, day("2026-09-19"), []work.Sheet{sheet}); !says(err, work.HoursAfterEnd) {
		t.Error(err)
	}
	if err := work.MayEnd(e.Ended(day("2026-09-01")), day("2026-09-19"), nil); !says(err, work.EndedAlready) {
		t.Error(err)
	}
	if err := work.MayEnd(e, day("2026-09-20"), []work.Sheet{sheet}); err != nil {
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

// A PA turns out to have left in the middle of days that were paid: the days after
// it are paid too much, and nothing is taken back before people agree.
func TestLeavingToldAfterDaysWerePaid(t *testing.T) {
	e := kelly(1500)
	asUsual := unanswered(t, e, first)
	sheet := agreed(t, asUsual, usualHours()...)
	one := must2(due(e, asUsual).Payslip("slp_1"))(t)
	e = e.Ended(day("2026-09-02")) // 16 days paid, the last 5 of them after it
	if got := work.LastPeriod(e, []work.Payslip{one}); got != second {
		t.Fatalf("the last payslip is that of %v", got)
	}
	d := due(e, work.Afterwards(e, second), one)
	d.Owing = []work.Sheet{sheet.EndOn(e.Terms.End)}
	d.Ending = work.Ending{Why: leaving.Resigned, Last: e.Terms.End, Told: day("2026-08-20")}
	tooMuch := money.Pounds(5*45, 0)
	if got, err := d.TooMuch(); err != nil || got != tooMuch {
		t.Fatalf("%v too much, %v; want %v", got, err, tooMuch)
	}
	if _, err := d.Payslip("slp_2"); !says(err, work.OverpaidSays) {
		t.Fatalf("it is taken back without a word: %v", err)
	}
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.WriteOff, Why: "agreed by phone"}}
	kept := must2(d.Payslip("slp_2"))(t)
	if kept.WrittenOff != tooMuch || kept.Left != leaving.Resigned || kept.LeftOn != e.Terms.End || kept.Result.Gross != leavingPay(kept, payroll.Holiday) || kept.Result.Gross <= 0 {
		t.Errorf("%v written off, gross %v, left %s on %v", kept.WrittenOff, kept.Result.Gross, kept.Left, kept.LeftOn)
	}
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.Recover, Each: money.Pounds(1000, 0), Why: "agreed by phone"}}
	back := must2(d.Payslip("slp_2"))(t)
	if back.Recovery.Taken != kept.Result.Gross || back.Recovery.Left != tooMuch-back.Recovery.Taken || back.Result.Gross != 0 {
		t.Errorf("%+v of %v, gross %v", back.Recovery, kept.Result.Gross, back.Result.Gross)
	}
	if !work.Closed(e, []work.Payslip{one, kept}) || work.Closed(e, []work.Payslip{one}) {
		t.Error("closed")
	}
}

// No hours in the last period, and no holiday left: the last payslip is made all
// the same, and pays nothing.
func TestLastPayslipOfNothing(t *testing.T) {
	e := kelly(1500)
	e.Terms.Holiday = employment.RolledUp
	e = e.Ended(day("2026-09-14"))
	one := must2(due(e, told(t, e, first, worked("2026-08-18", 600))).Payslip("slp_1"))(t)
	d := due(e, told(t, e, second, worked("2026-09-14", 0)), one)
	if _, err := d.Payslip("slp_2"); !says(err, work.NothingToPay) {
		t.Fatalf("a payslip of nothing while nobody told of the end: %v", err)
	}
	d.Ending = work.Ending{Why: leaving.Resigned, Last: e.Terms.End, Told: day("2026-08-31")}
	last := must2(d.Payslip("slp_2"))(t)
	if last.Result.Gross != 0 || last.ToPay() != 0 || last.LeftOn != e.Terms.End || last.Result.After.Gross != one.Result.After.Gross {
		t.Errorf("%v gross, %v so far, left on %v", last.Result.Gross, last.Result.After.Gross, last.LeftOn)
	}
	if moves := last.Posting("txn_1", "pur_1", last.PayDay, payment.Funding{Council: 1}, ledger.Balances{}).Moves; len(moves) != 0 {
		t.Errorf("%+v", moves)
	}
}

// The last payslip is made, and then another day turns out to be the true one: one
// more payslip says so, pays nothing twice, and takes the later days for too much.
func TestLeftEarlierThanWasTold(t *testing.T) {
	e := kelly(1500)
	e.Terms.Start = day("2020-08-17")
	e.Terms.Rates[0].From = e.Terms.Start
	e = e.Ended(day("2026-09-10"))
	sheet := told(t, e, first, usualHours()...)
	how := work.Ending{Why: leaving.Redundant, Last: e.Terms.End, Told: day("2026-08-17"), InLieu: true}
	d := due(e, sheet)
	d.Ending = how
	one := must2(d.Payslip("slp_1"))(t)
	paid, _, err := sheet.Hours.MarkPaid(day("2026-09-25"))
	sheet.Hours = must(t, paid, err)
	if one.TaxFree <= 0 || leavingPay(one, payroll.Other) <= 0 {
		t.Fatalf("%v beside %v", one.TaxFree, leavingPay(one, payroll.Other))
	}
	e = e.Ended(day("2026-09-08"))
	how.Last = e.Terms.End
	if work.Closed(e, []work.Payslip{one}) || !work.Lingers(e, how, []work.Payslip{one}, nil, nil) {
		t.Fatal("the true day is not told")
	}
	d = due(e, work.Afterwards(e, second), one)
	d.Ending, d.Owing = how, []work.Sheet{sheet.EndOn(e.Terms.End)}
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.WriteOff, Why: "agreed by phone"}}
	two := must2(d.Payslip("slp_2"))(t)
	if two.LeftOn != e.Terms.End || two.TaxFree != 0 || two.Result.Gross > one.Result.Gross/10 || two.WrittenOff != money.Pounds(2*45, 0) {
		t.Errorf("left on %v, %v and %v once more, %v written off", two.LeftOn, two.Result.Gross, two.TaxFree, two.WrittenOff)
	}
	if !work.Closed(e, []work.Payslip{one, two}) || work.Lingers(e, how, []work.Payslip{one, two}, nil, nil) {
		t.Error("it is never closed")
	}
}

package work_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

var held = ledger.Held.In("own-account")

func TestCalendarOf(t *testing.T) {
	for _, c := range []struct {
		name                             string
		period                           calendar.Period
		standIn, support, cutOff, payDay string
	}{
		{"four weeks", first, "2026-09-16", "2026-09-17", "2026-09-18", "2026-09-25"},
		{"a month, paid on a Monday", calendar.MonthOf(day("2026-09-01")), "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-12"},
		{"twelve days on is a Saturday", calendar.MonthOf(day("2026-11-01")), "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-11"},
		{"over Christmas", calendar.Period{First: day("2026-11-23"), Last: day("2026-12-20")}, "2026-12-21", "2026-12-22", "2026-12-23", "2026-12-31"}, // four working days before,
		{"over Easter", calendar.Period{First: day("2026-03-02"), Last: day("2026-03-29")}, "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := work.CalendarOf(c.period)
			want := work.Calendar{Period: c.period, StandIn: day(c.standIn), Support: day(c.support), CutOff: day(c.cutOff), PayDay: day(c.payDay)}
			if got != want {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestEveryDayToAnswerComesBeforeTheNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := calendar.FourWeekly(day("2022-01-03"), rapid.IntRange(0, 100).Draw(t, "n"))
		if rapid.Bool().Draw(t, "monthly") {
			p = calendar.MonthOf(p.First)
		}
		c := work.CalendarOf(p)
		for _, d := range []calendar.Date{c.StandIn, c.Support, c.CutOff, c.PayDay} {
			if !calendar.WorkingDay(d) {
				t.Fatalf("%s is no working day", d)
			}
		}
		if !c.StandIn.After(p.Last) || !c.StandIn.Before(c.Support) || !c.Support.Before(c.CutOff) || !c.CutOff.Before(c.PayDay) || c.PayDay.After(p.Last.AddDays(12)) {
			t.Fatalf("%+v", c)
		}
	})
}

func TestDueDays(t *testing.T) {
	for _, c := range []struct{ paid, hmrc, pension string }{
		{"2026-04-06", "2026-07-22", "2026-05-22"}, // the first day of the tax year
		{"2026-07-03", "2026-07-22", "2026-08-21"}, // 22 August is a Saturday
		{"2026-07-05", "2026-07-22", "2026-08-21"}, // the last day of the quarter
		{"2026-07-06", "2026-10-22", "2026-08-21"}, // and the day after it
		{"2026-09-25", "2026-10-22", "2026-10-22"},
		{"2026-10-23", "2027-01-22", "2026-11-20"}, // 22 November is a Sunday
		{"2026-11-27", "2027-01-22", "2026-12-22"},
		{"2026-12-31", "2027-01-22", "2027-01-22"},
		{"2027-01-08", "2027-04-22", "2027-02-22"},
		{"2027-04-05", "2027-04-22", "2027-05-21"}, // 22 May is a Saturday
	} {
		if got := work.HMRCDue(day(c.paid)); got != day(c.hmrc) {
			t.Errorf("paid %s: HMRC by %s, want %s", c.paid, got, c.hmrc)
		}
		if got := work.PensionDue(day(c.paid)); got != day(c.pension) {
			t.Errorf("paid %s: pension by %s, want %s", c.paid, got, c.pension)
		}
	}
}

// anyFunding draws who pays: any of the funders, in any proportion.
func anyFunding(t *rapid.T) payment.Funding {
	part := func(name string) money.Amount {
		return money.Amount(rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(1, 3000_00)).Draw(t, name))
	}
	f := payment.Funding{Council: part("council"), NHS: part("nhs"), Contribution: part("contribution"), Own: part("own")}
	if f.Weekly() == 0 {
		f.Own = 1
	}
	return f
}

// anySlip draws a payslip: pay high enough for tax, National Insurance, a
// student loan and a pension, or none of them.
func anySlip(tb testing.TB, t *rapid.T) work.Payslip {
	e := kelly(money.Amount(rapid.Int64Range(12_71, 60_00).Draw(t, "hourly")))
	e.Standing.Code = rapid.SampledFrom([]string{"1257L", "BR", "0T", "K100", "NT"}).Draw(t, "code")
	if rapid.Bool().Draw(t, "loan") {
		e.Standing.Loans = loan.Plans{Student: loan.Plan2}
	}
	if rapid.Bool().Draw(t, "pension") {
		e.Standing.Scheme = pension.ReliefAtSource
	}
	var entries []hours.Entry
	for d := first.First; !d.After(first.Last); d = d.AddDays(1) {
		entries = append(entries, worked(d.String(), rapid.IntRange(1, 600).Draw(t, "minutes")))
	}
	d := due(e, told(tb, e, first, entries...))
	d.AllowanceLeft = money.Amount(rapid.Int64Range(0, 500_00).Draw(t, "allowance"))
	return must2(d.Payslip("slp_1"))(tb)
}

// Whoever funds a purse: a payslip's transaction adds up to nothing for each
// funder, costs what the payslip cost, and leaves owed to the PA, HMRC and the
// pension just what the bank is expected to show, funder by funder; once that is
// paid nothing is owed.
func TestWhatIsOwedIsWhatIsExpected(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		slip, f := anySlip(t, rt), anyFunding(rt)
		txn := slip.Posting("txn_1", "pur_1", day("2026-09-21"), f, ledger.Balances{})
		if err := txn.Check(); err != nil {
			rt.Fatal(err)
		}
		b := ledger.Of([]ledger.Transaction{txn})
		r := slip.Result
		if cost := b.Class(ledger.Cost); b.Total() != 0 || cost != r.EmployerCost() || -b.Class(ledger.Owed) != cost {
			rt.Fatalf("cost %v, owed %v, want %v", cost, b.Class(ledger.Owed), r.EmployerCost())
		}
		want := map[expect.Kind]money.Amount{expect.Wages: r.Net, expect.HMRC: r.ToHMRC(), expect.Pension: r.WorkerPension + r.EmployerPension}
		for _, item := range slip.Expected("pur_1", held, f, ident.BankAccount{Number: "63748472"}, work.Payees{}) {
			if item.Amount != -want[item.Kind] || !item.Out() || item.Due.Before(slip.PayDay) || (item.Account.Number != "") != (item.Kind == expect.Wages) {
				rt.Fatalf("%s of %v, want %v", item.Kind, item.Amount, want[item.Kind])
			}
			delete(want, item.Kind)
			for _, m := range item.Moves { // no refund of tax here
				if owed := -b[ledger.Place{Account: m.To, Funder: m.Funder}]; m.From != held || owed != m.Amount {
					rt.Fatalf("%s owes %s %v and is expected to pay %v", m.Funder, m.To, owed, m.Amount)
				}
			}
			paid, writes := item.Posting(ledger.ID("txn_"+string(item.Kind)), item.Due)
			if !writes || paid.Check() != nil {
				rt.Fatalf("%+v", paid)
			}
			b.Add(paid)
		}
		for kind, left := range want {
			if left != 0 {
				rt.Fatalf("%s of %v is not expected", kind, left)
			}
		}
		for p, a := range b {
			if p.Account.Class() == ledger.Owed && a != 0 {
				rt.Fatalf("%s still owes %s %v", p.Funder, p.Account, -a)
			}
		}
		if b.Account(held) != -r.EmployerCost() {
			rt.Fatalf("%v left the account", -b.Account(held))
		}
	})
}

// What holiday is worth is set aside, moved up and down as it is earned and
// taken, and shared between the funders.
func TestHolidayIsSetAsideAndReleased(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f, b := anyFunding(rt), ledger.Balances{}
		slip := work.Payslip{ID: "slp_1", Employment: "emp_1", Period: first}
		for n := range rapid.IntRange(1, 6).Draw(rt, "payslips") {
			slip.Result.Gross = 100_00
			slip.SetAside = money.Amount(rapid.Int64Range(0, 900_00).Draw(rt, "worth"))
			slip.Period = calendar.FourWeekly(first.First, n)
			txn := slip.Posting("txn_1", "pur_1", day("2026-09-21"), f, b)
			if err := txn.Check(); err != nil {
				rt.Fatal(err)
			}
			b.Add(txn)
			aside := ledger.SetAside.In("holiday/emp_1")
			if b.Account(aside) != slip.SetAside || b.Account(ledger.FreeMoney) != -slip.SetAside {
				rt.Fatalf("%v is set aside, want %v", b.Account(aside), slip.SetAside)
			}
			for funder, part := range f.Share(slip.SetAside) {
				if got := b[ledger.Place{Account: aside, Funder: funder}]; got != part {
					rt.Fatalf("%s sets %v aside, want %v", funder, got, part)
				}
			}
		}
	})
}

// A refund of tax leaves HMRC owing the purse.
func TestTaxRefund(t *testing.T) {
	slip := work.Payslip{ID: "slp_1", Employment: "emp_1", Period: first, PayDay: day("2026-09-25")}
	slip.Result.Gross, slip.Result.Tax, slip.Result.Net = 100_00, -30_00, 130_00
	f := payment.Funding{Council: 1, Contribution: 1}
	b := ledger.Of([]ledger.Transaction{slip.Posting("txn_1", "pur_1", day("2026-09-21"), f, ledger.Balances{})})
	if pa, hmrc := b.Account(ledger.Owed.In("pa/emp_1")), b.Account(ledger.Owed.In("hmrc")); pa != -130_00 || hmrc != 30_00 || b.Total() != 0 {
		t.Errorf("the PA is owed %v and HMRC owes %v", -pa, hmrc)
	}
	items := slip.Expected("pur_1", held, f, ident.BankAccount{}, work.Payees{})
	if len(items) != 1 || items[0].Kind != expect.Wages || items[0].Amount != -130_00 {
		t.Errorf("%+v", items)
	}
}

func TestPostingIsTheSameTransactionAgain(t *testing.T) {
	slip := work.Payslip{ID: "slp_1", Employment: "emp_1", Period: first}
	slip.Result.Gross = 100_00
	f := payment.Funding{Council: 2, NHS: 1, Own: 1}
	a := slip.Posting("txn_1", "pur_1", day("2026-09-21"), f, ledger.Balances{})
	for range 20 { // funders are kept in a map
		if b := slip.Posting("txn_1", "pur_1", day("2026-09-21"), f, ledger.Balances{}); a.Digest() != b.Digest() {
			t.Fatal("the same payslip was written in two ways")
		}
	}
	if a.Key != "payslip/emp_1/2026-08-17" {
		t.Errorf("key %s", a.Key)
	}
}

package work_test

import (
	"testing"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

func event(kind pension.EventKind, on string) work.PensionEvent {
	e := work.PensionEvent{Event: pension.Event{Kind: kind, On: day(on)}, Told: hours.Call}
	if kind == pension.LetterSent {
		e.Letter = pension.EnrolledLetter
	}
	if kind == pension.Postponed {
		e.Until = day(on).AddMonths(3).AddDays(-1)
	}
	return e
}

// A PA is put in, pays in for one period, opts out by phone, and gets it all
// back on the next payslip: pay, employer's and worker's shares, and the books
// turn round.
func TestPensionLifeOnPayslips(t *testing.T) {
	e := kelly(1500)
	e.Standing.Scheme = pension.ReliefAtSource
	var life work.PensionLife
	for _, one := range []work.PensionEvent{event(pension.LetterSent, "2026-08-20"), event(pension.OptedOut, "2026-09-15")} {
		var err error
		if life, err = life.With(e, one); err != nil {
			t.Fatal(err, fault.All(err))
		}
	}
	in := work.PensionLife{Events: life.Events[:2]} // as it was known when the first payslip was made
	d := due(e, unanswered(t, e, first))
	d.Pension = in
	one := must2(d.Payslip("slp_1"))(t)
	if one.Result.WorkerPension <= 0 || one.Result.EmployerPension <= 0 || one.Scheme != pension.ReliefAtSource {
		t.Fatalf("%v %v %v", one.Result.WorkerPension, one.Result.EmployerPension, one.Scheme)
	}
	d = due(e, unanswered(t, e, second))
	d.PayDay, d.Pension, d.Earlier = day("2026-10-23"), life, []work.Payslip{one}
	two := must2(d.Payslip("slp_2"))(t)
	if two.Result.WorkerPension != -one.Result.WorkerPension || two.Result.EmployerPension != -one.Result.EmployerPension || two.Scheme != pension.NotMember {
		t.Errorf("%v and %v back, paid %v and %v", two.Result.WorkerPension, two.Result.EmployerPension, one.Result.WorkerPension, one.Result.EmployerPension)
	}
	f := payment.Funding{Council: 2, Contribution: 1}
	b := ledger.Of([]ledger.Transaction{one.Posting("txn_1", "pur_1", one.PayDay, f, ledger.Balances{}), two.Posting("txn_2", "pur_1", two.PayDay, f, ledger.Balances{})})
	if owed := b.Account(ledger.Owed.In("pension")); owed != 0 || b.Total() != 0 || b.Account(ledger.Cost.In("pension")) != 0 {
		t.Errorf("the pension is owed %v", owed)
	}
	var back money.Amount
	for _, i := range two.Expected("pur_1", held, f, ident.BankAccount{}, work.Payees{Pension: "People's Pension"}) {
		if i.Kind == expect.Pension {
			back = i.Amount
			if i.Payee != "People's Pension" {
				t.Errorf("from %q", i.Payee)
			}
		}
	}
	if back != one.Result.WorkerPension+one.Result.EmployerPension {
		t.Errorf("%v is expected back", back)
	}
	d.Earlier, d.Sheet, d.PayDay = []work.Payslip{one, two}, unanswered(t, e, third), day("2026-11-20")
	if three := must2(d.Payslip("slp_3"))(t); three.Result.WorkerPension != 0 || three.Result.EmployerPension != 0 {
		t.Errorf("paid back twice: %v", three.Result.WorkerPension)
	}
	_, s, err := work.PensionOn(e, life, []work.Payslip{one, two}, day("2026-11-01"))
	if err != nil || s.State != pension.OutOpted || len(s.Acts) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestPensionPostponed(t *testing.T) {
	e := kelly(1500)
	e.PABorn = day("1990-01-01")
	life, err := work.PensionLife{}.With(e, event(pension.Postponed, "2026-08-17"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := life.With(e, event(pension.OptedOut, "2026-09-01")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("opted out of nothing: %v", err)
	}
	d := due(e, unanswered(t, e, first))
	d.Pension = life
	if slip := must2(d.Payslip("slp_1"))(t); slip.Result.WorkerPension != 0 || slip.Scheme != pension.NotMember {
		t.Errorf("paid in while postponed: %v", slip.Result.WorkerPension)
	}
	_, s, err := work.PensionOn(e, life, nil, day("2026-09-01"))
	if err != nil || s.State != pension.InPostponed || len(s.Acts) == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// Whoever asked to join on low pay pays in alone.
func TestPensionJoined(t *testing.T) {
	e := kelly(1500)
	e.Standing.Scheme = pension.ReliefAtSource
	e.Terms.Rates[0].Hourly = 1271
	d := due(e, told(t, e, first, worked("2026-08-18", 900), worked("2026-08-19", 900), worked("2026-08-20", 900), worked("2026-08-21", 900)))
	d.Pension = work.PensionLife{Events: []work.PensionEvent{event(pension.Joined, "2026-08-17")}}
	slip := must2(d.Payslip("slp_1"))(t)
	if slip.Result.EmployerPension != 0 || slip.Result.WorkerPension == 0 {
		t.Errorf("worker %v, employer %v", slip.Result.WorkerPension, slip.Result.EmployerPension)
	}
}

func TestDutiesBegin(t *testing.T) {
	other := kelly(1500)
	other.Terms.Start = day("2025-03-03")
	s := work.PensionScheme{Done: pension.Employer{Declared: []calendar.Date{day("2025-06-01")}}}.Due([]work.Employment{kelly(1500), other})
	if s.DutiesStart != day("2025-03-03") || len(s.Declared) != 1 {
		t.Errorf("%+v", s)
	}
}

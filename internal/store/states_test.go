package store_test

import (
	"errors"
	"sync"
	"testing"

	"ownway/internal/care/agreement"
	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// Whatever moves on moves on once: the second who saw the same state is told
// that it was done already, alone or at the same moment.
func TestEachStateIsLeftOnce(t *testing.T) {
	month := calendar.MonthOf(day)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		purse := store.Purse{}
		read(t, s, w.staff, func(tx *store.Tx) (err error) { purse, err = tx.PurseOf(ctx, w.rosa.Person); return err })
		job := w.employ(t, day, calendar.Date{})
		run := payment.Run{ID: payment.ID(idOf(t, "run")), Period: month, PayDay: day, State: payment.Prepared}
		wages := work.Run{ID: work.RunID(idOf(t, "wgr")), Frequency: period.Monthly, Calendar: work.CalendarOf(month), State: work.Gathering}
		sheet := work.Sheet{ID: work.SheetID(idOf(t, "sht")), Employment: job, Employer: w.rosa.Person, Hours: hours.Sheet{Period: month, State: hours.Open}}
		item := expect.Item{ID: expect.ID(idOf(t, "exp")), Purse: purse.ID, Kind: expect.Bill, Due: day, Amount: -1, State: expect.Open}
		deal := agreement.Agreement{ID: agreement.ID(idOf(t, "agr")), Person: w.rosa.Person, From: day, State: agreement.Draft}
		file := store.Statement{ID: store.StatementID(idOf(t, "sta")), Purse: purse.ID, Digest: "d", Period: month}
		line := store.BankLine{ID: store.LineID(idOf(t, "lin")), Statement: file.ID, Purse: purse.ID, Mark: "m", State: store.Unexplained}
		write(t, s, w.staff, func(tx *store.Tx) error {
			return errors.Join(tx.AddPaymentRun(ctx, run), tx.AddWagesRun(ctx, wages, nil), tx.AddSheet(ctx, sheet),
				tx.Expect(ctx, w.rosa.Person, item), tx.AddAgreement(ctx, deal), tx.AddStatement(ctx, file, []store.BankLine{line}))
		})
		for name, on := range map[string]func(*store.Tx) error{
			"a payment run": func(tx *store.Tx) error {
				next := run
				next.State = payment.Approved
				return tx.MovePaymentRun(ctx, next, run.State)
			},
			"a wages run": func(tx *store.Tx) error {
				next := wages
				next.State = work.Running
				return tx.MoveWagesRun(ctx, next, wages.State)
			},
			"hours": func(tx *store.Tx) error {
				next := sheet
				next.Hours.State = hours.Approved
				return tx.MoveSheet(ctx, next, sheet)
			},
			"something expected": func(tx *store.Tx) error {
				next := item
				next.State = expect.Met
				return tx.MoveExpected(ctx, w.rosa.Person, next, item.State)
			},
			"an agreement": func(tx *store.Tx) error {
				next := deal
				next.State = agreement.InForce
				return tx.MoveAgreement(ctx, next, deal.State)
			},
			"a bank line": func(tx *store.Tx) error {
				next := line
				next.State = store.Matched
				return tx.MoveLine(ctx, next, line.State)
			},
		} {
			errs := atOnce(6, func() error { return s.Write(ctx, w.staff, w.staff.Keeper, on) })
			done := 0
			for _, err := range errs {
				if err == nil {
					done++
				} else if fault.KindOf(err) != fault.KindConflict {
					t.Errorf("%s: %v", name, err)
				}
			}
			if done != 1 {
				t.Errorf("%s moved on %d times", name, done)
			}
			if err := s.Write(ctx, w.staff, w.staff.Keeper, on); fault.KindOf(err) != fault.KindConflict {
				t.Errorf("%s, once more: %v", name, err)
			}
		}
	})
}

// atOnce runs fn many times at the same moment.
func atOnce(n int, fn func() error) []error {
	errs := make([]error, n)
	var ready, done sync.WaitGroup
	ready.Add(1)
	for i := range errs {
		done.Go(func() {
			ready.Wait()
			errs[i] = fn()
		})
	}
	ready.Done()
	done.Wait()
	return errs
}

// What there is one of is written once.
func TestThereIsOneOfEach(t *testing.T) {
	month := calendar.MonthOf(day)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		job := w.employ(t, day, calendar.Date{})
		var purse store.Purse
		read(t, s, w.staff, func(tx *store.Tx) (err error) { purse, err = tx.PurseOf(ctx, w.rosa.Person); return err })
		for name, add := range map[string]func(*store.Tx) error{
			"a payment run of a period": func(tx *store.Tx) error {
				return tx.AddPaymentRun(ctx, payment.Run{ID: payment.ID(idOf(t, "run")), Period: month, PayDay: day, State: payment.Prepared})
			},
			"a wages run of a period": func(tx *store.Tx) error {
				return tx.AddWagesRun(ctx, work.Run{ID: work.RunID(idOf(t, "wgr")), Frequency: period.Monthly, Calendar: work.CalendarOf(month), State: work.Gathering}, nil)
			},
			"a payslip of a period": func(tx *store.Tx) error {
				return tx.AddPayslip(ctx, work.Payslip{ID: work.PayslipID(idOf(t, "slp")), Employment: job, Employer: w.rosa.Person, PA: w.kelly.PA, Period: month, PayDay: day})
			},
			"hours of a period": func(tx *store.Tx) error {
				return tx.AddSheet(ctx, work.Sheet{ID: work.SheetID(idOf(t, "sht")), Employment: job, Employer: w.rosa.Person, Hours: hours.Sheet{Period: month, State: hours.Open}})
			},
			"a statement file": func(tx *store.Tx) error {
				return tx.AddStatement(ctx, store.Statement{ID: store.StatementID(idOf(t, "sta")), Purse: purse.ID, Digest: "d", Period: month}, nil)
			},
			"a purse of a person": func(tx *store.Tx) error {
				other := purse
				other.ID = purse.ID[:len(purse.ID)-1] + "z"
				return tx.AddPurse(ctx, other)
			},
			"the demo's mark": func(tx *store.Tx) error { return tx.SetOnce(ctx, "demo", "yes") },
		} {
			errs := atOnce(4, func() error { return s.Write(ctx, w.staff, w.staff.Keeper, add) })
			kept := 0
			for _, err := range errs {
				if err == nil {
					kept++
				} else if fault.KindOf(err) != fault.KindConflict {
					t.Errorf("%s: %v", name, err)
				}
			}
			if want := map[bool]int{true: 0, false: 1}[name == "a purse of a person"]; kept != want { // she has one already
				t.Errorf("%s was written %d times", name, kept)
			}
		}
	})
}

func TestPaidBefore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		paid := func() (to calendar.Date, amount money.Amount) {
			read(t, s, by, func(tx *store.Tx) (err error) { to, amount, err = tx.PaidBefore(ctx, purse.ID); return err })
			return to, amount
		}
		if to, amount := paid(); !to.IsZero() || amount != 0 {
			t.Errorf("before any run: %s and %v", to, amount)
		}
		for n, order := range []int{1, 0, 2} { // written out of order: the period decides
			p := calendar.FourWeekly(day, order)
			line := payment.Line{Purse: purse.ID, Person: purse.Person, Covers: p, Council: money.Amount(1000 + order)}
			run := payment.Run{ID: payment.ID(idOf(t, "run")), Period: p, PayDay: p.First, State: payment.Prepared, Lines: []payment.Line{line}}
			write(t, s, by, func(tx *store.Tx) error { return tx.AddPaymentRun(ctx, run) })
			latest := []int{1, 1, 2}[n]
			if to, amount := paid(); to != calendar.FourWeekly(day, latest).Last || amount != money.Amount(1000+latest) {
				t.Errorf("after run %d: %s and %v", n, to, amount)
			}
		}
	})
}

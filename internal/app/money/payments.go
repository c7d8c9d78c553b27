package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of payment runs.
var (
	NoCycle    = msg.New("money.no-cycle", "The policy of {council} does not say how often it pays. Add that first")
	NotYet     = msg.New("money.not-approved", "This payment run is not approved yet, so there is no file")
	RunForThis = msg.New("money.run-already", "There is a payment run for these days already")
)

// PreparePayments works out the payment run of the period that holds a day. It
// is approved by someone else. All of it is written, or nothing.
func (s *Service) PreparePayments(ctx context.Context, by access.Actor, day calendar.Date) (payment.ID, error) {
	var id payment.ID
	err := s.Do(ctx, by, access.PreparePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		k, err := tx.KeeperRecord(ctx, by.Keeper)
		if err != nil {
			return err
		}
		every, timing, err := cycle(ctx, tx, k, day)
		if err != nil {
			return err
		}
		period := every.PeriodOn(k.CycleFrom, day)
		if err := noRunYet(ctx, tx, period); err != nil {
			return err
		}
		today := s.Today()
		if err := tx.ChangePayees(ctx); err != nil { // nobody is taken away meanwhile
			return err
		}
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		if err := useReady(ctx, tx, today); err != nil {
			return err
		}
		run := payment.Begin(id, string(by.Account), every, period, timing.PaidOn(period))
		err = tx.AddPaymentRun(ctx, run)
		if fault.KindOf(err) == fault.KindConflict { // someone else was quicker
			return fault.Conflict(RunForThis)
		}
		if err != nil {
			return err
		}
		return prepareLines(ctx, tx, run)
	})
	return id, err
}

// prepareLines works out and writes the lines of a run, a page of purses at a
// time, and then what they come to.
func prepareLines(ctx context.Context, tx *store.Tx, run payment.Run) error {
	var after ledger.PurseID
	for {
		page, err := dueAfter(ctx, tx, after, run.Period.Last)
		if err != nil {
			return err
		}
		if len(page.all) == 0 {
			break
		}
		from := run.Sum.Lines
		lines := make([]payment.Line, 0, len(page.all))
		for i, d := range page.all {
			l, paid := run.Pay(d)
			if !paid {
				continue
			}
			l.Basis, l.Bank = page.basis[i], page.into[i]
			lines = append(lines, l)
		}
		if err := tx.AddPaymentLines(ctx, run.ID, from, lines); err != nil {
			return err
		}
		if err := takeOneOffs(ctx, tx, run.ID, lines); err != nil {
			return err
		}
		after = page.all[len(page.all)-1].Purse
	}
	if err := run.Settled(); err != nil {
		return err
	}
	return tx.MovePaymentRun(ctx, run, payment.Prepared)
}

// takeOneOffs notes which run pays what is paid once.
func takeOneOffs(ctx context.Context, tx *store.Tx, run payment.ID, lines []payment.Line) error {
	for _, l := range lines {
		for _, o := range l.Once {
			if err := tx.MoveOneOff(ctx, l.Purse, o.Key, "", run); err != nil {
				return err
			}
		}
	}
	return nil
}

// noRunYet says so where a period has its run already; else it would seem that
// nobody is due anything.
func noRunYet(ctx context.Context, tx *store.Tx, period calendar.Period) error {
	runs, err := tx.PaymentRuns(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(runs, func(r payment.Run) bool { return regular(r) && r.Period == period }) {
		return fault.Conflict(RunForThis)
	}
	return nil
}

// regular reports whether a run pays for the days of a period, and counts.
func regular(r payment.Run) bool { return r.Kind == payment.Regular && r.State != payment.Cancelled }

func cycle(ctx context.Context, tx *store.Tx, k store.Keeper, day calendar.Date) (policy.Every, policy.Timing, error) {
	p, err := app.Policy(ctx, tx, k.Policy)
	if err != nil {
		return "", "", err
	}
	every, known := p.Every.On(day)
	timing, timed := p.Timing.On(day)
	if !known || !timed {
		return "", "", fault.Conflict(NoCycle, "council", k.Name)
	}
	return every.Is, timing.Is, nil
}

// CancelPayments gives a prepared run up, and says why. Its days count as not
// paid again. Anyone who may prepare a run may do it.
func (s *Service) CancelPayments(ctx context.Context, by access.Actor, id payment.ID, why string) error {
	return s.Do(ctx, by, access.PreparePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRunHead(ctx, id)
		if err != nil {
			return err
		}
		next, err := run.Cancel(string(by.Account), why)
		if err != nil {
			return err
		}
		if err := tx.MovePaymentRun(ctx, next, run.State); err != nil {
			return err
		}
		if err := tx.FreeOneOffs(ctx, id); err != nil {
			return err
		}
		return putBack(ctx, tx, run)
	})
}

// PaymentRuns lists a council's payment runs without their lines, newest first.
func (s *Service) PaymentRuns(ctx context.Context, by access.Actor) (runs []payment.Run, err error) {
	err = s.See(ctx, by, access.SeePayments, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		runs, err = tx.PaymentRuns(ctx)
		return err
	})
	return runs, err
}

// PaymentRun gives one payment run.
func (s *Service) PaymentRun(ctx context.Context, by access.Actor, id payment.ID) (run payment.Run, err error) {
	err = s.See(ctx, by, access.SeePayments, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		run, err = tx.PaymentRun(ctx, id)
		return err
	})
	return run, err
}

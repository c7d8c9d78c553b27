package money

import (
	"context"

	"ownway/bank/bacs"
	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/purse"
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
// is approved by someone else.
func (s *Service) PreparePayments(ctx context.Context, by access.Actor, day calendar.Date) (payment.ID, error) {
	var id payment.ID
	err := s.Do(ctx, by, access.PreparePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		k, err := tx.KeeperRecord(ctx, by.Keeper)
		if err != nil {
			return err
		}
		every, timing, err := cycle(k, day)
		if err != nil {
			return err
		}
		period := every.PeriodOn(k.CycleFrom, day)
		if err := noRunYet(ctx, tx, period); err != nil {
			return err
		}
		due, err := duePayments(ctx, tx)
		if err != nil {
			return err
		}
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		run, err := payment.Prepare(id, string(by.Account), every, period, timing.PaidOn(period), due)
		if err != nil {
			return err
		}
		err = tx.AddPaymentRun(ctx, run)
		if fault.KindOf(err) == fault.KindConflict { // someone else was quicker
			return fault.Conflict(RunForThis)
		}
		return err
	})
	return id, err
}

// noRunYet says so where a period has its run already; else it would seem that
// nobody is due anything.
func noRunYet(ctx context.Context, tx *store.Tx, period calendar.Period) error {
	runs, err := tx.PaymentRuns(ctx)
	if err != nil {
		return err
	}
	for _, r := range runs {
		if r.Period == period {
			return fault.Conflict(RunForThis)
		}
	}
	return nil
}

func cycle(k store.Keeper, day calendar.Date) (policy.Every, policy.Timing, error) {
	p, err := app.Policy(k.Policy)
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

// duePayments lists every purse of the keeper that a funder pays into.
func duePayments(ctx context.Context, tx *store.Tx) ([]payment.Due, error) {
	people, err := tx.PursesHere(ctx)
	if err != nil {
		return nil, err
	}
	var due []payment.Due
	for _, id := range people {
		b, err := purse.Open(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		who, err := tx.Person(ctx, id)
		if err != nil {
			return nil, err
		}
		d := payment.Due{Purse: b.Purse.ID, Person: id, Name: who.Name, Funding: b.Purse.Funding, From: b.Purse.Opened}
		if d.PaidTo, d.LastTime, err = tx.PaidBefore(ctx, b.Purse.ID); err != nil {
			return nil, err
		}
		due = append(due, d)
	}
	return due, nil
}

// ApprovePayments lets a second person approve a run: the money enters each
// person's books on the pay day, and their bank is expected to show it. Done
// twice, or by two people at once, it happens once.
func (s *Service) ApprovePayments(ctx context.Context, by access.Actor, id payment.ID) error {
	return s.Do(ctx, by, access.ApprovePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRun(ctx, id)
		if err != nil {
			return err
		}
		from := run.State
		if run, err = run.Approve(string(by.Account)); err != nil {
			return err
		}
		if err := tx.MovePaymentRun(ctx, run, from); err != nil {
			return err
		}
		k, err := tx.KeeperRecord(ctx, by.Keeper)
		if err != nil {
			return err
		}
		for _, l := range run.Lines {
			if err := payIn(ctx, tx, k, run, l); err != nil {
				return err
			}
		}
		return nil
	})
}

func payIn(ctx context.Context, tx *store.Tx, k store.Keeper, run payment.Run, l payment.Line) error {
	b, err := purse.Open(ctx, tx, l.Person)
	if err != nil {
		return err
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	if err := tx.Post(ctx, run.Posting(l, id, b.Purse.Held)); err != nil {
		return err
	}
	for _, item := range run.Expected(l, b.Purse.Held, k.Name) {
		if err := store.NewID(tx, &item.ID); err != nil {
			return err
		}
		if err := tx.Expect(ctx, l.Person, item); err != nil {
			return err
		}
	}
	if err := firstPaid(ctx, tx, run, l); err != nil {
		return err
	}
	return b.Commit(ctx, tx, run.PayDay)
}

// firstPaid notes on the agreement when its first payment was made: reviews are
// counted from that day (SI 2014/2871 reg 7(1)(a)).
func firstPaid(ctx context.Context, tx *store.Tx, run payment.Run, l payment.Line) error {
	a, err := tx.AgreementOf(ctx, l.Person)
	if err != nil || !a.FirstPaid.IsZero() {
		return err
	}
	next, _, err := a.Paid(run.PayDay)
	if err != nil {
		return err
	}
	return tx.MoveAgreement(ctx, next, a.State)
}

// PaymentFile gives the Bacs Standard 18 file of an approved run.
func (s *Service) PaymentFile(ctx context.Context, by access.Actor, id payment.ID) (name string, file []byte, err error) {
	err = s.See(ctx, by, access.DownloadPay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRun(ctx, id)
		if err != nil {
			return err
		}
		if run.State != payment.Approved {
			return fault.Conflict(NotYet)
		}
		k, err := tx.KeeperRecord(ctx, by.Keeper)
		if err != nil {
			return err
		}
		f := bacs.File{Serial: run.Serial(), SUN: k.SUN, From: k.Pays, Narrative: "DIRECT PAYMENTS", Processing: bacs.ProcessingFor(run.PayDay)}
		for _, l := range run.Lines {
			p, err := tx.Purse(ctx, l.Purse)
			if err != nil {
				return err
			}
			f.Credits = append(f.Credits, bacs.Credit{To: p.Bank, Reference: l.Reference, Amount: l.Amount()})
		}
		name = "bacs-" + run.PayDay.String() + ".txt"
		file, err = bacs.Write(f)
		return err
	})
	return name, file, err
}

// PaymentRuns lists a council's payment runs, newest first.
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

package money

import (
	"context"

	"ownway/bank/bacs"
	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// RunLook is a payment run with what a finance officer holds it against: the
// run before, and the books.
type RunLook struct {
	payment.Run
	Preparer, Approver string         // their names
	Canceller          string         // of a run that was given up
	SendBy             calendar.Date  // the last day on which the file can be sent
	Stopped            []payment.Line // of the run before, for those whom this one does not pay
	Routes             []RouteTotal
	Booked             Funded // what the books hold for this run; nothing before it is approved
	Waiting            Funded // of that, what another run is prepared to pay instead
}

// Funded is a sum by who funds it.
type Funded struct{ Council, NHS money.Amount }

// RouteTotal is what a run pays for all whose money is held in the same way.
type RouteTotal struct {
	Held   ledger.Account
	People int
	Funded
}

// LookAtRun gives a payment run as a finance officer checks it.
func (s *Service) LookAtRun(ctx context.Context, by access.Actor, id payment.ID) (look RunLook, err error) {
	err = s.See(ctx, by, access.SeePayments, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if look.Run, err = tx.PaymentRun(ctx, id); err != nil {
			return err
		}
		look.SendBy = bacs.File{Processing: bacs.ProcessingFor(look.PayDay)}.SendBy()
		if err := look.stopped(ctx, tx); err != nil {
			return err
		}
		return look.books(ctx, tx)
	})
	if err != nil {
		return look, err
	}
	if look.Preparer, err = s.nameOf(ctx, look.PreparedBy); err != nil {
		return look, err
	}
	if look.Approver, err = s.nameOf(ctx, look.ApprovedBy); err != nil {
		return look, err
	}
	look.Canceller, err = s.nameOf(ctx, look.CancelledBy)
	return look, err
}

// stopped finds who was paid by the run before and is not by this one.
func (l *RunLook) stopped(ctx context.Context, tx *store.Tx) error {
	if l.Kind != payment.Regular {
		return nil
	}
	now := map[ledger.PurseID]bool{}
	for _, line := range l.Lines {
		now[line.Purse] = true
	}
	runs, err := tx.PaymentRuns(ctx) // newest first
	if err != nil {
		return err
	}
	for _, before := range runs {
		if !regular(before) || !before.Period.Last.Before(l.Period.First) {
			continue
		}
		if before, err = tx.PaymentRun(ctx, before.ID); err != nil {
			return err
		}
		for _, was := range before.Lines {
			if !now[was.Purse] {
				l.Stopped = append(l.Stopped, was)
			}
		}
		return nil
	}
	return nil
}

// books adds the run up by how the money is held, and what was posted of it.
func (l *RunLook) books(ctx context.Context, tx *store.Tx) error {
	purses, err := pursesByID(ctx, tx)
	if err != nil {
		return err
	}
	for _, line := range l.Lines {
		if line.State == payment.Moving && line.Was == payment.Counts {
			l.Waiting.Council += line.Council
			l.Waiting.NHS += line.NHS
		}
	}
	at := map[ledger.Account]int{}
	for _, line := range l.Paying() {
		held := purses[line.Purse].Held
		i, there := at[held]
		if !there {
			i, at[held] = len(l.Routes), len(l.Routes)
			l.Routes = append(l.Routes, RouteTotal{Held: held})
		}
		l.Routes[i].People++
		l.Routes[i].Council += line.Council
		l.Routes[i].NHS += line.NHS
	}
	booked, err := tx.Booked(ctx, l.Run)
	l.Booked = Funded{Council: booked[ledger.Council], NHS: booked[ledger.NHS]}
	return err
}

// nameOf gives the name of whoever holds an account; nothing for no account.
func (s *Service) nameOf(ctx context.Context, account string) (string, error) {
	if account == "" {
		return "", nil
	}
	var id access.AccountID
	if err := id.Parse(account); err != nil {
		return "", err
	}
	a, err := s.Store.AccountByID(ctx, id)
	return a.Name, err
}

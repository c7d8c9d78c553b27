package money

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
)

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
		if err := takeOver(ctx, tx, run, s.Today()); err != nil {
			return err
		}
		return payIn(ctx, tx, k, run)
	})
}

// payIn writes what a run pays to the books of everybody together, and what
// their banks should show.
func payIn(ctx context.Context, tx *store.Tx, k store.Keeper, run payment.Run) error {
	purses, err := pursesByID(ctx, tx)
	if err != nil {
		return err
	}
	var books []purse.Book
	var posts []ledger.Transaction
	var items []store.ExpectedOf
	for _, l := range run.Paying() {
		p := purses[l.Purse]
		var id ledger.ID
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		posts = append(posts, run.Posting(l, id, p.Held))
		for _, item := range run.Expected(l, p.Held, k.Name) {
			if err := store.NewID(tx, &item.ID); err != nil {
				return err
			}
			items = append(items, store.ExpectedOf{Owner: l.Person, Item: item})
		}
		books = append(books, purse.Book{Purse: p})
	}
	if err := tx.Post(ctx, posts...); err != nil {
		return err
	}
	if err := tx.ExpectAll(ctx, items); err != nil {
		return err
	}
	if err := firstPaid(ctx, tx, run); err != nil {
		return err
	}
	return commitAll(ctx, tx, books, run.PayDay)
}

// commitAll sets what is committed to wages in many books.
func commitAll(ctx context.Context, tx *store.Tx, books []purse.Book, on calendar.Date) error {
	promises, err := purse.Commitments(ctx, tx, books, on)
	if err != nil {
		return err
	}
	return tx.Post(ctx, promises...)
}

func pursesByID(ctx context.Context, tx *store.Tx) (map[ledger.PurseID]store.Purse, error) {
	all, err := tx.PayingPurses(ctx)
	if err != nil {
		return nil, err
	}
	purses := make(map[ledger.PurseID]store.Purse, len(all))
	for _, p := range all {
		purses[p.ID] = p.Purse
	}
	return purses, nil
}

// firstPaid notes on each agreement when its first payment was made: reviews are
// counted from that day (SI 2014/2871 reg 7(1)(a)).
func firstPaid(ctx context.Context, tx *store.Tx, run payment.Run) error {
	agreed, err := tx.AgreementsInForce(ctx)
	if err != nil {
		return err
	}
	paid := map[person.ID]bool{}
	for _, l := range run.Paying() {
		all := agreed[l.Person]
		if len(all) == 0 || paid[l.Person] {
			continue
		}
		paid[l.Person] = true
		a := all[len(all)-1]
		if !a.FirstPaid.IsZero() {
			continue
		}
		next, _, err := a.Paid(run.PayDay)
		if err != nil {
			return err
		}
		if err := tx.MoveAgreement(ctx, next, a.State); err != nil {
			return err
		}
	}
	return nil
}

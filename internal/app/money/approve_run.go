package money

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
)

// ApprovePayments lets a second person approve a run: the money enters each
// person's books on the pay day, and their bank is expected to show it. All of
// it is done, or nothing; twice, or by two people at once, it happens once.
func (s *Service) ApprovePayments(ctx context.Context, by access.Actor, id payment.ID) error {
	return s.Do(ctx, by, access.ApprovePay, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		run, err := tx.PaymentRunHead(ctx, id)
		if err != nil {
			return err
		}
		asked, err := tx.LinesWithOnce(ctx, run)
		if err != nil {
			return err
		}
		from := run.State
		if run, err = run.Approve(string(by.Account), asked); err != nil {
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

// payIn writes what a run pays to the books, and what people's banks should
// show, a page of lines at a time.
func payIn(ctx context.Context, tx *store.Tx, k store.Keeper, run payment.Run) error {
	var after ledger.PurseID
	for {
		lines, in, err := tx.LinesPaidAfter(ctx, run, after)
		if err != nil || len(lines) == 0 {
			return err
		}
		if err := payPage(ctx, tx, k, run, lines); err != nil {
			return err
		}
		if err := firstPaid(ctx, tx, run, in, lines); err != nil {
			return err
		}
		books := make([]purse.Book, len(lines))
		for i, l := range lines {
			books[i].Purse = l.In
		}
		if err := commitAll(ctx, tx, in, books, run.PayDay); err != nil {
			return err
		}
		after = in.Last
	}
}

func payPage(ctx context.Context, tx *store.Tx, k store.Keeper, run payment.Run, lines []store.LinePaid) error {
	posts := make([]ledger.Transaction, len(lines))
	items := make([]store.ExpectedOf, 0, 2*len(lines))
	for i, l := range lines {
		var id ledger.ID
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		posts[i] = run.Posting(l.Line, id)
		for _, item := range run.Expected(l.Line, k.Name) {
			if err := store.NewID(tx, &item.ID); err != nil {
				return err
			}
			items = append(items, store.ExpectedOf{Owner: l.Person, Item: item})
		}
	}
	if err := tx.Post(ctx, posts...); err != nil {
		return err
	}
	return tx.ExpectAll(ctx, items)
}

// commitAll sets what is committed to wages in the books of a span.
func commitAll(ctx context.Context, tx *store.Tx, in store.Span, books []purse.Book, on calendar.Date) error {
	promises, err := purse.Commitments(ctx, tx, in, books, on)
	if err != nil {
		return err
	}
	return tx.Post(ctx, promises...)
}

// firstPaid notes on each agreement when its first payment was made: reviews are
// counted from that day (SI 2014/2871 reg 7(1)(a)).
func firstPaid(ctx context.Context, tx *store.Tx, run payment.Run, in store.Span, lines []store.LinePaid) error {
	agreed, err := tx.AgreementsIn(ctx, in)
	if err != nil {
		return err
	}
	for _, l := range lines {
		all := agreed[l.Person]
		if len(all) == 0 {
			continue
		}
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

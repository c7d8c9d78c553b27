package money

import (
	"context"
	"slices"

	"ownway/internal/app/purse"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// MoneyBack is what a line is called that gives back what another paid.
var MoneyBack = msg.New("money.line.back", "Money back: {what}")

// givenBack writes to the books what a line gives back.
func givenBack(ctx context.Context, tx *store.Tx, b purse.Book, m reconcile.Match, loose, past []store.BankLine, r *Receipt) error {
	l := loose[m.Lines[0]]
	var paid []store.BankLine
	for _, i := range m.Gives {
		one, err := tx.Line(ctx, loose[i].ID) // as it stands now
		if err != nil {
			return err
		}
		paid = append(paid, one)
	}
	for _, i := range m.GivesBefore {
		paid = append(paid, past[i])
	}
	if m.Kind == reconcile.Bounced && len(paid[0].Items) > 0 {
		r.Matched++
		return bounce(ctx, tx, b, l, paid[0], m.Why)
	}
	cost, err := costOf(ctx, tx, b, paid[0])
	if err != nil {
		return err
	}
	if cost == "" {
		return left(ctx, tx, b, l, reconcile.Loose{Why: reconcile.Unexpected.Text()}, nil, r)
	}
	r.Matched++
	return payBack(ctx, tx, b, l, paid, cost, m.Why)
}

// costOf gives the cost that a line paid, or no account where it paid none.
func costOf(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) (ledger.Account, error) {
	if l.State == store.Explained && bought(l) != "" {
		return ledger.Cost.In(slug(bought(l))), nil
	}
	for _, id := range l.Items {
		item, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
		if err != nil {
			return "", err
		}
		for _, m := range item.Moves {
			if m.From == b.Purse.Held && m.To.Class() == ledger.Cost {
				return m.To, nil
			}
		}
	}
	return "", nil
}

// payBack takes what a line gives back out of the cost that was paid.
func payBack(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine, paid []store.BankLine, cost ledger.Account, why msg.Text) error {
	if err := takeBackUnexplained(ctx, tx, l); err != nil {
		return err
	}
	t := ledger.Transaction{Purse: l.Purse, Date: l.Line.Date, Key: lineKey("explained", l), Moves: shared(b, cost, b.Purse.Held, l.Line.Amount),
		Cause: ledger.Cause{Kind: ledger.BankLine, Ref: string(l.ID)}}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	if err := tx.Post(ctx, t); err != nil {
		return err
	}
	l.State, l.Why, l.Items, l.With, l.Gives, l.What = store.Matched, why, nil, []store.LineID{l.ID}, nil, nil
	for _, p := range paid {
		l.Gives = append(l.Gives, p.ID)
	}
	for _, name := range paid[0].What {
		l.What = append(l.What, MoneyBack.With("what", name))
	}
	return tx.MoveLine(ctx, l, store.Unexplained)
}

// bounce sets a payment aside with the line by which it came back. What it paid
// is expected again, also where somebody had said that it was paid: it was not.
func bounce(ctx context.Context, tx *store.Tx, b purse.Book, l, paid store.BankLine, why msg.Text) error {
	for _, id := range paid.Items {
		item, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
		if err != nil {
			return err
		}
		if err := takeBack(ctx, tx, b.Purse.ID, item.PostingKey(), "came back"); err != nil {
			return err
		}
		next, err := item.Bounce()
		if err != nil {
			return err
		}
		if err := tx.MoveExpected(ctx, b.Purse.Person, next, item.State); err != nil {
			return err
		}
	}
	if err := takeBackUnexplained(ctx, tx, l); err != nil {
		return err
	}
	pair := []store.LineID{paid.ID, l.ID}
	for _, one := range []store.BankLine{paid, l} {
		from := one.State
		one.State, one.Why, one.Items, one.What, one.With = store.Matched, why, nil, nil, pair
		if err := tx.MoveLine(ctx, one, from); err != nil {
			return err
		}
	}
	return nil
}

// undoRefundsOf takes back what gave a line's payment back: with what it was
// for unknown, so is what came back.
func undoRefundsOf(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	if l.Line.Amount > 0 {
		return nil
	}
	days := calendar.Period{First: l.Line.Date, Last: l.Line.Date.AddDays(reconcile.LooksBack)}
	lines, err := tx.LinesOn(ctx, l.Purse, days)
	if err != nil {
		return err
	}
	for _, r := range lines {
		if !slices.Contains(r.Gives, l.ID) {
			continue
		}
		if err := takeBack(ctx, tx, r.Purse, lineKey("explained", r), "undone"); err != nil {
			return err
		}
		if err := unexplainAgain(ctx, tx, b, r); err != nil {
			return err
		}
	}
	return nil
}

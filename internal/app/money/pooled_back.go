package money

import (
	"context"

	"ownway/internal/app/purse"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// AllIn reports whether all these things stand in a state.
func AllIn(ctx context.Context, tx *store.Tx, b purse.Book, ids []expect.ID, in expect.State) (bool, error) {
	for _, id := range ids {
		i, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
		if err != nil || i.State != in {
			return false, err
		}
	}
	return true, nil
}

// TakeSent puts a line into a person's records that shows payments which were
// sent for them, and meets exactly those.
func TakeSent(ctx context.Context, tx *store.Tx, b purse.Book, st store.Statement, l store.BankLine, ids []expect.ID, why msg.Text) error {
	if err := tx.AddStatement(ctx, st, []store.BankLine{l}); err != nil {
		return err
	}
	items, err := tx.Unmet(ctx, b.Purse.Person, b.Purse.ID)
	if err != nil {
		return err
	}
	return meet(ctx, tx, b, reconcile.Match{Lines: []int{0}, Expected: ids, Why: why}, []store.BankLine{l}, items)
}

// TakeReturned puts a line into a person's records by which a payment came back
// that the bank has shown. The books are as if it had not been made, and it is
// expected to be made again.
func TakeReturned(ctx context.Context, tx *store.Tx, b purse.Book, st store.Statement, l store.BankLine, id expect.ID, why msg.Text) error {
	if err := tx.AddStatement(ctx, st, []store.BankLine{l}); err != nil {
		return err
	}
	item, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
	if err != nil {
		return err
	}
	if item.State != expect.Met {
		return fault.Conflict(expect.NotMet)
	}
	paid, err := tx.Line(ctx, store.LineID(item.Line))
	if err != nil {
		return err
	}
	if len(paid.Items) == 1 && len(paid.With) == 1 {
		return bounce(ctx, tx, b, l, paid, why)
	}
	// The line that shows it shows other payments too, and stays theirs.
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
	l.State, l.Why, l.With = store.Matched, why, []store.LineID{l.ID}
	return tx.MoveLine(ctx, l, store.Unexplained)
}

// PayTo changes where something is paid that is still to be paid.
func PayTo(ctx context.Context, tx *store.Tx, b purse.Book, id expect.ID, to ident.BankAccount) error {
	item, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
	if err != nil {
		return err
	}
	if item.State != expect.Open {
		return fault.Conflict(expect.AlreadyMet)
	}
	from := item.State
	item.Account = to
	return tx.MoveExpected(ctx, b.Purse.Person, item, from)
}

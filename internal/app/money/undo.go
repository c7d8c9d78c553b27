package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NothingToUndo is the fault of taking back what was not explained.
var NothingToUndo = msg.New("money.nothing-to-undo", "This line is not explained, so there is nothing to take back")

// UndoLine takes back what a bank line was found or said to be. The books are
// as they were before; what was said of its payee is forgotten; and it is never
// matched so again. Lines that were matched together come apart together.
func (s *Service) UndoLine(ctx context.Context, by access.Actor, about person.ID, id store.LineID) error {
	return s.Do(ctx, by, access.ExplainLine, access.About(about), func(tx *store.Tx) error {
		b, l, err := lineOf(ctx, tx, about, id)
		if err != nil {
			return err
		}
		if l.State != store.Matched && l.State != store.Explained {
			return fault.Conflict(NothingToUndo)
		}
		came := l.State == store.Matched && len(l.Items) == 0 && len(l.With) > 1
		if err := undo(ctx, tx, b, l); err != nil || !came {
			return err
		}
		return match(ctx, tx, b, &Receipt{}) // a payment that did not come back paid something
	})
}

// undo takes back what a line was found or said to be.
func undo(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	if err := undoRefundsOf(ctx, tx, b, l); err != nil {
		return err
	}
	switch l.State {
	case store.Matched:
		return undoMatch(ctx, tx, b, l)
	case store.Explained:
		return undoWords(ctx, tx, b, l)
	}
	return nil
}

// undoWords takes back what was said of a line, and of its payee.
func undoWords(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	if err := forgetAnswer(ctx, tx, b, l); err != nil {
		return err
	}
	for _, what := range []string{"explained", "line"} {
		if what == "line" && l.Line.Amount > 0 && !own(l) {
			continue // taken back when it was explained
		}
		if err := takeBack(ctx, tx, l.Purse, lineKey(what, l), "undone"); err != nil {
			return err
		}
	}
	return unexplainAgain(ctx, tx, b, l)
}

func own(l store.BankLine) bool {
	return slices.ContainsFunc(l.What, func(t msg.Text) bool { return t.Key == OwnMoneyIn })
}

// undoMatch takes a match apart: each thing is expected again, and each line
// waits for a person.
func undoMatch(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	for _, id := range l.Items {
		item, err := tx.ExpectedItem(ctx, b.Purse.Person, id)
		if err != nil {
			return err
		}
		if err := undoItem(ctx, tx, b, item); err != nil {
			return err
		}
	}
	for _, id := range l.With {
		one, err := tx.Line(ctx, id)
		if err != nil {
			return err
		}
		if one.Not = append(one.Not, one.Items...); len(one.Items) == 0 {
			one.NotBack = true
		}
		if err := undoRest(ctx, tx, b, one); err != nil {
			return err
		}
		if len(one.Gives) > 0 {
			if err := takeBack(ctx, tx, one.Purse, lineKey("explained", one), "undone"); err != nil {
				return err
			}
		}
		if err := unexplainAgain(ctx, tx, b, one); err != nil {
			return err
		}
	}
	return nil
}

func undoItem(ctx context.Context, tx *store.Tx, b purse.Book, item expect.Item) error {
	if !item.Told {
		if err := takeBack(ctx, tx, b.Purse.ID, item.PostingKey(), "undone"); err != nil {
			return err
		}
	}
	next, err := item.TakeBack()
	if err != nil {
		return err
	}
	return tx.MoveExpected(ctx, b.Purse.Person, next, item.State)
}

// unexplainAgain lets a line wait for a person as if it had just come.
func unexplainAgain(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	from := l.State
	l.State, l.Why, l.Items, l.What, l.With, l.Gives, l.Rest, l.RestItem = store.Unexplained, msg.Text{}, nil, nil, nil, nil, "", ""
	l.Undone++
	if err := noteUnexplained(ctx, tx, b, l); err != nil {
		return err
	}
	return tx.MoveLine(ctx, l, from)
}

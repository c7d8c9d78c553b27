package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Said is what someone says of a bank line.
type Said struct {
	Words  string // what the money was for; money in pays that back
	Own    bool   // it is the person's own money, paid in
	Always bool   // and so is every line of this payee
}

// OnlyMoneyIn is the fault of calling money that went out one's own.
var OnlyMoneyIn = msg.New("money.only-money-in", "Only money that came in can be your own money, paid in by you")

// ExplainLine takes what someone says a bank line was for.
func (s *Service) ExplainLine(ctx context.Context, by access.Actor, about person.ID, id store.LineID, words string) error {
	return s.Explain(ctx, by, about, id, Said{Words: words})
}

// Explain takes what someone says of a bank line. Said of every line of the
// payee it goes for those that wait and those to come, until it is taken back.
func (s *Service) Explain(ctx context.Context, by access.Actor, about person.ID, id store.LineID, said Said) error {
	if !said.Own && slug(said.Words) == "" {
		return fault.Invalid("words", SaySomething)
	}
	return s.Do(ctx, by, access.ExplainLine, access.About(about), func(tx *store.Tx) error {
		b, l, err := lineOf(ctx, tx, about, id)
		if err != nil {
			return err
		}
		if l.State != store.Unexplained {
			return fault.Conflict(AlreadyKnown)
		}
		if said.Own && l.Line.Amount < 0 {
			return fault.Invalid("words", OnlyMoneyIn)
		}
		if err := accept(ctx, tx, b, l, said, msg.Text{}); err != nil || !said.Always {
			return err
		}
		if err := s.keepAnswer(ctx, tx, by, b, l, said); err != nil {
			return err
		}
		return match(ctx, tx, b, &Receipt{})
	})
}

// lineOf gives a bank line of the person's own money.
func lineOf(ctx context.Context, tx *store.Tx, about person.ID, id store.LineID) (b purse.Book, l store.BankLine, err error) {
	if b, err = purse.Open(ctx, tx, about); err != nil {
		return b, l, err
	}
	if l, err = tx.Line(ctx, id); err == nil && l.Purse != b.Purse.ID {
		err = fault.NotFound(store.NoSuchRecord)
	}
	return b, l, err
}

// accept writes what a line was to the books. Money out leaves the
// unexplained for a cost; money in that pays a cost back is no longer counted
// as the person's own.
func accept(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine, said Said, why msg.Text) error {
	from := l.State
	l.State, l.What, l.Why = store.Explained, []msg.Text{NameCost.With("name", said.Words)}, why
	if said.Own {
		l.What = []msg.Text{OwnMoneyIn.Text()}
		return tx.MoveLine(ctx, l, from)
	}
	t := ledger.Transaction{Purse: l.Purse, Date: l.Line.Date, Key: lineKey("explained", l),
		Cause: ledger.Cause{Kind: ledger.BankLine, Ref: string(l.ID)}}
	cost := ledger.Cost.In(slug(said.Words))
	if l.Line.Amount > 0 {
		if err := takeBackUnexplained(ctx, tx, l); err != nil {
			return err
		}
		t.Moves = shared(b, cost, b.Purse.Held, l.Line.Amount)
	} else {
		t.Moves = shared(b, unexplained, cost, -l.Line.Amount)
	}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	if err := tx.Post(ctx, t); err != nil {
		return err
	}
	return tx.MoveLine(ctx, l, from)
}

// keepAnswer keeps what was said of a payee; it stands in the place of any
// earlier answer.
func (s *Service) keepAnswer(ctx context.Context, tx *store.Tx, by access.Actor, b purse.Book, l store.BankLine, said Said) error {
	if err := forgetAnswer(ctx, tx, b, l); err != nil {
		return err
	}
	a := store.Answer{Purse: l.Purse, Payee: reconcile.PayeeOf(l.Line), Words: said.Words, Own: said.Own, By: string(by.Account), On: s.Today()}
	if err := store.NewID(tx, &a.ID); err != nil {
		return err
	}
	return tx.AddAnswer(ctx, b.Purse.Person, a)
}

// forgetAnswer forgets what was said of the payee of a line.
func forgetAnswer(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine) error {
	answers, err := tx.Answers(ctx, b.Purse.Person, b.Purse.ID)
	if err != nil {
		return err
	}
	for _, a := range answers {
		if a.Payee == reconcile.PayeeOf(l.Line) {
			if err := tx.ForgetAnswer(ctx, a.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func answerFor(answers []store.Answer, l store.BankLine) int {
	return slices.IndexFunc(answers, func(a store.Answer) bool { return a.Payee == reconcile.PayeeOf(l.Line) })
}

// learned gives the answers as the matching takes them.
func learned(answers []store.Answer) reconcile.Learned {
	all := reconcile.Learned{}
	for _, a := range answers {
		all[a.Payee] = a.Words
		if a.Own {
			all[a.Payee] = string(ledger.Own)
		}
	}
	return all
}

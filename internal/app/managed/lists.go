package managed

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// available gives what each person's own money can pay today: the lower of what
// their books hold and what the bank has of theirs, less what was sent and is
// not taken yet.
func available(sides clientmoney.Sides) map[person.ID]pence.Amount {
	held := map[person.ID]pence.Amount{}
	for _, c := range sides.Clients {
		bank := c.Bank
		for _, t := range c.Timing {
			if t.Amount < 0 && !t.Book.IsZero() && t.Bank.IsZero() {
				bank += t.Amount
			}
		}
		if !c.Gone {
			held[c.Person] = min(c.Books, bank)
		}
	}
	return held
}

// due lists what is to be paid from the account up to a day: approved bills,
// wages and what is owed to HMRC and pensions, where it is known where to pay it.
func (s *Service) due(ctx context.Context, tx *store.Tx, to calendar.Date) ([]clientmoney.Due, error) {
	var all []clientmoney.Due
	err := tx.InEachKeeper(ctx, s.Today(), func(theirs *store.Tx, people []person.ID) error {
		here, owners, err := clients(ctx, theirs, people)
		if err != nil {
			return err
		}
		items, err := theirs.OpenOf(ctx, owners, to)
		if err != nil {
			return err
		}
		for _, i := range items {
			c := slices.IndexFunc(here, func(c client) bool { return c.book.Purse.ID == i.Purse })
			if i.State == expect.Open && i.Out() && i.Account.Number != "" {
				all = append(all, clientmoney.Due{Person: here[c].person.ID, Name: here[c].person.Name, Item: i})
			}
		}
		return nil
	})
	return all, err
}

// PrepareList puts what is due up to a day on a payment list. A bill that the
// person's own money does not pay is left off, and so is what came back while
// nobody has looked at the account; the list says so.
func (s *Service) PrepareList(ctx context.Context, by access.Actor, to calendar.Date, rail payment.Rail) (l clientmoney.List, err error) {
	err = s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		sides, err := s.sides(ctx, tx, p, s.Today())
		if err != nil {
			return err
		}
		due, err := s.due(ctx, tx, to)
		if err != nil {
			return err
		}
		back, err := tx.PooledReturns(ctx, p.ID)
		if err != nil {
			return err
		}
		due, waits := clientmoney.Looked(due, back)
		l = clientmoney.List{Made: s.Today(), Rail: rail, State: clientmoney.Prepared, MadeBy: string(by.Account)}
		l.Entries, l.Left = clientmoney.Choose(due, available(sides))
		if l.Left = append(l.Left, waits...); len(l.Entries)+len(l.Left) == 0 {
			return fault.Conflict(clientmoney.NothingToDo)
		}
		clientmoney.LookedBy(l.Entries, back)
		if err := store.NewID(tx, &l.ID); err != nil {
			return err
		}
		return tx.AddPayList(ctx, p.ID, l)
	})
	return l, err
}

// ApproveList lets a second person approve a list: each payment is counted by
// the books of the person whose it is. What anyone holds is asked again, and
// the list is approved whole or not at all.
func (s *Service) ApproveList(ctx context.Context, by access.Actor, id clientmoney.ListID) error {
	return s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		l, err := tx.PayList(ctx, p.ID, id)
		if err != nil {
			return err
		}
		next, err := l.Approve(string(by.Account), s.Today())
		if err != nil {
			return err
		}
		sides, err := s.sides(ctx, tx, p, s.Today())
		if err != nil {
			return err
		}
		held := available(sides)
		for _, e := range l.Entries {
			if held[e.Person] -= e.Amount; held[e.Person] < 0 {
				return fault.Conflict(ListOverdraws, "payee", e.Payee)
			}
			if err := s.send(ctx, tx, e); err != nil {
				return err
			}
		}
		return tx.MovePayList(ctx, p.ID, next, l.State)
	})
}

// send notes in a person's records that a payment of theirs is sent.
func (s *Service) send(ctx context.Context, tx *store.Tx, e clientmoney.Entry) error {
	return tx.InAccountOf(ctx, e.Person, s.Today(), func(in *store.Tx) error {
		b, err := in.PurseOf(ctx, e.Person)
		if err != nil {
			return err
		}
		items, err := in.Unmet(ctx, e.Person, b.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(items, func(i expect.Item) bool { return i.ID == e.Item })
		if i < 0 || -items[i].Amount != e.Amount {
			return fault.Conflict(money.NotAsked)
		}
		return money.Send(ctx, in, e.Person, items[i], s.Today())
	})
}

// DropList takes a list back that nobody approved.
func (s *Service) DropList(ctx context.Context, by access.Actor, id clientmoney.ListID) error {
	return s.onLists(ctx, by, func(tx *store.Tx, p store.Pooled) error {
		l, err := tx.PayList(ctx, p.ID, id)
		if err != nil {
			return err
		}
		next, err := l.Drop()
		if err != nil {
			return err
		}
		return tx.MovePayList(ctx, p.ID, next, l.State)
	})
}

func (s *Service) onLists(ctx context.Context, by access.Actor, do func(*store.Tx, store.Pooled) error) error {
	return s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.TakeTurn(ctx, p.ID); err != nil {
			return err
		}
		return do(tx, p)
	})
}

// List gives a payment list.
func (s *Service) List(ctx context.Context, by access.Actor, id clientmoney.ListID) (l clientmoney.List, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		l, err = tx.PayList(ctx, p.ID, id)
		return err
	})
	return l, err
}

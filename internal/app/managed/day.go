package managed

import (
	"context"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// window is how many days around a day something may be counted by the books
// and not by the bank, or the other way about.
const window = 70

// Compare compares bank, people's books and control at the end of a day.
func (s *Service) Compare(ctx context.Context, by access.Actor, on calendar.Date) (d clientmoney.Day, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		d, err = s.compare(ctx, tx, on)
		return err
	})
	return d, err
}

func (s *Service) compare(ctx context.Context, tx *store.Tx, on calendar.Date) (clientmoney.Day, error) {
	p, err := pooled(ctx, tx)
	if err != nil {
		return clientmoney.Day{}, err
	}
	sides, err := s.sides(ctx, tx, p, on)
	if err != nil {
		return clientmoney.Day{}, err
	}
	if sides.Bank, err = bankSays(ctx, tx, p, on); err != nil {
		return clientmoney.Day{}, err
	}
	return clientmoney.Compare(sides), nil
}

// bankSays gives the bank's own balance at the end of a day.
func bankSays(ctx context.Context, tx *store.Tx, p store.Pooled, on calendar.Date) (pence.Amount, error) {
	last, err := tx.LastPooledLine(ctx, p.ID, on)
	switch {
	case fault.KindOf(err) == fault.KindNotFound: // no line yet: what was there on the first day
		return tx.PooledControl(ctx, p.ID, on)
	case err != nil:
		return 0, err
	case !last.Line.Balance.IsKnown():
		return 0, fault.Conflict(NoBalance, "day", on)
	}
	return last.Line.Balance.Amount, nil
}

// sides gathers what is compared, all but the bank's own balance.
func (s *Service) sides(ctx context.Context, tx *store.Tx, p store.Pooled, on calendar.Date) (clientmoney.Sides, error) {
	sides := clientmoney.Sides{On: on}
	var err error
	if sides.Control, err = tx.PooledControl(ctx, p.ID, on); err != nil {
		return sides, err
	}
	bank, err := tx.BankOfEach(ctx, p.ID, on)
	if err != nil {
		return sides, err
	}
	sides.Own = bank[""]
	delete(bank, "")
	shown, err := tx.ShownOn(ctx, p.ID, on.AddDays(-window))
	if err != nil {
		return sides, err
	}
	err = tx.InEachKeeper(ctx, s.Today(), func(theirs *store.Tx, people []person.ID) error {
		some, err := sidesOf(ctx, theirs, people, on, bank, shown)
		sides.Clients = append(sides.Clients, some...)
		return err
	})
	if err != nil {
		return sides, err
	}
	for who, a := range bank { // those who let the organisation hold nothing any more
		if !slices.ContainsFunc(sides.Clients, func(c clientmoney.Client) bool { return c.Person == who }) {
			sides.Clients = append(sides.Clients, clientmoney.Client{Person: who, Name: string(who), Bank: a, Gone: true})
		}
	}
	slices.SortFunc(sides.Clients, func(a, b clientmoney.Client) int { return strings.Compare(string(a.Person), string(b.Person)) })
	waiting, err := tx.PooledLinesIn(ctx, p.ID, store.Suspense)
	for _, l := range waiting {
		if !l.Line.Date.After(on) {
			sides.Suspense = append(sides.Suspense, clientmoney.Waiting{Day: l.Line.Date, Amount: l.Line.Amount, Words: words(l)})
		}
	}
	return sides, err
}

func words(l store.PooledLine) string {
	return strings.TrimSpace(l.Line.Payee + " " + l.Line.Reference)
}

// sidesOf gathers books, lines and what lies between them for the people of one
// keeper.
func sidesOf(ctx context.Context, theirs *store.Tx, people []person.ID, on calendar.Date, bank map[person.ID]pence.Amount, shown map[string]calendar.Date) ([]clientmoney.Client, error) {
	all, owners, err := clients(ctx, theirs, people)
	if err != nil {
		return nil, err
	}
	held, err := theirs.HeldOfEach(ctx, ledger.Held.In("managed"), on)
	if err != nil {
		return nil, err
	}
	moving, err := theirs.Moving(ctx, owners, calendar.Period{First: on.AddDays(-window), Last: on.AddDays(window)})
	if err != nil {
		return nil, err
	}
	timing := map[ledger.PurseID][]clientmoney.Timing{}
	for _, i := range moving {
		t, is, err := between(ctx, theirs, i, on, shown)
		if err != nil {
			return nil, err
		}
		if is {
			timing[i.Purse] = append(timing[i.Purse], t)
		}
	}
	var out []clientmoney.Client
	for _, c := range all {
		out = append(out, clientmoney.Client{Person: c.person.ID, Name: c.person.Name, Books: held[c.book.Purse.ID], Bank: bank[c.person.ID], Timing: timing[c.book.Purse.ID]})
	}
	return out, nil
}

// between tells whether books and bank count an item on different days, with
// the day of the bank line in between.
func between(ctx context.Context, theirs *store.Tx, i expect.Item, on calendar.Date, shown map[string]calendar.Date) (clientmoney.Timing, bool, error) {
	line, seen := shown[i.Line]
	t := clientmoney.Timing{What: i.Name(), Amount: i.Amount, Bank: line}
	switch {
	case i.State == expect.Met && !seen: // long ago, or by a line that is no part of this account
		return t, false, nil
	case len(i.Moves) > 0 && i.State == expect.Met && (!i.Told || !line.After(on)): // the books count it with the line, or did before
		return t, false, nil
	}
	var err error
	t.Book, err = money.Counted(ctx, theirs, i)
	return t, true, err
}

// Keep keeps the comparison of a day, for a second person to sign off.
func (s *Service) Keep(ctx context.Context, by access.Actor, on calendar.Date) error {
	return s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		d, err := s.compare(ctx, tx, on)
		if err != nil {
			return err
		}
		return tx.KeepDay(ctx, p.ID, clientmoney.Record{Day: d, MadeBy: string(by.Account)})
	})
}

// Sign lets a second person sign a day off.
func (s *Service) Sign(ctx context.Context, by access.Actor, on calendar.Date, reason string) error {
	return s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		r, err := tx.KeptDay(ctx, p.ID, on)
		if err != nil {
			return err
		}
		now, err := s.compare(ctx, tx, on)
		if err != nil {
			return err
		}
		next, err := r.Sign(string(by.Account), s.Today(), reason, now)
		if err != nil {
			return err
		}
		return tx.KeepDay(ctx, p.ID, next)
	})
}

package money

import (
	"context"
	"errors"
	"slices"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/fault"
	"ownway/value/money"
)

// altered notes, once for each file, that a statement was sent in whose own
// figures do not add up, for a person to look at. It gives back the fault that the
// file was refused with. Anything else that is wrong with a file leaves no sign.
func (s *Service) altered(ctx context.Context, by access.Actor, about person.ID, data []byte, refused error) error {
	apart := Apart(refused)
	if apart == 0 {
		return refused
	}
	mark := store.FileDigest(data)
	err := s.Do(ctx, by, access.BringLines, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		return note(ctx, tx, b, check.Altered(check.Seen{On: s.Today(), Amount: apart}, mark))
	})
	if err != nil {
		return err
	}
	return refused
}

// Apart gives by how much the figures of a statement differ that was refused for
// it, and nothing for any other fault.
func Apart(err error) money.Amount {
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != statement.BalanceBreak && f.Text.Key != statement.TotalBreak {
		return 0
	}
	return money.Amount(f.Text.Args["want"].N - f.Text.Args["found"].N).Abs()
}

// note keeps a finding that the day brought, unless it was noted before.
func note(ctx context.Context, tx *store.Tx, b purse.Book, f check.Finding) error {
	all, err := tx.Checks(ctx, b.Purse.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(c store.Check) bool {
		return slices.ContainsFunc(f.Marks, func(m string) bool { return c.Marked(f.What, m) })
	}) {
		return nil
	}
	var last store.Check
	if len(all) > 0 {
		last = all[0]
	}
	next := last.Note(f, f.Since)
	if next.Purse = b.Purse.ID; next.On.Before(last.On) {
		next.On = last.On
	}
	if err := store.NewID(tx, &next.ID); err != nil {
		return err
	}
	return tx.AddCheck(ctx, next)
}

package managed

import (
	"context"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// Say gives a line that waits to a person.
func (s *Service) Say(ctx context.Context, by access.Actor, id store.PooledLineID, who person.ID) error {
	return s.onLine(ctx, by, id, store.Suspense, func(tx *store.Tx, p store.Pooled, l store.PooledLine) error {
		err := s.give(ctx, tx, p, who, []store.PooledLine{l})
		if fault.KindOf(err) == fault.KindNotFound {
			return fault.Invalid("person", NotHeldHere)
		}
		return err
	})
}

// Share parts a line between people: one payment of a council for several of
// them. The shares come to the line, to the penny, and go its way: what comes in
// takes nothing from anybody.
func (s *Service) Share(ctx context.Context, by access.Actor, id store.PooledLineID, shares map[person.ID]pence.Amount) error {
	return s.onLine(ctx, by, id, store.Suspense, func(tx *store.Tx, p store.Pooled, l store.PooledLine) error {
		var sum pence.Amount
		var people []person.ID
		for who, a := range shares {
			if a < 0 != (l.Line.Amount < 0) && a != 0 {
				return fault.Invalid("shares", ShareOtherWay)
			}
			sum += a
			if a != 0 {
				people = append(people, who)
			}
		}
		if sum != l.Line.Amount {
			return fault.Invalid("shares", SharesDiffer, "found", sum, "want", l.Line.Amount)
		}
		slices.Sort(people)
		for _, who := range people {
			if err := s.share(ctx, tx, p, who, []store.PooledLine{l}, []pence.Amount{shares[who]}); err != nil {
				return err
			}
		}
		l.State = store.Assigned
		return tx.MovePooledLine(ctx, p.ID, l, store.Suspense)
	})
}

// Own says that a line is the organisation's own: a charge of the bank, which
// it makes good, or a fee that it draws.
func (s *Service) Own(ctx context.Context, by access.Actor, id store.PooledLineID, words string) error {
	if words = strings.TrimSpace(words); words == "" {
		return fault.Invalid("words", SayWhat)
	}
	return s.onLine(ctx, by, id, store.Suspense, func(tx *store.Tx, p store.Pooled, l store.PooledLine) error {
		l.State, l.Said = store.Assigned, words
		if err := tx.AddPart(ctx, p.ID, store.Part{Line: l.ID, Day: l.Line.Date, Amount: l.Line.Amount}); err != nil {
			return err
		}
		return tx.MovePooledLine(ctx, p.ID, l, store.Suspense)
	})
}

// TakeBack takes a line from whomever it was given to, books and all. It waits
// again.
func (s *Service) TakeBack(ctx context.Context, by access.Actor, id store.PooledLineID) error {
	return s.onLine(ctx, by, id, store.Assigned, func(tx *store.Tx, p store.Pooled, l store.PooledLine) error {
		if l.Kind != store.FromBank {
			return fault.Conflict(IsNobodys)
		}
		_, err := tx.PooledReturn(ctx, p.ID, l.ID)
		if err == nil {
			return fault.Conflict(ReturnStays)
		}
		if fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		if err := notWhole(ctx, tx, p, l.ID); err != nil {
			return err
		}
		parts, err := tx.Parts(ctx, l.ID)
		if err != nil {
			return err
		}
		for _, part := range parts {
			if err := s.takePart(ctx, tx, part); err != nil {
				return err
			}
		}
		l.State, l.Said = store.Suspense, ""
		return tx.MovePooledLine(ctx, p.ID, l, store.Assigned)
	})
}

func (s *Service) takePart(ctx context.Context, tx *store.Tx, part store.Part) error {
	if !part.Person.IsZero() {
		err := tx.InAccountOf(ctx, part.Person, s.Today(), func(in *store.Tx) error {
			b, err := purse.Open(ctx, in, part.Person)
			if err != nil {
				return err
			}
			return money.GiveUpLine(ctx, in, b, part.Theirs)
		})
		if err != nil {
			return err
		}
	}
	return tx.DropPart(ctx, part)
}

// onLine does something with a line that stands in a state.
func (s *Service) onLine(ctx context.Context, by access.Actor, id store.PooledLineID, in store.PooledState, do func(*store.Tx, store.Pooled, store.PooledLine) error) error {
	return s.Do(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.TakeTurn(ctx, p.ID); err != nil {
			return err
		}
		l, err := tx.PooledLine(ctx, p.ID, id)
		if err != nil {
			return err
		}
		switch {
		case l.State != in && in == store.Suspense:
			return fault.Conflict(IsTheirs)
		case l.State != in:
			return fault.Conflict(IsNobodys)
		}
		return do(tx, p, l)
	})
}

package bringover

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/agreement"
	"ownway/internal/care/bringover"
	"ownway/internal/care/payment"
	"ownway/internal/care/plan"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/fault"
)

// Bring brings a wave over, all of it or nothing: people, agreements, and books
// that open with what they hold. It is done by someone other than the one who
// prepared it; done twice, it happens once.
func (s *Service) Bring(ctx context.Context, by access.Actor, id bringover.ID) error {
	return s.Do(ctx, by, access.BringOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		w, err := tx.Wave(ctx, id)
		if err != nil {
			return err
		}
		next, err := w.Bring(string(by.Account))
		if err != nil {
			return err
		}
		csv, err := tx.WaveFile(ctx, id)
		if err != nil {
			return err
		}
		_, fresh, err := s.read(ctx, tx, csv)
		if err != nil {
			return err
		}
		if len(fresh) != w.New {
			return fault.Conflict(LookAgain)
		}
		if err := s.bringAll(ctx, tx, next, fresh); err != nil {
			return err
		}
		return tx.MoveWave(ctx, next, w.State)
	})
}

func (s *Service) bringAll(ctx context.Context, tx *store.Tx, w bringover.Wave, lines []bringover.Line) error {
	p, err := paysBy(ctx, tx, s.Today())
	if err != nil {
		return err
	}
	here, err := tx.BroughtOver(ctx)
	if err != nil {
		return err
	}
	var openings []ledger.Transaction
	for _, l := range lines {
		opening, some, err := s.bring(ctx, tx, w, p, l, here[l.Reference])
		if err != nil {
			return fault.OnLine(err, l.Row)
		}
		if some {
			openings = append(openings, opening)
		}
	}
	return tx.Post(ctx, openings...)
}

// bring records one person, and gives the transaction that opens their books.
func (s *Service) bring(ctx context.Context, tx *store.Tx, w bringover.Wave, p policy.Policy, l bringover.Line, before bringover.Here) (ledger.Transaction, bool, error) {
	h, purse, err := s.place(ctx, tx, l, before)
	if err != nil {
		return ledger.Transaction{}, false, err
	}
	if err := s.agree(ctx, tx, l, h, p); err != nil {
		return ledger.Transaction{}, false, err
	}
	h.Reference, h.Wave, h.Times = l.Reference, w.ID, before.Times+1
	if h.Digest, err = l.Digest(); err != nil {
		return ledger.Transaction{}, false, err
	}
	if err := tx.AddBrought(ctx, h); err != nil {
		return ledger.Transaction{}, false, err
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return ledger.Transaction{}, false, err
	}
	opening, some := l.Opening(id, purse.ID, w.AsOf, w.ID, h.Times)
	return opening, some, nil
}

// place records the person and their purse, or takes up those that an undone
// wave left empty.
func (s *Service) place(ctx context.Context, tx *store.Tx, l bringover.Line, before bringover.Here) (bringover.Here, store.Purse, error) {
	terms := store.PurseTerms{Held: bringover.HeldAt(l.Method), Funding: l.Weekly, Wages: l.Wages,
		Route: plan.Route{Parts: []plan.Part{{Method: l.Method, Weekly: l.Weekly.Council + l.Weekly.NHS}}, By: plan.Chooser{Name: l.Person.Name}, On: l.Since}}
	if before.Gone {
		purse, err := tx.PurseOf(ctx, before.Person)
		if err != nil {
			return before, purse, err
		}
		l.Person.ID = before.Person
		purse.PurseTerms, purse.Bank, purse.Opened = terms, l.Bank, l.PaidTo.AddDays(1)
		return before, purse, errors.Join(tx.SavePerson(ctx, l.Person), tx.SavePurse(ctx, purse))
	}
	h := bringover.Here{}
	if err := store.NewID(tx, &h.Person); err != nil {
		return h, store.Purse{}, err
	}
	l.Person.ID = h.Person
	if err := tx.AddPerson(ctx, l.Person); err != nil {
		return h, store.Purse{}, err
	}
	purse := store.Purse{Person: h.Person, Opened: l.PaidTo.AddDays(1), Bank: l.Bank, PurseTerms: terms}
	if err := store.NewID(tx, &purse.ID); err != nil {
		return h, purse, err
	}
	return h, purse, tx.AddPurse(ctx, purse)
}

// agree records the agreement that goes on, in the place of one that was undone.
func (s *Service) agree(ctx context.Context, tx *store.Tx, l bringover.Line, h bringover.Here, p policy.Policy) error {
	if h.Gone {
		old, err := tx.AgreementOf(ctx, h.Person)
		if err != nil {
			return err
		}
		return tx.MoveAgreement(ctx, l.Agreement(old.ID, h.Person, p, s.Today()), old.State)
	}
	var id agreement.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	return tx.AddAgreement(ctx, l.Agreement(id, h.Person, p, s.Today()))
}

// Undo takes a wave back: its people's books are reversed and nothing more is
// paid, until they are brought over again. It can be done until the first payment.
func (s *Service) Undo(ctx context.Context, by access.Actor, id bringover.ID) error {
	return s.Do(ctx, by, access.BringOver, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := tx.ChangePayees(ctx); err != nil { // no payment is prepared meanwhile
			return err
		}
		w, err := tx.Wave(ctx, id)
		if err != nil {
			return err
		}
		touched, err := tx.Touched(ctx, id)
		if err != nil {
			return err
		}
		next, err := w.Undo(string(by.Account), touched)
		if err != nil {
			return err
		}
		people, err := tx.BroughtIn(ctx, id)
		if err != nil {
			return err
		}
		var back []ledger.Transaction
		for _, h := range people {
			t, some, err := s.takeBack(ctx, tx, w, h)
			if err != nil {
				return err
			}
			if some {
				back = append(back, t)
			}
		}
		if err := tx.Post(ctx, back...); err != nil {
			return err
		}
		return tx.MoveWave(ctx, next, w.State)
	})
}

func (s *Service) takeBack(ctx context.Context, tx *store.Tx, w bringover.Wave, h bringover.Here) (ledger.Transaction, bool, error) {
	purse, err := tx.PurseOf(ctx, h.Person)
	if err != nil {
		return ledger.Transaction{}, false, err
	}
	purse.Funding, purse.Wages = payment.Funding{}, 0
	if err := tx.SavePurse(ctx, purse); err != nil {
		return ledger.Transaction{}, false, err
	}
	a, err := tx.AgreementOf(ctx, h.Person)
	if err != nil {
		return ledger.Transaction{}, false, err
	}
	from := a.State
	a.State = agreement.Draft
	if err := tx.MoveAgreement(ctx, a, from); err != nil {
		return ledger.Transaction{}, false, err
	}
	if err := tx.TakeBack(ctx, h); err != nil {
		return ledger.Transaction{}, false, err
	}
	opened, err := tx.Posted(ctx, purse.ID, bringover.Key(h.Times))
	if err != nil || opened == nil {
		return ledger.Transaction{}, false, err
	}
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return ledger.Transaction{}, false, err
	}
	t, err := opened.Reverse(id, s.Today(), "undone "+string(w.ID))
	return t, true, err
}

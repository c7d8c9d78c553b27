package managed

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// Overview is the account as the organisation's staff see it.
type Overview struct {
	Account  store.Pooled
	Last     calendar.Date // of the lines brought in; no date before the first
	Clients  []clientmoney.Client
	Suspense []store.PooledLine
	Recent   []store.PooledLine // of the last ten days that have lines, newest first
	Days     []clientmoney.Record
	Lists    []clientmoney.List
	CameBack []clientmoney.Return // payments that came back, whose account nobody has looked at
}

// Look gives the account as it stands today.
func (s *Service) Look(ctx context.Context, by access.Actor) (o Overview, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if o.Account, err = pooled(ctx, tx); err != nil {
			return err
		}
		sides, err := s.sides(ctx, tx, o.Account, s.Today())
		if err != nil {
			return err
		}
		o.Clients = sides.Clients
		if o.Suspense, err = tx.PooledLinesIn(ctx, o.Account.ID, store.Suspense); err != nil {
			return err
		}
		last, err := tx.LastPooledLine(ctx, o.Account.ID, s.Today())
		if err == nil {
			o.Last = last.Line.Date
			o.Recent, err = tx.PooledLines(ctx, o.Account.ID, calendar.Period{First: o.Last.AddDays(-9), Last: o.Last})
		}
		if err != nil && fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		if o.Days, err = tx.KeptDays(ctx, o.Account.ID); err != nil {
			return err
		}
		if o.Lists, err = tx.PayLists(ctx, o.Account.ID); err != nil {
			return err
		}
		back, err := tx.PooledReturns(ctx, o.Account.ID)
		o.CameBack = slices.DeleteFunc(back, func(r clientmoney.Return) bool { return r.Looked })
		return err
	})
	return o, err
}

// Line gives a line of the account, with whose it is.
func (s *Service) Line(ctx context.Context, by access.Actor, id store.PooledLineID) (l store.PooledLine, parts []store.Part, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		if l, err = tx.PooledLine(ctx, p.ID, id); err != nil {
			return err
		}
		parts, err = tx.Parts(ctx, id)
		return err
	})
	return l, parts, err
}

// Day gives the comparison of a day as it was kept; not found is a fault.
func (s *Service) Day(ctx context.Context, by access.Actor, on calendar.Date) (r clientmoney.Record, err error) {
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		p, err := pooled(ctx, tx)
		if err != nil {
			return err
		}
		r, err = tx.KeptDay(ctx, p.ID, on)
		return err
	})
	return r, err
}

// Begin is the account as it would begin: what each person's books hold on the
// evening before, which the bank account should hold too.
func (s *Service) Begin(ctx context.Context, by access.Actor, from calendar.Date) (o Opening, people []clientmoney.Client, err error) {
	o = Opening{From: from, Shares: map[person.ID]pence.Amount{}}
	err = s.See(ctx, by, access.RunManaged, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		return tx.InEachKeeper(ctx, s.Today(), func(theirs *store.Tx, all []person.ID) error {
			some, err := sidesOf(ctx, theirs, all, from.AddDays(-1), nil, nil)
			for _, c := range some {
				c.Bank = c.AtBank(from.AddDays(-1))
				people, o.Shares[c.Person] = append(people, c), c.Bank
			}
			return err
		})
	})
	return o, people, err
}

package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
)

// Remittance is one payment as the person who gets it reads it: what it is for,
// by whom, by which reference, and how it was worked out.
type Remittance struct {
	store.PaymentOf
	Person person.Person
	Funder string // the name of who pays
	Held   ledger.Account
}

// Remittances lists the payments that were approved for a person, newest first.
func (s *Service) Remittances(ctx context.Context, by access.Actor, about person.ID) (all []Remittance, err error) {
	err = s.See(ctx, by, access.SeeMoney, access.About(about), func(tx *store.Tx) error {
		who, err := tx.Person(ctx, about)
		if err != nil {
			return err
		}
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		k, err := tx.KeeperRecord(ctx, tx.Keeper())
		if err != nil {
			return err
		}
		paid, err := tx.PaymentsOf(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, l := range paid {
			if l.Run.State == payment.Approved {
				all = append(all, Remittance{PaymentOf: l, Person: who, Funder: k.Name, Held: p.Held})
			}
		}
		slices.Reverse(all)
		return nil
	})
	return all, err
}

// Remittance gives one payment of a person.
func (s *Service) Remittance(ctx context.Context, by access.Actor, about person.ID, run payment.ID) (Remittance, error) {
	all, err := s.Remittances(ctx, by, about)
	for _, r := range all {
		if r.Run.ID == run {
			return r, err
		}
	}
	if err == nil {
		err = fault.NotFound(store.NoSuchRecord)
	}
	return Remittance{}, err
}

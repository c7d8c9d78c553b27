// Package setup holds what whoever runs the server does before anyone else can
// begin: keepers and the first accounts of their staff.
package setup

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/store"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// AddKeeper records an organisation, or a person who keeps their own record,
// with its first accounts.
func (s *Service) AddKeeper(ctx context.Context, k store.Keeper, accounts ...store.Account) error {
	by := access.Actor{Keeper: k.ID, Role: access.System}
	return s.Store.Write(ctx, by, k.ID, func(tx *store.Tx) error {
		if err := tx.AddKeeper(ctx, k); err != nil {
			return err
		}
		for _, a := range accounts {
			a.Keeper = k.ID
			if err := tx.AddAccount(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// AddStaff records more accounts of an organisation's staff.
func (s *Service) AddStaff(ctx context.Context, k access.KeeperID, accounts ...store.Account) error {
	return s.Store.Write(ctx, access.Actor{Keeper: k, Role: access.System}, k, func(tx *store.Tx) error {
		for _, a := range accounts {
			a.Keeper = k
			if err := tx.AddAccount(ctx, a); err != nil {
				return err
			}
		}
		return nil
	})
}

// DemoMark is the setting that a database of invented people carries for good.
const DemoMark = "demo"

// MarkDemo notes that the people in this database are invented, so that no
// server outside a demo will open it.
func (s *Service) MarkDemo(ctx context.Context) error {
	return s.Store.Write(ctx, access.Actor{Role: access.System}, "", func(tx *store.Tx) error {
		return tx.SetOnce(ctx, DemoMark, "yes")
	})
}

// IsDemo reports whether the people in this database are invented.
func (s *Service) IsDemo(ctx context.Context) (bool, error) {
	v, err := s.Store.Setting(ctx, DemoMark)
	return v != "", err
}

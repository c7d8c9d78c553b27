// Package app is the ground that every use case stands on: it finds whose
// record an act is about, asks the table of permissions, and opens one
// transaction for the keeper of that record. No use case reaches the store
// any other way.
package app

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/value/calendar"
)

// Base is what every area's Service has.
type Base struct{ Store *store.Store }

// Today gives the civil date in England.
func (b Base) Today() calendar.Date { return b.Store.Today() }

// Standing is how an actor stands to the subject of an act, and whose record
// that is.
type Standing struct {
	Keeper access.KeeperID
	In     []access.Relationship
}

// Is reports whether the actor stands in a relationship.
func (s Standing) Is(r access.Relationship) bool { return slices.Contains(s.In, r) }

// May reports how the actor stands to the subject, or refuses the act.
func (b Base) May(ctx context.Context, by access.Actor, act access.Act, about access.Subject) (Standing, error) {
	keeper, err := b.Store.KeeperOf(ctx, about)
	if err != nil {
		return Standing{}, err
	}
	in, err := b.Store.Relationships(ctx, by, about, keeper, b.Today())
	if err != nil {
		return Standing{}, err
	}
	if !access.Allowed(act, by.Role, in...) {
		return Standing{}, access.Refuse()
	}
	return Standing{keeper, in}, nil
}

// See runs fn on a steady view of the record that the subject is in, if the
// actor may do the act.
func (b Base) See(ctx context.Context, by access.Actor, act access.Act, about access.Subject, fn func(*store.Tx) error) error {
	standing, err := b.May(ctx, by, act, about)
	if err != nil {
		return err
	}
	return b.Store.Read(ctx, by, standing.Keeper, fn)
}

// Do runs fn and keeps all it did or nothing, if the actor may do the act.
func (b Base) Do(ctx context.Context, by access.Actor, act access.Act, about access.Subject, fn func(*store.Tx) error) error {
	standing, err := b.May(ctx, by, act, about)
	if err != nil {
		return err
	}
	return b.Store.Write(ctx, by, standing.Keeper, fn)
}

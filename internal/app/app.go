// Package app is the ground that every use case stands on: it finds whose
// record an act is about, asks the table of permissions, and opens one
// transaction for the keeper of that record. No use case reaches the store
// any other way.
package app

import (
	"context"
	"time"
	_ "time/tzdata" // so that the day in London is known on any machine

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/value/calendar"
)

// Base is what every area's Service has.
type Base struct{ Store *store.Store }

var london = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // the zones are compiled in
	}
	return l
}()

// Today gives the civil date in England.
func (b Base) Today() calendar.Date { return calendar.DateOf(b.Store.Now().In(london)) }

// May reports whether the actor may do the act about the subject today.
func (b Base) May(ctx context.Context, by access.Actor, act access.Act, about access.Subject) (access.KeeperID, error) {
	keeper, err := b.Store.KeeperOf(ctx, about)
	if err != nil {
		return "", err
	}
	in, err := b.Store.Relationships(ctx, by, about, keeper, b.Today())
	if err != nil {
		return "", err
	}
	if !access.Allowed(act, by.Role, in...) {
		return "", access.Refuse()
	}
	return keeper, nil
}

// See runs fn on a steady view of the record that the subject is in, if the
// actor may do the act.
func (b Base) See(ctx context.Context, by access.Actor, act access.Act, about access.Subject, fn func(*store.Tx) error) error {
	keeper, err := b.May(ctx, by, act, about)
	if err != nil {
		return err
	}
	return b.Store.Read(ctx, by, keeper, fn)
}

// Do runs fn and keeps all it did or nothing, if the actor may do the act.
func (b Base) Do(ctx context.Context, by access.Actor, act access.Act, about access.Subject, fn func(*store.Tx) error) error {
	keeper, err := b.May(ctx, by, act, about)
	if err != nil {
		return err
	}
	return b.Store.Write(ctx, by, keeper, fn)
}

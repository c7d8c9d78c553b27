package store

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// What crosses keepers: records of another keeper, by the grant that opens them.

var grantsAbout = sqlText(`SELECT id, giver, taker, what, person, pa, why, starts, ends FROM grants WHERE giver = $1 AND person = $2 AND what = $3 ORDER BY starts, id`)

// Holds lists the grants by which this keeper holds people's accounts on a day.
func (tx *Tx) Holds(ctx context.Context, on calendar.Date) ([]access.Grant, error) {
	all, err := tx.GrantsTo(ctx, tx.keeper)
	if err != nil {
		return nil, err
	}
	var held []access.Grant
	seen := map[person.ID]bool{}
	for _, g := range all {
		if g.What == access.Account && g.LastsOn(on) && !seen[g.Person] {
			seen[g.Person] = true
			held = append(held, g)
		}
	}
	return held, nil
}

// InAccountOf runs fn in the records of whoever keeps a person's, by the grant
// that lets this keeper hold their account, in the same transaction: both
// records change or neither does. With no such grant it is not found.
func (tx *Tx) InAccountOf(ctx context.Context, p person.ID, on calendar.Date, fn func(*Tx) error) error {
	held, err := tx.Holds(ctx, on)
	if err != nil {
		return err
	}
	for _, g := range held {
		if g.Person == p {
			return tx.within(g.Giver, fn)
		}
	}
	return fault.NotFound(NoSuchRecord)
}

// InEachKeeper runs fn once in the records of each keeper who lets this one
// hold people's accounts, with those people.
func (tx *Tx) InEachKeeper(ctx context.Context, on calendar.Date, fn func(*Tx, []person.ID) error) error {
	held, err := tx.Holds(ctx, on)
	if err != nil {
		return err
	}
	people := map[access.KeeperID][]person.ID{}
	var order []access.KeeperID
	for _, g := range held {
		if people[g.Giver] == nil {
			order = append(order, g.Giver)
		}
		people[g.Giver] = append(people[g.Giver], g.Person)
	}
	for _, k := range order {
		if err := tx.within(k, func(theirs *Tx) error { return fn(theirs, people[k]) }); err != nil {
			return err
		}
	}
	return nil
}

// within lends the transaction to another keeper's records; what it notes for
// the audit goes to theirs.
func (tx *Tx) within(k access.KeeperID, fn func(*Tx) error) error {
	view := *tx
	view.keeper, view.near, view.audit = k, nil, nil
	if err := fn(&view); err != nil {
		return err
	}
	tx.audit, tx.madeKeys = append(tx.audit, view.audit...), tx.madeKeys || view.madeKeys
	return nil
}

// GrantsAbout lists what this keeper ever granted about a person, of a kind.
func (tx *Tx) GrantsAbout(ctx context.Context, p person.ID, what access.What) ([]access.Grant, error) {
	var all []access.Grant
	err := tx.each(ctx, grantsAbout, []any{tx.keeper, p, what}, func(scan func(...any) error) error {
		var g access.Grant
		err := scan(&g.ID, &g.Giver, &g.Taker, &g.What, &g.Person, &g.PA, &g.Why, &g.From, &g.Until)
		all = append(all, g)
		return err
	})
	return all, err
}

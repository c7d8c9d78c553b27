package store

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
)

// asSuch gives how an actor stands to a subject by who they are.
func (tx *Tx) asSuch(by access.Actor, about access.Subject) (in []access.Relationship) {
	if !by.Keeper.IsZero() && by.Keeper == tx.keeper && by.Person.IsZero() && by.PA.IsZero() {
		in = append(in, access.Staff)
	}
	if !about.PA.IsZero() && about.PA == by.PA || !about.Person.IsZero() && about.Person == by.Person {
		in = append(in, access.Self)
	}
	return in
}

// standings finds what is recorded of how an actor stands to many people of this
// keeper on a day: speaking for them, working for them, and by their grants.
func (tx *Tx) standings(ctx context.Context, by access.Actor, people []person.ID, on calendar.Date) (map[person.ID][]access.Relationship, error) {
	all := make(map[person.ID][]access.Relationship, len(people))
	speaks, err := tx.representativesOf(ctx, people)
	if err != nil {
		return nil, err
	}
	for p, reps := range speaks {
		for _, r := range reps {
			switch {
			case r.Account != string(by.Account) || !r.ActsOn(on):
			case r.Standing == person.StandIn:
				all[p] = append(all[p], access.StandsIn)
			default:
				all[p] = append(all[p], access.Represents)
			}
		}
	}
	if !by.PA.IsZero() {
		if err := tx.worksFor(ctx, by.PA, people, on, all); err != nil {
			return nil, err
		}
	}
	if by.Role != access.Support {
		return all, nil
	}
	return all, tx.grantsOpen(ctx, by.Keeper, people, on, all)
}

// worksFor adds whom a PA works for on a day, with those whose last hours they may
// still tell.
func (tx *Tx) worksFor(ctx context.Context, pa person.PAID, people []person.ID, on calendar.Date, all map[person.ID][]access.Relationship) error {
	works := map[person.ID]bool{}
	err := eachOf(ctx, tx, worksForOf, []any{tx.keeper, pa, on, on.AddDays(-work.TellsFor)}, people, func(scan func(...any) error) error {
		var employer person.ID
		var doc string
		var paid calendar.Date
		if err := scan(&employer, &doc, &paid); err != nil {
			return err
		}
		var e work.Employment
		err := fromDoc(doc, &e)
		works[employer] = works[employer] || err == nil && e.Tells(on, paid)
		return err
	})
	for p, does := range works {
		if does {
			all[p] = append(all[p], access.WorksFor)
		}
	}
	return err
}

// opens says what each grant makes of whoever works for its taker.
var opens = map[access.What]access.Relationship{access.Wages: access.RunsWages, access.Account: access.Holds}

// grantsOpen adds the relationships that this keeper's grants over people give a
// support organisation on a day.
func (tx *Tx) grantsOpen(ctx context.Context, taker access.KeeperID, people []person.ID, on calendar.Date, all map[person.ID][]access.Relationship) error {
	return eachOf(ctx, tx, grantsOverOf, []any{taker}, people, func(scan func(...any) error) error {
		var g access.Grant
		if err := scan(&g.ID, &g.Giver, &g.Taker, &g.What, &g.Person, &g.PA, &g.Why, &g.From, &g.Until); err != nil {
			return err
		}
		if r, known := opens[g.What]; known && g.Giver == tx.keeper && g.LastsOn(on) {
			all[g.Person] = append(all[g.Person], r)
		}
		return nil
	})
}

// KeepersOf finds whose records many people are in. One who is nowhere is left out.
func (s *Store) KeepersOf(ctx context.Context, people []person.ID) (map[person.ID]access.KeeperID, error) {
	all := make(map[person.ID]access.KeeperID, len(people))
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return eachOf(ctx, tx, keepersOf, nil, people, func(scan func(...any) error) error {
			var p person.ID
			var k access.KeeperID
			err := scan(&p, &k)
			all[p] = k
			return err
		})
	})
	return all, err
}

package app

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
)

// Standings is how an actor stands to many people. It gives no standing to one who
// is in nobody's records.
type Standings struct {
	by access.Actor
	of map[person.ID]Standing
}

// Standings finds how an actor stands to many people, and whose record each is, in
// a few questions for all of them. What the actor may do is asked of it person by
// person.
func (b Base) Standings(ctx context.Context, by access.Actor, people []person.ID) (Standings, error) {
	all := Standings{by, make(map[person.ID]Standing, len(people))}
	keepers, err := b.Store.KeepersOf(ctx, people)
	if err != nil {
		return all, err
	}
	theirs := map[access.KeeperID][]person.ID{}
	for _, p := range people {
		if k, known := keepers[p]; known {
			theirs[k] = append(theirs[k], p)
		}
	}
	for k, some := range theirs {
		in, err := b.Store.RelationshipsOf(ctx, by, some, k, b.Today())
		if err != nil {
			return all, err
		}
		for _, p := range some {
			all.of[p] = Standing{k, in[p]}
		}
	}
	return all, nil
}

// May refuses an act about a person that the table does not let the actor do.
func (s Standings) May(act access.Act, p person.ID) error {
	stands, known := s.of[p]
	if !known || !access.Allowed(act, s.by.Role, stands.In...) {
		return access.Refuse()
	}
	return nil
}

// Keeper gives whose record a person is in.
func (s Standings) Keeper(p person.ID) (access.KeeperID, bool) {
	stands, known := s.of[p]
	return stands.Keeper, known
}

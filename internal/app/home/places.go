package home

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/store"
)

// Place is a person whose pages an account may open.
type Place struct {
	Person   person.Person
	Standing person.Standing // by which the account speaks for them; empty for its own
}

// Own reports whether the pages are the reader's own.
func (p Place) Own() bool { return p.Standing == "" }

// HoursOnly reports whether the account answers about hours and nothing else.
func (p Place) HoursOnly() bool { return p.Standing == person.StandIn }

// Places lists the people whose pages an account may open, with their names:
// its own first, and then those it speaks for today. With nobody to speak for
// there is nothing to choose from, and the list is empty.
func (s *Service) Places(ctx context.Context, by access.Actor) ([]Place, error) {
	if by.Role != access.Person {
		return nil, nil
	}
	speaks, err := s.PlacesFor(ctx, by)
	if err != nil || len(speaks) == 0 {
		return nil, err
	}
	var places []Place
	if !by.Person.IsZero() {
		speaks = append([]person.Representative{{Person: by.Person}}, speaks...)
	}
	for _, r := range speaks {
		p := Place{Standing: r.Standing}
		err := s.See(ctx, by, access.SeeHours, access.About(r.Person), func(tx *store.Tx) (err error) {
			p.Person, err = tx.Person(ctx, r.Person)
			return err
		})
		if err != nil {
			return nil, err
		}
		places = append(places, p)
	}
	return places, nil
}

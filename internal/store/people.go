package store

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var (
	insertPerson         = sqlText(`INSERT INTO person (keeper, id, name, doc) VALUES ($1, $2, $3, $4)`)
	updatePerson         = sqlText(`UPDATE person SET name = $1, doc = $2 WHERE keeper = $3 AND id = $4`)
	selectPerson         = sqlText(`SELECT doc FROM person WHERE keeper = $1 AND id = $2`)
	selectPeople         = sqlText(`SELECT doc FROM person WHERE keeper = $1 ORDER BY name, id`)
	insertRepresentative = sqlText(`INSERT INTO representative (keeper, person, account, standing, name, starts, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	nameAgain            = sqlText(`UPDATE representative SET ends = $1, name = $2 WHERE keeper = $3 AND person = $4 AND account = $5 AND standing = $6 AND starts = $7 AND ends <> ''`)
	endRepresentative    = sqlText(`UPDATE representative SET ends = $1 WHERE keeper = $2 AND person = $3 AND account = $4 AND ends = ''`)
	selectRepresentative = sqlText(`SELECT person, account, standing, name, starts, ends FROM representative WHERE keeper = $1 AND person = $2 ORDER BY starts, account`)
	selectRepresented    = sqlText(`SELECT keeper, person, account, standing, name, starts, ends FROM representative WHERE account = $1 ORDER BY person, standing`)
	insertPA             = sqlText(`INSERT INTO pa (keeper, id, name, doc) VALUES ($1, $2, $3, $4)`)
	selectPA             = sqlText(`SELECT doc FROM pa WHERE keeper = $1 AND id = $2`)
	countGrantsOfPA      = sqlText(`SELECT COUNT(*) FROM grants WHERE giver = $1 AND taker = $2 AND what = $3 AND pa = $4 AND starts <= $5 AND (ends = '' OR ends > $5)`)
)

// AddPerson records a person.
func (tx *Tx) AddPerson(ctx context.Context, p person.Person) error {
	doc, err := toDoc(p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "add person", string(p.ID), insertPerson, tx.keeper, p.ID, p.Name, doc)
}

// SavePerson keeps what changed of a person.
func (tx *Tx) SavePerson(ctx context.Context, p person.Person) error {
	doc, err := toDoc(p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "change person", string(p.ID), updatePerson, p.Name, doc, tx.keeper, p.ID)
}

// Person gives a person of this keeper.
func (tx *Tx) Person(ctx context.Context, id person.ID) (person.Person, error) {
	var p person.Person
	err := tx.doc(ctx, selectPerson, []any{tx.keeper, id}, &p)
	return p, err
}

// People lists this keeper's people by name.
func (tx *Tx) People(ctx context.Context) ([]person.Person, error) {
	return docs[person.Person](ctx, tx, selectPeople, tx.keeper)
}

// AddRepresentative records someone who speaks for a person. One who was
// removed can be named again; one who still speaks for them cannot.
func (tx *Tx) AddRepresentative(ctx context.Context, r person.Representative) error {
	all, err := tx.Representatives(ctx, r.Person)
	if err != nil {
		return err
	}
	sameDay := false
	for _, old := range all {
		if old.Account != r.Account || old.Standing != r.Standing {
			continue
		}
		if old.Until.IsZero() || r.From.Before(old.Until) {
			return fault.Conflict(AlreadyThere)
		}
		sameDay = sameDay || old.From == r.From
	}
	if sameDay { // named, removed and named again on one day
		return tx.write(ctx, "name representative", string(r.Person), nameAgain, r.Until, r.Name, tx.keeper, r.Person, r.Account, r.Standing, r.From)
	}
	return tx.write(ctx, "name representative", string(r.Person), insertRepresentative,
		tx.keeper, r.Person, r.Account, r.Standing, r.Name, r.From, r.Until)
}

// EndRepresentative ends on a day what an account may do for a person.
func (tx *Tx) EndRepresentative(ctx context.Context, p person.ID, account string, on calendar.Date) error {
	return tx.write(ctx, "remove representative", string(p), endRepresentative, on, tx.keeper, p, account)
}

// Representatives lists all who speak or spoke for a person.
func (tx *Tx) Representatives(ctx context.Context, p person.ID) ([]person.Representative, error) {
	if all, ok := known(tx, func(a *ahead) map[person.ID][]person.Representative { return a.reps }, p); ok {
		return slices.Clone(all), nil
	}
	var all []person.Representative
	err := tx.each(ctx, selectRepresentative, []any{tx.keeper, p}, func(scan func(...any) error) error {
		var r person.Representative
		err := scan(&r.Person, &r.Account, &r.Standing, &r.Name, &r.From, &r.Until)
		all = append(all, r)
		return err
	})
	return all, err
}

// Represented lists the people that an account speaks or spoke for, with whose
// records they are in.
func (s *Store) Represented(ctx context.Context, account access.AccountID) ([]person.Representative, error) {
	var all []person.Representative
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectRepresented, []any{account}, func(scan func(...any) error) error {
			var r person.Representative
			var keeper access.KeeperID
			err := scan(&keeper, &r.Person, &r.Account, &r.Standing, &r.Name, &r.From, &r.Until)
			all = append(all, r)
			return err
		})
	})
	return all, err
}

// AddPA records a PA's own profile, which their own keeper keeps; number and
// bank details are encrypted.
func (tx *Tx) AddPA(ctx context.Context, p person.PA) error {
	doc, err := tx.sealedDoc(ctx, string(p.ID), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "add PA", string(p.ID), insertPA, tx.keeper, p.ID, p.Name, doc)
}

// PA gives a PA's profile. A transaction for an employer's keeper sees it by
// the grant that came with the employment.
func (tx *Tx) PA(ctx context.Context, id person.PAID) (person.PA, error) {
	if p, ok := known(tx, func(a *ahead) map[person.PAID]person.PA { return a.pas }, id); ok {
		return p, nil
	}
	own, err := tx.across(ctx, access.Profile, id)
	if err != nil {
		return person.PA{}, err
	}
	var p person.PA
	err = own.unsealedDoc(ctx, string(id), selectPA, []any{own.keeper, id}, &p)
	return p, err
}

// across gives the same transaction looking into a PA's own keeper, when that
// is this keeper or has granted it. What crosses is a recorded grant and nothing else.
func (tx *Tx) across(ctx context.Context, what access.What, pa person.PAID) (*Tx, error) {
	var owner access.KeeperID
	if err := tx.one(ctx, keeperOfPA, []any{pa}, &owner); err != nil {
		return nil, err
	}
	if owner == tx.keeper {
		return tx, nil
	}
	var n int
	err := tx.one(ctx, countGrantsOfPA, []any{owner, tx.keeper, what, pa, calendar.DateOf(tx.now.In(london))}, &n)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, fault.NotFound(NoSuchRecord)
	}
	view := *tx
	view.keeper, view.near = owner, nil
	return &view, nil
}

// KeeperOfPA gives the keeper of a PA's own profile.
func (tx *Tx) KeeperOfPA(ctx context.Context, pa person.PAID) (access.KeeperID, error) {
	var k access.KeeperID
	err := tx.one(ctx, keeperOfPA, []any{pa}, &k)
	return k, err
}

package store

import (
	"context"
	"errors"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// Keeper is an organisation, or a person, answerable for records.
type Keeper struct {
	ID   access.KeeperID
	Kind string // council, nhs, support, person, pa
	Name string
	Council
}

// Council is what a council pays by.
type Council struct {
	Policy    string            // the name of its policy
	CycleFrom calendar.Date     // the first day of any one of its payment periods
	SUN       string            // its Bacs service user number
	Pays      ident.BankAccount // the account it pays from
}

// Account is what someone signs in with.
type Account struct {
	access.Actor
	Says string // how the account introduces itself where a demo lists accounts
}

var (
	insertKeeper     = sqlText(`INSERT INTO keeper (id, kind, name, doc) VALUES ($1, $2, $3, $4)`)
	selectKeeper     = sqlText(`SELECT id, kind, name, doc FROM keeper WHERE id = $1`)
	insertAccount    = sqlText(`INSERT INTO account (id, keeper, role, name, person, pa, says) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	selectAccount    = sqlText(`SELECT id, keeper, role, name, person, pa, says FROM account WHERE id = $1`)
	selectAccounts   = sqlText(`SELECT id, keeper, role, name, person, pa, says FROM account ORDER BY id`)
	insertGrant      = sqlText(`INSERT INTO grants (id, giver, taker, what, person, pa, why, starts, ends) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`)
	selectGrantTaker = sqlText(`SELECT id, giver, taker, what, person, pa, why, starts, ends FROM grants WHERE taker = $1 ORDER BY id`)
	keeperOfPerson   = sqlText(`SELECT keeper FROM person WHERE id = $1`)
	keeperOfPA       = sqlText(`SELECT keeper FROM pa WHERE id = $1`)
	insertSetting    = sqlText(`INSERT INTO setting (name, value) VALUES ($1, $2)`)
	selectSetting    = sqlText(`SELECT value FROM setting WHERE name = $1`)
)

// AddKeeper records a keeper. Its own transaction must be the keeper's.
func (tx *Tx) AddKeeper(ctx context.Context, k Keeper) error {
	doc, err := toDoc(k.Council)
	if err != nil {
		return err
	}
	return tx.write(ctx, "add keeper", string(k.ID), insertKeeper, k.ID, k.Kind, k.Name, doc)
}

// KeeperRecord gives a keeper by id: names of keepers are public.
func (tx *Tx) KeeperRecord(ctx context.Context, id access.KeeperID) (Keeper, error) {
	var k Keeper
	var doc string
	if err := tx.one(ctx, selectKeeper, []any{id}, &k.ID, &k.Kind, &k.Name, &doc); err != nil {
		return Keeper{}, err
	}
	return k, fromDoc(doc, &k.Council)
}

// AddAccount records an account of the keeper.
func (tx *Tx) AddAccount(ctx context.Context, a Account) error {
	return tx.write(ctx, "add account", string(a.Account), insertAccount, a.Account, a.Keeper, a.Role, a.Name, a.Person, a.PA, a.Says)
}

// AccountByID gives the account that someone signs in with.
func (s *Store) AccountByID(ctx context.Context, id access.AccountID) (Account, error) {
	var a Account
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.one(ctx, selectAccount, []any{id}, accountInto(&a)...)
	})
	return a, err
}

// Accounts lists every account, for a demo's sign-in page.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	var all []Account
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectAccounts, nil, func(scan func(...any) error) error {
			var a Account
			err := scan(accountInto(&a)...)
			all = append(all, a)
			return err
		})
	})
	return all, err
}

func accountInto(a *Account) []any {
	return []any{&a.Account, &a.Keeper, &a.Role, &a.Name, &a.Person, &a.PA, &a.Says}
}

// AddGrant records that something of this keeper's may be seen or done by
// another. The giver is the keeper of the transaction.
func (tx *Tx) AddGrant(ctx context.Context, g access.Grant) error {
	return tx.write(ctx, "grant "+string(g.What), string(g.ID), insertGrant, g.ID, tx.keeper, g.Taker, g.What, g.Person, g.PA, g.Why, g.From, g.Until)
}

// GrantsTo lists what other keepers have granted to a keeper.
func (tx *Tx) GrantsTo(ctx context.Context, taker access.KeeperID) ([]access.Grant, error) {
	var all []access.Grant
	err := tx.each(ctx, selectGrantTaker, []any{taker}, func(scan func(...any) error) error {
		var g access.Grant
		err := scan(&g.ID, &g.Giver, &g.Taker, &g.What, &g.Person, &g.PA, &g.Why, &g.From, &g.Until)
		all = append(all, g)
		return err
	})
	return all, err
}

// KeeperOf finds the keeper of the record that a subject is about.
func (s *Store) KeeperOf(ctx context.Context, about access.Subject) (access.KeeperID, error) {
	if !about.Keeper.IsZero() {
		return about.Keeper, nil
	}
	q, id := keeperOfPerson, string(about.Person)
	if !about.PA.IsZero() {
		q, id = keeperOfPA, string(about.PA)
	}
	var k access.KeeperID
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error { return tx.one(ctx, q, []any{id}, &k) })
	return k, err
}

// RelationshipsOf is Relationships to many people in the records of one keeper, found
// in a few questions for all of them.
func (s *Store) RelationshipsOf(ctx context.Context, by access.Actor, people []person.ID, keeper access.KeeperID, on calendar.Date) (map[person.ID][]access.Relationship, error) {
	all := make(map[person.ID][]access.Relationship, len(people))
	err := s.Read(ctx, by, keeper, func(tx *Tx) error {
		more, err := tx.standings(ctx, by, people, on)
		for _, p := range people {
			all[p] = append(tx.asSuch(by, access.About(p)), more[p]...)
		}
		return err
	})
	return all, err
}

// Relationships finds how an actor stands to a subject on a day, from what is
// recorded and nothing else.
func (s *Store) Relationships(ctx context.Context, by access.Actor, about access.Subject, keeper access.KeeperID, on calendar.Date) ([]access.Relationship, error) {
	var in []access.Relationship
	err := s.Read(ctx, by, keeper, func(tx *Tx) error {
		var err error
		in, err = tx.relationships(ctx, by, about, on)
		return err
	})
	return in, err
}

func (tx *Tx) relationships(ctx context.Context, by access.Actor, about access.Subject, on calendar.Date) ([]access.Relationship, error) {
	in := tx.asSuch(by, about)
	if about.Person.IsZero() {
		return in, nil
	}
	more, err := tx.standings(ctx, by, []person.ID{about.Person}, on)
	return append(in, more[about.Person]...), err
}

// SetOnce keeps a setting of the whole database that is never changed.
func (tx *Tx) SetOnce(ctx context.Context, name, value string) error {
	return tx.write(ctx, "set", name, insertSetting, name, value)
}

// Setting gives a setting of the whole database, or nothing.
func (s *Store) Setting(ctx context.Context, name string) (string, error) {
	var v string
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error { return tx.one(ctx, selectSetting, []any{name}, &v) })
	var f *fault.Fault
	if errors.As(err, &f) && f.Kind == fault.KindNotFound {
		return "", nil
	}
	return v, err
}

var selectGrantsOf = sqlText(`SELECT COUNT(*) FROM grants WHERE giver = $1 AND what = $2 AND person = $3 AND starts <= $4 AND (ends = '' OR ends > $4)`)

// HasGrant reports whether this keeper has opened something about a person to
// anyone on a day.
func (tx *Tx) HasGrant(ctx context.Context, what access.What, p person.ID, on calendar.Date) (bool, error) {
	if granted, ok := known(tx, func(a *ahead) map[person.ID]bool { return a.granted }, p); ok && what == access.Wages && on == tx.ahead.on {
		return granted, nil
	}
	var n int
	err := tx.one(ctx, selectGrantsOf, []any{tx.keeper, what, p, on}, &n)
	return n > 0, err
}

// ReadGranted lets a PA read what an employer's keeper has granted them of
// their own pay, and nothing else of that keeper.
func (s *Store) ReadGranted(ctx context.Context, by access.Actor, giver access.KeeperID, on calendar.Date, fn func(*Tx) error) error {
	return s.Read(ctx, by, giver, func(tx *Tx) error {
		grants, err := tx.GrantsTo(ctx, by.Keeper)
		if err != nil {
			return err
		}
		for _, g := range grants {
			if g.Giver == giver && g.What == access.History && g.PA == by.PA && g.LastsOn(on) {
				return fn(tx)
			}
		}
		return fault.NotFound(NoSuchRecord)
	})
}

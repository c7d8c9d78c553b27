package store_test

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// A PA's profile is the PA's own: an employer's keeper reads it by a grant that
// holds today, and no other way.
func TestProfileCrossesByAGrantAlone(t *testing.T) {
	today := calendar.DateOf(storetest.Noon)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, c := range []struct {
			name string
			give func(town) (access.KeeperID, access.Grant)
			want bool
		}{
			{"no grant", nil, false},
			{"a grant", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: w.kelly.PA, From: today}
			}, true},
			{"a grant that ended today", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: w.kelly.PA, From: today.AddDays(-5), Until: today}
			}, false},
			{"a grant from tomorrow", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: w.kelly.PA, From: today.AddDays(1)}
			}, false},
			{"a grant to another", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.otherCouncil.Keeper, What: access.Profile, PA: w.kelly.PA, From: today}
			}, false},
			{"a grant of something else", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.History, PA: w.kelly.PA, From: today}
			}, false},
			{"a grant about another PA", func(w town) (access.KeeperID, access.Grant) {
				return w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: "pa_other", From: today}
			}, false},
			{"a grant that the taker gave itself", func(w town) (access.KeeperID, access.Grant) {
				return w.staff.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: w.kelly.PA, From: today}
			}, false},
		} {
			w := newTown(t, s)
			if c.give != nil {
				giver, g := c.give(w)
				w.grant(t, giver, g)
			}
			err := s.Read(ctx, w.staff, w.staff.Keeper, func(tx *store.Tx) error {
				pa, err := tx.PA(ctx, w.kelly.PA)
				if err == nil && pa.NINO != "QQ123456C" {
					t.Errorf("%s: read %+v", c.name, pa)
				}
				return err
			})
			if (err == nil) != c.want || err != nil && fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("%s: %v", c.name, err)
			}
			err = s.Read(ctx, w.kelly, w.kelly.Keeper, func(tx *store.Tx) error { _, err := tx.PA(ctx, w.kelly.PA); return err })
			if err != nil {
				t.Errorf("%s: the PA cannot read their own profile: %v", c.name, err)
			}
		}
	})
}

// What crosses with a profile is the profile: the transaction goes on working
// for the employer's keeper, and writes nothing into the PA's.
func TestLookingAcrossChangesNoKeeper(t *testing.T) {
	today := calendar.DateOf(storetest.Noon)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		w.grant(t, w.kelly.Keeper, access.Grant{Taker: w.staff.Keeper, What: access.Profile, PA: w.kelly.PA, From: today})
		write(t, s, w.staff, func(tx *store.Tx) error {
			if _, err := tx.PA(ctx, w.kelly.PA); err != nil {
				return err
			}
			if tx.Keeper() != w.staff.Keeper {
				t.Errorf("the transaction now works for %s", tx.Keeper())
			}
			return tx.AddGrant(ctx, access.Grant{ID: "grt_x", Taker: w.bureau.Keeper, What: access.Wages, Person: w.rosa.Person, From: today})
		})
		giver, err := store.Column(ctx, s, `SELECT giver FROM grants WHERE id = 'grt_x'`)
		if err != nil || giver != string(w.staff.Keeper) {
			t.Errorf("given by %s, %v", giver, err)
		}
	})
}

// A PA reads their own pay where the employer's keeper granted it, for as long
// as it does.
func TestReadGranted(t *testing.T) {
	var none calendar.Date
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, c := range []struct {
			name        string
			what        access.What
			about       func(town) access.Grant
			from, until calendar.Date
			want        bool
		}{
			{"granted", access.History, func(w town) access.Grant { return access.Grant{Taker: w.kelly.Keeper, PA: w.kelly.PA} }, day, none, true},
			{"ended", access.History, func(w town) access.Grant { return access.Grant{Taker: w.kelly.Keeper, PA: w.kelly.PA} }, day.AddDays(-9), day, false},
			{"not begun", access.History, func(w town) access.Grant { return access.Grant{Taker: w.kelly.Keeper, PA: w.kelly.PA} }, day.AddDays(1), none, false},
			{"granted to another", access.History, func(w town) access.Grant { return access.Grant{Taker: w.bureau.Keeper, PA: w.kelly.PA} }, day, none, false},
			{"about another PA", access.History, func(w town) access.Grant { return access.Grant{Taker: w.kelly.Keeper, PA: "pa_other"} }, day, none, false},
			{"of something else", access.Profile, func(w town) access.Grant { return access.Grant{Taker: w.kelly.Keeper, PA: w.kelly.PA} }, day, none, false},
		} {
			w := newTown(t, s)
			g := c.about(w)
			g.What, g.From, g.Until, g.Person = c.what, c.from, c.until, w.rosa.Person
			w.grant(t, w.staff.Keeper, g)
			ran := false
			err := s.ReadGranted(ctx, w.kelly, w.staff.Keeper, day, func(*store.Tx) error { ran = true; return nil })
			if ran != c.want || (err == nil) != c.want || err != nil && fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("%s: ran %v, %v", c.name, ran, err)
			}
			if err := s.ReadGranted(ctx, w.kelly, w.otherCouncil.Keeper, day, func(*store.Tx) error { return nil }); fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("%s: and another keeper's too: %v", c.name, err)
			}
		}
	})
}

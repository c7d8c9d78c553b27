package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/calendar"
)

// What takeovers wrote of the right to act with HMRC, before it was kept with
// the others, is there after the tables are brought up to date.
func TestAuthorityOfTakeovers(t *testing.T) {
	on := func(t *testing.T, o store.Options) {
		o.Now = func() time.Time { return storetest.Noon }
		old, err := store.OpenBefore(ctx, o, 14)
		if err != nil {
			t.Fatal(err)
		}
		k := access.KeeperID(idOf(t, "kpr"))
		rosa, idris := person.ID(idOf(t, "per")), person.ID(idOf(t, "per"))
		taken := func(tx *store.Tx, p person.ID, doc map[string]string) string {
			sealed, err := store.Seal(ctx, tx, string(p), doc)
			if err != nil {
				t.Fatal(err)
			}
			return "INSERT INTO taken_authority (keeper, person, taker, doc) VALUES ('" + string(k) + "', '" + string(p) + "', '" + string(k) + "', '" + sealed + "')"
		}
		var rows []string
		err = old.Write(ctx, access.Actor{Keeper: k}, k, func(tx *store.Tx) error {
			if err := tx.AddKeeper(ctx, store.Keeper{ID: k, Kind: "person", Name: "Rosa"}); err != nil {
				return err
			}
			for _, p := range []person.ID{rosa, idris} {
				if err := tx.AddPerson(ctx, person.Person{ID: p, Name: "Somebody"}); err != nil {
					return err
				}
			}
			rows = append(rows, taken(tx, rosa, map[string]string{"From": "2026-10-01", "Why": "signed on 1 October", "Agent": "AG1234", "Since": "2026-11-02"}),
				taken(tx, idris, map[string]string{"From": "2026-10-01", "Why": "signed on 1 October", "Agent": "", "Since": ""}))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if err := store.Tamper(ctx, old, row); err != nil {
				t.Fatal(err)
			}
		}
		if err := old.Close(); err != nil {
			t.Fatal(err)
		}
		s := storetest.Open(t, o)
		lets := func(p person.ID, day string) (yes bool) {
			if err := s.Read(ctx, access.Actor{Keeper: k}, k, func(tx *store.Tx) (err error) {
				yes, err = tx.Lets(ctx, p, bureau.TellHMRC, calendar.MustDate(day))
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return yes
		}
		if lets(rosa, "2026-11-01") || !lets(rosa, "2026-11-02") || lets(idris, "2026-11-02") {
			t.Error("the right holds from the day that HMRC was told, and only for whoever has one")
		}
		write(t, s, access.Actor{Keeper: k}, func(tx *store.Tx) error {
			all, err := tx.Authorities(ctx, rosa)
			if err != nil || len(all) != 1 || all[0].Reference != "AG1234" || all[0].Evidence != "signed on 1 October" || all[0].Employer != rosa {
				t.Errorf("%+v %v", all, err)
			}
			ended, err := all[0].End(calendar.MustDate("2026-11-21"))
			if err != nil {
				return err
			}
			return tx.EndAuthority(ctx, ended)
		})
		if lets(rosa, "2026-11-21") || !lets(rosa, "2026-11-20") {
			t.Error("it ended")
		}
	}
	t.Run("sqlite", func(t *testing.T) { on(t, store.Options{File: filepath.Join(t.TempDir(), "ownway.db")}) })
	t.Run("postgres", func(t *testing.T) {
		if url := storetest.Postgres(t); url != "" {
			on(t, store.Options{URL: url})
		}
	})
}

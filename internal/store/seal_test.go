package store_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/fault"
	"ownway/value/money"
)

// Many sealers at once, while others write: each row is sealed once, in one
// tree that proves itself.
func TestSealersAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		second(t, s, by)
		council(t, s)
		n := 0
		keys := make(chan string, 64)
		for range cap(keys) {
			n++
			keys <- "k" + strconv.Itoa(n)
		}
		errs := atOnce(8, func() error {
			for range 4 {
				tr := pay(t, purse, <-keys, money.Amount(7))
				if err := s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, tr) }); err != nil {
					return err
				}
				if err := s.Seal(ctx); err != nil && fault.KindOf(err) != fault.KindConflict {
					return err
				}
			}
			return nil
		})
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if p := verify(t, s); len(p.Wrong) > 0 || p.Transactions != 32 {
			t.Errorf("%+v", p)
		}
		if left, err := store.Column(ctx, s, `SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE leaf < 0`); err != nil || left != "0" {
			t.Errorf("%s rows are unsealed, %v", left, err)
		}
	})
}

func TestSealingAgainChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		council(t, s)
		for range 3 {
			if err := s.Seal(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if n := rows(t, s, "seal"); n != "1" {
			t.Errorf("%s seals", n)
		}
	})
}

// A row that nobody sealed for longer than a minute is a fault, however many
// fresh ones came after it.
func TestOldUnsealedRowIsAFault(t *testing.T) {
	now := storetest.Noon
	storetest.EachWith(t, store.Options{Now: func() time.Time { return now }}, func(t *testing.T, s *store.Store) {
		now = storetest.Noon
		by, purse := council(t, s)
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k1", 1)) })
		if p := verify(t, s); len(p.Wrong) > 0 {
			t.Errorf("a fresh row: %v", p.Wrong)
		}
		now = now.Add(2 * time.Minute)
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k2", 1)) })
		if p := verify(t, s); len(p.Wrong) != 1 || p.Wrong[0].Key != store.NotSealed || p.Wrong[0].Args["at"].S != storetest.Noon.Format(time.RFC3339) {
			t.Errorf("an old row and a fresh one: %v", p.Wrong)
		}
		if err := s.Seal(ctx); err != nil {
			t.Fatal(err)
		}
		if p := verify(t, s); len(p.Wrong) > 0 || p.SealedTo != now.Format(time.RFC3339) {
			t.Errorf("sealed at last: %+v", p)
		}
	})
}

// Whatever someone with the database in their hands takes out, adds or changes
// is seen, also where they take all that one purse or one keeper has.
func TestTamperingIsSeen(t *testing.T) {
	for _, c := range []struct {
		name string
		sql  []string
	}{
		{"an amount", []string{`UPDATE move SET amount = amount + 1`}},
		{"a funder", []string{`UPDATE move SET funder = 'own'`}},
		{"a day", []string{`UPDATE txn SET happened = '2026-01-01'`, `UPDATE move SET happened = '2026-01-01'`}},
		{"the day of a movement alone", []string{`UPDATE move SET happened = '2026-01-01'`}},
		{"an amount with its digest", []string{`UPDATE move SET amount = amount + 1`, `UPDATE txn SET digest = '` + strings.Repeat("00", 32) + `'`}},
		{"a transaction taken out", []string{`DELETE FROM move`, `DELETE FROM txn`}},
		{"a whole purse taken out", []string{`DELETE FROM move`, `DELETE FROM txn`, `DELETE FROM purse`}},
		{"a transaction slipped in", []string{
			`INSERT INTO txn (keeper, id, purse, happened, idem, cause, ref, reverses, digest) SELECT keeper, 'txn_x', purse, happened, 'x', cause, ref, '', digest FROM txn`,
			`INSERT INTO move (keeper, purse, txn, n, happened, from_account, to_account, amount, funder) SELECT keeper, purse, 'txn_x', 0, happened, from_account, to_account, amount, funder FROM move`}},
		{"who did it", []string{`UPDATE audit SET account = 'acc_other' WHERE act = 'post'`}},
		{"when it was done", []string{`UPDATE audit SET at = '2025-01-01T00:00:00Z' WHERE act = 'post'`}},
		{"an audit row taken out from the end", []string{`DELETE FROM audit WHERE leaf = (SELECT MAX(leaf) FROM audit)`}},
		{"the order of rows", []string{`UPDATE audit SET leaf = 99 WHERE leaf = 0`, `UPDATE audit SET leaf = 0 WHERE leaf = 1`, `UPDATE audit SET leaf = 1 WHERE leaf = 99`}},
		{"the last seal", []string{`DELETE FROM seal`}},
		{"every audit row", []string{`DELETE FROM audit`}},
	} {
		t.Run(c.name, func(t *testing.T) { // on one engine: the proof is not the database's
			s := storetest.Open(t, store.Options{File: t.TempDir() + "/ownway.db", Now: func() time.Time { return storetest.Noon }})
			by, purse := council(t, s)
			write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k", 100)) })
			if err := s.Seal(ctx); err != nil {
				t.Fatal(err)
			}
			if p := verify(t, s); len(p.Wrong) > 0 {
				t.Fatalf("before: %v", p.Wrong)
			}
			for _, sql := range c.sql {
				if err := store.Tamper(ctx, s, sql); err != nil {
					t.Fatal(err)
				}
			}
			if p := verify(t, s); len(p.Wrong) == 0 {
				t.Error("nothing was noticed")
			}
		})
	}
}

func TestSealedToIsTheEarliestOfTheSeals(t *testing.T) {
	now := storetest.Noon
	storetest.EachWith(t, store.Options{Now: func() time.Time { return now }}, func(t *testing.T, s *store.Store) {
		now = storetest.Noon
		seal := func() {
			if err := s.Seal(ctx); err != nil {
				t.Fatal(err)
			}
		}
		council(t, s)
		seal()
		now = now.Add(time.Hour)
		council(t, s)
		seal()
		now = now.Add(time.Second)
		council(t, s) // not sealed yet
		if p := verify(t, s); p.SealedTo != storetest.Noon.Format(time.RFC3339) || len(p.Wrong) > 0 {
			t.Errorf("%+v", p)
		}
	})
}

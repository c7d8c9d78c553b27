package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/riverqueue/river"

	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
)

type someJob struct {
	What string `json:"what"`
}

func (someJob) Kind() string { return "some" }

var _ river.JobArgs = someJob{}

func rows(t testing.TB, s *store.Store, table string) string {
	t.Helper()
	n, err := store.Column(ctx, s, `SELECT CAST(COUNT(*) AS TEXT) FROM `+table)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// However a transaction ends before its end, nothing that it did is there: no
// person, no purse, no movement, no audit row and no job.
func TestNothingIsHalfDone(t *testing.T) {
	fell := errors.New("fell over")
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		tables := []string{"person", "txn", "move", "audit", "secret", "representative", "river_job"}
		before := map[string]string{}
		for _, table := range tables {
			before[table] = rows(t, s, table)
		}
		work := func(tx *store.Tx) error {
			return errors.Join(
				tx.AddPerson(ctx, person.Person{ID: person.ID(idOf(t, "per")), Name: "Nobody"}),
				tx.AddAssessment(ctx, needs(t, purse.Person)),
				tx.AddRepresentative(ctx, person.Representative{Person: purse.Person, Account: "acc_1", Standing: person.Nominated, From: day}),
				tx.Post(ctx, pay(t, purse, "k1", 1), pay(t, purse, "k2", 2)),
				tx.Enqueue(ctx, someJob{"one"}))
		}
		ends := map[string]func(context.Context) error{
			"an error after the writes": func(ctx context.Context) error {
				return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error { return errors.Join(work(tx), fell) })
			},
			"a write that is refused at the end": func(ctx context.Context) error {
				return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error {
					if err := work(tx); err != nil {
						t.Error(err)
					}
					return tx.AddPurse(ctx, purse) // it is there already
				})
			},
			"a panic": func(ctx context.Context) (err error) {
				defer func() {
					if recover() != nil {
						err = fell
					}
				}()
				return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error {
					if err := work(tx); err != nil {
						t.Error(err)
					}
					panic("fell over")
				})
			},
			"a caller that went away": func(ctx context.Context) error {
				ctx, cancel := context.WithCancel(ctx)
				defer cancel()
				return s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error {
					if err := work(tx); err != nil {
						t.Error(err)
					}
					cancel()
					return nil
				})
			},
		}
		for name, end := range ends {
			if err := end(ctx); err == nil {
				t.Errorf("%s: it was kept", name)
			}
			for _, table := range tables {
				if got := rows(t, s, table); got != before[table] {
					t.Errorf("%s: %s has %s rows, and had %s", name, table, got, before[table])
				}
			}
		}
		write(t, s, by, work) // and then it can be done
		if rows(t, s, "txn") != "2" || rows(t, s, "river_job") != "1" {
			t.Error("it could not be done afterwards")
		}
	})
}

// A reader cannot write, whatever it tries.
func TestReadersCannotWrite(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k", 1)) })
		if err == nil || rows(t, s, "txn") != "0" {
			t.Errorf("a reader wrote: %v", err)
		}
	})
}

// A reader sees one state of things, whatever is written meanwhile.
func TestReadersSeeOneMoment(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k1", 1000)) })
		read(t, s, by, func(tx *store.Tx) error {
			first, err := tx.Balances(ctx, purse.ID, day)
			if err != nil {
				return err
			}
			write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, pay(t, purse, "k2", 500)) })
			again, err := tx.Balances(ctx, purse.ID, day)
			if first.Account(held) != 1000 || again.Account(held) != 1000 {
				t.Errorf("saw %v and then %v", first.Account(held), again.Account(held))
			}
			return err
		})
	})
}

// Each write leaves who did what to which record, with the time and a
// fingerprint, and nothing that is personal.
func TestAuditSaysWhoDidWhat(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		by, purse := council(t, s)
		tr := pay(t, purse, "k", 1)
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, tr) })
		for column, want := range map[string]string{"account": string(by.Account), "act": "post", "at": "2026-11-21T12:00:00Z", "keeper": string(by.Keeper)} {
			got, err := store.Column(ctx, s, `SELECT `+column+` FROM audit WHERE subject = $1`, string(tr.ID))
			if err != nil || got != want {
				t.Errorf("%s is %q, %v; want %q", column, got, err, want)
			}
		}
		n, err := store.Column(ctx, s, `SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE subject LIKE '%Whitfield%' OR act LIKE '%Whitfield%' OR digest LIKE '%Whitfield%'`)
		if err != nil || n != "0" {
			t.Errorf("%s audit rows name a person, %v", n, err)
		}
	})
}

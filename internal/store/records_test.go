package store_test

import (
	"strings"
	"testing"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/leaving"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// What is written down of a job is read as it was written, each kind by itself, in
// place of what stood before; it is nowhere in clear and in no other keeper.
func TestRecordsOfAJob(t *testing.T) {
	storetest.EachWith(t, store.Options{}, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		e := work.Employment{ID: w.employ(t, day, calendar.Date{}), Employer: w.rosa.Person, PA: w.kelly.PA}
		read(t, s, w.staff, func(tx *store.Tx) error {
			life, err := tx.Pension(ctx, e)
			if err != nil || len(life.Events) != 0 {
				t.Errorf("before anything is told: %+v, %v", life, err)
			}
			how, err := tx.Ending(ctx, e)
			if how != (work.Ending{}) {
				t.Errorf("before anything is told: %+v", how)
			}
			return err
		})
		life := work.PensionLife{Events: []work.PensionEvent{{Event: pension.Event{Kind: pension.Enrolled, On: day}, By: "acc_private"}}}
		first := work.Ending{Why: leaving.Resigned, Last: day.AddDays(20), Told: day, By: "acc_private"}
		second := first
		second.Last = day.AddDays(10)
		for _, how := range []work.Ending{first, second} {
			write(t, s, w.staff, func(tx *store.Tx) error {
				if err := tx.SavePension(ctx, e, life); err != nil {
					return err
				}
				return tx.SaveEnding(ctx, e, how)
			})
			read(t, s, w.staff, func(tx *store.Tx) error {
				got, err := tx.Ending(ctx, e)
				if got != how {
					t.Errorf("%+v, want %+v", got, how)
				}
				kept, other := tx.Pension(ctx, e)
				if len(kept.Events) != 1 || kept.Events[0].On != day || other != nil {
					t.Errorf("%+v, %v", kept, other)
				}
				return err
			})
		}
		if n, err := store.Column(ctx, s, `SELECT COUNT(*) FROM job_record`); err != nil || n != "2" {
			t.Errorf("%s rows, %v; want one of each kind", n, err)
		}
		if doc, err := store.Column(ctx, s, `SELECT doc FROM job_record WHERE kind = 'ending'`); err != nil || strings.Contains(doc, "private") {
			t.Errorf("in clear: %.80s, %v", doc, err)
		}
		other := e
		other.ID = "emp_nobody"
		err := s.Write(ctx, w.staff, w.staff.Keeper, func(tx *store.Tx) error { return tx.SaveEnding(ctx, other, first) })
		if err == nil {
			t.Error("the end of a job that is not there was kept")
		}
		err = s.Write(ctx, w.otherCouncil, w.otherCouncil.Keeper, func(tx *store.Tx) error { return tx.SaveEnding(ctx, e, first) })
		if err == nil {
			t.Error("another council wrote down the end of the job")
		}
		err = s.Read(ctx, w.otherCouncil, w.otherCouncil.Keeper, func(tx *store.Tx) error {
			how, err := tx.Ending(ctx, e)
			if how.Why != "" {
				t.Errorf("another council reads %+v", how)
			}
			return err
		})
		if err != nil && fault.KindOf(err) != fault.KindNotFound {
			t.Error(err)
		}
	})
}

// An employer's pension scheme is read as it was written, sealed, and belongs to
// its keeper; of one that nobody told about, only whose it is.
func TestRecordsOfAnEmployer(t *testing.T) {
	storetest.EachWith(t, store.Options{}, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		read(t, s, w.staff, func(tx *store.Tx) error {
			got, err := tx.PensionScheme(ctx, w.rosa.Person)
			if got.Employer != w.rosa.Person || got.Provider != "" || got.Name() != "NEST" {
				t.Errorf("before anything is told: %+v", got)
			}
			return err
		})
		for _, provider := range []string{"The People's Pension", "Smart"} {
			write(t, s, w.staff, func(tx *store.Tx) error {
				return tx.SavePensionScheme(ctx, work.PensionScheme{Employer: w.rosa.Person, Provider: provider, Reference: "PRIVATE1", NetPay: true})
			})
			read(t, s, w.staff, func(tx *store.Tx) error {
				got, err := tx.PensionScheme(ctx, w.rosa.Person)
				if got.Provider != provider || got.Reference != "PRIVATE1" || !got.NetPay || got.Employer != w.rosa.Person {
					t.Errorf("%+v", got)
				}
				return err
			})
		}
		if n, err := store.Column(ctx, s, `SELECT COUNT(*) FROM employer_record`); err != nil || n != "1" {
			t.Errorf("%s rows, %v", n, err)
		}
		if doc, err := store.Column(ctx, s, `SELECT doc FROM employer_record`); err != nil || strings.Contains(doc, "PRIVATE1") {
			t.Errorf("in clear: %.80s, %v", doc, err)
		}
		nobody := person.ID("per_nobody")
		if err := s.Write(ctx, w.staff, w.staff.Keeper, func(tx *store.Tx) error {
			return tx.SavePensionScheme(ctx, work.PensionScheme{Employer: nobody})
		}); err == nil {
			t.Error("the scheme of nobody was kept")
		}
		if err := s.Read(ctx, w.otherCouncil, w.otherCouncil.Keeper, func(tx *store.Tx) error {
			got, err := tx.PensionScheme(ctx, w.rosa.Person)
			if got.Provider != "" {
				t.Errorf("another council reads %+v", got)
			}
			return err
		}); err != nil && fault.KindOf(err) != fault.KindNotFound {
			t.Error(err)
		}
	})
}

package jobs_test

import (
	"context"
	"crypto/rand"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/demo"
	"ownway/internal/jobs"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/ident"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var (
	ctx   = context.Background()
	quiet = slog.New(slog.DiscardHandler)
)

// until looks again and again, and fails when it is not so in good time.
func until(t *testing.T, what string, so func() bool) {
	t.Helper()
	in, cancel := context.WithTimeout(ctx, 60*time.Second)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !so() {
		select {
		case <-in.Done():
			t.Fatalf("it is not so: %s", what)
		case <-again.C:
		}
	}
}

func crew(t *testing.T, s *store.Store, every time.Duration) *jobs.Crew {
	t.Helper()
	c, err := jobs.StartEvery(ctx, s, quiet, every)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func stop(t *testing.T, c *jobs.Crew) {
	t.Helper()
	in, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if err := c.Stop(in); err != nil {
		t.Errorf("the crew did not stop: %v", err)
	}
}

// The wages run that the demo has open is started, and the crew does it: every
// employer is paid on the usual hours that nobody answered for, the run ends by
// itself, and the books still balance.
func TestCrewDoesAWagesRun(t *testing.T) {
	clock := demo.NewClock(demo.Begins)
	storetest.EachWith(t, store.Options{Now: clock.Now}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		if _, err := demo.Build(ctx, s, clock, nil); err != nil {
			t.Fatal(err)
		}
		bureau := officer(t, s)
		wages := &pay.Service{Base: app.Base{Store: s}}
		*clock = *demo.NewClock(calendar.MustDate("2026-12-14")) // past the cut-off of the period to 6 December
		id, err := wages.OpenRun(ctx, bureau, period.FourWeekly, calendar.FourWeekly(demo.First, 3))
		if err != nil {
			t.Fatal(err)
		}
		c := crew(t, s, 50*time.Millisecond)
		defer stop(t, c)
		if err := wages.StartRun(ctx, bureau, id); err != nil {
			t.Fatal(err)
		}
		var look pay.Look
		until(t, "the run is finished", func() bool {
			runs, err := wages.WagesRuns(ctx, bureau)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range runs {
				if r.ID == id {
					return r.State == work.Finished
				}
			}
			return false
		})
		if look, err = wages.WagesRun(ctx, bureau, id); err != nil || len(look.Items) < 7 {
			t.Fatalf("%d employers, %v", len(look.Items), err)
		}
		for _, i := range look.Items {
			if i.State != work.Done || i.Net() <= 0 || !i.AsUsual() {
				t.Errorf("%s: %s because %s, %v", i.Name, i.State, i.Why, i.Net())
			}
		}
		if p, err := s.Verify(ctx); err != nil || len(p.Wrong) > 0 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}

func officer(t *testing.T, s *store.Store) access.Actor {
	t.Helper()
	all, err := s.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Role == access.Support {
			return a.Actor
		}
	}
	t.Fatal("the demo has no bureau")
	return access.Actor{}
}

// clock is moved while others read it.
type clock struct{ atomic.Pointer[time.Time] }

func (c *clock) now() time.Time   { return *c.Load() }
func (c *clock) set(at time.Time) { c.Store(&at) }

func id[P ident.Prefix](t *testing.T) ident.ID[P] {
	t.Helper()
	v, err := ident.Make[P](&ident.Maker{Random: rand.Reader}, storetest.Noon)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

type (
	kpr struct{}
	per struct{}
)

func (kpr) Prefix() string { return "kpr" }
func (per) Prefix() string { return "per" }

func keep(t *testing.T, s *store.Store, kind string) access.Actor {
	t.Helper()
	by := access.Actor{Account: "acc_test", Keeper: access.KeeperID(id[kpr](t)), Role: access.Support}
	err := s.Write(ctx, by, by.Keeper, func(tx *store.Tx) error {
		return tx.AddKeeper(ctx, store.Keeper{ID: by.Keeper, Kind: kind, Name: "Somebody"})
	})
	if err != nil {
		t.Fatal(err)
	}
	return by
}

// Rows are sealed again and again while the crew is at work, not only once: an
// hour after each write the proof finds none that waits.
func TestCrewSealsAsLongAsItWorks(t *testing.T) {
	now := &clock{}
	now.set(storetest.Noon)
	storetest.EachWith(t, store.Options{Now: now.now}, func(t *testing.T, s *store.Store) {
		now.set(storetest.Noon)
		c := crew(t, s, 50*time.Millisecond)
		defer stop(t, c)
		for round := range 3 {
			keep(t, s, "council")
			now.set(now.now().Add(time.Hour))
			until(t, "the rows of round "+string(rune('1'+round))+" are sealed", func() bool {
				p, err := s.Verify(ctx)
				if err != nil {
					t.Fatal(err)
				}
				return len(p.Wrong) == 0
			})
		}
	})
}

// A job that fails is tried again, and done when what it lacked is there.
func TestJobThatFailsIsTriedAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		bureau := keep(t, s, "support")
		council := keep(t, s, "council")
		who := person.ID(id[per](t))
		run := work.Run{ID: "wgr_later", Frequency: period.Monthly, Calendar: work.CalendarOf(calendar.MonthOf(calendar.MustDate("2026-10-01"))), State: work.Running}
		write := func(by access.Actor, fn func(*store.Tx) error) {
			t.Helper()
			if err := s.Write(ctx, by, by.Keeper, fn); err != nil {
				t.Fatal(err)
			}
		}
		write(council, func(tx *store.Tx) error { return tx.AddPerson(ctx, person.Person{ID: who, Name: "Nobody Yet"}) })
		write(bureau, func(tx *store.Tx) error {
			return tx.Enqueue(ctx, pay.EmployerJob{Run: run.ID, Bureau: bureau.Keeper, Employer: who})
		})
		c := crew(t, s, time.Hour)
		defer stop(t, c)
		until(t, "the job has failed", func() bool { return len(job(t, s).Errors) > 0 })
		write(bureau, func(tx *store.Tx) error {
			return tx.AddWagesRun(ctx, run, []work.Item{{Run: run.ID, Employer: who, Name: "Nobody Yet", State: work.Waiting}})
		})
		until(t, "the job is done", func() bool { return job(t, s).State == rivertype.JobStateCompleted })
		if j := job(t, s); j.Attempt < 2 || len(j.Errors) != j.Attempt-1 {
			t.Errorf("done at attempt %d with %d errors", j.Attempt, len(j.Errors))
		}
		err := s.Read(ctx, bureau, bureau.Keeper, func(tx *store.Tx) error {
			_, items, err := tx.WagesRun(ctx, run.ID)
			if len(items) != 1 || items[0].State != work.Held { // there is no money to pay wages from
				t.Errorf("%+v", items)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// job gives the one wages job that there is.
func job(t *testing.T, s *store.Store) *rivertype.JobRow {
	t.Helper()
	client, err := s.Workers(&river.Config{Logger: quiet})
	if err != nil {
		t.Fatal(err)
	}
	list, err := client.JobList(ctx, river.NewJobListParams().Kinds(pay.EmployerJob{}.Kind()))
	if err != nil || len(list.Jobs) != 1 {
		t.Fatalf("%d jobs, %v", len(list.Jobs), err)
	}
	return list.Jobs[0]
}

func TestStopReturns(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for range 2 { // and a crew can begin again
			stop(t, crew(t, s, 50*time.Millisecond))
		}
	})
}

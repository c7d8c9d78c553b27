package jobs_test

import (
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/demo"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/calendar"
)

// Once a month everybody's money is looked at by itself, and again when a finding
// was not looked at by its day: then the practitioner is asked.
func TestCrewLooksAtEverybodysMoney(t *testing.T) {
	clock := demo.NewClock(demo.Begins)
	storetest.EachWith(t, store.Options{Now: clock.Now}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		if _, err := demo.Build(ctx, s, clock, nil); err != nil {
			t.Fatal(err)
		}
		purses, err := s.Purses(ctx)
		if err != nil {
			t.Fatal(err)
		}
		found := looked(t, s, clock, "2026-12-10", len(purses))
		if len(found) == 0 {
			t.Fatal("nothing was found in anybody's money")
		}
		later := found[0].finding.By.AddDays(1)
		if since := check.DueSince(later); since != check.DueSince(calendar.MustDate("2026-12-10")) {
			t.Fatalf("the month of %s is another", later)
		}
		again := looked(t, s, clock, later.String(), 1)
		for _, f := range again {
			if f.purse == found[0].purse && f.finding.What == found[0].finding.What && f.finding.Ask != check.Practitioner {
				t.Errorf("nobody looked at %s by its day, and %s is asked again", f.finding.What, f.finding.Ask)
			}
		}
	})
}

type foundIn struct {
	purse   store.PurseRef
	finding check.Finding
}

// looked lets the crew look on a day, at as many purses at least, and gives what
// waits then, the soonest first.
func looked(t *testing.T, s *store.Store, clock *demo.Clock, day string, atLeast int) (found []foundIn) {
	t.Helper()
	today := calendar.MustDate(day)
	*clock = *demo.NewClock(today)
	due := func() int {
		all, err := s.PursesToCheck(ctx, check.DueSince(today), today)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	if n := due(); n < atLeast {
		t.Fatalf("%d purses are due, want %d at least", n, atLeast)
	}
	c := crew(t, s, time.Hour)
	until(t, "everybody's money was looked at", func() bool { return due() == 0 })
	stop(t, c)
	purses, err := s.Purses(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range purses {
		err := s.Read(ctx, access.Actor{}, p.Keeper, func(tx *store.Tx) error {
			last, err := tx.LastCheck(ctx, p.ID)
			for _, f := range last.OpenFindings() {
				if len(found) > 0 && f.By.Before(found[0].finding.By) {
					found = append([]foundIn{{p, f}}, found...)
				} else {
					found = append(found, foundIn{p, f})
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

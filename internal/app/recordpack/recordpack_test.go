package recordpack_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/recordpack"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var (
	ctx  = context.Background()
	year = calendar.Period{First: calendar.MustDate("2026-04-06"), Last: calendar.MustDate("2027-04-05")}
)

// each makes the demo on both engines, and gives its people by name.
func each(t *testing.T, run func(*testing.T, *recordpack.Service, map[string]access.Actor)) {
	clock := demo.NewClock(demo.Begins)
	storetest.EachWith(t, store.Options{Now: func() time.Time { return clock.Now() }}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		if _, err := demo.Build(ctx, s, clock, nil); err != nil {
			t.Fatal(err)
		}
		all, err := s.Accounts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		people := map[string]access.Actor{}
		for _, a := range all {
			people[a.Name] = a.Actor
		}
		run(t, &recordpack.Service{Base: app.Base{Store: s}}, people)
	})
}

// The employer and the organisation that runs their wages take the records along;
// nobody else does, and whoever did stands where the employer sees it.
func TestWhoTakesARecordPack(t *testing.T) {
	each(t, func(t *testing.T, s *recordpack.Service, people map[string]access.Actor) {
		rosa := people["Rosa Whitfield"]
		for _, by := range people {
			runs := by.Role == access.Support
			_, err := s.Take(ctx, by, rosa.Person, year)
			switch {
			case by.Account == rosa.Account || runs:
				if err != nil {
					t.Errorf("%s (%s): %v", by.Name, by.Role, err)
				}
			case err == nil && by.Role != access.Person:
				t.Errorf("%s (%s) took it", by.Name, by.Role)
			case err != nil && fault.KindOf(err) != fault.KindForbidden:
				t.Errorf("%s (%s): %v", by.Name, by.Role, err)
			}
		}
		p, err := s.Look(ctx, rosa, rosa.Person, year)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range p.Asked {
			names = append(names, a.Name)
			if a.On != s.Today() || a.Days != year {
				t.Errorf("%+v", a)
			}
		}
		if !slices.Contains(names, "Rosa Whitfield") || !slices.Contains(names, "Sunita Rao") {
			t.Errorf("%v", names)
		}
	})
}

// Every payslip of the year is in the pack with its hours, minimum wage check and
// pension record.
func TestRecordPackOfADemoYear(t *testing.T) {
	each(t, func(t *testing.T, s *recordpack.Service, people map[string]access.Actor) {
		for _, name := range []string{"Rosa Whitfield", "Idris Bevan", "Harold Finch"} {
			who := people[name]
			p, err := s.Look(ctx, who, who.Person, year)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var slips int
			if err := s.See(ctx, who, access.SeeHours, access.About(who.Person), func(tx *store.Tx) error {
				all, err := tx.PayslipsFor(ctx, who.Person)
				slips = len(all)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			rows := map[string]int{}
			for _, sheet := range p.Sheets() {
				rows[string(sheet.Part)] = len(sheet.Rows)
			}
			if slips == 0 || rows["payslips"] != slips || rows["minimum-wage"] != slips || rows["holiday"] != slips || rows["hours"] == 0 || rows["pension"] == 0 || rows["p32"] != 12 {
				t.Errorf("%s has %d payslips; in the pack %v", name, slips, rows)
			}
			if one, err := s.OfPA(ctx, who, who.Person, p.Jobs[0].ID, 2026); err != nil || len(one.Jobs) != 1 || len(one.Jobs[0].Slips) != len(p.Jobs[0].Slips) || len(one.Reports) != 0 {
				t.Errorf("%s: the record of a PA: %v", name, err)
			}
		}
		rosa, other := people["Rosa Whitfield"], people["Idris Bevan"]
		p, err := s.Look(ctx, other, other.Person, year)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.OfPA(ctx, rosa, rosa.Person, p.Jobs[0].ID, 2026); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("a PA of somebody else: %v", err)
		}
		if _, err := s.Look(ctx, rosa, rosa.Person, calendar.Period{First: year.Last, Last: year.First}); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("days backwards: %v", err)
		}
		if _, err := s.Look(ctx, rosa, rosa.Person, calendar.Period{First: year.First.AddMonths(24), Last: year.Last.AddMonths(24)}); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("a year to come: %v", err)
		}
	})
}

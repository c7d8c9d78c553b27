package demo

import (
	"context"
	"path/filepath"
	"testing"

	"ownway/internal/app"
	"ownway/internal/app/home"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/payroll"
)

// TestLives looks at each life on the last day: what its story says must be
// what the person's home, books and checks show.
func TestLives(t *testing.T) {
	ctx := context.Background()
	clock := NewClock(Begins)
	s, err := store.Open(ctx, store.Options{File: filepath.Join(t.TempDir(), "demo.db"), Now: clock.Now, Random: Seed()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	w, err := Build(ctx, s, clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	homes := &home.Service{Base: app.Base{Store: s}}
	for _, c := range []struct {
		name   string
		needs  int
		held   string
		quiet  bool
		beyond func(t *testing.T, w *World, l *life, h home.Home)
	}{
		{"Rosa Whitfield", 0, "own-account", true, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if h.Safe.Total <= 0 || h.Next.IsZero() {
				t.Errorf("safe %v, next %v", h.Safe.Total, h.Next)
			}
		}},
		{"Idris Bevan", 0, "card", true, nil},
		{"Grace Okafor", 0, "own-account", true, nil},
		{"June Okafor", 0, "managed", true, nil},
		{"Tomasz Zielinski", 0, "isf", true, nil},
		{"Beryl Hartley", 0, "", false, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if h.HasBook {
				t.Error("support that the council arranges has no direct payment money")
			}
		}},
		{"Samir Haddad", 0, "own-account", true, sickPayIsThere},
		{"Priya Nair", 0, "own-account", true, func(t *testing.T, _ *World, _ *life, h home.Home) {
			for _, p := range h.Safe.Parts {
				if p.Funder == ledger.NHS && p.Held > 0 {
					return
				}
			}
			t.Error("none of the money is the NHS's")
		}},
		{"Alan Croft", 1, "own-account", true, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if len(h.Needs.ToPay) == 0 {
				t.Error("nothing to pay")
			}
		}},
		{"Betty Longden", 0, "own-account", true, hoursWereOnPaper},
		{"Marcus Bell", 0, "own-account", true, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if h.Safe.Bars.SavedUp != 150_00 {
				t.Errorf("saved up %v", h.Safe.Bars.SavedUp)
			}
		}},
		{"Linda Frost", 0, "", false, gapIsThere},
		{"Owen Pike", 2, "own-account", false, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if len(h.Needs.Unexplained) != 2 {
				t.Errorf("%d lines are unexplained", len(h.Needs.Unexplained))
			}
		}},
		{"Harold Finch", 1, "own-account", true, paidThoughNobodyAnswered},
		{"Geoffrey Vance", 0, "own-account", false, func(t *testing.T, _ *World, _ *life, h home.Home) {
			if h.Safe.Own <= 0 || h.Safe.Total != 0 {
				t.Errorf("own money %v, safe %v", h.Safe.Own, h.Safe.Total)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := w.named(t, c.name)
			h, err := homes.Home(ctx, l.account, l.Person.ID)
			if err != nil {
				t.Fatal(err)
			}
			if h.Needs.Count() != c.needs {
				t.Errorf("%d things need them, want %d: %+v", h.Needs.Count(), c.needs, h.Needs)
			}
			if h.Purse.Held.Purpose() != c.held {
				t.Errorf("held in %q, want %q", h.Purse.Held.Purpose(), c.held)
			}
			if got := w.quiet(t, l); got != c.quiet {
				t.Errorf("quiet %v, want %v", got, c.quiet)
			}
			if c.beyond != nil {
				c.beyond(t, w, l, h)
			}
		})
	}
}

func (w *World) named(t *testing.T, name string) *life {
	t.Helper()
	for _, l := range w.lives {
		if l.Name == name {
			return l
		}
	}
	t.Fatalf("%s is not in the demo", name)
	return nil
}

// quiet reports whether the last check of a purse found nothing.
func (w *World) quiet(t *testing.T, l *life) bool {
	t.Helper()
	var r check.Result
	err := w.see(l, func(tx *store.Tx) error {
		p, err := tx.PurseOf(w.ctx, l.Person.ID)
		if err != nil {
			return err
		}
		checks, err := tx.Checks(w.ctx, p.ID)
		if len(checks) > 0 {
			r = checks[0].Result
		}
		return err
	})
	if err != nil && !notHeld(err) {
		t.Fatal(err)
	}
	return r.Quiet
}

func sickPayIsThere(t *testing.T, w *World, l *life, _ home.Home) {
	found := false
	err := w.see(l, func(tx *store.Tx) error {
		slips, err := tx.PayslipsFor(w.ctx, l.Person.ID)
		for _, p := range slips {
			for _, line := range p.Lines {
				found = found || line.Kind == payroll.Sick && line.Amount > 0 && !p.WhySick.Empty()
			}
		}
		return err
	})
	if err != nil || !found {
		t.Errorf("no payslip has sick pay with its working (%v)", err)
	}
}

func hoursWereOnPaper(t *testing.T, w *World, l *life, _ home.Home) {
	err := w.see(l, func(tx *store.Tx) error {
		sheets, err := tx.Sheets(w.ctx, l.Person.ID)
		if len(sheets) == 0 {
			t.Error("no hours at all")
		}
		for _, s := range sheets {
			for _, e := range s.Hours.Entries {
				if e.Told != hours.Paper {
					t.Errorf("hours of %s were told by %s", e.Date, e.Told)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func gapIsThere(t *testing.T, w *World, l *life, _ home.Home) {
	p, err := w.care.Papers(w.ctx, l.council(w).practitioner, l.Person.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Budgets) != 1 || p.Budgets[0].Enough.Weekly <= 0 {
		t.Error("her first budget should be short of lawful pay")
	}
}

func paidThoughNobodyAnswered(t *testing.T, w *World, l *life, _ home.Home) {
	err := w.see(l, func(tx *store.Tx) error {
		slips, err := tx.PayslipsFor(w.ctx, l.Person.ID)
		if len(slips) != 3 || !slips[0].AsUsual || slips[0].Result.Net <= 0 {
			t.Errorf("the last of %d payslips should be paid as usual", len(slips))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

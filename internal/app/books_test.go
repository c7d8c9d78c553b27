package app_test

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/home"
	"ownway/internal/app/money"
	"ownway/internal/demo"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/value/calendar"
	pence "ownway/value/money"
)

// The demo's quarter, made by the use cases: after each wages run every purse
// owes what is expected to be paid, funder by funder; and what is safe to spend,
// on many days, is what its movements add up to when they are added by hand.
func TestDemoBooks(t *testing.T) {
	clock := demo.NewClock(demo.Begins)
	storetest.EachWith(t, store.Options{Now: clock.Now}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		watch := &watcher{T: t, s: s, slips: map[ledger.PurseID]int{}}
		if _, err := demo.Build(ctx, s, clock, watch.day); err != nil {
			t.Fatal(err)
		}
		watch.look()
		if watch.runs < 20 {
			t.Errorf("only %d wages runs of employers were looked at", watch.runs)
		}
		purses, err := s.Purses(ctx)
		if err != nil || len(purses) < 10 {
			t.Fatal(len(purses), err)
		}
		for _, p := range purses {
			safeByHand(t, s, p)
		}
		homesAgree(t, s, purses)
		if p, err := s.Verify(ctx); err != nil || len(p.Wrong) > 0 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}

// watcher looks at every purse whose payslips have become more since it looked last.
type watcher struct {
	*testing.T
	s     *store.Store
	slips map[ledger.PurseID]int
	last  calendar.Date
	runs  int
}

func (w *watcher) day(d calendar.Date) {
	if d != w.last && !d.Before(demo.First) {
		w.last = d
		w.look()
	}
}

func (w *watcher) look() {
	purses, err := w.s.Purses(ctx)
	if err != nil {
		w.Fatal(err)
	}
	for _, p := range purses {
		err := w.s.Read(ctx, machine, p.Keeper, func(tx *store.Tx) error {
			slips, err := tx.PayslipsFor(ctx, p.Person)
			if err != nil || len(slips) == w.slips[p.ID] {
				return err
			}
			w.slips[p.ID] = len(slips)
			w.runs++
			items, err := tx.Unmet(ctx, p.Person, p.ID)
			if err != nil {
				return err
			}
			b, err := tx.Balances(ctx, p.ID, day("2199-12-31"))
			sameOwed(w.T, string(p.Person)+" on "+w.last.String(), b, items)
			return err
		})
		if err != nil {
			w.Fatal(err)
		}
	}
}

// byHand adds up what is safe to spend on a day from the movements alone: what
// is held, less what is owed, committed and set aside, funder by funder; of the
// person's own money no more than what is missing.
func byHand(all []ledger.Transaction, on calendar.Date) (safe, own pence.Amount) {
	held, kept := map[ledger.Funder]pence.Amount{}, map[ledger.Funder]pence.Amount{}
	owed := map[ledger.Place]pence.Amount{}
	for _, t := range all {
		if t.Date.After(on) {
			continue
		}
		for _, m := range t.Moves {
			for account, sign := range map[ledger.Account]pence.Amount{m.From: -1, m.To: 1} {
				switch account.Class() {
				case ledger.Held:
					held[m.Funder] += sign * m.Amount
				case ledger.Owed:
					owed[ledger.Place{Account: account, Funder: m.Funder}] += sign * m.Amount
				case ledger.Committed, ledger.SetAside:
					kept[m.Funder] += sign * m.Amount
				}
			}
		}
	}
	for p, a := range owed {
		if a < 0 { // owed to somebody; what is owed back does not count until it is here
			kept[p.Funder] -= a
		}
	}
	for _, f := range ledger.Funders() {
		left := held[f] - kept[f]
		if f == ledger.Own {
			own = max(0, left)
			left = min(0, left)
		}
		safe += left
	}
	return safe, own
}

func safeByHand(t *testing.T, s *store.Store, p store.PurseRef) {
	t.Helper()
	err := s.Read(ctx, machine, p.Keeper, func(tx *store.Tx) error {
		all, _, err := tx.Transactions(ctx, p.ID)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			t.Errorf("%s has no books", p.Person)
		}
		for on := demo.First.AddDays(-7); !on.After(demo.Today.AddDays(40)); on = on.AddDays(5) {
			got, err := money.SafeOn(ctx, tx, p.ID, on)
			if err != nil {
				return err
			}
			if safe, own := byHand(all, on); got.Total != safe || got.Own != own {
				t.Errorf("%s on %s: safe %v and own %v, by hand %v and %v", p.Person, on, got.Total, got.Own, safe, own)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// homesAgree opens the home of everyone who signs in, and holds its figure
// against the books and the page of the money.
func homesAgree(t *testing.T, s *store.Store, purses []store.PurseRef) {
	t.Helper()
	base := app.Base{Store: s}
	homes, accounts := &home.Service{Base: base}, &money.Service{Base: base}
	known := map[string]store.PurseRef{}
	for _, p := range purses {
		known[string(p.Person)] = p
	}
	all, err := s.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, a := range all {
		ref, has := known[string(a.Person)]
		if a.Role != access.Person {
			continue
		}
		h, err := homes.Home(ctx, a.Actor, a.Person)
		if err != nil || h.HasBook != has {
			t.Errorf("%s: %v, books %v", a.Name, err, h.HasBook)
			continue
		}
		if !has {
			continue
		}
		seen++
		page, err := accounts.Account(ctx, a.Actor, a.Person)
		if err != nil || page.Safe.Total != h.Safe.Total {
			t.Errorf("%s: home says %v, the money's page %v, %v", a.Name, h.Safe.Total, page.Safe.Total, err)
		}
		var onPage pence.Amount
		for _, b := range page.Books {
			onPage += b.Amount
		}
		if onPage != 0 {
			t.Errorf("%s: the accounts on the page add up to %v", a.Name, onPage)
		}
		if b := h.Safe.Bars; b.Safe-b.Short != h.Safe.Total {
			t.Errorf("%s: the picture shows %+v, and %v is safe", a.Name, b, h.Safe.Total)
		}
		notYetPaid(t, s, ref, h)
	}
	if seen != len(purses) {
		t.Errorf("%d homes were opened for %d purses", seen, len(purses))
	}
}

// notYetPaid makes sure that a home says nothing twice: what is to pay or to
// come is open, and of this purse.
func notYetPaid(t *testing.T, s *store.Store, ref store.PurseRef, h home.Home) {
	t.Helper()
	ids := map[expect.ID]bool{}
	for _, i := range h.Needs.ToPay {
		if i.State != expect.Open || !i.Out() || i.Purse != ref.ID || ids[i.ID] {
			t.Errorf("%s is asked to pay %+v", h.Person.Name, i)
		}
		ids[i.ID] = true
	}
}

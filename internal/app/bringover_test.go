package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"ownway/internal/app"
	bring "ownway/internal/app/bringover"
	"ownway/internal/care/bringover"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/value/fault"
	pence "ownway/value/money"
	"ownway/value/table"
)

func TestBringOver(t *testing.T) {
	scenes(t, map[string]func(*world){
		"three thousand people in three waves, one undone and brought again": threeWaves,
		"a wave is looked at, agrees, and is brought by a second person":     looked,
		"a wave can be undone until the first payment":                       undone,
	})
}

// oldSystem writes people as a council's last system might have had them, with
// what it says they add up to.
func oldSystem(first, count, version int) bring.File {
	some := rand.New(rand.NewPCG(uint64(first), 7))
	head := []string{"reference", "name", "born", "route", "account name", "sort code", "account number", "first payment", "last review", "paid to",
		"council weekly", "nhs weekly", "contribution weekly", "wages weekly", "council held", "contribution held", "own held", "holiday"}
	var rows [][]string
	f := bring.File{AsOf: day("2026-08-02")}
	amount := func(most int) pence.Amount { return pence.Amount(some.IntN(most)) }
	for i := first; i < first+count; i++ {
		council, nhs, contribution := 100_00+amount(400_00), amount(2)*50_00, amount(40_00)
		held, own := amount(2000_00)+pence.Amount(version), amount(20_00)
		holiday := min(held, amount(150_00))
		rows = append(rows, []string{fmt.Sprintf("OLD-%05d", i), fmt.Sprintf("Person %d", i), "1961-04-30", "own-account", fmt.Sprintf("P %d", i),
			"20-00-00", fmt.Sprintf("%08d", 10_000_000+i), "2023-05-01", "2026-03-02", "2026-08-16",
			council.Plain(), nhs.Plain(), contribution.Plain(), (council / 2).Plain(), held.Plain(), contribution.Plain(), own.Plain(), holiday.Plain()})
		f.Control.People++
		f.Control.Weekly += council + nhs
		f.Control.Held += held + contribution + own
	}
	var out bytes.Buffer
	if err := table.Write(&out, head, rows); err != nil {
		panic(err)
	}
	f.Name, f.CSV = fmt.Sprintf("wave from %d, %d", first, version), out.Bytes()
	return f
}

// over looks at a file and brings it.
func (w *world) over(s *bring.Service, f bring.File) bringover.Wave {
	w.Helper()
	wave, err := s.Look(ctx, w.prepares, f)
	w.ok(err)
	w.ok(s.Bring(ctx, w.approves, wave.ID))
	wave, err = s.Wave(ctx, w.approves, wave.ID)
	w.ok(err)
	return wave
}

// booksHold adds up what the council's books hold of real money.
func (w *world) booksHold() (held pence.Amount, weekly pence.Amount, purses int) {
	w.Helper()
	w.ok(w.s.Read(ctx, w.approves, w.council.ID, func(tx *store.Tx) error {
		people, err := tx.PursesHere(ctx)
		if err != nil {
			return err
		}
		for _, p := range people {
			purse, err := tx.PurseOf(ctx, p)
			if err != nil {
				return err
			}
			b, err := tx.Balances(ctx, purse.ID, day("2199-12-31"))
			if err != nil {
				return err
			}
			held += b.Class(ledger.Held)
			weekly += purse.Funding.Council + purse.Funding.NHS
			if purse.Funding != (payment.Funding{}) {
				purses++
			}
		}
		return nil
	}))
	return held, weekly, purses
}

func threeWaves(w *world) {
	s := &bring.Service{Base: app.Base{Store: w.s}}
	each := 1000
	if testing.Short() {
		each = 50
	}
	var waves []bringover.Wave
	var total bringover.Control
	for i := range 3 {
		f := oldSystem(i*each, each, 0)
		waves = append(waves, w.over(s, f))
		total.Held, total.Weekly = total.Held+f.Control.Held, total.Weekly+f.Control.Weekly
	}
	w.agrees("three waves", 3*each, total)
	w.ok(s.Undo(ctx, w.prepares, waves[1].ID))
	gone := oldSystem(each, each, 0).Control
	w.agrees("one of them undone", 2*each, bringover.Control{Held: total.Held - gone.Held, Weekly: total.Weekly - gone.Weekly})
	w.over(s, oldSystem(each, each, 1)) // with another figure on each line
	w.agrees("and brought again", 3*each, bringover.Control{Held: total.Held + pence.Amount(each), Weekly: total.Weekly})
	proof, err := w.s.Verify(ctx)
	w.ok(err)
	if len(proof.Wrong) > 0 {
		w.Errorf("the books: %v", proof.Wrong)
	}
	// The next payment pays each from the day after the old system's last.
	id, err := w.money.PreparePayments(ctx, w.prepares, day("2026-08-17"))
	w.ok(err)
	run, err := w.money.PaymentRun(ctx, w.prepares, id)
	w.ok(err)
	if len(run.Lines) != 3*each || run.Lines[0].Covers.First != day("2026-08-17") {
		w.Errorf("%d are paid, from %v", len(run.Lines), run.Lines[0].Covers.First)
	}
}

func (w *world) agrees(when string, people int, c bringover.Control) {
	w.Helper()
	held, weekly, purses := w.booksHold()
	if held != c.Held || weekly != c.Weekly || purses != people {
		w.Errorf("%s: the books hold %v for %d people who get %v a week, want %v, %d and %v", when, held, purses, weekly, c.Held, people, c.Weekly)
	}
}

func looked(w *world) {
	s := &bring.Service{Base: app.Base{Store: w.s}}
	f := oldSystem(0, 20, 0)
	wrong := f
	wrong.Control.Held++
	_, err := s.Look(ctx, w.prepares, wrong)
	w.refused("a total that is a penny out", err, fault.KindInvalid, bringover.OtherHeld)
	_, err = s.Look(ctx, w.practitioner, f)
	w.refused("someone who may not", err, fault.KindForbidden)
	wave, err := s.Look(ctx, w.prepares, f)
	w.ok(err)
	if _, _, purses := w.booksHold(); purses != 0 {
		w.Errorf("looking brought %d people over", purses)
	}
	w.refused("by whoever prepared it", s.Bring(ctx, w.prepares, wave.ID), fault.KindInvalid, bringover.SamePerson)
	if n := w.atOnce(4, func() error { return s.Bring(ctx, w.approves, wave.ID) }); n != 1 {
		w.Errorf("brought over %d times", n)
	}
	_, err = s.Look(ctx, w.prepares, f)
	w.refused("the same file again", err, fault.KindConflict, bring.NobodyNew)
	changed := oldSystem(0, 20, 5)
	_, err = s.Look(ctx, w.prepares, changed)
	if all := fault.All(err); len(all) != 20 || all[0].Text.Key != bringover.Changed || all[0].Line != 2 {
		w.Errorf("the same people with other figures: %v", err)
	}
	more, other := oldSystem(0, 25, 0), oldSystem(0, 25, 0) // twenty are here already, just so
	more.Name, other.Name = "more", "the same people"
	first, err := s.Look(ctx, w.prepares, more)
	w.ok(err)
	if wave, err = s.Look(ctx, w.prepares, other); err != nil || wave.New != 5 || wave.Totals.People != 25 {
		w.Errorf("%d of %d are new: %v", wave.New, wave.Totals.People, err)
	}
	_, err = s.Look(ctx, w.prepares, other)
	w.refused("the name of another wave", err, fault.KindInvalid, bring.NameTaken)
	w.ok(s.Bring(ctx, w.approves, wave.ID))
	w.refused("people whom another wave brought", s.Bring(ctx, w.approves, first.ID), fault.KindConflict, bring.NobodyNew)
	broken := f
	broken.Name, broken.CSV = "broken", []byte(strings.Replace(string(f.CSV), "1961-04-30", "30/04/61", 1))
	_, err = s.Look(ctx, w.prepares, broken)
	if all := fault.All(err); len(all) == 0 || all[0].Line != 2 || all[0].Field != "born" {
		w.Errorf("a date that is none: %v", err)
	}
}

func undone(w *world) {
	s := &bring.Service{Base: app.Base{Store: w.s}}
	wave := w.over(s, oldSystem(0, 5, 0))
	id, err := w.money.PreparePayments(ctx, w.prepares, day("2026-08-17"))
	w.ok(err)
	w.refused("after a payment was prepared", s.Undo(ctx, w.approves, wave.ID), fault.KindConflict, bringover.PaidSince)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	w.refused("after a payment", s.Undo(ctx, w.approves, wave.ID), fault.KindConflict, bringover.PaidSince)
}

// A wave is undone while a payment of its people is being prepared: one of the
// two is refused, whichever comes first, on an engine that lets both begin too.
func TestUndoWhileAPaymentIsPrepared(t *testing.T) {
	c := &clock{at: storetest.Noon}
	asks := 0 // how often the time is asked for until something happens
	var happens func()
	now := func() time.Time {
		if asks--; asks == 0 {
			happens()
		}
		return c.now()
	}
	storetest.EachWith(t, store.Options{Now: now}, func(t *testing.T, st *store.Store) {
		w := newWorld(t, st, c)
		s := &bring.Service{Base: app.Base{Store: st}}
		wave := w.over(s, oldSystem(0, 5, 0))
		soon, cancel := context.WithTimeout(ctx, 20*time.Second)
		defer cancel()
		undone := make(chan error, 1)
		undo := func() { undone <- s.Undo(soon, w.approves, wave.ID) }
		happens = func() { // the run has read who is here, and has not taken its turn
			if st.Engine == store.SQLite { // which has one writer, so that this waits until the run is prepared
				go undo()
			} else {
				undo()
			}
		}
		asks = 4 // twice for the right to do it, then for its transaction, and inside it
		_, prepared := w.money.PreparePayments(ctx, w.prepares, day("2026-08-17"))
		err := <-undone
		if (prepared == nil) == (err == nil) || fault.KindOf(errors.Join(prepared, err)) != fault.KindConflict {
			t.Fatalf("prepared: %v, undone: %v", prepared, err)
		}
		runs, err := w.money.PaymentRuns(ctx, w.prepares)
		w.ok(err)
		if (len(runs) == 1) != (prepared == nil) {
			t.Errorf("%d runs are there", len(runs))
		}
	})
}

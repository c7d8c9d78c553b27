package app_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"sync/atomic"
	"testing"

	"ownway/bank/bacs"
	"ownway/internal/app"
	bring "ownway/internal/app/bringover"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// stops gives random bytes, and stops what goes on when it has been asked for
// some of them: each record takes an id of its own.
type stops struct {
	left atomic.Int64
	stop context.CancelFunc
}

func (s *stops) Read(b []byte) (int, error) {
	if s.left.Add(-1) == 0 {
		s.stop()
	}
	return rand.Read(b)
}

// A run of more lines than are worked on together is stopped in the middle, when
// some of it is written already: nothing of it is kept, and done again it is done
// once.
func TestARunOfManyPagesIsStoppedInTheMiddle(t *testing.T) {
	c, random := &clock{at: storetest.Noon}, &stops{}
	const people = store.PageOfPurses + 100
	storetest.EachWith(t, store.Options{Now: c.now, Random: random}, func(t *testing.T, st *store.Store) {
		w := newWorld(t, st, c)
		w.over(&bring.Service{Base: app.Base{Store: st}}, oldSystem(0, people, 0))
		before, _, _ := w.booksHold()

		// An audit row for each line.
		w.stopped(random, people-50, func(ctx context.Context) error {
			_, err := w.money.PreparePayments(ctx, w.prepares, day("2026-08-17"))
			return err
		})
		if runs, err := w.money.PaymentRuns(ctx, w.prepares); err != nil || len(runs) != 0 {
			t.Fatalf("of a run that was stopped %+v is left: %v", runs, err)
		}
		id, err := w.money.PreparePayments(ctx, w.prepares, day("2026-08-17"))
		w.ok(err)

		// A payment, something expected, what is kept for wages, and an audit row for each of them.
		w.stopped(random, 6*(people-50), func(ctx context.Context) error { return w.money.ApprovePayments(ctx, w.approves, id) })
		look, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{})
		w.ok(err)
		if held, _, _ := w.booksHold(); look.State != payment.Prepared || held != before {
			t.Fatalf("the run is %s and the books hold %v, not %v", look.State, held, before)
		}
		w.ok(w.money.ApprovePayments(ctx, w.approves, id))
		if look, err = w.money.LookAtRun(ctx, w.prepares, id, money.Find{}); err != nil || look.Booked != (money.Funded{Council: look.Sum.Council, NHS: look.Sum.NHS}) {
			t.Errorf("the run pays %+v, and the books hold %+v: %v", look.Sum, look.Booked, err)
		}
		run, err := w.money.PaymentRun(ctx, w.prepares, id)
		w.ok(err)
		if held, _, _ := w.booksHold(); len(run.Lines) != people || run.Sum != run.Adds() || held != before+run.Sum.Amount() {
			t.Errorf("%d lines pay %v, and the books hold %v more", len(run.Lines), run.Sum, held-before)
		}
		w.fileOfMany(run)
		w.pagesOfMany(id, people)
		proof, err := st.Verify(ctx)
		if err != nil || len(proof.Wrong) > 0 {
			t.Errorf("the books: %v, %v", proof.Wrong, err)
		}
	})
}

// stopped does something that is stopped after so many ids were made.
func (w *world) stopped(random *stops, after int64, do func(context.Context) error) {
	w.Helper()
	some, cancel := context.WithCancel(ctx)
	defer cancel()
	random.stop = cancel
	random.left.Store(after)
	if err := do(some); err == nil || some.Err() == nil {
		w.Fatalf("it was not stopped: %v", err)
	}
}

// fileOfMany holds the file against the run, and sees that a faulty one is not
// begun.
func (w *world) fileOfMany(run payment.Run) {
	w.Helper()
	_, file, err := w.money.PaymentFile(ctx, w.prepares, run.ID)
	w.ok(err)
	read, err := bacs.Parse(file)
	w.ok(err)
	if len(read.Credits) != len(run.Lines) || read.Total() != run.Sum.Amount() {
		w.Errorf("the file pays %v to %d", read.Total(), len(read.Credits))
	}
	for _, form := range []money.FileForm{money.PainV3, money.PainV9} {
		_, file, err := w.money.PaymentFileAs(ctx, w.prepares, run.ID, form)
		if err != nil || bytes.Count(file, []byte("<EndToEndId>")) != len(run.Lines) {
			w.Errorf("%s: %v", form, err)
		}
	}
	err = w.money.WritePaymentFile(ctx, w.prepares, run.ID, money.SameDay, func(string, func(io.Writer) error) error {
		w.Error("a list for another rail was begun")
		return nil
	})
	w.refused("the list of another rail", err, fault.KindConflict, money.NotFaster)
}

func (w *world) pagesOfMany(id payment.ID, people int) {
	w.Helper()
	seen, sum := map[string]bool{}, pence.Amount(0)
	for page := 1; ; page++ {
		look, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{Page: page})
		w.ok(err)
		if look.Found != people || look.Pages() != people/money.LinesOnPage || look.Whole != (page == 1) {
			w.Fatalf("page %d of %d holds some of %d", page, look.Pages(), look.Found)
		}
		for _, l := range look.Lines {
			seen[string(l.Purse)], sum = true, sum+l.Amount()
		}
		if page == look.Pages() {
			if len(seen) != people || sum != look.Sum.Amount() {
				w.Errorf("the pages show %d people who get %v", len(seen), sum)
			}
			one := look.Lines[0]
			for _, text := range []string{one.Reference, " " + one.Name + " "} {
				found, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{Text: text})
				if w.ok(err); found.Found == 0 || found.Found > money.LinesOnPage || found.Lines[0].Name == "" {
					w.Errorf("%q finds %d", text, found.Found)
				}
			}
			return
		}
	}
}

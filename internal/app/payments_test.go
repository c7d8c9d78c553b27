package app_test

import (
	"testing"

	"ownway/bank/bacs"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

var held = ledger.Held.In("own-account")

func TestPaymentRuns(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a run prepared and approved twice at once happens once": paidOnce,
		"whoever prepared a run cannot approve it":               twoPeople,
		"another council's officers see and do nothing":          otherCouncil,
		"a council whose policy is not held prepares nothing":    noPolicy,
		"a run of nobody is refused":                             nobodyDue,
		"the next run pays the next days":                        nextRun,
		"a run that is cancelled is prepared again":              cancelled,
		"runs cancelled out of order leave no day unpaid":        cancelledBefore,
	})
}

func paidOnce(w *world) {
	people := []access.Actor{w.settled("Rosa Whitfield"), w.settled("Alan Croft"), w.settled("Betty Longden")}
	if n := w.atOnce(6, func() error { _, err := w.money.PreparePayments(ctx, w.prepares, first.First); return err }); n != 1 {
		w.Fatalf("prepared %d times", n)
	}
	runs, err := w.money.PaymentRuns(ctx, w.prepares)
	w.ok(err)
	if len(runs) != 1 || runs[0].Sum.Lines != 3 || runs[0].State != payment.Prepared {
		w.Fatalf("%+v", runs)
	}
	_, err = w.money.PreparePayments(ctx, w.prepares, first.Last)
	w.refused("prepared again", err, fault.KindConflict, money.RunForThis)
	for _, p := range people {
		if b := w.balances(p.Person); b.Account(held) != 0 {
			w.Errorf("money is in the books before the run is approved: %v", b)
		}
	}
	if n := w.atOnce(6, func() error { return w.money.ApprovePayments(ctx, w.approves, runs[0].ID) }); n != 1 {
		w.Fatalf("approved %d times", n)
	}
	w.refused("approved once more", w.money.ApprovePayments(ctx, w.approves, runs[0].ID), fault.KindConflict, payment.AlreadyDone)
	council, nhs := runs[0].Sum.Council, runs[0].Sum.NHS
	var inBooks, expected pence.Amount
	for _, p := range people {
		inBooks += w.balances(p.Person).Account(held)
		w.look(p.Person, func(tx *store.Tx) error {
			purse, err := tx.PurseOf(ctx, p.Person)
			if err != nil {
				return err
			}
			items, err := tx.Expected(ctx, p.Person, purse.ID)
			for _, i := range items {
				if i.Kind == expect.PaymentIn {
					expected += i.Amount
				}
			}
			if len(items) != 2 { // and the contribution
				w.Errorf("%d things are expected of %s", len(items), p.Name)
			}
			return err
		})
	}
	name, file, err := w.money.PaymentFile(ctx, w.approves, runs[0].ID)
	w.ok(err)
	read, err := bacs.Parse(file)
	w.ok(err)
	var inFile pence.Amount
	for _, c := range read.Credits {
		inFile += c.Amount
	}
	if total := council + nhs; total <= 0 || inBooks != total || expected != total || inFile != total || name != "bacs-2026-08-17.txt" {
		w.Errorf("run %v, books %v, expected %v, file %s %v", total, inBooks, expected, name, inFile)
	}
}

func twoPeople(w *world) {
	w.settled("Rosa Whitfield")
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.refused("approved by the same", w.money.ApprovePayments(ctx, w.prepares, id), fault.KindInvalid, payment.SamePerson)
	_, _, err = w.money.PaymentFile(ctx, w.prepares, id)
	w.refused("the file of a run that is not approved", err, fault.KindConflict, money.NotYet)
	w.refused("approved by a practitioner", w.money.ApprovePayments(ctx, w.practitioner, id), fault.KindForbidden, access.NotYours)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
}

func otherCouncil(w *world) {
	w.settled("Rosa Whitfield")
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	_, practitioner, theirs, _ := w.newCouncil()
	w.refused("approve", w.money.ApprovePayments(ctx, theirs, id), fault.KindNotFound)
	_, err = w.money.PaymentRun(ctx, theirs, id)
	w.refused("look", err, fault.KindNotFound)
	_, _, err = w.money.PaymentFile(ctx, theirs, id)
	w.refused("file", err, fault.KindNotFound)
	if runs, err := w.money.PaymentRuns(ctx, theirs); err != nil || len(runs) != 0 {
		w.Errorf("they see %d runs, %v", len(runs), err)
	}
	_, err = w.money.PaymentRuns(ctx, practitioner)
	w.refused("a practitioner", err, fault.KindForbidden)
	cases, err := w.care.Caseload(ctx, practitioner)
	if err != nil || len(cases) != 0 {
		w.Errorf("their caseload holds %d people, %v", len(cases), err)
	}
}

func noPolicy(w *world) {
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "council", Name: "Nowhere Council", Council: store.Council{Policy: "nowhere", CycleFrom: first.First}}
	officer := w.account(k.ID, access.Finance, "Nobody")
	w.ok(w.setup.AddKeeper(ctx, k, officer))
	_, err := w.money.PreparePayments(ctx, officer.Actor, first.First)
	w.refused("prepare", err, fault.KindNotFound)
}

func nobodyDue(w *world) {
	_, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.refused("with nobody at all", err, fault.KindInvalid, payment.NothingDue)
	w.add("Linda Frost")
	_, err = w.money.PreparePayments(ctx, w.prepares, first.First)
	w.refused("with someone who has no agreement", err, fault.KindInvalid, payment.NothingDue)
}

func nextRun(w *world) {
	rosa := w.settled("Rosa Whitfield")
	for n, on := range []string{"2026-08-17", "2026-09-14"} {
		id, err := w.money.PreparePayments(ctx, w.prepares, day(on))
		w.ok(err)
		w.ok(w.money.ApprovePayments(ctx, w.approves, id))
		run, err := w.money.PaymentRun(ctx, w.prepares, id)
		w.ok(err)
		l := run.Lines[0]
		if l.Covers.First != day(on) || l.Covers.Days() != 28 || l.Changed != (n == 0) {
			w.Errorf("run %d covers %s and says %s", n, l.Covers, l.Change)
		}
		if got := w.balances(rosa.Person).Account(held); got != pence.Amount(n+1)*l.Amount() {
			w.Errorf("after run %d the books hold %v", n, got)
		}
	}
	late := w.settled("Alan Croft") // agreed from the same day, after the runs: caught up in the next
	id, err := w.money.PreparePayments(ctx, w.prepares, day("2026-10-12"))
	w.ok(err)
	run, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{})
	w.ok(err)
	if l := run.Lines[0]; l.Person != late.Person || l.Covers.Days() != 84 || l.Change.Key != payment.StartedBack {
		w.Errorf("%s: %s, %s", l.Name, l.Covers, l.Change)
	}
}

func cancelled(w *world) {
	rosa := w.settled("Rosa Whitfield")
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.refused("for no reason", w.money.CancelPayments(ctx, w.approves, id, "  "), fault.KindInvalid, payment.SayWhyCancel)
	w.refused("by a practitioner", w.money.CancelPayments(ctx, w.practitioner, id, "x"), fault.KindForbidden)
	w.ok(w.money.CancelPayments(ctx, w.approves, id, "The wrong day"))
	w.refused("cancelled again", w.money.CancelPayments(ctx, w.approves, id, "again"), fault.KindConflict, payment.WasCancelled)
	w.refused("approved", w.money.ApprovePayments(ctx, w.approves, id), fault.KindConflict, payment.WasCancelled)
	look, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{})
	w.ok(err)
	if look.State != payment.Cancelled || look.Canceller != "Mei Tan" || look.CancelReason != "The wrong day" {
		w.Errorf("%s by %s: %s", look.State, look.Canceller, look.CancelReason)
	}
	again, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	_, err = w.money.PreparePayments(ctx, w.prepares, first.First)
	w.refused("twice", err, fault.KindConflict, money.RunForThis)
	run, err := w.money.PaymentRun(ctx, w.prepares, again)
	w.ok(err)
	if l := run.Lines[0]; l.Covers != first || l.Change.Key != payment.Started {
		w.Errorf("again: %s, %s", l.Covers, l.Change)
	}
	w.ok(w.money.ApprovePayments(ctx, w.approves, again))
	w.refused("after it is approved", w.money.CancelPayments(ctx, w.approves, again, "late"), fault.KindConflict, payment.CancelTooLate)
	if got := w.balances(rosa.Person).Account(held); got != run.Lines[0].Amount() {
		w.Errorf("the books hold %v", got)
	}
}

// cancelledBefore cancels the earlier of two prepared runs: its days are paid by
// its own repeat, and the days of the later one are not paid twice.
func cancelledBefore(w *world) {
	w.settled("Rosa Whitfield")
	one, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	two, err := w.money.PreparePayments(ctx, w.prepares, second.First)
	w.ok(err)
	w.ok(w.money.CancelPayments(ctx, w.prepares, one, "The wrong day"))
	again, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	for id, want := range map[payment.ID]calendar.Period{two: second, again: first} {
		run, err := w.money.PaymentRun(ctx, w.prepares, id)
		w.ok(err)
		if len(run.Lines) != 1 || run.Lines[0].Covers != want {
			w.Errorf("a line covers %s, want %s", run.Lines[0].Covers, want)
		}
	}
	w.ok(w.money.CancelPayments(ctx, w.prepares, again, "Once more"))
	third, err := w.money.PreparePayments(ctx, w.prepares, second.Last.AddDays(1))
	w.ok(err)
	run, err := w.money.PaymentRun(ctx, w.prepares, third)
	w.ok(err)
	if l := run.Lines[0]; len(l.Parts) != 2 || l.Parts[0].Days != first || l.Parts[1].Days.First != second.Last.AddDays(1) {
		w.Errorf("the next run pays %+v", l.Parts)
	}
}

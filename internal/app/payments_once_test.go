package app_test

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestPaidOnce(t *testing.T) {
	scenes(t, map[string]func(*world){
		"what an officer asks for is in the next run, once":        onceInNextRun,
		"the same reference is never paid twice":                   onceByKey,
		"whoever asked for it does not approve it":                 onceSecondPerson,
		"what waits can be given up until a run takes it":          onceDropped,
		"another council sees nothing of it, and nobody else asks": onceForbidden,
	})
}

var keySafe = payment.OnceAsked{Reference: "INV 2041", Amount: 85_00, Reason: "A key safe by the door"}

func onceInNextRun(w *world) {
	rosa, alan := w.settled("Rosa Whitfield"), w.settled("Alan Croft")
	usual := w.runOn("2026-08-17").Lines
	w.ok(w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe))
	who, err := w.money.WaitingOnce(ctx, w.approves, "CROFT")
	w.ok(err)
	if len(who.Waiting) != 1 || who.Waiting[0].Name != "Rosa Whitfield" || who.Waiting[0].All[0].Asker == "" || len(who.Found) != 1 || who.Found[0].Person != alan.Person {
		w.Errorf("%+v", who)
	}
	next := w.runOn("2026-09-14")
	for _, l := range next.Lines {
		extra := pence.Amount(0)
		if l.Person == rosa.Person {
			extra = 85_00
			if !l.Changed || l.Change.Key != payment.OnceToo {
				w.Errorf("the run does not say it: %+v", l.Change)
			}
		}
		if l.Amount() != usualOf(usual, l)+extra {
			w.Errorf("%s is paid %v", l.Name, l.Amount())
		}
	}
	for _, l := range w.runOn("2026-10-12").Lines {
		if len(l.Once) > 0 || l.Amount() != usualOf(usual, l) {
			w.Errorf("%s is paid %v in the run after", l.Name, l.Amount())
		}
	}
	one, err := w.money.OnceFor(ctx, w.prepares, rosa.Person)
	if err != nil || len(one.All) != 1 || one.All[0].Run != next.ID || one.All[0].Reference() != "inv 2041" {
		w.Errorf("%+v, %v", one, err)
	}
}

// usualOf gives what the line of the same purse paid for four weeks.
func usualOf(lines []payment.Line, of payment.Line) pence.Amount {
	for _, l := range lines {
		if l.Purse == of.Purse {
			return l.Parts[len(l.Parts)-1].Amount()
		}
	}
	return 0
}

// runOn prepares and approves the run of a day.
func (w *world) runOn(on string) payment.Run {
	w.Helper()
	id, err := w.money.PreparePayments(ctx, w.prepares, day(on))
	w.ok(err)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	run, err := w.money.PaymentRun(ctx, w.prepares, id)
	w.ok(err)
	return run
}

func onceByKey(w *world) {
	rosa, alan := w.settled("Rosa Whitfield"), w.settled("Alan Croft")
	if n := w.atOnce(5, func() error { return w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe) }); n != 1 {
		w.Fatalf("taken %d times", n)
	}
	again := keySafe
	again.Reference, again.Amount = "  inv   2041 ", 90_00
	w.refused("written otherwise", w.money.PayOnce(ctx, w.approves, rosa.Person, again), fault.KindConflict, payment.OnceAlready)
	w.ok(w.money.PayOnce(ctx, w.prepares, alan.Person, keySafe))
	w.runOn("2026-08-17")
	w.refused("after it was paid", w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe), fault.KindConflict, payment.OnceAlready)
	for name, c := range map[string]struct {
		change func(*payment.OnceAsked)
		want   any
	}{
		"nothing":           {func(a *payment.OnceAsked) { a.Amount = 0 }, payment.EnterOnce},
		"less than nothing": {func(a *payment.OnceAsked) { a.Amount = -1 }, payment.EnterOnce},
		"too much":          {func(a *payment.OnceAsked) { a.Amount = 1_000_000_01 }, payment.OnceTooLarge},
		"no reason":         {func(a *payment.OnceAsked) { a.Reason = " " }, payment.SayWhyOnce},
		"a long reason":     {func(a *payment.OnceAsked) { a.Reason = strings.Repeat("é", 141) }, payment.ReasonTooLong},
		"no reference":      {func(a *payment.OnceAsked) { a.Reference = "" }, payment.EnterOnceRef},
		"a long reference":  {func(a *payment.OnceAsked) { a.Reference = strings.Repeat("1", 41) }, payment.EnterOnceRef},
		"by the NHS":        {func(a *payment.OnceAsked) { a.NHS = true }, money.NoNHSHere},
	} {
		ask := payment.OnceAsked{Reference: "other", Amount: 1, Reason: "x"}
		c.change(&ask)
		err := w.money.PayOnce(ctx, w.prepares, rosa.Person, ask)
		if all := fault.All(err); fault.KindOf(err) != fault.KindInvalid || len(all) != 1 || any(all[0].Text.Key) != c.want {
			w.Errorf("%s: %v", name, err)
		}
	}
}

func onceSecondPerson(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.ok(w.money.PayOnce(ctx, w.approves, rosa.Person, keySafe))
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.refused("approved by whoever asked", w.money.ApprovePayments(ctx, w.approves, id), fault.KindInvalid, payment.AskedItSelf)
	w.ok(w.money.CancelPayments(ctx, w.prepares, id, "The other way round"))
	if id, err = w.money.PreparePayments(ctx, w.approves, first.First); err != nil {
		w.Fatal(err)
	}
	w.ok(w.money.ApprovePayments(ctx, w.prepares, id))
	run, err := w.money.PaymentRun(ctx, w.prepares, id)
	if err != nil || len(run.Lines[0].Once) != 1 {
		w.Errorf("%+v, %v", run, err)
	}
}

func onceDropped(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.ok(w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe))
	w.refused("one that is not there", w.money.DropOnce(ctx, w.prepares, rosa.Person, "INV 1"), fault.KindNotFound)
	w.refused("no reference", w.money.DropOnce(ctx, w.prepares, rosa.Person, ""), fault.KindNotFound)
	w.ok(w.money.DropOnce(ctx, w.prepares, rosa.Person, "inv 2041"))
	w.ok(w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe)) // it was never paid
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.refused("in a run", w.money.DropOnce(ctx, w.prepares, rosa.Person, "inv 2041"), fault.KindConflict, money.OnceTakenUp)
	w.ok(w.money.CancelPayments(ctx, w.prepares, id, "Not yet"))
	w.ok(w.money.DropOnce(ctx, w.prepares, rosa.Person, "inv 2041"))
	if l := w.runOn("2026-08-17").Lines; len(l[0].Once) > 0 {
		w.Errorf("%+v", l[0].Once)
	}
}

func onceForbidden(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.ok(w.money.PayOnce(ctx, w.prepares, rosa.Person, keySafe))
	w.refused("by the person", w.money.PayOnce(ctx, rosa, rosa.Person, keySafe), fault.KindForbidden, access.NotYours)
	w.refused("by a practitioner", w.money.PayOnce(ctx, w.practitioner, rosa.Person, keySafe), fault.KindForbidden, access.NotYours)
	_, _, theirs, _ := w.newCouncil()
	if err := w.money.PayOnce(ctx, theirs, rosa.Person, keySafe); err == nil {
		w.Error("another council pays her")
	}
	if _, err := w.money.OnceFor(ctx, theirs, rosa.Person); err == nil {
		w.Error("another council reads what she is paid")
	}
	who, err := w.money.WaitingOnce(ctx, theirs, "Rosa")
	if err != nil || len(who.Waiting)+len(who.Found) > 0 {
		w.Errorf("another council sees %+v, %v", who, err)
	}
}

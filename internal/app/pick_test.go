package app_test

import (
	"slices"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestPicked(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a bill that differs by pence is picked, booked as said, and undone": pickedBill,
		"what was paid short is still expected":                              pickedShort,
		"reasons that cannot be are refused":                                 pickRefused,
		"pay that was short is owed whoever rounds":                          pickedWages,
	})
}

// billAndLine expects a bill of £42.50 and brings in a line of another sum.
func (w *world) billAndLine(of pence.Amount) (access.Actor, store.BankLine, []money.Choice) {
	w.Helper()
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", -of, "RIVERSIDE POOL"))...))
	kept, _, _, _ := w.state(rosa.Person)
	all, err := w.money.Choices(ctx, rosa, rosa.Person, kept[2].ID)
	w.ok(err)
	return rosa, kept[2], all
}

func pickedBill(w *world) {
	for _, c := range []struct {
		of   pence.Amount
		rest store.Rest
		at   ledger.Account
		want pence.Amount
	}{
		{42_87, money.Rounding, ledger.Cost.In("rounding"), 37},
		{42_00, money.Rounding, ledger.Cost.In("rounding"), -50},
		{43_50, money.BankFee, ledger.Cost.In("bank_fees"), 1_00},
		{45_00, money.Over, swimming, 45_00},
	} {
		w.on("2026-08-03")
		rosa, l, all := w.billAndLine(c.of)
		if len(all) != 1 || !slices.Contains(all[0].Rests, c.rest) {
			w.Fatalf("%+v", all)
		}
		before := w.balances(rosa.Person)
		w.refused("by somebody else", w.money.Pick(ctx, w.practitioner, rosa.Person, l.ID, all[0].Item.ID, c.rest), fault.KindForbidden)
		if n := w.atOnce(3, func() error { return w.money.Pick(ctx, rosa, rosa.Person, l.ID, all[0].Item.ID, c.rest) }); n != 1 {
			w.Errorf("picked %d times", n)
		}
		kept, items, _, _ := w.state(rosa.Person)
		w.hasLevel(store.Purse{Person: rosa.Person}, kept, c.at, c.want)
		b := w.balances(rosa.Person)
		if b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 0 || b.Account(ledger.Cost.In("unexplained")) != 0 || kept[2].Rest != c.rest || kept[2].State != store.Matched {
			w.Errorf("%s: %v; %+v", c.rest, b, kept[2])
		}
		if !slices.ContainsFunc(items, func(i expect.Item) bool { return i.Payee == "Riverside Pool" && i.State == expect.Met }) {
			w.Error("the bill is expected still")
		}
		w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, l.ID))
		for at, sum := range w.balances(rosa.Person) {
			if before[at] != sum {
				w.Errorf("%v held %v before and %v now", at, before[at], sum)
			}
		}
		w.afresh()
	}
}

// afresh begins a new council, so that names are free again.
func (w *world) afresh() {
	w.Helper()
	w.council, w.practitioner, w.prepares, w.approves = w.newCouncil()
}

func pickedShort(w *world) {
	rosa, l, all := w.billAndLine(30_00)
	w.ok(w.money.Pick(ctx, rosa, rosa.Person, l.ID, all[0].Item.ID, money.Short))
	kept, items, _, _ := w.state(rosa.Person)
	w.hasLevel(store.Purse{Person: rosa.Person}, kept, swimming, 30_00)
	rest := items[slices.IndexFunc(items, func(i expect.Item) bool { return i.ID == kept[2].RestItem })]
	if b := w.balances(rosa.Person); rest.Amount != -12_50 || rest.State != expect.Open || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 12_50 {
		w.Errorf("%+v; %v", rest, b)
	}
	w.bring(rosa, bank(w, line("2026-08-29", -12_50, "RIVERSIDE POOL")))
	kept, _, _, _ = w.state(rosa.Person)
	b := w.balances(rosa.Person)
	if b.Account(swimming) != 42_50 || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 0 {
		w.Errorf("%v", b)
	}
	w.refused("once the rest is paid", w.money.UndoLine(ctx, rosa, rosa.Person, l.ID), fault.KindConflict, money.RestPaid)
	i := slices.IndexFunc(kept, func(o store.BankLine) bool { return slices.Contains(o.Items, rest.ID) })
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[i].ID))
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, l.ID))
	if b := w.balances(rosa.Person); b.Account(swimming) != 0 || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 42_50 {
		w.Errorf("%v", b)
	}
}

func pickRefused(w *world) {
	rosa, l, all := w.billAndLine(40_00)
	id := all[0].Item.ID
	w.refused("nothing chosen", w.money.Pick(ctx, rosa, rosa.Person, l.ID, "", money.Rounding), fault.KindInvalid, money.ChooseItem)
	w.refused("no reason", w.money.Pick(ctx, rosa, rosa.Person, l.ID, id, money.SameSum), fault.KindInvalid, money.ChooseRest)
	w.refused("£2.50 of rounding", w.money.Pick(ctx, rosa, rosa.Person, l.ID, id, money.Rounding), fault.KindInvalid, money.TooFar)
	w.refused("a fee that made it less", w.money.Pick(ctx, rosa, rosa.Person, l.ID, id, money.BankFee), fault.KindInvalid, money.NotThisRest)
	w.refused("too much that is too little", w.money.Pick(ctx, rosa, rosa.Person, l.ID, id, money.Over), fault.KindInvalid, money.NotThisRest)
	w.refused("a word nobody knows", w.money.Pick(ctx, rosa, rosa.Person, l.ID, id, "because"), fault.KindInvalid, money.NotThisRest)
	w.refused("what is not expected", w.money.Pick(ctx, rosa, rosa.Person, l.ID, "exp_00000000000000000000000001", money.Short), fault.KindConflict, expect.AlreadyMet)
}

// pickedWages pays a PA some pence too little.
func pickedWages(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600)
	run := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, run))
	w.ok(w.work(run, rosa.Person))
	_, items, _, _ := w.state(rosa.Person)
	i := items[slices.IndexFunc(items, func(i expect.Item) bool { return i.Kind == expect.Wages })]
	w.on(i.Due.AddDays(10).String())
	w.bring(rosa, bank(w, line(i.Due.String(), i.Amount+40, strings.ToUpper(i.Payee))))
	kept, _, _, _ := w.state(rosa.Person)
	l := kept[len(kept)-1]
	w.refused("rounded off her pay", w.money.Pick(ctx, rosa, rosa.Person, l.ID, i.ID, money.Rounding), fault.KindInvalid, money.NotThisRest)
	w.ok(w.money.Pick(ctx, rosa, rosa.Person, l.ID, i.ID, money.Short))
	_, items, _, _ = w.state(rosa.Person)
	if !slices.ContainsFunc(items, func(r expect.Item) bool {
		return r.Kind == expect.Wages && r.Amount == -40 && r.State == expect.Open && r.Due == i.Due
	}) {
		w.Errorf("nothing is owed to her: %+v", items)
	}
}

package app_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestUndo(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a match is taken back and never made again":            undoneMatch,
		"what was said of a payee goes for all, and is undone":  undoneAnswer,
		"a payment that came back is taken apart":               undonePair,
		"every line can be undone, and the books are as before": undoAll,
		"the order of statements makes no difference":           anyOrder,
		"a refund pays the cost back":                           refunded,
	})
}

func (w *world) lineOf(about store.BankLine, all []store.BankLine) store.BankLine {
	w.Helper()
	i := slices.IndexFunc(all, func(l store.BankLine) bool { return l.ID == about.ID })
	return all[i]
}

func undoneMatch(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	pool := line("2026-08-20", -42_50, "RIVERSIDE POOL")
	if r := w.bring(rosa, bank(w, append(lines, pool)...)); r.Matched != 3 {
		w.Fatalf("%+v", r)
	}
	kept, _, _, _ := w.state(rosa.Person)
	met := kept[len(kept)-1]
	w.refused("by somebody else", w.money.UndoLine(ctx, w.settled2("Alan Croft"), rosa.Person, met.ID), fault.KindForbidden)
	if n := w.atOnce(4, func() error { return w.money.UndoLine(ctx, rosa, rosa.Person, met.ID) }); n != 1 {
		w.Errorf("undone %d times", n)
	}
	w.refused("again", w.money.UndoLine(ctx, rosa, rosa.Person, met.ID), fault.KindConflict, money.NothingToUndo)
	b := w.balances(rosa.Person)
	if b.Account(ledger.Cost.In("unexplained")) != 42_50 || b.Account(ledger.Cost.In("Riverside_Pool")) != 0 || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 42_50 {
		w.Errorf("in the books: %v", b)
	}
	w.bring(rosa, bank(w, append(lines, pool, line("2026-08-22", -1_00, "BUS FARE"))...))
	kept, items, _, _ := w.state(rosa.Person)
	if l := w.lineOf(met, kept); l.State != store.Unexplained || len(l.Items) != 0 {
		w.Errorf("it was matched again: %+v", l)
	}
	if !slices.ContainsFunc(items, func(i expect.Item) bool { return i.Payee == "Riverside Pool" && i.State == expect.Open }) {
		w.Error("the bill is not expected any more")
	}
	w.bring(rosa, bank(w, append(lines, pool, line("2026-08-23", -42_50, "RIVERSIDE POOL"))...)) // this is the one
	if b := w.balances(rosa.Person); b.Account(ledger.Cost.In("Riverside_Pool")) != 42_50 || b.Account(ledger.Cost.In("unexplained")) != 43_50 {
		w.Errorf("in the books: %v", b)
	}
}

func undoneAnswer(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	taxi := func(on string, p pence.Amount, n int) statement.Line {
		return line(on, -p, fmt.Sprintf("CARD PAYMENT TO CITY CARS TAXI %d", n))
	}
	all := append(lines, taxi("2026-08-20", 8_20, 301), taxi("2026-08-22", 7_40, 302))
	w.bring(rosa, bank(w, all...))
	kept, _, _, _ := w.state(rosa.Person)
	first := kept[2]
	w.ok(w.money.Explain(ctx, rosa, rosa.Person, first.ID, money.Said{Words: "Taxi to choir", Always: true}))
	if r := w.bring(rosa, bank(w, append(all, taxi("2026-08-25", 9_10, 303))...)); r.Unexplained != 0 {
		w.Errorf("%+v", r)
	}
	if b := w.balances(rosa.Person); b.Account(ledger.Cost.In("Taxi_to_choir")) != 24_70 || b.Account(ledger.Cost.In("unexplained")) != 0 {
		w.Errorf("in the books: %v", b)
	}
	kept, _, _, _ = w.state(rosa.Person)
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[4].ID))
	all = append(all, taxi("2026-08-26", 5_00, 304))
	if r := w.bring(rosa, bank(w, all...)); r.Unexplained != 2 { // the one undone, and the new one
		w.Errorf("%+v", r)
	}
	if b := w.balances(rosa.Person); b.Account(ledger.Cost.In("Taxi_to_choir")) != 15_60 || b.Account(ledger.Cost.In("unexplained")) != 14_10 {
		w.Errorf("in the books: %v", b)
	}
}

func undonePair(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	all := append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"), line("2026-08-21", 42_50, "RIVERSIDE POOL RETURNED"))
	if r := w.bring(rosa, bank(w, all...)); r.Unexplained != 0 {
		w.Fatalf("%+v", r)
	}
	kept, _, _, _ := w.state(rosa.Person)
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[3].ID))
	if r := w.bring(rosa, bank(w, append(all, line("2026-08-24", -1_00, "BUS FARE"))...)); r.Unexplained != 3 {
		w.Errorf("%+v", r)
	}
	kept, _, _, _ = w.state(rosa.Person)
	if b := w.balances(rosa.Person); b.Account(held) != store.BankBalance(kept) {
		w.Errorf("the books hold %v and the bank %v", b.Account(held), store.BankBalance(kept))
	}
}

// undoAll undoes every line one by one, and each time the books hold what the
// bank does; once all are undone the books are as if nothing had been matched.
func undoAll(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	bare := w.balances(rosa.Person)
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	before := w.balances(rosa.Person)
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"), line("2026-08-23", -3_00, "CORNER SHOP"))...))
	kept, _, _, _ := w.state(rosa.Person)
	w.ok(w.money.ExplainLine(ctx, rosa, rosa.Person, kept[3].ID, "wipes"))
	for _, l := range kept {
		w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, l.ID))
	}
	after := w.balances(rosa.Person)
	for at, sum := range before {
		if (at.Account.Class() == ledger.Committed || at.Account.Class() == ledger.SetAside || at.Account.Class() == ledger.Owed) && after[at] != sum {
			w.Errorf("%v held %v before and %v now", at, sum, after[at])
		}
	}
	if after.Account(ledger.Committed.In("bill/Riverside_Pool")) != 42_50 || bare.Account(ledger.Cost.In("unexplained")) != 0 || after.Account(ledger.Cost.In("unexplained")) != 45_50 {
		w.Errorf("in the books: %v", after)
	}
	_, items, _, _ := w.state(rosa.Person)
	for _, i := range items {
		if i.State != expect.Open || i.Line != "" {
			w.Errorf("%s is %s", i.Key, i.State)
		}
	}
}

func anyOrder(w *world) {
	ivor := w.settled("Ivor Lund")
	rosa, lines := paid(w, "Rosa Whitfield")
	runs, err := w.money.PaymentRuns(ctx, w.prepares)
	w.ok(err)
	run, err := w.money.PaymentRun(ctx, w.prepares, runs[0].ID)
	w.ok(err)
	i := slices.IndexFunc(run.Lines, func(l payment.Line) bool { return l.Person == ivor.Person })
	l := run.Lines[i]
	other := []statement.Line{line("2026-08-17", l.Amount(), "SEVERNSIDE COUNCIL "+l.Reference), line("2026-08-18", l.Contribution, "IVOR LUND")}
	bring := func(who access.Actor, own []statement.Line, order ...int) map[ledger.Place]pence.Amount {
		w.ok(w.money.AddBill(ctx, who, who.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
		files := [][]byte{bank(w, append(slices.Clone(own), line("2026-08-20", -42_50, "RIVERSIDE POOL"))...),
			bank(w, line("2026-08-21", -42_50, "RIVERSIDE POOL"), line("2026-08-26", -2_80, "BUS FARE"), line("2026-08-27", 9_00, "CORNER SHOP"))}
		for _, n := range order {
			w.bring(who, files[n])
		}
		b := w.balances(who.Person)
		maps.DeleteFunc(b, func(_ ledger.Place, a pence.Amount) bool { return a == 0 })
		return b
	}
	if one, two := bring(rosa, lines, 0, 1), bring(ivor, other, 1, 0); !maps.Equal(one, two) {
		w.Errorf("one way %v, the other %v", one, two)
	}
}

func refunded(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", -30_00, "ACTIVEWAYS"), line("2026-08-25", 10_00, "ACTIVEWAYS REFUND"))...))
	kept, _, _, _ := w.state(rosa.Person)
	w.ok(w.money.ExplainLine(ctx, rosa, rosa.Person, kept[2].ID, "Dance class"))
	w.ok(w.money.ExplainLine(ctx, rosa, rosa.Person, kept[3].ID, "Dance class"))
	w.refused("money out as one's own", w.money.Explain(ctx, rosa, rosa.Person, kept[2].ID, money.Said{Own: true}), fault.KindConflict)
	b := w.balances(rosa.Person)
	if b.Account(ledger.Cost.In("Dance_class")) != 20_00 || b.Account(held) != store.BankBalance(kept) {
		w.Errorf("in the books: %v; the bank says %v", b, store.BankBalance(kept))
	}
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[3].ID))
	if b = w.balances(rosa.Person); b.Account(ledger.Cost.In("Dance_class")) != 30_00 || b.Account(held) != store.BankBalance(kept) {
		w.Errorf("once it is undone: %v", b)
	}
}

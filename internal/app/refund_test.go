package app_test

import (
	"maps"
	"testing"

	"ownway/internal/app/money"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	pence "ownway/value/money"
)

func TestMoneyBack(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a refund of a bill paid last month pays the cost back, and is undone": refundOfBill,
		"a refund of what somebody explained waits for it again":               refundOfWords,
		"a direct debit that bounced is expected again":                        bouncedDebit,
		"what was said to be paid and came back is not paid":                   bouncedAfterSaid,
		"bought and taken back is nobody's business":                           takenBackToShop,
		"lines far from those that wait are not read":                          notAllHistory,
	})
}

var swimming = ledger.Cost.In("Riverside_Pool")

// hasLevel holds that the books have so much in an account, and in all
// what the bank does.
func (w *world) hasLevel(about store.Purse, lines []store.BankLine, a ledger.Account, want pence.Amount) {
	w.Helper()
	b := w.balances(about.Person)
	if b.Account(a) != want || b.Account(held) != store.BankBalance(lines) {
		w.Errorf("%v holds %v, not %v; the account %v and the bank %v", a, b.Account(a), want, b.Account(held), store.BankBalance(lines))
	}
}

func refundOfBill(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	all := append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"))
	w.bring(rosa, bank(w, all...))
	all = append(all, line("2026-08-31", 12_50, "RIVERSIDE POOL REFUND"))
	if r := w.bring(rosa, bank(w, all...)); r.Matched != 1 || r.Unexplained != 0 {
		w.Fatalf("%+v", r)
	}
	kept, _, _, _ := w.state(rosa.Person)
	purse := store.Purse{Person: rosa.Person}
	w.hasLevel(purse, kept, swimming, 30_00)
	back := kept[3]
	if back.Why.Key != reconcile.BackPart || len(back.Gives) != 1 || back.Gives[0] != kept[2].ID || back.What[0].Key != money.MoneyBack {
		w.Errorf("%+v", back)
	}
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, back.ID))
	w.hasLevel(purse, kept, swimming, 42_50)
	w.bring(rosa, bank(w, append(all, line("2026-09-01", -1_00, "BUS FARE"))...))
	kept, _, _, _ = w.state(rosa.Person)
	if l := w.lineOf(back, kept); l.State != store.Unexplained || !l.NotBack {
		w.Errorf("it was taken for a refund again: %+v", l)
	}
	w.ok(w.money.ExplainLine(ctx, rosa, rosa.Person, back.ID, "Riverside Pool"))
	w.hasLevel(purse, kept, swimming, 30_00)
}

func refundOfWords(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	all := append(lines, line("2026-08-20", -30_00, "ACTIVEWAYS"))
	w.bring(rosa, bank(w, all...))
	kept, _, _, _ := w.state(rosa.Person)
	w.ok(w.money.ExplainLine(ctx, rosa, rosa.Person, kept[2].ID, "Dance class"))
	all = append(all, line("2026-08-30", 30_00, "ACTIVEWAYS"))
	w.bring(rosa, bank(w, all...))
	dance, purse := ledger.Cost.In("Dance_class"), store.Purse{Person: rosa.Person}
	kept, _, _, _ = w.state(rosa.Person)
	w.hasLevel(purse, kept, dance, 0)
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[2].ID)) // it was not a dance class
	kept, _, _, _ = w.state(rosa.Person)
	w.hasLevel(purse, kept, dance, 0)
	if kept[2].State != store.Unexplained || kept[3].State != store.Unexplained {
		w.Errorf("%s and %s", kept[2].State, kept[3].State)
	}
	w.hasLevel(purse, kept, ledger.Cost.In("unexplained"), 30_00)
	w.bring(rosa, bank(w, append(all, line("2026-09-01", -1_00, "BUS FARE"))...))
	kept, _, _, _ = w.state(rosa.Person)
	w.hasLevel(purse, kept, ledger.Cost.In("unexplained"), 1_00) // nothing was spent, whatever it was
}

func bouncedDebit(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "City Insure", Amount: 12_00, Due: day("2026-08-28")}))
	before := w.balances(rosa.Person)
	all := append(lines, line("2026-08-28", -12_00, "DIRECT DEBIT CITY INSURE"))
	w.bring(rosa, bank(w, all...))
	all = append(all, line("2026-09-01", 12_00, "UNPAID DIRECT DEBIT CITY INSURE"))
	w.bring(rosa, bank(w, all...))
	kept, items, _, _ := w.state(rosa.Person)
	item := func(items []expect.Item) expect.Item {
		for _, i := range items {
			if i.Payee == "City Insure" {
				return i
			}
		}
		return expect.Item{}
	}
	purse := store.Purse{Person: rosa.Person}
	w.hasLevel(purse, kept, ledger.Cost.In("City_Insure"), 0)
	if i := item(items); i.State != expect.Open || kept[2].Why.Key != reconcile.BackOpen || kept[3].Why.Key != reconcile.BackOpen {
		w.Errorf("%+v; %+v", i, kept[2:])
	}
	if b := w.balances(rosa.Person); b.Account(ledger.Committed.In("bill/City_Insure")) != before.Account(ledger.Committed.In("bill/City_Insure")) {
		w.Errorf("in the books: %v", b)
	}
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[3].ID)) // it was something else that came in
	kept, items, _, _ = w.state(rosa.Person)
	w.hasLevel(purse, kept, ledger.Cost.In("City_Insure"), 12_00)
	if i := item(items); i.State != expect.Met || kept[3].State != store.Unexplained {
		w.Errorf("%+v; %+v", i, kept[3])
	}
}

func bouncedAfterSaid(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "City Insure", Amount: 12_00, Due: day("2026-08-28")}))
	_, items, _, _ := w.state(rosa.Person)
	for _, i := range items {
		if i.Payee == "City Insure" {
			w.ok(w.money.SayPaid(ctx, rosa, rosa.Person, i.ID))
		}
	}
	all := append(lines, line("2026-08-28", -12_00, "CITY INSURE"))
	w.bring(rosa, bank(w, all...))
	all = append(all, line("2026-09-01", 12_00, "CITY INSURE RETURNED"))
	w.bring(rosa, bank(w, all...))
	kept, _, _, _ := w.state(rosa.Person)
	w.hasLevel(store.Purse{Person: rosa.Person}, kept, ledger.Cost.In("City_Insure"), 0)
	w.bring(rosa, bank(w, append(all, line("2026-09-05", -12_00, "CITY INSURE"))...)) // made again
	kept, items, _, _ = w.state(rosa.Person)
	w.hasLevel(store.Purse{Person: rosa.Person}, kept, ledger.Cost.In("City_Insure"), 12_00)
	for _, i := range items {
		if i.Payee == "City Insure" && i.State != expect.Met {
			w.Errorf("%+v", i)
		}
	}
}

func takenBackToShop(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	r := w.bring(rosa, bank(w, append(lines, line("2026-08-20", -24_00, "CORNER SHOP"), line("2026-08-24", 24_00, "CORNER SHOP REFUND"))...))
	if r.Unexplained != 0 {
		w.Errorf("%+v", r)
	}
	kept, _, _, _ := w.state(rosa.Person)
	w.hasLevel(store.Purse{Person: rosa.Person}, kept, ledger.Cost.In("unexplained"), 0)
	before := maps.Clone(w.balances(rosa.Person))
	w.ok(w.money.UndoLine(ctx, rosa, rosa.Person, kept[2].ID))
	kept, _, _, _ = w.state(rosa.Person)
	w.hasLevel(store.Purse{Person: rosa.Person}, kept, ledger.Cost.In("unexplained"), 24_00)
	if maps.Equal(before, w.balances(rosa.Person)) {
		w.Error("nothing was undone")
	}
}

// notAllHistory brings in years of lines and then a month: only the lines
// around those that wait are read.
func notAllHistory(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"))...))
	w.look(rosa.Person, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, rosa.Person)
		if err != nil {
			return err
		}
		near, err := tx.LinesOn(ctx, p.ID, calendar.Period{First: day("2026-08-18"), Last: day("2026-08-19")})
		if err != nil || len(near) != 1 {
			w.Errorf("%d lines, %v", len(near), err)
		}
		marks, err := tx.Marks(ctx, p.ID, calendar.Period{First: day("2026-08-20"), Last: day("2026-09-30")})
		if err != nil || len(marks) != 1 {
			w.Errorf("%d marks, %v", len(marks), err)
		}
		return err
	})
}

package app_test

import (
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/internal/app/money"
	"ownway/value/fault"
)

func TestColumns(t *testing.T) {
	scenes(t, map[string]func(*world){"an unknown bank is asked about once, by anyone of the council": askedOnce})
}

const fairbank = "Booked on,What,Paid out,Paid in,Balance after\n1 Sep 2026,RIVERSIDE POOL,4.50,,95.50\n2 Sep 2026,=2+5,1.50,,94.00\n"

func askedOnce(w *world) {
	rosa := w.settled("Rosa Whitfield")
	idris := w.settled("Idris Bevan")
	w.on("2026-09-03")
	_, err := w.money.BringStatement(ctx, rosa, rosa.Person, []byte(fairbank))
	w.refused("before anyone said", err, fault.KindInvalid, statement.UnknownShape)
	if !money.Unknown(err) {
		w.Errorf("nobody would be asked: %v", err)
	}
	right := csvfile.Columns{Date: 1, Form: "2 Jan 2006", Payee: 2, Out: 3, In: 4, Balance: 5}
	wrong := right
	wrong.In, wrong.Out = right.Out, right.In
	_, err = w.money.BringColumns(ctx, rosa, rosa.Person, []byte(fairbank), wrong)
	w.refused("in and out changed over", err, fault.KindInvalid, statement.BalanceBreak)
	_, err = w.money.TryColumns(ctx, idris, rosa.Person, []byte(fairbank), right)
	w.refused("another person", err, fault.KindForbidden)
	_, err = w.money.BringColumns(ctx, rosa, rosa.Person, []byte(fairbank+strings.Repeat("x", money.MostAsked)), right)
	w.refused("a file too large to be sent again", err, fault.KindInvalid, money.TooLargeToAsk)
	seen, err := w.money.TryColumns(ctx, rosa, rosa.Person, []byte(fairbank), right)
	w.ok(err)
	if len(seen.Lines) != 2 {
		w.Errorf("%+v", seen)
	}
	if lines, _, _, _ := w.state(rosa.Person); len(lines) != 0 {
		w.Error("something was kept before it was said to be right")
	}
	r, err := w.money.BringColumns(ctx, rosa, rosa.Person, []byte(fairbank), right)
	w.ok(err)
	if r.New != 2 || r.Same {
		w.Errorf("%+v", r)
	}
	again, err := w.money.BringStatement(ctx, rosa, rosa.Person, []byte(fairbank+"3 Sep 2026,TAXI,2.00,,92.00\n"))
	w.ok(err)
	if again.New != 1 {
		w.Errorf("the layout was not learned: %+v", again)
	}
	r, err = w.money.BringStatement(ctx, idris, idris.Person, []byte(fairbank))
	w.ok(err)
	if r.New != 2 {
		w.Errorf("his neighbour is asked again: %+v", r)
	}
	_, err = w.money.BringStatement(ctx, idris, idris.Person, []byte(strings.Replace(fairbank, "94.00", "93.00", 1)))
	w.refused("a wrong balance in a layout that was learned", err, fault.KindInvalid, statement.BalanceBreak)
}

package app_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestStatements(t *testing.T) {
	scenes(t, map[string]func(*world){
		"the same file twice changes nothing and says so":        sameFile,
		"a file that overlaps adds its new lines alone":          overlap,
		"a file with a bad line is refused whole, with the line": badLine,
		"a statement of another account is refused":              otherAccount,
		"what cannot be read is refused":                         unreadable,
		"a line is explained once, by whoever may":               explained,
		"a line that is matched later leaves no trace in costs":  matchedLater,
		"money from nowhere is the person's own":                 ownMoney,
		"what was said to be paid is counted once":               saidThenSeen,
		"a bill added twice is expected once":                    billTwice,
		"bills and goals that cannot be are refused":             badBills,
	})
}

// bank writes a statement of the person's own account as their bank would.
func bank(w *world, lines ...statement.Line) []byte {
	w.Helper()
	return bankOf(w, statement.Account{SortCode: account.SortCode, Number: account.Number}, lines...)
}

func bankOf(w *world, a statement.Account, lines ...statement.Line) []byte {
	w.Helper()
	var sum pence.Amount
	for i := range lines {
		sum += lines[i].Amount
		lines[i].Balance = statement.GivenBalance(sum)
	}
	file, err := csvfile.Write("lloyds", statement.Statement{Account: a, Lines: lines})
	w.ok(err)
	return file
}

func line(on string, amount pence.Amount, payee string) statement.Line {
	kind := "DEB"
	if amount > 0 {
		kind = "FPI"
	}
	return statement.Line{Date: day(on), Amount: amount, Payee: payee, Type: kind}
}

func (w *world) bring(who access.Actor, file []byte) money.Receipt {
	w.Helper()
	r, err := w.money.BringStatement(ctx, who, who.Person, file)
	w.ok(err)
	return r
}

// state is everything that the record holds of a person's money.
func (w *world) state(about person.ID) (lines []store.BankLine, items []expect.Item, books []ledger.Transaction, files []store.Statement) {
	w.Helper()
	w.look(about, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		var errs [4]error
		lines, errs[0] = tx.Lines(ctx, p.ID)
		items, errs[1] = tx.Expected(ctx, about, p.ID)
		books, _, errs[2] = tx.Transactions(ctx, p.ID)
		files, errs[3] = tx.Statements(ctx, p.ID)
		return errors.Join(errs[:]...)
	})
	return
}

// paid brings the first payment and the contribution, as the bank shows them.
func paid(w *world, name string) (access.Actor, []statement.Line) {
	w.Helper()
	rosa := w.settled(name)
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	run, err := w.money.PaymentRun(ctx, w.prepares, id)
	w.ok(err)
	l := run.Lines[0]
	w.on("2026-09-01")
	return rosa, []statement.Line{line("2026-08-17", l.Amount(), "SEVERNSIDE COUNCIL "+l.Reference), line("2026-08-18", l.Contribution, strings.ToUpper(name))}
}

func sameFile(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	file := bank(w, lines...)
	var r money.Receipt
	if n := w.atOnce(5, func() error {
		got, err := w.money.BringStatement(ctx, rosa, rosa.Person, file)
		if err == nil && !got.Same {
			r = got // one of them, or the test fails below
		}
		return err
	}); n < 1 {
		w.Fatal("nobody brought it in")
	}
	if r.Same || r.Lines != 2 || r.New != 2 || r.Matched != 2 || r.Unexplained != 0 {
		w.Errorf("the first time: %+v", r)
	}
	before, items, books, files := w.state(rosa.Person)
	if len(before) != 2 || len(files) != 1 || len(books) != 3 { // paid in, kept for wages, contributed
		w.Errorf("%d lines of %d files, %d transactions", len(before), len(files), len(books))
	}
	for _, i := range items {
		if i.State != expect.Met {
			w.Errorf("%s is %s", i.Key, i.State)
		}
	}
	if again := w.bring(rosa, file); !again.Same || again.New != 0 || again.Matched != 0 || again.Lines != 2 {
		w.Errorf("the second time: %+v", again)
	}
	after, _, more, files := w.state(rosa.Person)
	if len(after) != len(before) || len(more) != len(books) || len(files) != 1 {
		w.Errorf("now %d lines, %d transactions, %d files", len(after), len(more), len(files))
	}
}

func overlap(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.bring(rosa, bank(w, lines...))
	fare := line("2026-08-20", -2_80, "BUS FARE")
	r := w.bring(rosa, bank(w, append(lines, fare, fare, line("2026-08-21", -5_10, "CARERS FIRST"))...))
	if r.Same || r.Lines != 5 || r.New != 3 || r.Unexplained != 3 { // two fares on one day are two lines
		w.Errorf("%+v", r)
	}
	kept, _, _, files := w.state(rosa.Person)
	if len(kept) != 5 || len(files) != 2 || files[1].Known != 2 || files[1].New != 3 {
		w.Errorf("%d lines; %+v", len(kept), files)
	}
	if again := w.bring(rosa, bank(w, lines[1], fare)); again.New != 0 || again.Same { // another file, nothing new in it
		w.Errorf("%+v", again)
	}
	if b := w.balances(rosa.Person); b.Account(held) != store.BankBalance(kept) {
		w.Errorf("the books hold %v and the bank %v", b.Account(held), store.BankBalance(kept))
	}
}

func badLine(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	good := bank(w, append(lines, line("2026-08-20", -2_80, "BUS FARE"))...)
	_, _, books, _ := w.state(rosa.Person)
	for name, c := range map[string]struct {
		from, to string
		line     int
	}{
		"an amount that is none":         {"2.80", "2.8O", 4},
		"a day that is not":              {"20/08/2026", "31/02/2026", 4},
		"a comma in the words":           {"BUS FARE", "BUS, FARE", 4},
		"a balance that does not follow": {"2.80", "3.80", 4},
	} {
		if !bytes.Contains(good, []byte(c.from)) {
			w.Fatalf("the file has no %q:\n%s", c.from, good)
		}
		_, err := w.money.BringStatement(ctx, rosa, rosa.Person, bytes.Replace(good, []byte(c.from), []byte(c.to), 1))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Line != c.line || f.Field == "" {
			w.Errorf("%s: got %v, want line %d", name, err, c.line)
		}
		if kept, _, after, files := w.state(rosa.Person); len(kept) != 0 || len(files) != 0 || len(after) != len(books) {
			w.Errorf("%s: something of it was kept", name)
		}
	}
	if r := w.bring(rosa, good); r.New != 3 {
		w.Errorf("put right: %+v", r)
	}
}

func otherAccount(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	for name, a := range map[string]statement.Account{
		"another number":    {SortCode: account.SortCode, Number: "12345678"},
		"another sort code": {SortCode: "107999", Number: account.Number},
	} {
		_, err := w.money.BringStatement(ctx, rosa, rosa.Person, bankOf(w, a, lines...))
		w.refused(name, err, fault.KindInvalid, money.OtherAccount)
	}
	if kept, _, _, files := w.state(rosa.Person); len(kept) != 0 || len(files) != 0 {
		w.Error("it was kept")
	}
}

func unreadable(w *world) {
	rosa, _ := paid(w, "Rosa Whitfield")
	for name, file := range map[string][]byte{
		"nothing": nil, "a letter": []byte("Dear Rosa, here is your statement."), "noughts": make([]byte, 4000),
		"a picture": []byte("\x89PNG\r\n\x1a\n"), "a header alone": []byte("Date,Something,Else\n"),
	} {
		_, err := w.money.BringStatement(ctx, rosa, rosa.Person, file)
		w.refused(name, err, fault.KindInvalid)
	}
	linda := w.add("Linda Frost")
	_, err := w.money.BringStatement(ctx, linda, linda.Person, bank(w, line("2026-08-20", -1, "X")))
	w.refused("someone who has no direct payment", err, fault.KindNotFound)
}

func explained(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	alan := w.settled2("Alan Croft")
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", -60_00, "CASH ATM"))...))
	kept, _, _, _ := w.state(rosa.Person)
	var odd store.BankLine
	for _, l := range kept {
		if l.State == store.Unexplained {
			odd = l
		}
	}
	h, err := w.home.Home(ctx, rosa, rosa.Person)
	w.ok(err)
	if len(h.Needs.Unexplained) != 1 || h.Needs.Unexplained[0].ID != odd.ID || h.Needs.Count() != 1 {
		w.Errorf("her home asks about %+v", h.Needs)
	}
	before := w.balances(rosa.Person)
	if before.Account(ledger.Cost.In("unexplained")) != 60_00 {
		w.Errorf("in the books: %v", before)
	}
	w.refused("with no words", w.money.ExplainLine(ctx, rosa, rosa.Person, odd.ID, " \t"), fault.KindInvalid, money.SaySomething)
	w.refused("as a line of somebody else", w.money.ExplainLine(ctx, alan, alan.Person, odd.ID, "mine"), fault.KindNotFound)
	w.refused("by somebody else", w.money.ExplainLine(ctx, alan, rosa.Person, odd.ID, "mine"), fault.KindForbidden)
	w.refused("a line that is not there", w.money.ExplainLine(ctx, rosa, rosa.Person, "lin_none", "x"), fault.KindNotFound)
	if n := w.atOnce(4, func() error {
		return w.money.ExplainLine(ctx, rosa, rosa.Person, odd.ID, "taxi to choir: there/back; 2 trips\n")
	}); n != 1 {
		w.Errorf("explained %d times", n)
	}
	w.refused("again", w.money.ExplainLine(ctx, rosa, rosa.Person, odd.ID, "no, the pool"), fault.KindConflict)
	after := w.balances(rosa.Person)
	if after.Account(ledger.Cost.In("unexplained")) != 0 || after.Class(ledger.Cost) != 60_00 || after.Account(held) != before.Account(held) {
		w.Errorf("in the books: %v", after)
	}
	a, err := w.money.Account(ctx, rosa, rosa.Person)
	if err != nil || len(a.Unexplained) != 0 || !a.Months[0].Complete || a.Bank != after.Account(held) {
		w.Errorf("%+v, %v", a, err)
	}
}

// settled2 is settled for a second person, whose agreement starts in a later period.
func (w *world) settled2(name string) access.Actor {
	w.Helper()
	now := w.clock.at
	w.on("2026-08-03")
	who := w.settled(name)
	w.clock.at = now
	return who
}

func matchedLater(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	pool := line("2026-08-20", -42_50, "RIVERSIDE POOL")
	if r := w.bring(rosa, bank(w, append(lines, pool)...)); r.Unexplained != 1 {
		w.Fatalf("%+v", r)
	}
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-08-20")}))
	if b := w.balances(rosa.Person); b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 42_50 {
		w.Errorf("a bill is committed to: %v", b)
	}
	if r := w.bring(rosa, bank(w, append(lines, pool, line("2026-08-21", -1_00, "BUS FARE"))...)); r.Matched != 1 || r.New != 1 {
		w.Errorf("%+v", r)
	}
	b := w.balances(rosa.Person)
	kept, _, _, _ := w.state(rosa.Person)
	if b.Account(ledger.Cost.In("unexplained")) != 1_00 || b.Account(ledger.Cost.In("Riverside_Pool")) != 42_50 ||
		b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 0 || b.Account(held) != store.BankBalance(kept) {
		w.Errorf("in the books: %v; the bank says %v", b, store.BankBalance(kept))
	}
}

func ownMoney(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.bring(rosa, bank(w, append(lines, line("2026-08-20", 50_00, "ROSA SAVINGS"))...))
	if b := w.balances(rosa.Person); b[ledger.Place{Account: held, Funder: ledger.Own}] != 50_00 {
		w.Errorf("in the books: %v", b)
	}
	h, err := w.home.Home(ctx, rosa, rosa.Person)
	if err != nil || h.Safe.Own != 50_00 || len(h.Needs.Unexplained) != 1 { // counted as theirs, and asked about
		w.Fatalf("own %v, needs %+v, %v", h.Safe.Own, h.Needs, err)
	}
	books := w.balances(rosa.Person)
	w.ok(w.money.Explain(ctx, rosa, rosa.Person, h.Needs.Unexplained[0].ID, money.Said{Own: true}))
	if h, err = w.home.Home(ctx, rosa, rosa.Person); err != nil || h.Safe.Own != 50_00 || h.Needs.Count() != 0 || !maps.Equal(books, w.balances(rosa.Person)) {
		w.Errorf("once it is said: own %v, needs %+v, %v", h.Safe.Own, h.Needs, err)
	}
	w.bring(rosa, bank(w, append(lines, line("2026-08-21", 20_00, "MISS R WHITFIELD"))...)) // her own name says it
	if h, err = w.home.Home(ctx, rosa, rosa.Person); err != nil || h.Safe.Own != 70_00 || h.Needs.Count() != 0 {
		w.Errorf("own %v, needs %+v, %v", h.Safe.Own, h.Needs, err)
	}
}

func saidThenSeen(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-09-02")}))
	_, items, _, _ := w.state(rosa.Person)
	var bill expect.ID
	for _, i := range items {
		if i.Kind == expect.Bill {
			bill = i.ID
		}
	}
	if n := w.atOnce(4, func() error { return w.money.SayPaid(ctx, rosa, rosa.Person, bill) }); n != 1 {
		w.Errorf("said %d times", n)
	}
	w.refused("said with itself", w.money.SayPaid(ctx, rosa, rosa.Person, bill, bill), fault.KindConflict)
	spent := func() pence.Amount { b := w.balances(rosa.Person); return b.Account(ledger.Cost.In("Riverside_Pool")) }
	if spent() != 42_50 {
		w.Errorf("spent %v once it is said", spent())
	}
	w.on("2026-09-10")
	if r := w.bring(rosa, bank(w, append(lines, line("2026-09-02", -42_50, "RIVERSIDE POOL"))...)); r.Unexplained != 0 {
		w.Errorf("%+v", r)
	}
	if b := w.balances(rosa.Person); spent() != 42_50 || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 0 {
		w.Errorf("in the books once it is seen: %v", b)
	}
}

func billTwice(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	bill := money.Bill{Payee: "Riverside Pool", Amount: 42_50, Due: day("2026-09-02")}
	if n := w.atOnce(4, func() error { return w.money.AddBill(ctx, rosa, rosa.Person, bill) }); n != 1 {
		w.Errorf("added %d times", n)
	}
	w.refused("once more", w.money.AddBill(ctx, rosa, rosa.Person, bill), fault.KindConflict)
	bill.Amount = 50_00
	w.refused("with another amount", w.money.AddBill(ctx, rosa, rosa.Person, bill), fault.KindConflict)
	_, items, _, _ := w.state(rosa.Person)
	bills := 0
	for _, i := range items {
		if i.Kind == expect.Bill {
			bills++
		}
	}
	if b := w.balances(rosa.Person); bills != 1 || b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 42_50 {
		w.Errorf("%d bills, committed %v", bills, b.Account(ledger.Committed.In("bill/Riverside_Pool")))
	}
	w.on("2026-09-10")
	w.bring(rosa, bank(w, append(lines, line("2026-09-02", -42_50, "RIVERSIDE POOL"))...))
	if b := w.balances(rosa.Person); b.Account(ledger.Committed.In("bill/Riverside_Pool")) != 0 {
		w.Errorf("once it is paid: %v", b)
	}
	bill.Amount, bill.Due = 42_50, day("2026-10-02")
	w.ok(w.money.AddBill(ctx, rosa, rosa.Person, bill)) // next month's
}

func badBills(w *world) {
	rosa, _ := paid(w, "Rosa Whitfield")
	due := day("2026-09-10")
	w.refused("to nobody", w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "  ", Amount: 1, Due: due}), fault.KindInvalid, money.NameIt)
	w.refused("of nothing", w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Pool", Due: due}), fault.KindInvalid, money.PaySomeone)
	w.refused("below nothing", w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Pool", Amount: -5, Due: due}), fault.KindInvalid, money.PaySomeone)
	w.refused("on no day", w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: "Pool", Amount: 5}), fault.KindInvalid, money.EnterDayToPay)
	w.refused("saving for nothing", w.money.SaveUp(ctx, rosa, rosa.Person, "", 5), fault.KindInvalid, money.NameIt)
	w.refused("saving nothing", w.money.SaveUp(ctx, rosa, rosa.Person, "the sea", 0), fault.KindInvalid, money.PaySomeone)
	for _, name := range []string{"a/b: c;d\te\nf\x00g", "Ysgol Gymraeg Llŷn", strings.Repeat("very ", 30) + "long"} {
		if err := w.money.AddBill(ctx, rosa, rosa.Person, money.Bill{Payee: name, Amount: 5, Due: due}); err != nil {
			w.Errorf("a bill to %q: %v", name, err)
		}
	}
	w.ok(w.money.SaveUp(ctx, rosa, rosa.Person, "the sea", 20_00))
	w.ok(w.money.SaveUp(ctx, rosa, rosa.Person, "the sea", 5_00))
	h, err := w.home.Home(ctx, rosa, rosa.Person)
	if err != nil || h.Safe.Bars.SavedUp != 25_00 {
		w.Errorf("saved up %v, %v", h.Safe.Bars.SavedUp, err)
	}
}

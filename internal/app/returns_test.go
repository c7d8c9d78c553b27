package app_test

import (
	"fmt"
	"testing"

	"ownway/bank/bacs"
	"ownway/bank/fasterpayments"
	"ownway/bank/iso20022"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
)

func TestWhatTheBankSendsBack(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a payment comes back, the account is put right, it is paid again": cameBack,
		"a file with anything unknown in it is refused whole":              noHalfImport,
		"a rail fails: chosen people are paid on the same day, once":       sameDay,
		"a small run that is cancelled gives its lines back":               againCancelled,
		"a later run pays what came back, and nothing pays it again":       caughtUpInstead,
	})
}

// approved brings two people into an approved run.
func approved(w *world) (rosa, alan access.Actor, run payment.Run) {
	w.Helper()
	rosa, alan = w.settled("Rosa Whitfield"), w.settled("Alan Croft")
	id, err := w.money.PreparePayments(ctx, w.prepares, first.First)
	w.ok(err)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	return rosa, alan, w.run(id)
}

func (w *world) run(id payment.ID) payment.Run {
	w.Helper()
	run, err := w.money.PaymentRun(ctx, w.prepares, id)
	w.ok(err)
	return run
}

func lineOf(r payment.Run, who access.Actor) payment.Line {
	for _, l := range r.Lines {
		if l.Person == who.Person {
			return l
		}
	}
	return payment.Line{}
}

func returned(lines ...payment.Line) []byte {
	text := "reference,amount,reason\n"
	for _, l := range lines {
		text += fmt.Sprintf("%s,%s,Account closed\n", l.Reference, l.Amount().Plain())
	}
	return []byte(text)
}

// level checks that file, run and books say the same of a run.
func (w *world) level(id payment.ID) {
	w.Helper()
	look, err := w.money.LookAtRun(ctx, w.prepares, id, money.Find{})
	w.ok(err)
	sum := look.Adds()
	if look.Sum != sum || look.Booked != (money.Funded{Council: sum.Council + look.Waiting.Council, NHS: sum.NHS + look.Waiting.NHS}) {
		w.Errorf("the run pays %+v, is said to pay %+v, and the books hold %+v (%+v in another run)", sum, look.Sum, look.Booked, look.Waiting)
	}
}

func (w *world) expects(about access.Actor) (in pence.Amount) {
	w.look(about.Person, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about.Person)
		if err != nil {
			return err
		}
		items, err := tx.Unmet(ctx, about.Person, p.ID)
		for _, i := range items {
			if i.Kind == expect.PaymentIn && i.State == expect.Open {
				in += i.Amount
			}
		}
		return err
	})
	return in
}

// newAccount changes where somebody is paid, as if it had been looked at.
func (w *world) newAccount(about access.Actor) {
	w.ok(w.s.Write(ctx, w.prepares, w.council.ID, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about.Person)
		if err != nil {
			return err
		}
		p.Bank = ident.BankAccount{SortCode: "180002", Number: "00000190", Name: "R WHITFIELD"}
		return tx.SavePurse(ctx, p)
	}))
}

func cameBack(w *world) {
	rosa, alan, run := approved(w)
	l, paid := lineOf(run, rosa), lineOf(run, rosa).Amount()
	w.on("2026-08-20")
	_, err := w.money.BringReturns(ctx, w.practitioner, run.ID, returned(l))
	w.refused("by a practitioner", err, fault.KindForbidden)
	n, err := w.money.BringReturns(ctx, w.prepares, run.ID, returned(l))
	w.ok(err)
	if got := lineOf(w.run(run.ID), rosa); n != 1 || got.State != payment.Returned || got.Why != "Account closed" {
		w.Errorf("%d came back: %s, %s", n, got.State, got.Why)
	}
	if w.balances(rosa.Person).Account(held) != 0 || w.expects(rosa) != 0 || w.balances(alan.Person).Account(held) == 0 {
		w.Error("the books or what is expected still hold it, or somebody else's is gone")
	}
	w.level(run.ID)
	_, err = w.money.BringReturns(ctx, w.prepares, run.ID, returned(l))
	w.refused("the same file", err, fault.KindConflict, money.ReturnBefore)
	n, err = w.money.BringReturns(ctx, w.prepares, run.ID, append(returned(l), '\n'))
	w.ok(err)
	if n != 0 || w.balances(rosa.Person).Account(held) != 0 {
		w.Errorf("the same payment in another file took %d back", n)
	}

	again := money.PayAgain{Run: run.ID, Purses: []ledger.PurseID{l.Purse}, Why: "Rosa gave us her new account"}
	_, err = w.money.PreparePayAgain(ctx, w.prepares, again)
	w.refused("into the same account", err, fault.KindInvalid, payment.SameAccount)
	w.newAccount(rosa)
	id, err := w.money.PreparePayAgain(ctx, w.prepares, again)
	w.ok(err)
	_, err = w.money.PreparePayAgain(ctx, w.prepares, again)
	w.refused("twice", err, fault.KindConflict, payment.BeingPaid)
	w.refused("approved by the same", w.money.ApprovePayments(ctx, w.prepares, id), fault.KindInvalid, payment.SamePerson)
	if done := w.atOnce(4, func() error { return w.money.ApprovePayments(ctx, w.approves, id) }); done != 1 {
		w.Errorf("approved %d times", done)
	}
	if w.balances(rosa.Person).Account(held) != paid || w.expects(rosa) != paid {
		w.Errorf("the books hold %v and %v is expected, want %v", w.balances(rosa.Person).Account(held), w.expects(rosa), paid)
	}
	w.level(run.ID)
	w.level(id)
	_, file, err := w.money.PaymentFile(ctx, w.approves, id)
	w.ok(err)
	read, err := bacs.Parse(file)
	w.ok(err)
	if c := read.Credits; len(c) != 1 || c[0].To.SortCode != "180002" || c[0].Amount != paid || c[0].Reference == l.Reference {
		w.Errorf("the file pays %+v", c)
	}
	_, file, err = w.money.PaymentFile(ctx, w.approves, run.ID)
	w.ok(err)
	if read, err = bacs.Parse(file); err != nil || len(read.Credits) != 1 || read.Credits[0].To.SortCode != "202959" {
		w.Errorf("the first file pays %+v, %v", read.Credits, err)
	}
	next, err := w.money.PreparePayments(ctx, w.prepares, second.First)
	w.ok(err)
	if l := lineOf(w.run(next), rosa); l.Covers != second || l.Amount() != paid {
		w.Errorf("the next run pays %v for %s", l.Amount(), l.Covers)
	}
}

func noHalfImport(w *world) {
	rosa, _, run := approved(w)
	l := lineOf(run, rosa)
	strange, wrong := l, l
	strange.Reference, wrong.Council = "DP UNKNOWN", 1
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"an unknown reference":          {returned(l, strange), string(payment.UnknownReference)},
		"another amount":                {returned(wrong), string(payment.OtherAmount)},
		"the same line twice":           {returned(l, l), string(payment.ReturnedTwice)},
		"a reference that is a formula": {[]byte("reference,amount,reason\n" + l.Reference + "," + l.Amount().Plain() + ",x\n\"=1+1\",5.00,x\n"), string(payment.UnknownReference)},
		"no amount":                     {[]byte("reference,amount,reason\n" + l.Reference + ",,x\n"), ""},
		"nothing":                       {[]byte("reference,amount,reason\n"), ""},
		"no table":                      {[]byte{0xff, 0xfe, 0}, ""},
		"another report":                {[]byte("<Document/>"), string(iso20022.NotAStatus)},
	} {
		n, err := w.money.BringReturns(ctx, w.prepares, run.ID, c.file)
		all := fault.All(err)
		if n != 0 || len(all) == 0 || c.want != "" && string(all[0].Text.Key) != c.want {
			w.Errorf("%s: %d came back, %v", name, n, err)
		}
	}
	if got := w.run(run.ID); got.Sum != run.Sum || w.balances(rosa.Person).Account(held) != l.Amount() {
		w.Errorf("half of a file was taken in: %+v", got.Sum)
	}
	report := `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><TxInfAndSts><OrgnlEndToEndId>` + l.Reference +
		`</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></Document>`
	n, err := w.money.BringReturns(ctx, w.prepares, run.ID, []byte(report))
	if got := lineOf(w.run(run.ID), rosa); err != nil || n != 1 || got.Why != "AC04" {
		w.Errorf("by the bank's report %d came back, %v: %s", n, err, got.Why)
	}
}

func sameDay(w *world) {
	rosa, alan, run := approved(w)
	l := lineOf(run, rosa)
	w.on("2026-08-17")
	a := money.PayAgain{Run: run.ID, Purses: []ledger.PurseID{l.Purse}, Why: "The Bacs file was refused"}
	_, err := w.money.PreparePayAgain(ctx, w.prepares, a)
	w.refused("by Bacs, though it did not come back", err, fault.KindConflict, payment.NotReturned)
	a.SameDay = true
	id, err := w.money.PreparePayAgain(ctx, w.prepares, a)
	w.ok(err)
	w.level(run.ID)
	_, file, err := w.money.PaymentFile(ctx, w.prepares, run.ID)
	w.ok(err)
	if read, err := bacs.Parse(file); err != nil || len(read.Credits) != 1 { // from now on not on the first rail
		w.Errorf("the first file pays %d, %v", len(read.Credits), err)
	}
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	w.level(run.ID)
	w.level(id)
	if got := w.balances(rosa.Person).Account(held); got != l.Amount() || w.expects(rosa) != l.Amount() || w.expects(alan) == 0 {
		w.Errorf("the books hold %v, and %v is expected", got, w.expects(rosa))
	}
	_, _, err = w.money.PaymentFile(ctx, w.prepares, id)
	w.refused("by Bacs", err, fault.KindConflict, money.OtherRail)
	_, _, err = w.money.PaymentFileAs(ctx, w.prepares, run.ID, money.SameDay)
	w.refused("the first run by Faster Payments", err, fault.KindConflict, money.NotFaster)
	_, file, err = w.money.PaymentFileAs(ctx, w.prepares, id, money.SameDay)
	w.ok(err)
	list, err := fasterpayments.Parse(file)
	if err != nil || len(list) != 1 || list[0].Amount != l.Amount() || list[0].Reference == l.Reference {
		w.Errorf("the list pays %+v, %v", list, err)
	}
	for _, form := range []money.FileForm{money.PainV3, money.PainV9} {
		_, file, err = w.money.PaymentFileAs(ctx, w.prepares, id, form)
		w.ok(err)
		if f, err := iso20022.Parse(file); err != nil || f.Total() != l.Amount() || f.Execution != day("2026-08-17") {
			w.Errorf("%s pays %v on %s, %v", form, f.Total(), f.Execution, err)
		}
	}
	_, err = w.money.BringReturns(ctx, w.prepares, run.ID, returned(l))
	w.refused("the first rail sends it back too", err, fault.KindInvalid, payment.PaidAnotherWay)
}

func againCancelled(w *world) {
	rosa, alan, run := approved(w)
	_, err := w.money.BringReturns(ctx, w.prepares, run.ID, returned(lineOf(run, rosa)))
	w.ok(err)
	id, err := w.money.PreparePayAgain(ctx, w.prepares, money.PayAgain{Run: run.ID, SameDay: true, AsIs: true, Why: "The bank was wrong",
		Purses: []ledger.PurseID{lineOf(run, rosa).Purse, lineOf(run, alan).Purse}})
	w.ok(err)
	w.ok(w.money.CancelPayments(ctx, w.approves, id, "Not yet"))
	now := w.run(run.ID)
	if lineOf(now, rosa).State != payment.Returned || lineOf(now, alan).State != payment.Counts {
		w.Errorf("they stand as %s and %s", lineOf(now, rosa).State, lineOf(now, alan).State)
	}
	w.level(run.ID)
}

func caughtUpInstead(w *world) {
	rosa, _, run := approved(w)
	l := lineOf(run, rosa)
	_, err := w.money.BringReturns(ctx, w.prepares, run.ID, returned(l))
	w.ok(err)
	next, err := w.money.PreparePayments(ctx, w.prepares, second.First)
	w.ok(err)
	if got := lineOf(w.run(next), rosa); got.Covers.First != first.First || got.Amount() != 2*l.Amount() {
		w.Errorf("the next run pays %v for %s", got.Amount(), got.Covers)
	}
	_, err = w.money.PreparePayAgain(ctx, w.prepares, money.PayAgain{Run: run.ID, Purses: []ledger.PurseID{l.Purse}, AsIs: true, Why: "again"})
	w.refused("paid again as well", err, fault.KindConflict, payment.CaughtUpSince)
}

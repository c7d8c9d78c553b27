package app_test

import (
	"testing"

	"ownway/bank/bacs"
	"ownway/bank/modulus"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/value/fault"
	"ownway/value/ident"
)

var newAccount = ident.BankAccount{SortCode: "180002", Number: "00000190", Name: "R WHITFIELD"}

func TestBankDetails(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a change is looked at by a second person, waits, and is then used": changeWaits,
		"a person who confirms by another way need not wait":                changeSure,
		"a change that looks wrong is refused":                              changeRefused,
		"who else is paid into the same account is shown":                   sharedAccount,
	})
}

// paysInto gives the sort code that the run of a period pays.
func (w *world) paysInto(on string) ident.SortCode {
	w.Helper()
	id, err := w.money.PreparePayments(ctx, w.prepares, day(on))
	w.ok(err)
	w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	_, file, err := w.money.PaymentFile(ctx, w.prepares, id)
	w.ok(err)
	read, err := bacs.Parse(file)
	w.ok(err)
	return read.Credits[0].To.SortCode
}

func changeWaits(w *world) {
	rosa := w.settled("Rosa Whitfield")
	_, err := w.money.AskForBank(ctx, w.practitioner, rosa.Person, newAccount, "x")
	w.refused("by a practitioner", err, fault.KindForbidden)
	_, err = w.money.AskForBank(ctx, rosa, rosa.Person, account, "x")
	w.refused("the same account", err, fault.KindInvalid, payment.SameAsNow)
	_, err = w.money.AskForBank(ctx, rosa, rosa.Person, newAccount, " ")
	w.refused("for no reason", err, fault.KindInvalid, payment.SayWhyChange)
	id, err := w.money.AskForBank(ctx, w.prepares, rosa.Person, newAccount, "She rang us")
	w.ok(err)
	_, err = w.money.AskForBank(ctx, rosa, rosa.Person, newAccount, "again")
	w.refused("while one waits", err, fault.KindConflict, payment.ChangeWaits)
	w.refused("looked at by whoever asked", w.money.SettleBankChange(ctx, w.prepares, id, money.LooksRight, ""), fault.KindInvalid, payment.OtherLooks)
	w.refused("confirmed before", w.money.SettleBankChange(ctx, w.approves, id, money.IsSure, "rang"), fault.KindConflict, payment.ConfirmByOther)
	if got := w.paysInto("2026-08-17"); got != "202959" {
		w.Errorf("before the second look %s is paid", got)
	}
	if done := w.atOnce(4, func() error { return w.money.SettleBankChange(ctx, w.approves, id, money.LooksRight, "") }); done != 1 {
		w.Errorf("looked at %d times", done)
	}
	w.on("2026-08-05")
	if got := w.paysInto("2026-09-14"); got != "202959" {
		w.Errorf("while it waits %s is paid", got)
	}
	w.on("2026-08-06") // three working days after Monday 3 August
	if got := w.paysInto("2026-10-12"); got != "180002" {
		w.Errorf("after it waited %s is paid", got)
	}
	now, all, err := w.money.BankChanges(ctx, rosa, rosa.Person)
	if err != nil || now != newAccount || len(all) != 1 || all[0].State != payment.Used {
		w.Errorf("now %v, %+v, %v", now, all, err)
	}
	w.refused("refused afterwards", w.money.SettleBankChange(ctx, w.approves, id, money.StaysAsIs, "x"), fault.KindConflict, payment.ChangeDone)
}

func changeSure(w *world) {
	rosa := w.settled("Rosa Whitfield")
	id, err := w.money.AskForBank(ctx, rosa, rosa.Person, newAccount, "A new bank")
	w.ok(err)
	w.ok(w.money.SettleBankChange(ctx, w.approves, id, money.LooksRight, ""))
	w.refused("without saying how", w.money.SettleBankChange(ctx, w.approves, id, money.IsSure, " "), fault.KindInvalid, payment.SayHowSure)
	w.ok(w.money.SettleBankChange(ctx, w.approves, id, money.IsSure, "Rang her on the number of June"))
	if got := w.paysInto("2026-08-17"); got != "180002" {
		w.Errorf("%s is paid", got)
	}
}

func changeRefused(w *world) {
	rosa := w.settled("Rosa Whitfield")
	id, err := w.money.AskForBank(ctx, rosa, rosa.Person, newAccount, "A new bank")
	w.ok(err)
	w.ok(w.money.SettleBankChange(ctx, w.approves, id, money.StaysAsIs, "She did not ask for it"))
	w.on("2026-08-12")
	if got := w.paysInto("2026-08-17"); got != "202959" {
		w.Errorf("%s is paid", got)
	}
	// Weights made up for this test: they are not those of any bank.
	weights := []byte("180002 180002 MOD11 0 0 0 0 0 0 0 0 0 0 0 0 0 1\n")
	table, err := modulus.Load(weights, nil)
	w.ok(err)
	w.money.Accounts, w.money.LoadedOn = table, day("2026-08-12")
	wrong := newAccount
	wrong.Number = "00000191" // by these weights no number passes but one that ends in nought
	_, err = w.money.AskForBank(ctx, rosa, rosa.Person, wrong, "A slip of the pen")
	w.refused("a number that fails the check", err, fault.KindInvalid, modulus.LooksWrong)
	_, err = w.money.AskForBank(ctx, rosa, rosa.Person, newAccount, "A new bank")
	w.ok(err)
	waiting, err := w.money.WaitingBankChanges(ctx, w.approves)
	if err != nil || len(waiting) != 1 || waiting[0].Modulus != modulus.Pass || waiting[0].LoadedOn != day("2026-08-12") {
		w.Errorf("%+v, %v", waiting, err)
	}
}

func sharedAccount(w *world) {
	rosa, alan := w.settled("Rosa Whitfield"), w.settled("Alan Croft") // both into the account of these tests
	kelly := w.newPA("Kelly Marsh")                                    // paid into the new one
	w.employs(rosa, kelly, terms(1300))
	_, err := w.money.AskForBank(ctx, alan, alan.Person, newAccount, "A new bank")
	w.ok(err)
	waiting, err := w.money.WaitingBankChanges(ctx, w.approves)
	w.ok(err)
	if len(waiting) != 1 || len(waiting[0].Others) != 1 || waiting[0].Others[0] != "Kelly Marsh" || waiting[0].AskedName != "Alan Croft" || waiting[0].Modulus != modulus.CannotTell {
		w.Errorf("%+v", waiting)
	}
	shared, err := w.money.SharedAccounts(ctx, w.approves)
	w.ok(err)
	if len(shared) != 1 || len(shared[0]) != 2 {
		w.Errorf("shared: %+v", shared)
	}
	_, err = w.money.SharedAccounts(ctx, w.practitioner)
	w.refused("by a practitioner", err, fault.KindForbidden, access.NotYours)
}

package app_test

import (
	"bytes"
	"strings"

	"ownway/bank/bacs"
	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/payment"
	"ownway/value/fault"
	"ownway/value/ident"
)

// sentBack sends bills by Bacs, which the bank shows as one line, and brings one
// of them back.
func sentBack(w *world) {
	p := newPool(w, 2)
	a, b := p.people[0], p.people[1]
	on := day("2026-08-10")
	w.on(on.String())
	lane := p.provider(a, "Harbour Lane")
	p.approved(a, lane, "A-100", 30_00, on)
	p.approved(a, lane, "A-101", 12_00, on)
	p.approved(b, p.provider(b, "Club"), "C-7", 25_00, on)
	l, err := p.s.PrepareList(ctx, p.first, on, payment.ByBacs)
	w.ok(err)
	w.ok(p.s.ApproveList(ctx, p.second, l.ID))
	_, err = p.s.ListFile(ctx, p.first, l.ID, money.Standard18)
	w.refused("Bacs without a number", err, fault.KindInvalid, managed.NoSUN)
	w.refused("five digits", p.s.SetSUN(ctx, p.first, "12345"), fault.KindInvalid, managed.NoSUN)
	w.ok(p.s.SetSUN(ctx, p.first, "123456"))
	p.files(l.ID)
	// The bank shows the file as one line.
	w.on("2026-08-12")
	_, err = p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: day("2026-08-12"), Payee: "CLIENT PAYMENTS", Reference: "BACS", Amount: -67_00}}}))
	w.ok(err)
	if now := p.compared(day("2026-08-12")); !now.Agrees() || now.Timing != 0 || now.Waiting != 0 {
		w.Fatalf("shown whole: timing %v, waiting %d, %v", now.Timing, now.Waiting, now.Named)
	}
	whole, err := p.s.Look(ctx, p.first)
	w.ok(err)
	w.ok(p.s.TakeBack(ctx, p.first, whole.Recent[len(whole.Recent)-1].ID))
	if now := p.compared(day("2026-08-12")); !now.Agrees() || now.Timing != -67_00 || now.Waiting != 1 {
		w.Fatalf("taken back: timing %v, waiting %d, %v", now.Timing, now.Waiting, now.Named)
	}
	// Two days on one of them comes back, and the whole is found again.
	w.on("2026-08-14")
	back := statement.Line{Date: day("2026-08-14"), Payee: "ARUCS HARBOUR LANE", Reference: "A-100", Amount: 30_00}
	_, err = p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: back}}))
	w.ok(err)
	if now := p.compared(day("2026-08-14")); !now.Agrees() || now.Timing != 0 || now.Waiting != 0 {
		w.Fatalf("came back: timing %v, waiting %d, %v", now.Timing, now.Waiting, now.Named)
	}
	if held := p.balances(a.id).Account("held/managed"); held != a.sum-12_00 {
		w.Errorf("the books hold %v, want %v", held, a.sum-12_00)
	}
	p.paidAgain(a, "A-100")
	w.ok(w.s.Seal(ctx))
	if proof, err := w.s.Verify(ctx); err != nil || len(proof.Wrong) > 0 {
		w.Errorf("the books: %v, %v", proof.Wrong, err)
	}
}

// files fetches a list in every form.
func (p *pool) files(id clientmoney.ListID) {
	p.Helper()
	for form, want := range map[money.FileForm]string{money.Standard18: "A-100", money.PainV3: "pain.001.001.03", money.PainV9: "pain.001.001.09", managed.Table: "C-7"} {
		data, err := p.s.ListFile(ctx, p.first, id, form)
		p.ok(err)
		if !strings.Contains(string(data), want) {
			p.Errorf("%s has no %s: %s", form, want, data)
		}
	}
	_, err := p.s.ListFile(ctx, p.first, id, money.SameDay)
	p.refused("the same day, of a list by Bacs", err, fault.KindConflict, managed.NotFaster)
	data, err := p.s.ListFile(ctx, p.first, id, money.Standard18)
	p.ok(err)
	read, err := bacs.Parse(data)
	p.ok(err)
	if read.Total() != 67_00 || len(read.Credits) != 3 || read.SUN != "123456" || read.From.Number != p.bank.Number || read.InAccount() != day("2026-08-12") {
		p.Errorf("the Bacs file: %+v", read)
	}
}

// third is another officer of the organisation.
func (p *pool) third() access.Actor {
	p.Helper()
	one := p.account(p.bureau.Keeper, access.Support, "Nia Bevan")
	p.ok(p.setup.AddStaff(ctx, p.bureau.Keeper, one))
	return one.Actor
}

// paidAgain looks at the account of a payment that came back, and pays it on the
// same day.
func (p *pool) paidAgain(h *holder, number string) {
	p.Helper()
	bills, err := p.s.Bills(ctx, h.actor(), h.id)
	p.ok(err)
	for _, b := range bills {
		if want := map[bool]managed.Paid{true: managed.Again, false: managed.Shown}[b.Number == number]; b.Paid != want {
			p.Errorf("%s is %q, want %q", b.Number, b.Paid, want)
		}
	}
	l, err := p.s.PrepareList(ctx, p.first, p.s.Today(), payment.BySameDay)
	p.ok(err)
	if len(l.Entries) > 0 || len(l.Left) != 1 || l.Left[0].Says.Key != clientmoney.WaitsForLook {
		p.Errorf("before a look: pays %v, leaves %v", l.Entries, l.Left)
	}
	look, err := p.s.Look(ctx, p.first)
	p.ok(err)
	if len(look.CameBack) != 1 {
		p.Fatalf("came back: %v", look.CameBack)
	}
	line := look.Recent[len(look.Recent)-1].ID
	p.refused("given to somebody else", p.s.TakeBack(ctx, p.first, line), fault.KindConflict, managed.ReturnStays)
	to := ident.BankAccount{SortCode: "202959", Number: "63748473"}
	p.refused("without a word", p.s.LookedAt(ctx, p.second, line, to, " "), fault.KindInvalid, clientmoney.SayLooked)
	p.refused("by a council", p.s.LookedAt(ctx, p.councils[0].prepares, line, to, "x"), fault.KindForbidden)
	if n := p.atOnce(3, func() error {
		return p.s.LookedAt(ctx, p.second, line, to, "The last digit was wrong. Rang them on the number we know")
	}); n != 1 {
		p.Errorf("looked at %d times", n)
	}
	l, err = p.s.PrepareList(ctx, p.first, p.s.Today(), payment.BySameDay)
	p.ok(err)
	if len(l.Entries) != 1 || l.Entries[0].To.Number != "63748473" {
		p.Fatalf("pays again %v, leaves %v", l.Entries, l.Left)
	}
	p.refused("by whoever looked", p.s.ApproveList(ctx, p.second, l.ID), fault.KindInvalid, clientmoney.ListLooked)
	third := p.third()
	p.ok(p.s.ApproveList(ctx, third, l.ID))
	data, err := p.s.ListFile(ctx, p.first, l.ID, money.SameDay)
	p.ok(err)
	if !bytes.Contains(data, []byte("63748473")) {
		p.Errorf("the list for the same day: %s", data)
	}
	_, err = p.s.ListFile(ctx, p.first, l.ID, money.Standard18)
	p.refused("Bacs, of a list for the same day", err, fault.KindConflict, money.OtherRail)
	d := p.s.Today()
	_, err = p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: d, Payee: "HARBOUR LANE", Reference: number, Amount: -30_00}}}))
	p.ok(err)
	if now := p.compared(d); !now.Agrees() || now.Timing != 0 || now.Waiting != 0 {
		p.Errorf("paid again: timing %v, waiting %d, %v", now.Timing, now.Waiting, now.Named)
	}
	if held := p.balances(h.id).Account("held/managed"); held != h.sum-42_00 {
		p.Errorf("paid again the books hold %v, want %v", held, h.sum-42_00)
	}
}

package app_test

import (
	"slices"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestBureauPaper(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a code on a sheet says whose hours they are":         codedSheets,
		"so does one that the employer printed themselves":    ownSheets,
		"a letter has all that is due with the payslip":       enclosed,
		"late pay of a month that was invoiced is asked once": lateFees,
	})
}

func codedSheets(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, _, _ := w.hired("Alan Croft", 1300)
	o := w.office()
	id := w.openFirst()
	if n, err := o.MakeSheets(ctx, w.bureau, id); err != nil || n != 2 {
		w.Fatalf("%d made, %v", n, err)
	}
	made, err := o.Sheets(ctx, w.bureau, id)
	w.ok(err)
	if n, err := o.MakeSheets(ctx, w.bureau, id); err != nil || n != 0 {
		w.Errorf("%d made again, %v", n, err)
	}
	again, err := o.Sheets(ctx, w.bureau, id)
	w.ok(err)
	if len(made) != 2 || made[1].PA != kelly.PA || made[1].Period.First != first.Last.AddDays(1) || made[0].Code == made[1].Code || again[1].Code != made[1].Code {
		w.Fatalf("%+v\n%+v", made, again)
	}
	code := made[1].Code
	w.refused("a practitioner", errOf(o.MakeSheets(ctx, w.practitioner, id)), fault.KindForbidden)
	for what, c := range map[string]struct {
		item bureau.Item
		want []any
	}{
		"too short":        {bureau.Item{Code: "1234"}, []any{bureau.CodeShape}},
		"a slip":           {bureau.Item{Code: string(slip(code))}, []any{bureau.CodeMistype}},
		"nobody's":         {bureau.Item{Code: string(bureau.NewCode([8]byte{7: 1}))}, []any{bureau.CodeUnknown}},
		"another employer": {bureau.Item{Code: string(code), Employer: alan.Person}, []any{bureau.CodeOther}},
	} {
		_, err := o.TakeIn(ctx, w.bureau, c.item)
		if all := fault.All(err); len(all) != 1 || all[0].Field != "code" || any(all[0].Text.Key) != c.want[0] {
			w.Errorf("%s: %v", what, err)
		}
	}
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "support", Name: "Elsewhere"}
	other := w.account(k.ID, access.Support, "Someone Else").Actor
	w.ok(w.setup.AddKeeper(ctx, k, store.Account{Actor: other}))
	_, err = o.TakeIn(ctx, other, bureau.Item{Code: string(code)})
	w.refused("another bureau's sheet", err, fault.KindInvalid, bureau.CodeUnknown)

	w.on("2026-10-12")
	item, err := o.TakeIn(ctx, w.bureau, bureau.Item{Code: " " + code.String()})
	w.ok(err)
	w.ok(o.Take(ctx, w.bureau, item))
	i, _, err := o.Item(ctx, w.bureau, item)
	w.ok(err)
	if i.Employer != rosa.Person || i.PA != kelly.PA || i.Job != job || i.First != made[1].Period.First || i.Channel != bureau.OnPaper || i.About != bureau.AboutHours {
		w.Errorf("%+v", i)
	}
	q, err := o.Queue(ctx, w.bureau)
	if w.ok(err); q.Names[rosa.Person] != "Rosa Whitfield" || q.PAs[kelly.PA] == "" {
		w.Errorf("%+v %+v", q.Names, q.PAs)
	}
	next := calendar.Period{First: i.First, Last: i.First.AddDays(27)}
	_, err = o.KeyHours(ctx, w.bureau, item, pay.SheetOf{Employment: i.Job, Day: i.First}, worked(next, 60, 120), false)
	w.ok(err)
	w.look(rosa.Person, func(tx *store.Tx) error {
		sheet, err := tx.Sheet(ctx, job, next.First)
		if len(sheet.Hours.Entries) != 2 || slices.ContainsFunc(sheet.Hours.Entries, func(e hours.Entry) bool { return e.Told != hours.Paper }) {
			w.Errorf("%+v", sheet.Hours.Entries)
		}
		return err
	})
}

// The sheet that stands on an employer's own page of hours has a code that nobody
// kept, and that the bureau's own sheet of the same hours would have.
func ownSheets(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, _, _ := w.hired("Alan Croft", 1300)
	o := w.office()
	w.on("2026-09-14")
	code := bureau.CodeOf(job, first.First, 0)
	_, err := o.TakeIn(ctx, w.bureau, bureau.Item{Code: code.String(), Employer: alan.Person})
	w.refused("as another employer's", err, fault.KindInvalid, bureau.CodeOther)
	id, err := o.TakeIn(ctx, w.bureau, bureau.Item{Code: code.String()})
	w.ok(err)
	i, _, err := o.Item(ctx, w.bureau, id)
	w.ok(err)
	if i.Employer != rosa.Person || i.PA != kelly.PA || i.Job != job || i.First != first.First || i.Channel != bureau.OnPaper || i.About != bureau.AboutHours {
		w.Errorf("%+v", i)
	}
	run := w.openFirst()
	if _, err := o.MakeSheets(ctx, w.bureau, run); err != nil {
		w.Fatal(err)
	}
	all, err := o.Sheets(ctx, w.bureau, run)
	w.ok(err)
	for _, s := range all {
		if s.Code != bureau.CodeOf(s.Employment, s.Period.First, 0) {
			w.Errorf("the same hours have two codes: %+v", s)
		}
	}
	_, err = o.TakeIn(ctx, w.bureau, bureau.Item{Code: bureau.CodeOf(job, first.First.AddDays(-280), 0).String()})
	w.refused("of hours long ago", err, fault.KindInvalid, bureau.CodeUnknown)
}

func errOf(_ int, err error) error { return err }

// slip changes two neighbours of a code that differ.
func slip(c bureau.SheetCode) bureau.SheetCode {
	b := []byte(c)
	for i := range len(b) - 1 {
		if b[i] != b[i+1] {
			b[i], b[i+1] = b[i+1], b[i]
			break
		}
	}
	return bureau.SheetCode(b)
}

func enclosed(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1300)
	o := w.office()
	address := []string{"4 Quay Street", "SEVERNSIDE", "SV1 4AA"}
	w.ok(o.AskPaper(ctx, w.bureau, bureau.Paper{Employer: rosa.Person, PA: kelly.PA, Name: "Kelly Marsh", Lines: address}))
	w.ok(o.AskPaper(ctx, w.bureau, bureau.Paper{Employer: rosa.Person, Name: "Rosa Whitfield", Lines: address}))
	w.ok(o.AskPaper(ctx, alan, bureau.Paper{Employer: alan.Person, Name: "Alan Croft", Lines: address}))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(alan, ellie, alans, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	w.ok(w.work(id, alan.Person))
	if _, err := o.MakeSheets(ctx, w.bureau, id); err != nil {
		w.Fatal(err)
	}
	_, all, err := o.Envelopes(ctx, w.bureau, id)
	w.ok(err)
	if len(all) != 3 {
		w.Fatalf("%+v", all)
	}
	for _, e := range all {
		wants := e.To.Name != "Rosa Whitfield" // her PA gets the sheet
		if (e.Sheet != nil) != wants || e.Sheet != nil && e.Sheet.Employment != e.Slip.Employment {
			w.Errorf("%s: %+v", e.To.Name, e.Sheet)
		}
		if e.P45 != nil || e.P60 != nil || len(e.NotReady) > 0 {
			w.Errorf("%s has a form that is not due: %+v", e.To.Name, e)
		}
	}
}

func lateFees(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1300)
	o := w.office()
	for _, who := range []access.Actor{rosa, alan} {
		w.feeAgreed(o, who, bureau.Fee{Employer: who.Person, Pays: bureau.FromCouncil, Per: bureau.PerPayslip, Amount: 450, Most: 900, From: day("2026-08-01"), Agreed: "in the agreement"})
	}
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(alan, ellie, alans, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, alan.Person))
	september, october := calendar.MonthOf(day("2026-09-01")), calendar.MonthOf(day("2026-10-01"))
	w.on("2026-10-01")
	if n, err := o.MakeInvoices(ctx, w.bureau, september); err != nil || n != 1 {
		w.Fatalf("%d made, %v", n, err)
	}
	w.ok(w.work(id, rosa.Person)) // her pay day was in September
	w.on("2026-11-01")
	if n, err := o.MakeInvoices(ctx, w.bureau, october); err != nil || n != 1 {
		w.Fatalf("%d made, %v", n, err)
	}
	all, err := o.Invoices(ctx, w.bureau)
	w.ok(err)
	if lines := all[0].Lines; all[0].Month != october || len(lines) != 1 || lines[0].Late != september || lines[0].Employer != rosa.Person || lines[0].Amount != 450 || len(lines[0].Slips) != 1 {
		w.Errorf("%+v", all[0])
	}
	w.on("2026-12-01")
	_, err = o.MakeInvoices(ctx, w.bureau, calendar.MonthOf(day("2026-11-01")))
	w.refused("late pay is asked for once", err, fault.KindConflict, bureau.NothingToDo)
}

func payDays(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, _, _ := w.hired("Alan Croft", 1300)
	idris, _, _ := w.hired("Idris Bevan", 1300)
	o := w.office()
	w.ok(o.SetPayDays(ctx, rosa, bureau.Days{Employer: rosa.Person, Rule: bureau.OnDayOfMonth, Day: 4, After: 14, Hours: 4, Approval: 2}))
	w.on("2026-09-14")
	all, err := o.ComingPayDays(ctx, w.bureau)
	w.ok(err)
	if len(all) != 4 || len(all[0].Employers) != 2 || all[0].Employers[0].ID != alan.Person || all[0].Employers[1].ID != idris.Person || all[0].Days.PayDay != day("2026-09-25") {
		w.Fatalf("%+v", all)
	}
	if one := all[1]; len(one.Employers) != 1 || one.Employers[0].ID != rosa.Person || one.Days.PayDay != day("2026-10-02") || one.Days.Period != first { // 4 October is a Sunday
		w.Errorf("%+v", one)
	}
	w.agree(rosa, kelly, job, first, 180)
	id := w.openFirst()
	if all, err = o.ComingPayDays(ctx, w.bureau); err != nil || all[0].Run != id || all[1].Run != id {
		w.Errorf("%+v %v", all, err)
	}
	w.on("2026-09-28") // nobody's run was finished: those who were to be paid on the 25th still stand first
	if all, err = o.ComingPayDays(ctx, w.bureau); err != nil || len(all) == 0 || all[0].Days.PayDay != day("2026-09-25") {
		w.Errorf("%+v %v", all, err)
	}
	_, err = o.ComingPayDays(ctx, w.practitioner)
	w.refused("a practitioner", err, fault.KindForbidden)
}

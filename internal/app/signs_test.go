package app_test

import (
	"bytes"
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/away"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestSignsReachAPerson(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a statement that does not add up is noted once":        alteredStatement,
		"an ordinary gap or a bad line leaves no sign":          noSign,
		"hours told for days away":                              hoursAway,
		"a share in pooled support that was not paid":           shareNotPaid,
		"one account for the PAs of two employers":              accountOfTwo,
		"a refusal that was noted outlives the checks after it": notedOutlives,
	})
}

// finds gives the finding of a sort that waits with the practitioner.
func (w *world) finds(about person.ID, what check.What) (check.Finding, bool) {
	w.Helper()
	c, err := w.care.Case(ctx, w.practitioner, about)
	w.ok(err)
	i := slices.IndexFunc(c.Findings, func(f check.Finding) bool { return f.What == what })
	if i < 0 {
		return check.Finding{}, false
	}
	return c.Findings[i], true
}

func (w *world) checked(about person.ID) check.Result {
	w.Helper()
	r, err := w.money.CheckPurse(ctx, w.prepares, about)
	w.ok(err)
	return r
}

func alteredStatement(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	file := bank(w, append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"), line("2026-08-21", -5_00, "BUS"))...)
	changed := bytes.Replace(file, []byte("42.50"), []byte("12.50"), 1)
	if bytes.Equal(file, changed) {
		w.Fatal("nothing was changed")
	}
	for range 2 {
		_, err := w.money.BringStatement(ctx, rosa, rosa.Person, changed)
		w.refused("that does not add up", err, fault.KindInvalid, statement.BalanceBreak)
	}
	f, found := w.finds(rosa.Person, check.FiguresAltered)
	if !found || f.Amount != 30_00 || len(f.Evidence) != 1 || f.Ask != check.Practitioner || f.Evidence[0].On != day("2026-09-01") {
		w.Errorf("%+v", f)
	}
	w.bring(rosa, file) // the bank's own
	if r := w.checked(rosa.Person); r.Quiet {
		w.Error("a quiet month")
	}
	_, err := w.money.BringStatement(ctx, rosa, rosa.Person, bytes.Replace(file, []byte("42.50"), []byte("22.50"), 1))
	w.refused("another", err, fault.KindInvalid, statement.BalanceBreak)
	if f, found = w.finds(rosa.Person, check.FiguresAltered); !found || len(f.Evidence) != 2 || f.Amount != 50_00 {
		w.Errorf("%+v", f)
	}
	w.ok(w.money.SettleFinding(ctx, w.practitioner, rosa.Person, check.FiguresAltered, "A spreadsheet"))
	_, err = w.money.BringStatement(ctx, rosa, rosa.Person, changed)
	w.refused("the first again", err, fault.KindInvalid, statement.BalanceBreak)
	w.checked(rosa.Person)
	if f, found = w.finds(rosa.Person, check.FiguresAltered); found {
		w.Errorf("settled, and found again: %+v", f)
	}
}

func noSign(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	file := bank(w, append(lines, line("2026-08-20", -42_50, "RIVERSIDE POOL"))...)
	_, err := w.money.BringStatement(ctx, rosa, rosa.Person, bytes.Replace(file, []byte("20/08/2026"), []byte("20/28/2026"), 1))
	w.refused("a bad day", err, fault.KindInvalid)
	_, err = w.money.BringStatement(ctx, rosa, rosa.Person, bankOf(w, statement.Account{SortCode: "112233", Number: "12345678"}, lines...))
	w.refused("another account", err, fault.KindInvalid, money.OtherAccount)
	w.bring(rosa, file)
	w.bring(rosa, bank(w, line("2026-08-29", -3_00, "BUS FARE"))) // eight days are missing between
	for _, what := range []check.What{check.FiguresAltered, check.FiguresBroken} {
		w.checked(rosa.Person)
		if f, found := w.finds(rosa.Person, what); found {
			w.Errorf("%+v", f)
		}
	}
}

func hoursAway(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180, 180, 180, 180)
	e := w.entries(rosa.Person, job)
	days := calendar.Period{First: e[0].AddDays(-1), Last: e[1].AddDays(1)}
	_, err := w.money.TellAway(ctx, w.prepares, rosa.Person, away.Stay{Days: days})
	w.refused("by finance", err, fault.KindForbidden)
	_, err = w.money.TellAway(ctx, rosa, rosa.Person, away.Stay{Days: days, Along: []person.PAID{"pa_00000000000000000000000001"}})
	w.refused("with somebody else's PA", err, fault.KindInvalid, money.NotTheirPA)
	along, err := w.money.TellAway(ctx, rosa, rosa.Person, away.Stay{Days: days, Along: []person.PAID{kelly.PA}})
	w.ok(err)
	w.checked(rosa.Person)
	if f, found := w.finds(rosa.Person, check.HoursAway); found {
		w.Errorf("she went along: %+v", f)
	}
	w.ok(w.money.TakeBackAway(ctx, rosa, rosa.Person, along))
	_, err = w.money.TellAway(ctx, rosa, rosa.Person, away.Stay{Days: days})
	w.ok(err)
	w.checked(rosa.Person)
	f, found := w.finds(rosa.Person, check.HoursAway)
	if !found || len(f.Evidence) != 2 || f.Evidence[0].On != e[0] || f.Amount != 2*39_00 || f.Ask != check.Practitioner {
		w.Errorf("%+v", f)
	}
	a, err := w.money.Away(ctx, rosa, rosa.Person)
	if err != nil || len(a.Stays) != 1 || len(a.Jobs) != 1 {
		w.Errorf("%+v, %v", a, err)
	}
}

// entries gives the days on which hours were told.
func (w *world) entries(about person.ID, job work.ID) (days []calendar.Date) {
	w.Helper()
	w.look(about, func(tx *store.Tx) error {
		sheets, err := tx.Sheets(ctx, about)
		for _, s := range sheets {
			for _, e := range s.Hours.Entries {
				if s.Employment == job {
					days = append(days, e.Date)
				}
			}
		}
		return err
	})
	slices.SortFunc(days, calendar.Date.Compare)
	return days
}

func shareNotPaid(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	share := money.Share{Group: "Elm Road Group", Amount: 90_00, First: day("2026-08-20"), Every: 28, Times: 2}
	w.refused("by a practitioner", w.money.AddShare(ctx, w.practitioner, rosa.Person, share), fault.KindForbidden)
	w.refused("never", w.money.AddShare(ctx, rosa, rosa.Person, money.Share{Group: "X", Amount: 1, First: day("2026-08-20")}), fault.KindInvalid, money.EnterTimes)
	w.ok(w.money.AddShare(ctx, rosa, rosa.Person, share))
	w.refused("again", w.money.AddShare(ctx, rosa, rosa.Person, share), fault.KindConflict, store.AlreadyThere)
	w.bring(rosa, bank(w, append(lines, line("2026-08-28", -90_00, "ELM ROAD GROUP"), line("2026-10-31", -3_00, "BUS FARE"))...))
	w.on("2026-11-05")
	w.checked(rosa.Person)
	f, found := w.finds(rosa.Person, check.ShareUnpaid)
	if !found || len(f.Evidence) != 1 || f.Evidence[0] != (check.Seen{On: day("2026-09-17"), Amount: 90_00}) {
		w.Errorf("%+v", f)
	}
}

func accountOfTwo(w *world) {
	rosa, kelly, rosas := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, rosas, first, 600)
	w.agree(alan, ellie, alans, first, 600)
	w.on("2026-09-21")
	run := w.openFirst()
	w.ok(w.pay.StartRun(ctx, w.bureau, run))
	w.ok(w.work(run, rosa.Person))
	w.ok(w.work(run, alan.Person))
	_, err := w.money.LookAtAccounts(ctx, w.practitioner)
	w.refused("by a practitioner", err, fault.KindForbidden)
	for n := range 3 {
		found, err := w.money.LookAtAccounts(ctx, w.prepares)
		if err != nil || found != 2 && n == 0 {
			w.Errorf("%d found, %v", found, err)
		}
	}
	for _, who := range []access.Actor{rosa, alan} {
		w.checked(who.Person)
		f, found := w.finds(who.Person, check.SharedAccount)
		if !found || len(f.Evidence) != 1 || f.Evidence[0].Amount <= 0 || f.Ask != check.Practitioner {
			w.Errorf("%s: %+v", who.Name, f)
		}
	}
	w.ok(w.money.SettleFinding(ctx, w.practitioner, rosa.Person, check.SharedAccount, "They are married"))
	_, err = w.money.LookAtAccounts(ctx, w.prepares)
	w.ok(err)
	w.checked(rosa.Person)
	if f, found := w.finds(rosa.Person, check.SharedAccount); found {
		w.Errorf("found again: %+v", f)
	}
	council, own := w.council, w.prepares // another council sees nothing of it
	_, _, elsewhere, _ := w.newCouncil()
	if found, err := w.money.LookAtAccounts(ctx, elsewhere); err != nil || found != 0 {
		w.Errorf("%d found elsewhere, %v", found, err)
	}
	w.council, w.prepares = council, own
}

func notedOutlives(w *world) {
	rosa, lines := paid(w, "Rosa Whitfield")
	w.bring(rosa, bank(w, lines...))
	w.look(rosa.Person, func(tx *store.Tx) error { return nil })
	refusal := check.Finding{What: check.LowPay, Since: day("2026-09-01"), Ask: check.SupportOrganisation, Sure: check.Certain}
	w.ok(w.s.Write(ctx, machine, w.council.ID, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, rosa.Person)
		if err != nil {
			return err
		}
		c := store.Check{Purse: p.ID}.Note(refusal, day("2026-09-01"))
		c.Purse = p.ID
		if err := store.NewID(tx, &c.ID); err != nil {
			return err
		}
		return tx.AddCheck(ctx, c)
	}))
	for range 2 {
		if r := w.checked(rosa.Person); r.Quiet {
			w.Error("a quiet month")
		}
		if _, found := w.finds(rosa.Person, check.LowPay); !found {
			w.Error("the refusal is gone")
		}
	}
	w.ok(w.money.SettleFinding(ctx, w.practitioner, rosa.Person, check.LowPay, "Talked with Rosa"))
	w.checked(rosa.Person)
	if _, found := w.finds(rosa.Person, check.LowPay); found {
		w.Error("settled, and here again")
	}
}

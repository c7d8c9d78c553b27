package app_test

import (
	"errors"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestHoursAndWages(t *testing.T) {
	scenes(t, map[string]func(*world){
		"hours that cannot be are refused with their field":             badHours,
		"a wages run is started once":                                   startedOnce,
		"pay below the minimum wage is held alone, and paid once cured": heldAlone,
		"a run that was cut short between two records is taken up":      takenUp,
		"one employer worked out twice at once is paid once":            twiceAtOnce,
		"what the bank should show is what is owed":                     owedIsExpected,
		"a PA who worked nothing holds nobody up":                       nothingWorked,
		"a bureau's run passes over a grant that is given twice":        grantedTwice,
		"a run with nobody in it is finished":                           emptyRun,
		"an employer is replayed only once the run is held there":       replayHeld,
		"nobody answers and the PA is paid all the same":                unansweredAndPaid,
		"a dry run after the cut-off has the usual hours":               dryRunAfterCutOff,
		"hours paid as usual are asked about until they are put right":  askedUntilRight,
		"a PA without usual hours keeps no other waiting":               noUsual,
		"what is kept for wages follows payments and wages runs":        keptForWages,
		"a PA sees each job once, and their own pay alone":              myWork,
		"a PA with two jobs here has two payslips and one employer":     twoJobs,
	})
}

func (w *world) runItem(id work.RunID, employer person.ID) (run work.Run, item work.Item) {
	w.Helper()
	look, err := w.pay.WagesRun(ctx, w.bureau, id)
	w.ok(err)
	for _, i := range look.Items {
		if i.Employer == employer {
			return look.Run, i.Item
		}
	}
	w.Fatalf("%s is not in the run", employer)
	return
}

func (w *world) work(id work.RunID, employer person.ID) error {
	return w.pay.RunEmployer(ctx, machine, pay.EmployerJob{Run: id, Bureau: w.bureau.Keeper, Employer: employer})
}

// hired is a person with a PA and their hours of the first period told and agreed.
func (w *world) hired(name string, hourly pence.Amount) (who, pa access.Actor, job work.ID) {
	w.Helper()
	who, pa = w.settled(name), w.newPA("PA of "+name)
	job = w.employs(who, pa, terms(hourly))
	w.letBureau(who)
	return who, pa, job
}

func (w *world) agree(who, pa access.Actor, job work.ID, p calendar.Period, minutes ...int) {
	w.Helper()
	w.tells(pa, job, p, minutes...)
	w.ok(w.pay.ApproveHours(ctx, who, who.Person, pay.SheetOf{Employment: job, Day: p.First}))
}

func (w *world) openFirst() work.RunID {
	w.Helper()
	id, err := w.pay.OpenRun(ctx, w.bureau, period.FourWeekly, first)
	w.ok(err)
	return id
}

func badHours(w *world) {
	_, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	one := hours.Entry{Date: first.First, Kind: hours.Work, Minutes: 60, Told: hours.Phone}
	change := func(fn func(*hours.Entry)) hours.Entry { e := one; fn(&e); return e }
	for _, c := range []struct {
		name    string
		entries []hours.Entry
		field   string
	}{
		{"below nothing", []hours.Entry{change(func(e *hours.Entry) { e.Minutes = -60 })}, "entries.0.minutes"},
		{"over 24 hours", []hours.Entry{change(func(e *hours.Entry) { e.Minutes = 24*60 + 1 })}, "entries.0.minutes"},
		{"over 24 hours in two lines", []hours.Entry{one, change(func(e *hours.Entry) { e.Kind, e.Nights, e.Minutes = hours.SleepIn, 1, 24*60 })}, "entries.1.minutes"},
		{"the day before the period", []hours.Entry{one, change(func(e *hours.Entry) { e.Date = first.First.AddDays(-1) })}, "entries.1.date"},
		{"the same day twice", []hours.Entry{one, one}, "entries.1.kind"},
		{"none at all", nil, "entries"},
		{"told in no way", []hours.Entry{change(func(e *hours.Entry) { e.Told = "" })}, "entries.0.told"},
	} {
		err := w.pay.LogHours(ctx, kelly, job, first.First, c.entries)
		var f *fault.Fault
		if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Field != c.field {
			w.Errorf("%s: %v", c.name, err)
		}
	}
	w.look(w.employerOf(job), func(tx *store.Tx) error {
		sheets, err := tx.Sheets(ctx, w.employerOf(job))
		if len(sheets) != 0 {
			w.Errorf("a refused sheet was kept: %+v", sheets)
		}
		return err
	})
	w.ok(w.pay.LogHours(ctx, kelly, job, first.First, []hours.Entry{change(func(e *hours.Entry) { e.Minutes = 24 * 60 })}))
}

func (w *world) employerOf(id work.ID) person.ID {
	w.Helper()
	p, err := w.s.EmployerOf(ctx, id)
	w.ok(err)
	return p
}

func startedOnce(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	opened := map[work.RunID]bool{}
	for range 3 {
		opened[w.openFirst()] = true
	}
	if len(opened) != 1 {
		w.Fatalf("one period has %d runs", len(opened))
	}
	id := w.openFirst()
	w.on("2026-09-21")
	if n := w.atOnce(6, func() error { return w.pay.StartRun(ctx, w.bureau, id) }); n != 1 {
		w.Errorf("started %d times", n)
	}
	w.refused("once more", w.pay.StartRun(ctx, w.bureau, id), fault.KindConflict, pay.RunStarted)
	w.ok(w.work(id, rosa.Person))
	if run, item := w.runItem(id, rosa.Person); run.State != work.Finished || item.State != work.Done {
		w.Errorf("%s, %s", run.State, item.State)
	}
	w.refused("after it is finished", w.pay.StartRun(ctx, w.bureau, id), fault.KindConflict, pay.RunStarted)
}

func heldAlone(w *world) {
	rosa, kelly, rosas := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1200) // below £12.71
	w.on("2026-09-14")
	w.agree(rosa, kelly, rosas, first, 180, 180)
	w.agree(alan, ellie, alans, first, 600)
	id := w.openFirst()
	w.on("2026-09-21")
	if _, item := w.runItem(id, alan.Person); item.State != work.Held || item.Why.Key != work.BelowMinimum {
		w.Errorf("a look at it says %s: %s", item.State, item.Why)
	}
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, alan.Person))
	w.ok(w.work(id, rosa.Person))
	run, item := w.runItem(id, alan.Person)
	if run.State != work.Running || item.State != work.Held || item.Why.Key != work.BelowMinimum || item.Why.Args["lawful"].N != 127_10 {
		w.Errorf("%s: %s because %s", run.State, item.State, item.Why)
	}
	if b := w.balances(alan.Person); b.Class(ledger.Owed) != 0 || b.Class(ledger.Cost) != 0 {
		w.Errorf("what is held is in the books: %v", b)
	}
	if _, item := w.runItem(id, rosa.Person); item.State != work.Done || item.Net() != 78_00 {
		w.Errorf("the other employer: %s, %v", item.State, item.Net())
	}
	// put right: the hours were eight, with a raise from the first day there would be none short
	w.ok(w.reopen(alan, alans, "ten hours were a slip"))
	w.ok(w.pay.ChangeHours(ctx, alan, alan.Person, pay.SheetOf{Employment: alans, Day: first.First},
		[]hours.Entry{{Date: first.First, Kind: hours.Holiday, Minutes: 480, Told: hours.Web}}, "it was holiday"))
	w.ok(w.pay.ApproveHours(ctx, alan, alan.Person, pay.SheetOf{Employment: alans, Day: first.First}))
	w.ok(w.pay.Replay(ctx, w.bureau, id, alan.Person))
	w.ok(w.work(id, alan.Person)) // as the queue does
	if run, item := w.runItem(id, alan.Person); run.State != work.Finished || item.State != work.Done || item.Net() != 96_00 {
		w.Errorf("cured: %s, %s, %v", run.State, item.State, item.Net())
	}
}

// reopen takes an approval back, as a person may.
func (w *world) reopen(who access.Actor, job work.ID, why string) error {
	w.Helper()
	return w.s.Write(ctx, who, w.council.ID, func(tx *store.Tx) error {
		at, err := tx.Sheet(ctx, job, first.First)
		if err != nil {
			return err
		}
		next, event, err := at.Hours.Reopen(hours.Person, why, w.pay.Today())
		if err != nil {
			return err
		}
		return tx.MoveSheet(ctx, at.After(next, event), at)
	})
}

// The books of an employer and the bureau's record of the run are two records.
// Cut short between them, the job is done again and finds the employer paid.
func takenUp(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	before := w.balances(rosa.Person)
	run, done := w.runItem(id, rosa.Person)
	w.ok(w.s.Write(ctx, w.bureau, w.bureau.Keeper, func(tx *store.Tx) error { // as if the second record were never written
		lost := done
		lost.State, lost.Slips = work.Waiting, nil
		run.State = work.Running
		return errors.Join(tx.SaveWagesItem(ctx, lost), tx.MoveWagesRun(ctx, run, work.Finished))
	}))
	w.ok(w.work(id, rosa.Person))
	run, item := w.runItem(id, rosa.Person)
	if run.State != work.Finished || item.State != work.Done || len(item.Slips) != 1 || item.Slips[0] != done.Slips[0] {
		w.Errorf("%s: %s because %s, %+v; it was %+v", run.State, item.State, item.Why, item.Slips, done.Slips)
	}
	for p, a := range w.balances(rosa.Person) {
		if before[p] != a {
			w.Errorf("%v was %v and is %v", p, before[p], a)
		}
	}
}

func twiceAtOnce(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.atOnce(6, func() error { return w.work(id, rosa.Person) })
	w.ok(w.work(id, rosa.Person)) // the queue tries again whatever came second
	run, item := w.runItem(id, rosa.Person)
	if run.State != work.Finished || item.State != work.Done || item.Net() != 78_00 {
		w.Errorf("%s: %s because %s, %v", run.State, item.State, item.Why, item.Net())
	}
	if b := w.balances(rosa.Person); b.Account(ledger.Cost.In("wages")) != 78_00 {
		w.Errorf("wages cost %v", b.Account(ledger.Cost.In("wages")))
	}
}

// owedAndOpen compares what the books owe, place by place, with what is expected to go
// out and was not paid yet.
func (w *world) owedAndOpen(about person.ID) {
	w.Helper()
	b := w.balances(about)
	w.look(about, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		items, err := tx.Unmet(ctx, about, p.ID)
		sameOwed(w.T, string(about), b, items)
		return err
	})
}

func sameOwed(t testing.TB, who string, b ledger.Balances, items []expect.Item) {
	t.Helper()
	open := map[ledger.Place]pence.Amount{}
	for _, i := range items {
		for _, m := range i.Moves {
			if i.State == expect.Open && m.To.Class() == ledger.Owed {
				open[ledger.Place{Account: m.To, Funder: m.Funder}] += m.Amount
			}
		}
	}
	for p, a := range b {
		if p.Account.Class() == ledger.Owed && open[p] != -a {
			t.Errorf("%s owes %v %v, and %v is expected to be paid", who, p, -a, open[p])
		}
		delete(open, p)
	}
	for p, a := range open {
		if a != 0 {
			t.Errorf("%s is expected to pay %v to %v, which is not owed", who, a, p)
		}
	}
}

func owedIsExpected(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 2400)
	daniel := w.newPA("Daniel Osei")
	t := terms(1700)
	w.employs(rosa, daniel, t)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 480, 480, 480, 480, 480, 0, 0, 480, 480, 480, 480, 480)
	id := w.openFirst()
	w.on("2026-09-21") // Daniel told nothing: his usual hours are paid
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	if _, item := w.runItem(id, rosa.Person); item.State != work.Done || len(item.Slips) != 2 || !item.AsUsual() {
		w.Fatalf("%+v", item)
	}
	w.owedAndOpen(rosa.Person)
	items, err := w.money.PayThese(ctx, rosa, rosa.Person)
	w.ok(err)
	var ids []expect.ID
	for _, i := range items {
		ids = append(ids, i.ID)
	}
	w.on("2026-09-25")
	w.ok(w.money.SayPaid(ctx, rosa, rosa.Person, ids...))
	w.owedAndOpen(rosa.Person)
	w.refused("said twice", w.money.SayPaid(ctx, rosa, rosa.Person, ids...), fault.KindConflict, expect.AlreadyMet)
	w.refused("saying nothing", w.money.SayPaid(ctx, rosa, rosa.Person), fault.KindInvalid)
	w.refused("something else", w.money.SayPaid(ctx, rosa, rosa.Person, "exp_none"), fault.KindConflict)
}

func nothingWorked(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	daniel := w.newPA("Daniel Osei")
	idle := w.employs(rosa, daniel, terms(1300))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(rosa, daniel, idle, first, 0)
	id := w.openFirst()
	if _, item := w.runItem(id, rosa.Person); item.State != work.Ready || len(item.Slips) != 1 {
		w.Errorf("a look at it says %s because %s, with %d payslips", item.State, item.Why, len(item.Slips))
	}
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	run, item := w.runItem(id, rosa.Person)
	if run.State != work.Finished || item.State != work.Done || len(item.Slips) != 1 || item.Net() != 39_00 {
		w.Errorf("%s: %s because %s, %+v", run.State, item.State, item.Why, item.Slips)
	}
}

func grantedTwice(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.letBureau(rosa) // and once more
	alan := w.settled("Alan Croft")
	w.ok(w.s.Write(ctx, alan, w.council.ID, func(tx *store.Tx) error { // a grant that has ended
		g := access.Grant{Taker: w.bureau.Keeper, What: access.Wages, Person: alan.Person, Why: "ran my payroll", From: day("2026-01-01"), Until: day("2026-06-01")}
		return errors.Join(store.NewID(tx, &g.ID), tx.AddGrant(ctx, g))
	}))
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	id, err := w.pay.OpenRun(ctx, w.bureau, period.FourWeekly, first)
	w.ok(err)
	look, err := w.pay.WagesRun(ctx, w.bureau, id)
	w.ok(err)
	if len(look.Items) != 1 || look.Items[0].Employer != rosa.Person || look.Items[0].State != work.Ready {
		w.Errorf("%+v", look.Items)
	}
}

func emptyRun(w *world) {
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	look, err := w.pay.WagesRun(ctx, w.bureau, id)
	w.ok(err)
	if look.Run.State != work.Finished {
		w.Errorf("a run of nobody is %s", look.Run.State)
	}
}

func replayHeld(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	id := w.openFirst()
	w.refused("before the run is started", w.pay.Replay(ctx, w.bureau, id, rosa.Person), fault.KindConflict)
	w.ok(w.work(id, rosa.Person)) // a job that comes before the run is started pays nobody
	if b := w.balances(rosa.Person); b.Class(ledger.Cost) != 0 {
		w.Errorf("paid before the run was started: %v", b)
	}
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	w.refused("after it is done", w.pay.Replay(ctx, w.bureau, id, rosa.Person), fault.KindConflict)
	w.refused("somebody who is not in it", w.pay.Replay(ctx, w.bureau, id, "per_none"), fault.KindNotFound)
	_, _, theirs, _ := w.newCouncil()
	w.refused("by an officer of a council", w.pay.Replay(ctx, theirs, id, rosa.Person), fault.KindForbidden)
}

// Every day the hours that nobody answered are put to the next to ask, until the
// cut-off. After it a dry run says what the usual hours come to, and keeps nothing.
func dryRunAfterCutOff(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-12")
	w.tells(kelly, job, first, 300)
	id := w.openFirst()
	state := func() (s hours.State) {
		w.look(rosa.Person, func(tx *store.Tx) error {
			sheet, err := tx.Sheet(ctx, job, first.First)
			s = sheet.Hours.State
			return err
		})
		return s
	}
	for _, c := range []struct {
		on    string
		want  hours.State
		row   work.ItemState
		slips int
	}{
		{"2026-09-16", hours.Logged, work.Waiting, 0},
		{"2026-09-17", hours.WithSupport, work.Waiting, 0},
		{"2026-09-18", hours.WithSupport, work.Waiting, 0},
		{"2026-09-19", hours.WithSupport, work.Ready, 1},
	} {
		w.on(c.on)
		for range 2 {
			w.ok(w.pay.PassOnDue(ctx, machine, rosa.Person))
		}
		look, err := w.pay.WagesRun(ctx, w.bureau, id)
		w.ok(err)
		row := look.Items[0]
		if got := state(); got != c.want || row.State != c.row || len(row.Slips) != c.slips {
			w.Errorf("on %s the hours are %s, and the employer %s with %d payslips", c.on, got, row.State, len(row.Slips))
		}
		if c.slips > 0 && (!row.AsUsual() || row.Net() != 624_00 || row.Slips[0].Gross != 624_00 || len(row.Asked) != 0) {
			w.Errorf("%+v", row)
		}
	}
	w.refused("by the person", w.pay.PassOnDue(ctx, rosa, rosa.Person), fault.KindForbidden)
}

func unansweredAndPaid(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-12")
	w.tells(kelly, job, first, 300) // told, and nobody answers
	id := w.openFirst()
	state := func() hours.State {
		var s hours.State
		w.look(rosa.Person, func(tx *store.Tx) error {
			sheet, err := tx.Sheet(ctx, job, first.First)
			s = sheet.Hours.State
			return err
		})
		return s
	}
	for _, c := range []struct {
		on   string
		want hours.State
	}{{"2026-09-16", hours.Logged}, {"2026-09-17", hours.WithSupport}, {"2026-09-18", hours.WithSupport}, {"2026-09-19", hours.PaidAsUsual}} {
		w.on(c.on)
		for range 2 { // passing on again the same day changes nothing
			w.ok(w.pay.PassOn(ctx, machine, rosa.Person, first))
		}
		if got := state(); got != c.want {
			w.Errorf("on %s the hours are %s, want %s", c.on, got, c.want)
		}
	}
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	if _, item := w.runItem(id, rosa.Person); item.State != work.Done || !item.AsUsual() || item.Net() != 624_00 { // 16 days of three hours
		w.Errorf("%s, as usual %v, %v", item.State, item.AsUsual(), item.Net())
	}
}

func askedUntilRight(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-21") // after the cut-off: nobody answered
	id := w.openFirst()
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	w.on("2026-10-14") // the next period is over
	w.agree(rosa, kelly, job, second, 180)
	asked, _, err := w.pay.HoursAsked(ctx, rosa, rosa.Person)
	w.ok(err)
	if len(asked) != 1 || asked[0].Sheet.Hours.Period != first {
		w.Fatalf("asked about %d periods, want the first alone: %+v", len(asked), asked)
	}
	h, err := w.home.Hours(ctx, rosa, rosa.Person)
	if err != nil || len(h.Asked) != 1 {
		w.Errorf("the page asks about %d, %v", len(h.Asked), err)
	}
	w.agree(rosa, kelly, job, first, 180, 180, 180, 180, 0, 0, 0, 180, 180, 180, 180) // eight days, and not sixteen
	if asked, _, err = w.pay.HoursAsked(ctx, rosa, rosa.Person); err != nil || len(asked) != 0 {
		w.Errorf("still asked: %+v, %v", asked, err)
	}
}

func myWork(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan := w.settled("Alan Croft")
	alans := w.employs(alan, kelly, terms(1400))
	other, daniel, others := w.hired("Betty Longden", 1300)
	w.letBureau(alan)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(alan, kelly, alans, first, 60)
	w.agree(other, daniel, others, first, 60)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	for _, e := range []person.ID{rosa.Person, alan.Person, other.Person} {
		w.ok(w.work(id, e))
	}
	mine, err := w.pay.MyWork(ctx, kelly)
	w.ok(err)
	if len(mine.Jobs) != 2 || mine.PA.NINO == "" {
		w.Fatalf("%d jobs", len(mine.Jobs))
	}
	for _, j := range mine.Jobs {
		if len(j.Payslips) != 1 || j.Payslips[0].PA != kelly.PA {
			w.Errorf("%s: %d payslips", j.Employer, len(j.Payslips))
		}
		slip := j.Payslips[0].ID
		for who, by := range map[string]access.Actor{"the PA": kelly, "the employer": map[string]access.Actor{rosa.Name: rosa, alan.Name: alan}[j.Employer], "the bureau": w.bureau} {
			if got, err := w.pay.Payslip(ctx, by, slip); err != nil || got.ID != slip {
				w.Errorf("%s cannot see it: %v", who, err)
			}
		}
		for who, by := range map[string]access.Actor{"another PA": daniel, "another employer": other, "the council": w.practitioner, "its finance": w.prepares} {
			if _, err := w.pay.Payslip(ctx, by, slip); fault.KindOf(err) != fault.KindForbidden {
				w.Errorf("%s sees it: %v", who, err)
			}
		}
	}
	if _, err := w.pay.Payslip(ctx, kelly, "slp_none"); fault.KindOf(err) != fault.KindNotFound {
		w.Errorf("a payslip that is not: %v", err)
	}
}

func twoJobs(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	nights := terms(1400)
	nights.Usual.Minutes = [7]int{5: 120}
	more := w.employs(rosa, kelly, nights)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(rosa, kelly, more, first, 60)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	if run, item := w.runItem(id, rosa.Person); run.State != work.Finished || len(item.Slips) != 2 || item.Net() != 53_00 {
		w.Errorf("%s: %s because %s, %+v", run.State, item.State, item.Why, item.Slips)
	}
	mine, err := w.pay.MyWork(ctx, kelly)
	w.ok(err)
	if len(mine.Jobs) != 2 || mine.Jobs[0].Employment.ID == mine.Jobs[1].Employment.ID {
		w.Errorf("%d jobs are shown", len(mine.Jobs))
	}
	w.owedAndOpen(rosa.Person)
}

// Where no hours are usual and none were told, somebody must ask that PA. The
// hours of the others go on their way.
func noUsual(w *world) {
	rosa, _, job := w.hired("Rosa Whitfield", 1300)
	odd := terms(1300)
	odd.Usual = employment.Pattern{}
	idle := w.employs(rosa, w.newPA("Daniel Osei"), odd)
	w.on("2026-09-19")
	w.ok(w.pay.PassOn(ctx, machine, rosa.Person, first))
	w.look(rosa.Person, func(tx *store.Tx) error {
		usual, err := tx.Sheet(ctx, job, first.First)
		if err != nil {
			return err
		}
		asked, err := tx.Sheet(ctx, idle, first.First)
		if usual.Hours.State != hours.PaidAsUsual || asked.Hours.State != hours.WithSupport {
			w.Errorf("the hours are %s and %s", usual.Hours.State, asked.Hours.State)
		}
		return err
	})
}

// Money that was paid ahead for PAs is kept for them until a wages run has
// worked their days out: then what they are owed takes its place.
func keptForWages(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	kept := func() pence.Amount { b := w.balances(rosa.Person); return b.Account(ledger.Committed.In("wages")) }
	var weekly pence.Amount
	w.look(rosa.Person, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, rosa.Person)
		weekly = p.Wages
		return err
	})
	check := func(when string, days int64) {
		w.Helper()
		if want := weekly.MulDiv(days, 7, pence.HalfUp); kept() != want {
			w.Errorf("%s %v is kept for wages, want %v", when, kept(), want)
		}
	}
	payRun := func(on calendar.Date) {
		id, err := w.money.PreparePayments(ctx, w.prepares, on)
		w.ok(err)
		w.ok(w.money.ApprovePayments(ctx, w.approves, id))
	}
	check("before any payment", 0)
	payRun(first.First)
	check("once four weeks are paid for", 28)
	payRun(second.First)
	check("once eight weeks are paid for", 56)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	check("once the first four are worked out", 28)
}

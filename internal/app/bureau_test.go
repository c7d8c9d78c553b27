package app_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	officeapp "ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestBureauDay(t *testing.T) {
	scenes(t, map[string]func(*world){
		"each employer has cut-offs of their own, and who is due today":    cutOffs,
		"every channel comes into one queue, and nothing is lost":          oneQueue,
		"the same hours by two channels are a double and never paid twice": toldTwice,
		"only those who asked for paper get it, once":                      paper,
		"fees are as agreed, on invoices without gaps":                     fees,
		"what an employer lets the bureau do is on record":                 authority,
		"another bureau sees and does nothing":                             otherBureau,
	})
}

func (w *world) office() *officeapp.Service { return &officeapp.Service{Base: app.Base{Store: w.s}} }

func cutOffs(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.hired("Alan Croft", 1300)
	o := w.office()
	days := bureau.Days{Employer: rosa.Person, Rule: bureau.OnWeekday, Weekday: time.Wednesday, After: 14, Hours: 4, Approval: 2}
	w.refused("days that cannot be", o.SetPayDays(ctx, w.bureau, bureau.Days{Employer: rosa.Person}), fault.KindInvalid)
	w.refused("a practitioner", o.SetPayDays(ctx, w.practitioner, days), fault.KindForbidden)
	w.ok(o.SetPayDays(ctx, rosa, days))
	w.ok(o.SetPayDays(ctx, w.bureau, days)) // and again
	w.on("2026-09-14")
	w.tells(kelly, job, first, 180)
	due, err := o.DueToday(ctx, w.bureau)
	w.ok(err)
	if len(due) != 2 || due[0].Name != "Alan Croft" || due[0].Stands != bureau.HoursDue || !due[0].UsualNext || due[0].Days.PayDay != day("2026-09-25") {
		w.Errorf("%+v", due)
	}
	if due[1].Stands != bureau.ApprovalDue || due[1].Days.PayDay != day("2026-09-30") || due[1].Days.CutOff != day("2026-09-28") {
		w.Errorf("%+v", due[1])
	}
	w.on("2026-09-17")
	if due, err = o.DueToday(ctx, w.bureau); err != nil || due[0].Stands != bureau.HoursLate {
		w.Errorf("%+v %v", due, err)
	}
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, pay.SheetOf{Employment: job, Day: first.First}))
	if due, err = o.DueToday(ctx, w.bureau); err != nil || due[1].Stands != bureau.Agreed {
		w.Errorf("%+v %v", due, err)
	}
	w.on("2026-10-01")
	if due, err = o.DueToday(ctx, w.bureau); err != nil || len(due) != 0 {
		w.Errorf("after the pay day: %+v %v", due, err)
	}
}

func item(c bureau.Channel, about bureau.Topic, words string) bureau.Item {
	return bureau.Item{Channel: c, About: about, Words: words, From: "Kelly Marsh"}
}

func oneQueue(w *world) {
	rosa, kelly, _ := w.hired("Rosa Whitfield", 1300)
	o := w.office()
	second := w.account(w.bureau.Keeper, access.Support, "Dev Patel").Actor
	w.ok(w.s.Write(ctx, w.bureau, w.bureau.Keeper, func(tx *store.Tx) error { return tx.AddAccount(ctx, store.Account{Actor: second}) }))
	_, err := o.TakeNext(ctx, w.bureau)
	w.refused("an empty queue", err, fault.KindConflict, officeapp.NothingNew)
	_, err = o.TakeIn(ctx, w.bureau, bureau.Item{})
	if all := fault.All(err); len(all) != 3 {
		w.Errorf("nothing was said: %v", err)
	}
	stranger := item(bureau.ByPhone, bureau.AboutQuestion, "When am I paid?")
	stranger.Employer = w.settled("June Okafor").Person
	_, err = o.TakeIn(ctx, w.bureau, stranger)
	w.refused("an employer of somebody else", err, fault.KindInvalid, officeapp.NotYourClient)
	var ids []bureau.ItemID
	for i, about := range bureau.Topics() {
		one := item(bureau.Channels()[i%5], about, "about "+string(about))
		if i%2 == 0 {
			one.Employer = rosa.Person
		}
		w.on(day("2026-09-14").AddDays(i).String())
		id, err := o.TakeIn(ctx, w.bureau, one)
		w.ok(err)
		ids = append(ids, id)
	}
	q, err := o.Queue(ctx, w.bureau)
	w.ok(err)
	if len(q.Open) != 7 || q.Open[0].ID != ids[0] || q.Ages != (bureau.Ages{Today: 1, Days2: 2, Days5: 3, Older: 1}) || q.Names[rosa.Person] != "Rosa Whitfield" {
		w.Errorf("%+v", q)
	}
	w.look(rosa.Person, func(tx *store.Tx) error { // the words are sealed, and with the bureau alone
		_, err := tx.Item(ctx, ids[0])
		w.refused("in the council's records", err, fault.KindNotFound)
		return nil
	})
	// Two who take the next at the same moment get one each.
	var got [2]bureau.ItemID
	var both sync.WaitGroup
	for i, by := range []access.Actor{w.bureau, second} {
		both.Go(func() {
			if got[i], err = o.TakeNext(ctx, by); err != nil {
				w.Error(err)
			}
		})
	}
	both.Wait()
	if got[0] == got[1] || got[0].IsZero() || got[1].IsZero() {
		w.Fatalf("%v", got)
	}
	w.refused("another's", o.Finish(ctx, second, got[0], "done"), fault.KindConflict, bureau.NotYourItem)
	w.ok(o.PutBack(ctx, w.bureau, got[0]))
	w.ok(o.Take(ctx, second, got[0]))
	w.ok(o.For(ctx, second, got[0], rosa.Person, kelly.PA))
	w.ok(o.Finish(ctx, second, got[0], "keyed by hand"))
	w.refused("done twice", o.Finish(ctx, second, got[0], "again"), fault.KindConflict, bureau.OverAlready)
	w.ok(o.SendBack(ctx, second, got[1], "no name on it"))
	if q, err = o.Queue(ctx, w.bureau); err != nil || len(q.Open) != 5 || len(q.Over) != 2 || q.Ages.All() != 5 {
		w.Errorf("%+v %v", q, err)
	}
	_, err = o.Queue(ctx, w.practitioner)
	w.refused("a practitioner", err, fault.KindForbidden)
}

func worked(of calendar.Period, minutes ...int) (all []hours.Entry) {
	for i, m := range minutes {
		all = append(all, hours.Entry{Date: of.First.AddDays(i), Kind: hours.Work, Minutes: m})
	}
	return all
}

func toldTwice(w *world) {
	rosa, _, job := w.hired("Rosa Whitfield", 1300)
	_, _, another := w.hired("Alan Croft", 1300)
	o := w.office()
	w.on("2026-09-14")
	of := pay.SheetOf{Employment: job, Day: first.First}
	take := func(c bureau.Channel) bureau.ItemID {
		id, err := o.TakeIn(ctx, w.bureau, item(c, bureau.AboutHours, "three hours on Monday"))
		w.ok(err)
		w.ok(o.Take(ctx, w.bureau, id))
		return id
	}
	call := take(bureau.ByPhone)
	_, err := o.KeyHours(ctx, w.bureau, call, of, worked(first, 180), false)
	w.refused("of nobody", err, fault.KindConflict, bureau.SayEmployer)
	w.ok(o.For(ctx, w.bureau, call, rosa.Person, ""))
	_, err = o.KeyHours(ctx, w.bureau, call, pay.SheetOf{Employment: another, Day: first.First}, worked(first, 180), false)
	w.refused("for another employer's PA", err, fault.KindNotFound)
	k, err := o.KeyHours(ctx, w.bureau, call, of, worked(first, 180), false)
	if w.ok(err); k.Double {
		w.Error("the first is no double")
	}
	sheet := take(bureau.OnPaper)
	w.ok(o.For(ctx, w.bureau, sheet, rosa.Person, ""))
	if k, err = o.KeyHours(ctx, w.bureau, sheet, of, worked(first, 180), false); err != nil || !k.Double || k.Told.Key != hours.Call.Text().Key {
		w.Errorf("the same on paper: %+v %v", k, err)
	}
	i, _, err := o.Item(ctx, w.bureau, sheet)
	if w.ok(err); i.Double != call || i.Led.Sheet.IsZero() || i.State != bureau.Finished {
		w.Errorf("%+v", i)
	}
	other := take(bureau.FromPhone)
	w.ok(o.For(ctx, w.bureau, other, rosa.Person, ""))
	_, err = o.KeyHours(ctx, w.bureau, other, of, worked(first, 180, 60), false)
	w.refused("other hours than were told", err, fault.KindConflict, officeapp.OtherHours)
	k, err = o.KeyHours(ctx, w.bureau, other, of, worked(first, 180, 60), true)
	if w.ok(err); k.Double {
		w.Error("other hours are no double")
	}
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, of))
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	late := take(bureau.ByPost) // the sheet that was posted arrives after all
	w.ok(o.For(ctx, w.bureau, late, rosa.Person, ""))
	if k, err = o.KeyHours(ctx, w.bureau, late, of, worked(first, 180, 60), false); err != nil || !k.Double {
		w.Errorf("after it is paid: %+v %v", k, err)
	}
	w.ok(w.work(id, rosa.Person))
	if _, item := w.runItem(id, rosa.Person); len(item.Slips) != 1 || item.Net() != 52_00 {
		w.Errorf("paid %v on %d payslips", item.Net(), len(item.Slips))
	}
}

func paper(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1300)
	o := w.office()
	address := []string{"4 Quay Street", "SEVERNSIDE", "SV1 4AA"}
	w.ok(o.AskPaper(ctx, w.bureau, bureau.Paper{Employer: rosa.Person, PA: kelly.PA, Name: "Kelly Marsh", Lines: address}))
	w.ok(o.AskPaper(ctx, alan, bureau.Paper{Employer: alan.Person, Name: "Alan Croft", Lines: address}))
	w.refused("somebody else's PA", o.AskPaper(ctx, alan, bureau.Paper{Employer: alan.Person, PA: kelly.PA, Name: "K", Lines: address}), fault.KindNotFound)
	w.refused("no address", o.AskPaper(ctx, alan, bureau.Paper{Employer: alan.Person, Name: "K"}), fault.KindInvalid, bureau.EnterAddress)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(alan, ellie, alans, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	w.ok(w.work(id, alan.Person))
	_, all, err := o.Envelopes(ctx, w.bureau, id)
	w.ok(err)
	if len(all) != 2 || all[0].Employer != "Alan Croft" || !all[0].PA.IsZero() || all[1].To.Name != "Kelly Marsh" || all[1].Slip.PA != kelly.PA {
		w.Fatalf("%+v", all)
	}
	_, err = o.Posted(ctx, w.bureau, id)
	w.refused("posted before it is printed", err, fault.KindConflict, officeapp.NoLetters)
	if n, err := o.Printed(ctx, w.bureau, id, ""); err != nil || n != 2 {
		w.Errorf("%d printed, %v", n, err)
	}
	_, err = o.Printed(ctx, w.bureau, id, "")
	w.refused("all of them again", err, fault.KindConflict, officeapp.NoLetters)
	if n, err := o.Printed(ctx, w.bureau, id, all[1].Payslip); err != nil || n != 1 {
		w.Errorf("one again: %d, %v", n, err)
	}
	if n, err := o.Posted(ctx, w.bureau, id); err != nil || n != 2 {
		w.Errorf("%d posted, %v", n, err)
	}
	_, all, err = o.Envelopes(ctx, w.bureau, id)
	w.ok(err)
	if all[1].Times != 2 || all[0].Times != 1 || all[0].PostedOn != day("2026-09-21") || all[0].PostedBy != string(w.bureau.Account) {
		w.Errorf("%+v", all)
	}
	w.ok(o.AskPaper(ctx, rosa, bureau.Paper{Employer: rosa.Person, PA: kelly.PA, Over: true}))
	if _, all, err = o.Envelopes(ctx, w.bureau, id); err != nil || len(all) != 1 {
		w.Errorf("no more paper: %+v %v", all, err)
	}
}

func fees(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan, ellie, alans := w.hired("Alan Croft", 1300)
	o := w.office()
	fee := bureau.Fee{Employer: rosa.Person, Pays: bureau.FromPurse, Per: bureau.PerPayslip, Amount: 450, Most: 900, From: day("2026-08-01"), Agreed: "Rosa, in her agreement"}
	councils := fee
	councils.Employer, councils.Pays = alan.Person, bureau.FromCouncil
	w.refused("a practitioner", o.ProposeFee(ctx, w.practitioner, fee), fault.KindForbidden)
	w.refused("nothing", o.ProposeFee(ctx, w.bureau, bureau.Fee{Employer: rosa.Person}), fault.KindInvalid)
	w.ok(o.ProposeFee(ctx, w.bureau, fee))
	none, asked, _, err := o.Fees(ctx, rosa, rosa.Person)
	if err != nil || len(none) > 0 || asked.Fee.Amount != 450 {
		w.Errorf("proposed: %+v, %+v, %v", none, asked, err)
	}
	w.refused("agreed by the bureau itself", o.AgreeFee(ctx, w.bureau, rosa.Person, asked.ID), fault.KindForbidden)
	w.ok(o.DeclineFee(ctx, rosa, rosa.Person, asked.ID))
	w.refused("after a no", o.AgreeFee(ctx, rosa, rosa.Person, asked.ID), fault.KindConflict, officeapp.OtherFee)
	w.feeAgreed(o, rosa, fee)
	w.feeAgreed(o, alan, councils)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180)
	w.agree(alan, ellie, alans, first, 180)
	id := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, rosa.Person))
	w.ok(w.work(id, alan.Person))
	september := calendar.MonthOf(day("2026-09-01"))
	_, err = o.MakeInvoices(ctx, w.bureau, september)
	w.refused("before the month is over", err, fault.KindInvalid, bureau.MonthNow)
	w.on("2026-10-01")
	if n, err := o.MakeInvoices(ctx, w.bureau, september); err != nil || n != 2 {
		w.Errorf("%d made, %v", n, err)
	}
	_, err = o.MakeInvoices(ctx, w.bureau, september)
	w.refused("once more", err, fault.KindConflict, bureau.NothingToDo)
	all, err := o.Invoices(ctx, w.bureau)
	w.ok(err)
	if len(all) != 2 || all[0].Number != 2 || all[0].To != "Severnside Council" || all[1].To != "Rosa Whitfield" || all[1].Total() != 450 {
		w.Fatalf("%+v", all)
	}
	owed := func() pence.Amount { return w.balances(rosa.Person).Account(ledger.Owed.In("payroll-fees")) }
	if owed() != -450 || w.balances(rosa.Person).Account(ledger.Cost.In("payroll-fees")) != 450 {
		w.Errorf("the purse owes %v", owed())
	}
	w.owedAndOpen(rosa.Person)
	note, err := o.Credit(ctx, w.bureau, all[1].ID, 150, "a payslip too many")
	w.ok(err)
	if note.Number != 3 || note.Total() != -150 || owed() != -300 {
		w.Errorf("%+v, and %v is owed", note, owed())
	}
	w.owedAndOpen(rosa.Person)
	_, err = o.Credit(ctx, w.bureau, all[1].ID, 301, "more than was asked for")
	w.refused("more than was asked for", err, fault.KindInvalid, bureau.TooMuchBack)
	if _, err = o.Credit(ctx, w.bureau, all[1].ID, 100, "and more"); err != nil || owed() != -200 {
		w.Errorf("a second note: %v, %v", owed(), err)
	}
	w.owedAndOpen(rosa.Person)
	w.paidFee(rosa)
	if _, err = o.Credit(ctx, w.bureau, all[1].ID, 200, "all of it"); err != nil || owed() != 200 {
		w.Errorf("after it is paid it is owed back: %v, %v", owed(), err)
	}
	all, err = o.Invoices(ctx, w.bureau)
	w.ok(err)
	for i, one := range all { // no number is left out
		if one.Number != len(all)-i {
			w.Errorf("number %d stands at place %d", one.Number, len(all)-i)
		}
	}
	w.ok(w.s.Seal(ctx))
	proof, err := w.s.Verify(ctx)
	if w.ok(err); len(proof.Wrong) > 0 {
		w.Errorf("the books: %v", proof.Wrong)
	}
}

// feeAgreed lets the bureau propose a fee and the employer agree to it.
func (w *world) feeAgreed(o *officeapp.Service, who access.Actor, fee bureau.Fee) {
	w.Helper()
	w.ok(o.ProposeFee(ctx, w.bureau, fee))
	_, asked, _, err := o.Fees(ctx, who, who.Person)
	w.ok(err)
	w.ok(o.AgreeFee(ctx, who, who.Person, asked.ID))
	agreed, _, _, err := o.Fees(ctx, w.bureau, who.Person)
	w.ok(err)
	if len(agreed) == 0 || agreed[len(agreed)-1].By != string(who.Account) {
		w.Errorf("agreed: %+v", agreed)
	}
}

// paidFee says that what is still to be paid of a fee was paid.
func (w *world) paidFee(who access.Actor) {
	w.Helper()
	items := w.unmet(who)
	i := slices.IndexFunc(items, func(i expect.Item) bool { return i.State == expect.Open && strings.HasPrefix(i.Key, "fee/") })
	if i < 0 || items[i].Amount != -200 {
		w.Fatalf("what is left of the fee: %+v", items)
	}
	w.ok(w.money.SayPaid(ctx, who, who.Person, items[i].ID))
}

func (w *world) unmet(who access.Actor) (items []expect.Item) {
	w.Helper()
	w.look(who.Person, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, who.Person)
		if err != nil {
			return err
		}
		items, err = tx.Unmet(ctx, who.Person, p.ID)
		return err
	})
	return items
}

func authority(w *world) {
	rosa, _, _ := w.hired("Rosa Whitfield", 1300)
	o := w.office()
	a := bureau.Authority{Employer: rosa.Person, What: bureau.TellHMRC, Reference: "AB1234", From: day("2026-08-03"), GivenBy: "Rosa Whitfield", Evidence: "64-8 of 3 August, in the file"}
	w.refused("with no evidence", o.Allow(ctx, w.bureau, bureau.Authority{Employer: rosa.Person, What: bureau.TellHMRC}), fault.KindInvalid)
	w.refused("a practitioner", o.Allow(ctx, w.practitioner, a), fault.KindForbidden)
	w.ok(o.Allow(ctx, w.bureau, a))
	lets := func(on string) (is bool) {
		w.look(rosa.Person, func(tx *store.Tx) (err error) {
			is, err = tx.Lets(ctx, rosa.Person, bureau.TellHMRC, day(on))
			return err
		})
		return is
	}
	if lets("2026-08-02") || !lets("2026-08-03") {
		w.Error("it holds from its day on")
	}
	all, _, err := o.Authorities(ctx, rosa, rosa.Person)
	w.ok(err)
	if len(all) != 1 || all[0].Noted != string(w.bureau.Account) || all[0].Evidence == "" {
		w.Fatalf("%+v", all)
	}
	w.on("2026-09-01")
	w.ok(o.EndAuthority(ctx, rosa, rosa.Person, all[0].ID))
	if lets("2026-09-01") || !lets("2026-08-31") {
		w.Error("it ended today")
	}
	w.refused("ended twice", o.EndAuthority(ctx, rosa, rosa.Person, all[0].ID), fault.KindConflict, bureau.AlreadyEnded)
}

func otherBureau(w *world) {
	rosa, _, _ := w.hired("Rosa Whitfield", 1300)
	o := w.office()
	mine, err := o.TakeIn(ctx, w.bureau, item(bureau.ByPhone, bureau.AboutQuestion, "When am I paid?"))
	w.ok(err)
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "support", Name: "Elsewhere"}
	other := w.account(k.ID, access.Support, "Someone Else").Actor
	w.ok(w.setup.AddKeeper(ctx, k, store.Account{Actor: other}))
	_, _, err = o.Item(ctx, other, mine)
	w.refused("an item", err, fault.KindNotFound)
	_, _, err = o.PayDays(ctx, other, rosa.Person)
	w.refused("pay days", err, fault.KindForbidden)
	_, _, _, err = o.Fees(ctx, other, rosa.Person)
	w.refused("fees", err, fault.KindForbidden)
	_, _, err = o.Papers(ctx, other, rosa.Person)
	w.refused("paper", err, fault.KindForbidden)
	_, _, err = o.Authorities(ctx, other, rosa.Person)
	w.refused("authority", err, fault.KindForbidden)
	if due, err := o.DueToday(ctx, other); err != nil || len(due) != 0 {
		w.Errorf("%+v %v", due, err)
	}
	if all, err := o.Clients(ctx, w.bureau); err != nil || len(all) != 1 || all[0].Person.Name != "Rosa Whitfield" || len(all[0].Jobs) != 1 {
		w.Errorf("%+v %v", all, err)
	}
}

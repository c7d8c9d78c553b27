package app_test

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	filings "ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/filing"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/leaving"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestLeaving(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a PA who left before days that were paid": leftBeforePaidDays,
		"a PA who left with nothing more to pay":   leftWithNothing,
		"a PA who left tells their last hours":     leftAndTells,
	})
}

// registered tells HMRC's numbers of an employer, and what HMRC needs of their PA,
// whose own number is not known yet: that of this world is nobody's.
func (w *world) registered(who, pa access.Actor, job work.ID) *filings.Service {
	w.Helper()
	w.ok(w.s.Write(ctx, pa, pa.Keeper, func(tx *store.Tx) error {
		p, err := tx.PA(ctx, pa.PA)
		if err != nil {
			return err
		}
		p.NINO = ""
		return tx.SavePA(ctx, p)
	}))
	s := &filings.Service{Base: app.Base{Store: w.s}}
	w.ok(s.SetScheme(ctx, who, filing.Scheme{Employer: who.Person, Standing: filing.Registered, PAYERef: "123/OW001", AccountsOffice: "123PO00000017",
		Since: day("2026-08-01"), Pays: filing.ByMonth, Sends: rti.ByEmployer}))
	w.ok(s.SetDetails(ctx, who, who.Person, filing.Details{Employment: job, Gender: rti.Female, Declaration: tax.OnlyJob,
		Name: rti.Name{Forenames: []string{"Kelly"}, Surname: "Marsh"}, Address: rti.Address{Lines: []string{"3 Quay Street", "Severnmouth"}, Postcode: "SV1 1AA"}}, work.Insured{}))
	return s
}

// runs pays the wages of a period to the end.
func (w *world) runs(who access.Actor, p calendar.Period) work.Item {
	w.Helper()
	id, err := w.pay.OpenRun(ctx, w.bureau, period.FourWeekly, p)
	w.ok(err)
	w.on(work.CalendarOf(p).CutOff.AddDays(1).String())
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.work(id, who.Person))
	_, item := w.runItem(id, who.Person)
	return item
}

func (w *world) slips(who access.Actor, job work.ID) (all []work.Payslip) {
	w.Helper()
	w.look(who.Person, func(tx *store.Tx) (err error) {
		all, err = tx.Payslips(ctx, job)
		return err
	})
	return all
}

// file gives the report of a pay day as HMRC reads it.
func (w *world) file(s *filings.Service, who access.Actor, payDay calendar.Date) string {
	w.Helper()
	look, err := s.Employer(ctx, who, who.Person)
	w.ok(err)
	for _, r := range look.Rows {
		if r.Kind == filing.KindFPS && r.Day == payDay && len(r.Missing) == 0 {
			_, body, err := s.File(ctx, who, r.ID)
			w.ok(err)
			return string(body)
		}
	}
	w.Fatalf("no report of %v: %+v", payDay, look.Rows)
	return ""
}

func leftBeforePaidDays(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	s := w.registered(rosa, kelly, job)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180, 180, 180, 180, 0, 0, 0, 180) // the last day on 24 August
	if item := w.runs(rosa, first); item.State != work.Done {
		w.Fatalf("%s: %s", item.State, item.Why)
	}
	how := work.Ending{Why: leaving.Resigned, Last: day("2026-08-19"), Told: day("2026-08-18")}
	look, err := w.pay.TryEnding(ctx, rosa, rosa.Person, job, how)
	w.ok(err)
	if look.TooMuch != 2*39_00 || look.Days.Period != second {
		w.Errorf("%v too much, on the payslip of %v", look.TooMuch, look.Days.Period)
	}
	w.ok(w.pay.End(ctx, rosa, rosa.Person, job, how))
	if _, _, err := s.P45(ctx, rosa, rosa.Person, job); fault.KindOf(err) != fault.KindConflict {
		w.Errorf("a P45 before the last payslip: %v", err)
	}
	w.refused("hours after it", w.pay.KeyHours(ctx, w.bureau, job, second.First, []hours.Entry{{Date: second.First, Kind: hours.Work, Minutes: 60, Told: hours.Phone}}),
		fault.KindInvalid, work.LeftOn)
	if asked, _, err := w.pay.HoursAsked(ctx, rosa, rosa.Person); err != nil || len(asked) != 0 {
		w.Errorf("asked %d, %v", len(asked), err)
	}

	w.on("2026-10-12")
	item := w.runs(rosa, second)
	if item.State != work.Held || item.Why.Key != work.OverpaidSays {
		w.Fatalf("%s: %s", item.State, item.Why)
	}
	w.ok(w.pay.Agree(ctx, rosa, rosa.Person, work.Choice{Employment: job, First: second.First, About: work.Overpaid, Take: work.Recover, Each: pence.Amount(5_00), Why: "Kelly said so"}))
	w.ok(w.work(item.Run, rosa.Person))
	slips := w.slips(rosa, job)
	if len(slips) != 2 {
		w.Fatalf("%d payslips", len(slips))
	}
	last := slips[1]
	if last.LeftOn != how.Last || last.Recovery.Taken != 5_00 || last.Recovery.Left != 73_00 || last.Result.Gross <= 0 {
		w.Errorf("left on %v, %+v, gross %v", last.LeftOn, last.Recovery, last.Result.Gross)
	}
	if f := w.file(s, rosa, last.PayDay); !strings.Contains(f, "<LeavingDate>2026-08-19</LeavingDate>") || strings.Contains(f, "PmtAfterLeaving") {
		w.Errorf("%s", f)
	}
	p45, _, err := s.P45(ctx, rosa, rosa.Person, job)
	w.ok(err)
	if p45.Part1A.Left != how.Last {
		w.Errorf("%+v", p45.Part1A)
	}
	third := calendar.FourWeekly(first.First, 2)
	w.on("2026-11-09")
	if id, err := w.pay.OpenRun(ctx, w.bureau, period.FourWeekly, third); err == nil {
		look, err := w.pay.WagesRun(ctx, w.bureau, id)
		w.ok(err)
		if len(look.Items) != 0 {
			w.Errorf("a job that is closed is paid: %+v", look.Items)
		}
	}
}

func leftWithNothing(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	s := w.registered(rosa, kelly, job)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 180, 180)
	if item := w.runs(rosa, first); item.State != work.Done {
		w.Fatalf("%s: %s", item.State, item.Why)
	}
	how := work.Ending{Why: leaving.Resigned, Last: day("2026-09-15"), Told: day("2026-09-07")}
	w.ok(w.pay.End(ctx, rosa, rosa.Person, job, how))
	w.on("2026-09-15")
	w.tells(kelly, job, second, 0)
	w.on("2026-10-12")
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, pay.SheetOf{Employment: job, Day: second.First}))
	if item := w.runs(rosa, second); item.State != work.Done {
		w.Fatalf("%s: %s", item.State, item.Why)
	}
	last := w.slips(rosa, job)[1]
	if f := w.file(s, rosa, last.PayDay); !strings.Contains(f, "<LeavingDate>2026-09-15</LeavingDate>") || strings.Contains(f, "PmtAfterLeaving") {
		w.Errorf("%s", f)
	}
	if _, _, err := s.P45(ctx, rosa, rosa.Person, job); err != nil {
		w.Error(fault.All(err), err)
	}
	if b := w.balances(rosa.Person); b.Account(ledger.SetAside.In("holiday/"+string(job))) != 0 {
		w.Errorf("%v stays set aside", b)
	}
}

// Who left tells the hours up to their last day until those are paid, and nothing
// after it.
func leftAndTells(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.registered(rosa, kelly, job)
	w.on("2026-08-30")
	w.ok(w.pay.End(ctx, rosa, rosa.Person, job, work.Ending{Why: leaving.Resigned, Last: day("2026-08-26"), Told: day("2026-08-18")}))
	w.on("2026-09-14")
	w.mayOnly("who left", kelly, rosa.Person, "hours asked, hours to answer")
	look, err := w.pay.MyWork(ctx, kelly)
	w.ok(err)
	if len(look.Jobs) != 1 || look.Jobs[0].Sheet.Hours.Period != first {
		w.Fatalf("%+v", look.Jobs)
	}
	tells := func(on calendar.Date) error {
		return w.pay.LogHours(ctx, kelly, job, on, []hours.Entry{{Date: on, Kind: hours.Work, Minutes: 60, Told: hours.Phone}})
	}
	w.refused("a day after the last", tells(day("2026-08-27")), fault.KindInvalid, work.LeftOn)
	w.ok(tells(day("2026-08-26")))
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, pay.SheetOf{Employment: job, Day: first.First}))
	if item := w.runs(rosa, first); item.State != work.Done {
		w.Fatalf("%s: %s", item.State, item.Why)
	}
	w.mayOnly("who left and was paid", kelly, rosa.Person, "")
	w.refused("after the last wage", tells(day("2026-08-26")), fault.KindForbidden, access.NotYours)
}

package app_test

import (
	"strings"
	"testing"

	"ownway/internal/app/pay"
	"ownway/internal/care/filing"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/value/fault"
)

func TestCorrecting(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a payslip with the wrong code and rate":   wrongCodeAndRate,
		"a payslip with the wrong hours":           wrongHours,
		"a payslip is put right by whoever may":    whoPutsRight,
		"hours that someone else agreed stay so":   hoursOfOthers,
		"a PA who turns out to have been off sick": wasSick,
	})
}

func workedOn(d string, minutes int) hours.Entry {
	return hours.Entry{Date: day(d), Kind: hours.Work, Minutes: minutes, Told: hours.Web}
}

func wrongCodeAndRate(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	s := w.registered(rosa, kelly, job)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600, 600, 600)
	w.runs(rosa, first)
	was := w.slips(rosa, job)[0]
	c := pay.Correction{Employer: rosa.Person, Fix: work.Fix{From: was.ID, Code: "BR", Rate: 1300, RightFor: 1400}, Why: "Kelly showed the contract"}
	look, err := w.pay.TryCorrection(ctx, rosa, c)
	w.ok(err)
	if look.Run.All.Gross != 30_00 || look.Run.All.Tax != 84_00 || look.Run.All.Net != 30_00-84_00 || !look.Reports {
		w.Errorf("%+v", look.Run.All)
	}
	if n := len(w.slips(rosa, job)); n != 1 || len(look.Made) != 0 {
		w.Errorf("a look kept something: %d payslips", n)
	}
	w.ok(w.pay.Correct(ctx, rosa, c))
	if f := w.file(s, rosa, was.PayDay); !strings.Contains(f, "<LateReason>H</LateReason>") && !strings.Contains(f, "<TaxCode>BR</TaxCode>") {
		w.Errorf("%s", f)
	}
	told, err := s.Employer(ctx, rosa, rosa.Person)
	w.ok(err)
	late := 0
	for _, r := range told.Rows {
		if r.Kind == filing.KindFPS && r.Late != "" {
			late++
		}
	}
	if late != 1 {
		w.Errorf("%d corrected reports", late)
	}
	w.on("2026-10-12")
	w.agree(rosa, kelly, job, second, 600)
	w.runs(rosa, second)
	next := w.slips(rosa, job)[1]
	if next.Lines[0].Rate != 1400 || next.Code != "BR" || next.Corrects != look.Run.All || next.ToPay() != 140_00-28_00-54_00 {
		w.Errorf("%v an hour by %s, %+v, %v to pay", next.Lines[0].Rate, next.Code, next.Corrects, next.ToPay())
	}
	again, err := w.pay.ToCorrect(ctx, rosa, rosa.Person, was.ID)
	w.ok(err)
	if len(again.Made) != 1 || again.Made[0].Carried != next.ID || again.Slip.Code != "BR" || again.Slip.Lines[0].Rate != 1400 {
		w.Errorf("%+v", again.Made)
	}
}

func wrongHours(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600, 600)
	w.runs(rosa, first)
	was := w.slips(rosa, job)[0]
	c := pay.Correction{Employer: rosa.Person, Fix: work.Fix{From: was.ID}, Why: "she stayed an hour longer", Hours: []hours.Entry{workedOn("2026-08-17", 660), workedOn("2026-08-18", 600)}}
	look, err := w.pay.TryCorrection(ctx, rosa, c)
	w.ok(err)
	if look.Owed.Gross() != 13_00 || look.Owed.TooMuch != 0 || look.Next.Period != second {
		w.Errorf("%+v", look.Owed)
	}
	w.ok(w.pay.Correct(ctx, rosa, c))
	c.Hours, c.Why = []hours.Entry{workedOn("2026-08-17", 600)}, "no, she was not there on the second day"
	if look, err = w.pay.TryCorrection(ctx, rosa, c); err != nil || look.Owed.TooMuch != 130_00 || look.Owed.Gross() != 0 {
		w.Errorf("%+v, %v", look.Owed, err)
	}
	w.ok(w.pay.Correct(ctx, rosa, c))
	w.on("2026-10-12")
	w.agree(rosa, kelly, job, second, 60)
	if item := w.runs(rosa, second); item.State != work.Held || item.Why.Key != work.OverpaidSays {
		w.Errorf("%s: %s", item.State, item.Why)
	}
}

func wasSick(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 2000)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600, 600, 600, 600)
	w.runs(rosa, first)
	was := w.slips(rosa, job)[0]
	c := pay.Correction{Employer: rosa.Person, Fix: work.Fix{From: was.ID}, Why: "the days were mixed up", Hours: []hours.Entry{
		workedOn("2026-08-17", 600), {Date: day("2026-08-18"), Kind: hours.Sick, Minutes: 180, Told: hours.Web},
		{Date: day("2026-08-19"), Kind: hours.Sick, Minutes: 180, Told: hours.Web}, {Date: day("2026-08-20"), Kind: hours.Sick, Minutes: 180, Told: hours.Web}}}
	look, err := w.pay.TryCorrection(ctx, rosa, c)
	w.ok(err)
	if len(look.Owed.Lines) != 1 || look.Owed.Lines[0].Kind != payroll.Sick || look.Owed.TooMuch != 600_00 {
		w.Errorf("%+v", look.Owed)
	}
}

func whoPutsRight(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	alan := w.settled("Alan Croft")
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600)
	w.runs(rosa, first)
	id := w.slips(rosa, job)[0].ID
	c := pay.Correction{Employer: rosa.Person, Fix: work.Fix{From: id, Code: "BR"}, Why: "HMRC wrote"}
	for name, who := range map[string]struct{ err error }{"the PA": {w.pay.Correct(ctx, kelly, c)}, "somebody else": {w.pay.Correct(ctx, alan, c)}, "the council": {w.pay.Correct(ctx, w.practitioner, c)}} {
		w.refused(name, who.err, fault.KindForbidden)
	}
	c.Employer = alan.Person
	w.refused("another's payslip", w.pay.Correct(ctx, alan, c), fault.KindNotFound)
	c.Employer, c.Fix.Code = rosa.Person, ""
	w.refused("nothing changed", w.pay.Correct(ctx, rosa, c), fault.KindInvalid, work.NothingPutRight)
	c.Fix.Code, c.Why = "BR", " "
	w.refused("no reason", w.pay.Correct(ctx, rosa, c), fault.KindInvalid, work.TellWhy)
	c.Why = "HMRC wrote"
	w.ok(w.pay.Correct(ctx, w.bureau, c))
}

func hoursOfOthers(w *world) {
	rosa, kelly, job := w.hired("Rosa Whitfield", 1300)
	w.on("2026-09-14")
	w.agree(rosa, kelly, job, first, 600)
	w.runs(rosa, first)
	was := w.slips(rosa, job)[0]
	c := pay.Correction{Employer: rosa.Person, Fix: work.Fix{From: was.ID}, Why: "by phone", Hours: []hours.Entry{workedOn("2026-08-17", 660)}}
	w.refused("by the bureau", w.pay.Correct(ctx, w.bureau, c), fault.KindInvalid, work.HoursTheirs)
	w.look(rosa.Person, func(tx *store.Tx) error {
		at, err := tx.Sheet(ctx, job, first.First)
		if len(at.Hours.Owing()) != 0 {
			w.Errorf("%+v", at.Hours.Owing())
		}
		return err
	})
}

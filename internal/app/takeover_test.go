package app_test

import (
	"os"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	take "ownway/internal/app/takeover"
	"ownway/internal/care/bureau"
	"ownway/internal/care/filing"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/internal/testing/oldpayroll"
	"ownway/law"
	"ownway/pay/hours"
	"ownway/pay/notice"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestTakeover(t *testing.T) {
	scenes(t, map[string]func(*world){
		"fifty employers are taken over, and their first wages are the old payroll's to the penny": fiftyTaken,
		"a takeover is looked at, taken by a second person, and undone":                            takenAndUndone,
		"an employer in a council's record is taken over by their grant":                           councilsEmployer,
		"a relative whom the council has not decided about goes on being paid, and it is asked":    relativeTaken,
	})
}

// handed gives what an old payroll hands over on 21 November.
func (w *world) handed(employers int) (*oldpayroll.Payroll, oldpayroll.Export, map[takeover.File][]byte) {
	w.Helper()
	w.on("2026-11-21")
	p := oldpayroll.New(day("2026-11-21"), employers)
	w.ok(p.Run())
	e, err := p.Export()
	w.ok(err)
	files, err := e.Files()
	w.ok(err)
	return p, e, files
}

func (w *world) secondOfBureau() access.Actor {
	w.Helper()
	a := w.account(w.bureau.Keeper, access.Support, "Tom Reid")
	w.ok(w.setup.AddStaff(ctx, w.bureau.Keeper, a))
	a.Keeper = w.bureau.Keeper
	return a.Actor
}

func (w *world) taken(s *take.Service, second access.Actor, name string, files map[takeover.File][]byte) takeover.Takeover {
	w.Helper()
	t, err := s.Look(ctx, w.bureau, name, files)
	if err != nil {
		for _, f := range fault.All(err) {
			w.Error(f)
		}
	}
	w.ok(err)
	w.ok(s.Take(ctx, second, t.ID))
	t, err = s.Takeover(ctx, second, t.ID)
	w.ok(err)
	return t
}

// jobs gives the employments of a takeover, by the old payroll's references.
func (w *world) takenJobs() map[takeover.Key]takeover.Here {
	w.Helper()
	var here map[takeover.Key]takeover.Here
	w.ok(w.s.Read(ctx, w.bureau, w.bureau.Keeper, func(tx *store.Tx) (err error) {
		here, err = tx.TakenOver(ctx)
		return err
	}))
	return here
}

func fiftyTaken(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	second := w.secondOfBureau()
	p, _, files := w.handed(50)
	t := w.taken(s, second, "Sunrise Payroll", files)
	if exact, explained, unexplained := t.Parallel.Count(); exact != len(p.Jobs) || explained+unexplained > 0 || t.State != takeover.Taken || t.New != 50 {
		w.Errorf("%d exact, %d explained, %d unexplained; %v", exact, explained, unexplained, t.State)
	}
	here := w.takenJobs()
	w.paysAsBefore(p, here)
	w.ok(w.s.Seal(ctx))
	proof, err := w.s.Verify(ctx)
	w.ok(err)
	if len(proof.Wrong) > 0 {
		w.Errorf("the books: %v", proof.Wrong)
	}
}

// paysAsBefore runs the first wages of everybody in real wages runs, from hours on
// paper, and compares each with the payslip that the old payroll made.
func (w *world) paysAsBefore(p *oldpayroll.Payroll, here map[takeover.Key]takeover.Here) {
	w.Helper()
	runs := map[period.Frequency]calendar.Period{}
	var last calendar.Date
	for _, j := range p.Jobs {
		runs[j.Terms.Frequency] = j.Next.Period
		if j.Next.Period.Last.After(last) {
			last = j.Next.Period.Last
		}
		w.ok(w.pay.KeyHours(ctx, w.bureau, here[j.Key].Employment, j.Next.Period.First, j.Next.Entries))
	}
	for f, days := range runs {
		w.clock.at = work.CalendarOf(days).PayDay.AddDays(-1).Time().Add(9 * 3600_000_000_000)
		id, err := w.pay.OpenRun(ctx, w.bureau, f, days)
		w.ok(err)
		for _, j := range p.Jobs {
			if j.Terms.Frequency == f {
				w.settles(here[j.Key])
			}
		}
		w.ok(w.pay.StartRun(ctx, w.bureau, id))
		for _, j := range p.Jobs {
			if j.Terms.Frequency == f {
				w.ok(w.pay.RunEmployer(ctx, machine, pay.EmployerJob{Run: id, Bureau: w.bureau.Keeper, Employer: here[takeover.Key{Employer: j.Key.Employer}].Person}))
			}
		}
	}
	for _, j := range p.Jobs {
		h := here[j.Key]
		w.look(h.Person, func(tx *store.Tx) error {
			slips, err := tx.Payslips(ctx, h.Employment)
			if err != nil || len(slips) != 1 {
				w.Errorf("%v: %d payslips, %v", j.Key, len(slips), err)
				return err
			}
			got, want := slips[0].Result, j.Next.Result
			for _, f := range takeover.Figures() {
				if f.Of(got) != f.Of(want) {
					w.Errorf("%v: %s is %v, was %v", j.Key, f, f.Of(got), f.Of(want))
				}
			}
			if got.After.Taxable != want.After.Taxable || got.After.Tax != want.After.Tax || got.After.Letters != want.After.Letters {
				w.Errorf("%v: the year to date is %+v, was %+v", j.Key, got.After, want.After)
			}
			return nil
		})
	}
}

func takenAndUndone(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	second := w.secondOfBureau()
	p, e, files := w.handed(8)
	_, err := s.Look(ctx, w.practitioner, "x", files)
	w.refused("someone who may not", err, fault.KindForbidden)
	_, err = s.Look(ctx, w.bureau, " ", files)
	w.refused("without a name", err, fault.KindInvalid, take.NameIt)
	t, err := s.Look(ctx, w.bureau, "eight", files)
	w.ok(err)
	if len(w.takenJobs()) != 0 {
		w.Error("looking took somebody over")
	}
	w.refused("by whoever prepared it", s.Take(ctx, w.bureau, t.ID), fault.KindInvalid, takeover.SamePerson)
	if n := w.atOnce(4, func() error { return s.Take(ctx, second, t.ID) }); n != 1 {
		w.Errorf("taken over %d times", n)
	}
	_, err = s.Look(ctx, w.bureau, "again", files)
	w.refused("the same files again", err, fault.KindConflict, take.NobodyNew)
	here := w.takenJobs()
	w.knows(p, here)
	key := p.Jobs[0].Key
	e.Row(takeover.PAsFile, key)["rate"] = "15.00"
	other, err := e.Files()
	w.ok(err)
	_, err = s.Look(ctx, w.bureau, "other figures", other)
	w.refused("other figures", err, fault.KindInvalid, takeover.Changed)
	w.ok(s.Undo(ctx, w.bureau, t.ID))
	w.look(here[key].Person, func(tx *store.Tx) error {
		lets, err := tx.Lets(ctx, here[key].Person, bureau.TellHMRC, day("2026-11-21"))
		if lets {
			w.Error("the organisation may still tell HMRC for an employer who was undone")
		}
		return err
	})
	w.refused("undone twice", s.Undo(ctx, w.bureau, t.ID), fault.KindConflict, takeover.NotTaken)
	if err := w.pay.KeyHours(ctx, w.bureau, here[key].Employment, p.Jobs[0].Next.Period.First, p.Jobs[0].Next.Entries); fault.KindOf(err) != fault.KindForbidden {
		w.Errorf("the organisation still acts for an employer who was undone: %v", err)
	}
	again := w.taken(s, second, "other figures", other)
	if again.New != 8 {
		w.Errorf("%d are new again", again.New)
	}
	if now := w.takenJobs(); now[key].Employment != here[key].Employment || now[key].Times != 2 {
		w.Errorf("taken again as %+v, was %+v", now[key], here[key])
	}
	_, _, files = w.handed(8)
	w.on("2026-11-21")
	p.Jobs[0].Terms.Rates[0].Hourly = 15_00
	w.paysOne(p.Jobs[0], w.takenJobs())
	w.refused("after the first wages", s.Undo(ctx, w.bureau, again.ID), fault.KindConflict, takeover.PaidSince)
}

// knows looks at what is recorded of employers who were taken over.
func (w *world) knows(p *oldpayroll.Payroll, here map[takeover.Key]takeover.Here) {
	w.Helper()
	for _, j := range p.Jobs {
		h := here[j.Key]
		w.look(h.Person, func(tx *store.Tx) error {
			b, there, err := tx.BeforeOf(ctx, h.Employment)
			if err != nil || !there || b.PaidTo != j.Made[len(j.Made)-1].Period.Last || len(b.History) == 0 {
				w.Errorf("%v: before: %v %v %+v", j.Key, there, err, b)
			}
			e, err := tx.Employment(ctx, h.Employment)
			if err != nil {
				return err
			}
			life, err := tx.Pension(ctx, e)
			if err != nil || len(life.Events) != len(b.Pension.Events) {
				w.Errorf("%v: pension %+v, %v", j.Key, life, err)
			}
			r, err := life.Record(e, nil)
			if state := r.StateOn(day("2026-11-21")); err != nil || j.Opted && j.Scheme == pension.NotMember && state != pension.OutOpted || j.Scheme != pension.NotMember && state != pension.In {
				w.Errorf("%v: pension %v, %v", j.Key, state, err)
			}
			scheme, err := tx.Scheme(ctx, h.Person)
			if err != nil || scheme.Standing != filing.Registered || scheme.PAYERef == "" {
				w.Errorf("%v: %+v %v", j.Key, scheme, err)
			}
			rights, err := tx.Authorities(ctx, h.Person)
			if err != nil || len(rights) != 1 || rights[0].What != bureau.TellHMRC || rights[0].Reference != "AG1234" || rights[0].Takeover == "" {
				w.Errorf("%v: %+v %v", j.Key, rights, err)
			}
			all, err := tx.Filings(ctx, h.Person)
			if err != nil || len(all) != 2 {
				w.Errorf("%v: %d filings, %v", j.Key, len(all), err)
			}
			pa, err := tx.PA(ctx, h.PA)
			if err != nil || pa.NINO == "" || pa.Bank.Number == "" {
				w.Errorf("%v: %+v %v", j.Key, pa, err)
			}
			return nil
		})
	}
}

func (w *world) paysOne(j *oldpayroll.Job, here map[takeover.Key]takeover.Here) {
	w.Helper()
	h := here[j.Key]
	w.ok(w.pay.KeyHours(ctx, w.bureau, h.Employment, j.Next.Period.First, j.Next.Entries))
	w.clock.at = j.Next.PayDay.AddDays(-1).Time().Add(9 * 3600_000_000_000)
	id, err := w.pay.OpenRun(ctx, w.bureau, j.Terms.Frequency, j.Next.Period)
	w.ok(err)
	w.settles(h)
	w.ok(w.pay.StartRun(ctx, w.bureau, id))
	w.ok(w.pay.RunEmployer(ctx, machine, pay.EmployerJob{Run: id, Bureau: w.bureau.Keeper, Employer: h.Person}))
}

// settles agrees the hours of a job as its stored sheet stands: who may is the
// employer, who is asked on paper.
func (w *world) settles(h takeover.Here) {
	w.Helper()
	who := access.Actor{Account: "acc_paper", Keeper: access.KeeperID(h.Keeper), Role: access.Person, Person: h.Person}
	w.look(h.Person, func(tx *store.Tx) error {
		all, err := tx.Sheets(ctx, h.Person)
		if err != nil {
			return err
		}
		for _, at := range all {
			if at.Employment == h.Employment && at.Hours.State == hours.Logged {
				defer func() {
					w.ok(w.pay.ApproveHours(ctx, who, h.Person, pay.SheetOf{Employment: h.Employment, Day: at.Hours.Period.First}))
				}()
			}
		}
		return nil
	})
}

// An employer whose record a council keeps is taken over where they let the
// organisation run their payroll, and not otherwise.
func councilsEmployer(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	second := w.secondOfBureau()
	who := w.settled("Rosa Whitfield")
	p, e, _ := w.handed(1)
	e.Row(takeover.EmployersFile, takeover.Key{Employer: "E001"})["person"] = string(who.Person)
	files, err := e.Files()
	w.ok(err)
	_, err = s.Look(ctx, w.bureau, "council", files)
	w.refused("without their word", err, fault.KindInvalid, take.NotYours)
	w.letBureau(who)
	t := w.taken(s, second, "council", files)
	h := w.takenJobs()[p.Jobs[0].Key]
	if h.Person != who.Person || h.Keeper != string(w.council.ID) || h.Founded {
		w.Errorf("taken as %+v", h)
	}
	w.ok(s.Undo(ctx, w.bureau, t.ID))
	var grants bool
	w.look(who.Person, func(tx *store.Tx) (err error) {
		grants, err = tx.HasGrant(ctx, access.Wages, who.Person, w.s.Today())
		return err
	})
	if !grants {
		w.Error("undoing a takeover ended what the person granted")
	}
	w.taken(s, second, "council again", files)
	w.paysOne(p.Jobs[0], w.takenJobs())
}

// A close relative in the household who was paid by another payroll goes on being
// paid, and the council is asked, with the rule.
func relativeTaken(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	who := w.settled("Rosa Whitfield")
	p, e, _ := w.handed(1)
	e.Row(takeover.EmployersFile, takeover.Key{Employer: "E001"})["person"] = string(who.Person)
	row := e.Row(takeover.PAsFile, p.Jobs[0].Key)
	row["relation"], row["same household"] = string(law.Child), "yes"
	files, err := e.Files()
	w.ok(err)
	w.letBureau(who)
	w.taken(s, w.secondOfBureau(), "council", files)
	found := 0
	w.look(who.Person, func(tx *store.Tx) error {
		purse, err := tx.PurseOf(ctx, who.Person)
		if err != nil {
			return err
		}
		last, err := tx.LastCheck(ctx, purse.ID)
		for _, f := range last.Result.Findings {
			if f.What == check.MayNotPay {
				found++
				if f.Ask != check.Practitioner || len(f.Cites) == 0 {
					w.Errorf("%+v", f)
				}
			}
		}
		return err
	})
	if found != 1 {
		w.Errorf("%d findings", found)
	}
	w.paysOne(p.Jobs[0], w.takenJobs())
}

func TestNotices(t *testing.T) {
	scenes(t, map[string]func(*world){"HMRC's notices are kept and the next payslip goes by them from their day": noticesIn,
		"a file of HMRC's service is read, all of it or none": noticesRead})
}

func noticesIn(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	p, _, files := w.handed(4)
	w.taken(s, w.secondOfBureau(), "four", files)
	here := w.takenJobs()
	j := p.Jobs[0]
	h := here[j.Key]
	key := notice.Keyed{Kind: notice.P6, Issued: day("2026-11-10"), From: j.Next.PayDay, Code: "BR"}
	w.refused("someone else's employer", s.KeyNotice(ctx, w.practitioner, h.Person, h.Employment, key), fault.KindForbidden)
	w.refused("another employer's job", s.KeyNotice(ctx, w.bureau, here[p.Jobs[1].Key].Person, h.Employment, key), fault.KindNotFound)
	wrong := key
	wrong.Code = "QQ"
	w.refused("a code that is none", s.KeyNotice(ctx, w.bureau, h.Person, h.Employment, wrong), fault.KindInvalid)
	w.ok(s.KeyNotice(ctx, w.bureau, h.Person, h.Employment, key))
	w.refused("the same again", s.KeyNotice(ctx, w.bureau, h.Person, h.Employment, key), fault.KindConflict, take.NoticeKept)
	w.ok(s.KeyNotice(ctx, w.bureau, h.Person, h.Employment, notice.Keyed{Kind: notice.SL1, Issued: day("2026-11-10"), From: j.Next.PayDay.AddDays(1), Plan: "2"}))
	all, err := s.Notices(ctx, w.bureau, h.Person)
	w.ok(err)
	if len(all) != 1 || len(all[0].Notices) != 2 {
		t := all
		w.Errorf("%+v", t)
	}
	w.paysOne(j, here)
	want := j.Next.Input
	want.Code = tax.Must("BR") // the loan counts from the day after
	r, err := payroll.Calculate(want, nil)
	w.ok(err)
	w.look(h.Person, func(tx *store.Tx) error {
		slips, err := tx.Payslips(ctx, h.Employment)
		if err != nil || len(slips) != 1 {
			w.Errorf("%d payslips, %v", len(slips), err)
			return err
		}
		slip := slips[0]
		last := slip.Working.Lines[len(slip.Working.Lines)-1]
		if slip.Code != "BR" || slip.Result.Tax != r.Tax || slip.Result.StudentLoan != r.StudentLoan || last.Text.Key != "pay.by-hmrc" || len(last.Lines) != 1 {
			w.Errorf("code %s, tax %v, want %v; %+v", slip.Code, slip.Result.Tax, r.Tax, last)
		}
		return nil
	})
}

// noticesRead takes a file in as HMRC's service gives it, for the one PA that all
// of it is about.
func noticesRead(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	p, e, files := w.handed(4)
	w.taken(s, w.secondOfBureau(), "four", files)
	here := w.takenJobs()
	j := p.Jobs[0]
	h := here[j.Key]
	text, err := os.ReadFile("../../pay/notice/testdata/dps-all-kinds.xml")
	w.ok(err)
	of := func(ref, nino string) []byte {
		return []byte(strings.NewReplacer("123/A6", ref, "RN000003C", nino).Replace(string(text)))
	}
	nino := e.Row(takeover.PAsFile, j.Key)["nino"]
	_, err = s.ReadNotices(ctx, w.bureau, h.Person, of("123/XX999", nino))
	w.refused("another scheme's file", err, fault.KindInvalid, take.OtherScheme)
	_, err = s.ReadNotices(ctx, w.bureau, h.Person, of("123/AB001", "QQ999999A"))
	w.refused("about nobody here", err, fault.KindInvalid, take.NoticeForWho)
	_, err = s.ReadNotices(ctx, w.bureau, h.Person, []byte("<a/>"))
	w.refused("a file that is none", err, fault.KindInvalid, notice.NotNotices)
	if r, err := s.ReadNotices(ctx, w.bureau, h.Person, of("123/AB001", nino)); err != nil || r != (take.Read{New: 6}) {
		w.Errorf("%+v, %v", r, err)
	}
	if r, err := s.ReadNotices(ctx, w.bureau, h.Person, of("123/AB001", nino)); err != nil || r != (take.Read{Same: 6}) {
		w.Errorf("again: %+v, %v", r, err)
	}
	w.paysOne(j, here)
	want := j.Next.Input
	want.Code, want.Loans = tax.Must("BR"), loan.Plans{Postgraduate: true}
	want.Before.EarlierPay, want.Before.EarlierTax = 5_000_25, 200_40
	r, err := payroll.Calculate(want, nil)
	w.ok(err)
	w.look(h.Person, func(tx *store.Tx) error {
		slips, err := tx.Payslips(ctx, h.Employment)
		if err != nil || len(slips) != 1 || slips[0].Result.Tax != r.Tax || slips[0].Result.PostgraduateLoan != r.PostgraduateLoan || slips[0].Result.After.EarlierPay != 5_000_25 {
			w.Errorf("%+v, want tax %v, %v", slips, r.Tax, err)
		}
		return err
	})
}

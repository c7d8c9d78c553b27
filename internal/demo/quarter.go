package demo

import (
	"context"
	"slices"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/app/policies"
	"ownway/internal/care/work"
	"ownway/internal/jobs"
	"ownway/internal/store"
	hrs "ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/policy"
	"ownway/value/calendar"
)

// chapter is something that happens on a day.
type chapter struct {
	day calendar.Date
	do  func() error
}

// Build makes the demo's history in an empty store, whose clock and source of
// ids must be the demo's own. It reports each day it comes to.
func Build(ctx context.Context, s *store.Store, clock *Clock, progress func(calendar.Date)) (*World, error) {
	w := newWorld(ctx, s, clock, progress)
	w.on(Begins, 8)
	for _, first := range []func() error{func() error { return w.setup.MarkDemo(ctx) }, w.keepPolicies, w.organisations, w.addPAs, w.addPeople} {
		if err := first(); err != nil {
			return nil, err
		}
	}
	all := w.everything()
	slices.SortStableFunc(all, func(a, b chapter) int { return a.day.Compare(b.day) })
	for _, c := range all {
		if c.day.After(Today) {
			break
		}
		w.on(c.day, 10)
		if err := c.do(); err != nil {
			return nil, step(err, "on %s", c.day)
		}
	}
	w.on(Today, 9)
	if err := w.takeover(); err != nil {
		return nil, err
	}
	if err := w.office(); err != nil {
		return nil, err
	}
	if err := s.Seal(ctx); err != nil {
		return nil, err
	}
	return w, nil
}

// keepPolicies keeps the policies as they stand when the story begins.
func (w *World) keepPolicies() error {
	return (&policies.Service{Base: app.Base{Store: w.store}}).Keep(w.ctx)
}

// everything lists all that happens, in the order in which it happens within a day.
func (w *World) everything() []chapter {
	var all []chapter
	for _, l := range w.lives {
		all = append(all, w.chapters(l)...)
	}
	all = append(all, w.paymentRuns(w.severnside, First, 4)...)
	all = append(all, w.paymentRuns(w.marlbrook, september, 3)...)
	for n := range 4 {
		all = append(all, w.wages(period.FourWeekly, calendar.FourWeekly(First, n))...)
	}
	for m := range 3 {
		all = append(all, w.wages(period.Monthly, calendar.MonthOf(september.AddMonths(m)))...)
	}
	for _, l := range w.lives {
		all = append(all, w.worked(l)...)
		all = append(all, w.banking(l)...)
		all = append(all, w.managedAccount(l)...)
		all = append(all, w.providerPaid(l)...)
	}
	all = append(all, w.decisions()...)
	all = append(all, w.questions()...)
	return append(all, chapter{Today, w.checks})
}

// paymentRuns prepares and approves a council's runs, some days ahead.
func (w *World) paymentRuns(c *council, first calendar.Date, count int) []chapter {
	var all []chapter
	for n := range count {
		start := calendar.FourWeekly(first, n).First
		if c == w.marlbrook {
			start = first.AddMonths(n)
		}
		prepared := calendar.AddWorkingDays(start, -6)
		all = append(all, chapter{prepared, func() error { return w.payRun(c, start) }})
	}
	return all
}

func (w *World) payRun(c *council, start calendar.Date) error {
	id, err := w.money.PreparePayments(w.ctx, c.prepares, start)
	if err != nil {
		return step(err, "%s prepares %s", c.keeper.Name, start)
	}
	w.on(calendar.DateOf(w.clock.Now()), 15)
	return step(w.money.ApprovePayments(w.ctx, c.approves, id), "%s approves %s", c.keeper.Name, start)
}

// wages opens a run, passes unanswered hours on day by day, and runs it after
// the cut-off.
func (w *World) wages(f period.Frequency, p calendar.Period) []chapter {
	days := work.CalendarOf(p)
	var id work.RunID
	all := []chapter{{p.First.AddDays(3), func() (err error) {
		id, err = w.pay.OpenRun(w.ctx, w.bureau, f, p)
		return step(err, "open the wages run of %s", p)
	}}}
	for d := days.StandIn.AddDays(1); !d.After(days.CutOff.AddDays(1)); d = d.AddDays(1) {
		all = append(all, chapter{d, func() error { return w.passOn(id, p) }})
	}
	return append(all, chapter{calendar.AddWorkingDays(days.CutOff, 1), func() error { return w.runWages(id) }})
}

func (w *World) passOn(id work.RunID, p calendar.Period) error {
	look, err := w.pay.WagesRun(w.ctx, w.bureau, id)
	if err != nil {
		return err
	}
	for _, row := range look.Items {
		if err := w.pay.PassOn(w.ctx, jobs.Machine, row.Employer, p); err != nil {
			return step(err, "pass on the hours for %s", row.Name)
		}
	}
	return nil
}

func (w *World) runWages(id work.RunID) error {
	look, err := w.pay.WagesRun(w.ctx, w.bureau, id)
	if err != nil {
		return err
	}
	if err := w.pay.StartRun(w.ctx, w.bureau, id); err != nil {
		return step(err, "start the wages run")
	}
	for _, row := range look.Items {
		job := pay.EmployerJob{Run: id, Bureau: w.bureau.Keeper, Employer: row.Employer}
		if err := w.pay.RunEmployer(w.ctx, jobs.Machine, job); err != nil {
			return step(err, "wages for %s", row.Name)
		}
	}
	return w.tellHMRC(look.Run)
}

// worked lets each PA tell their hours week by week, and the person agree them
// when a pay period is over.
func (w *World) worked(l *life) []chapter {
	var all []chapter
	for i := range l.jobs {
		j := &l.jobs[i]
		for sunday := j.terms.Start; !sunday.After(Today); sunday = sunday.AddDays(1) {
			if sunday.Weekday() != time.Sunday || j.told == onPaper {
				continue
			}
			all = append(all, chapter{sunday, func() error { return w.tell(l, j, sunday) }})
		}
		for p := j.terms.PeriodOn(j.terms.Start); p.Last.Before(Today); p = j.terms.PeriodOn(p.Last.AddDays(1)) {
			all = append(all, chapter{p.Last.AddDays(1), func() error { return w.tell(l, j, p.Last) }})
			if i == len(l.jobs)-1 {
				all = append(all, chapter{p.Last.AddDays(2), func() error { return w.answer(l, p) }})
			}
		}
	}
	return all
}

// tell logs what a PA worked in a pay period, up to a day.
func (w *World) tell(l *life, j *job, upTo calendar.Date) error {
	id, err := w.employment(l, j)
	if err != nil {
		return err
	}
	entries := w.entries(j, j.terms.PeriodOn(upTo), upTo)
	if len(entries) == 0 {
		return nil
	}
	if j.told == onPaper {
		err = w.pay.KeyHours(w.ctx, w.bureau, id, upTo, entries)
	} else {
		err = w.pay.LogHours(w.ctx, w.pas[j.pa].actor, id, upTo, entries)
	}
	return step(err, "%s tells hours for %s", j.pa, l.Name)
}

// entries are the usual hours, with sickness, holiday and now and then half an
// hour more.
func (w *World) entries(j *job, p calendar.Period, upTo calendar.Date) []hrs.Entry {
	told := hrs.Phone
	if j.told == onPaper {
		told = hrs.Paper
	}
	var all []hrs.Entry
	for _, u := range j.terms.UsualOver(calendar.Period{First: p.First, Last: upTo}) {
		if u.Minutes > 0 {
			all = append(all, hrs.Entry{Date: u.Date, Kind: j.kindOn(u.Date), Minutes: u.Minutes + j.more(u.Date), Told: told})
		}
		if u.Nights > 0 && j.kindOn(u.Date) == hrs.Work {
			all = append(all, hrs.Entry{Date: u.Date, Kind: hrs.SleepIn, Nights: u.Nights, Minutes: 15, Told: told})
		}
	}
	return all
}

func (j *job) kindOn(d calendar.Date) hrs.Kind {
	switch {
	case j.sick != nil && j.sick.Has(d):
		return hrs.Sick
	case j.holiday != nil && j.holiday.Has(d):
		return hrs.Holiday
	}
	return hrs.Work
}

// more gives the odd half hour, the same each time for the same PA and day.
func (j *job) more(d calendar.Date) int {
	if j.kindOn(d) == hrs.Work && (d.Day()*7+int(d.Month())*5+len(j.pa))%13 == 0 {
		return 30
	}
	return 0
}

func (w *World) employment(l *life, j *job) (work.ID, error) {
	mine, err := w.pay.MyWork(w.ctx, w.pas[j.pa].actor)
	if err != nil {
		return "", step(err, "work of %s", j.pa)
	}
	for _, m := range mine.Jobs {
		if m.Employment.Employer == l.Person.ID {
			return m.Employment.ID, nil
		}
	}
	return "", step(access.Refuse(), "%s does not work for %s", j.pa, l.Name)
}

// answer lets the person, or who speaks for them, say that the hours are right.
func (w *World) answer(l *life, p calendar.Period) error {
	if l.answers == inHospital && p.First == calendar.FourWeekly(First, 2).First {
		return nil // in hospital since the week before
	}
	asked, _, err := w.pay.HoursAsked(w.ctx, l.acts(), l.Person.ID)
	if err != nil {
		return step(err, "hours asked of %s", l.Name)
	}
	var of []pay.SheetOf
	for _, q := range asked {
		of = append(of, q.Of())
	}
	if err := w.pay.ApproveHours(w.ctx, l.acts(), l.Person.ID, of...); err != nil {
		return step(err, "%s agrees hours", l.Name)
	}
	if l.goal != "" {
		return step(w.money.SaveUp(w.ctx, l.account, l.Person.ID, l.goal, l.saving), "%s saves up", l.Name)
	}
	return nil
}

// checks lets each council look at every purse, in proportion.
func (w *World) checks() error {
	for _, l := range w.lives {
		if l.own || len(l.route) == 0 || l.route[0] == policy.Arranged {
			continue
		}
		if _, err := w.money.CheckPurse(w.ctx, l.council(w).prepares, l.Person.ID); err != nil {
			if notHeld(err) {
				continue
			}
			return step(err, "check of %s", l.Name)
		}
	}
	return nil
}

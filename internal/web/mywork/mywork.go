// Package mywork holds the pages of a personal assistant: their work for each
// employer, hours to log, and what they were paid.
package mywork

import (
	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// Pages holds the use cases of these pages.
type Pages struct{ Pay *pay.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /work", Act: access.SeeWork, Serve: p.work},
		{Pattern: "GET /work/{employment}/hours", Act: access.SeeWork, Serve: p.logForm},
		{Pattern: "POST /work/{employment}/hours", Act: access.LogHours, Serve: p.log},
	}
}

// workView is a PA's work with every employer.
type workView struct {
	pay.Work
	Jobs   []jobView
	Logged bool // hours were just logged
}

// jobView is the work for one employer.
type jobView struct {
	pay.Job
	Today calendar.Date
}

func (p Pages) work(v *visit.Visit) error {
	w, err := p.Pay.MyWork(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	view := workView{Work: w, Logged: v.R.URL.Query().Has("logged")}
	for _, j := range w.Jobs {
		view.Jobs = append(view.Jobs, jobView{Job: j, Today: p.Pay.Today()})
	}
	return v.Page(visit.Look{Title: v.T("my-work.title")}, workPage(v, view))
}

// Ended reports whether the work is over.
func (j jobView) Ended() bool {
	end := j.Employment.Terms.End
	return !end.IsZero() && end.Before(j.Today)
}

// Tells reports whether hours of the job can still be told, though it may be over.
func (j jobView) Tells() bool {
	var paid calendar.Date
	for _, p := range j.Payslips {
		if p.Period.First.After(paid) {
			paid = p.Period.First
		}
	}
	return j.Employment.Tells(j.Today, paid)
}

// p60Year gives the tax year just over, when something was paid in it and the
// PA still had the job on its last day; 0 when there is no P60.
func (j jobView) p60Year() calendar.TaxYear {
	year := calendar.TaxYearOf(j.Today) - 1
	if end := j.Employment.Terms.End; !end.IsZero() && end.Before(year.Last()) {
		return 0
	}
	for _, p := range j.Payslips {
		if calendar.TaxYearOf(p.PayDay) == year {
			return year
		}
	}
	return 0
}

// Open reports whether hours can still be told for the period.
func (j jobView) Open() bool { return j.Sheet.Hours.State != hours.Approved }

func (j jobView) logAddress() string { return "/work/" + string(j.Employment.ID) + "/hours" }

// status says how the hours of the period stand.
func (j jobView) status(v *visit.Visit) govuk.StatusTag {
	switch {
	case j.Sheet.Hours.State == hours.Approved:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("my-work.agreed")}
	case j.Sheet.Hours.State == hours.PaidAsUsual:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("my-work.paid-as-usual")}
	case len(j.Sheet.Hours.Entries) == 0:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("my-work.to-tell")}
	case j.over():
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("my-work.asked")}
	}
	return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("my-work.some-told")}
}

// over reports whether the pay period is over, so that the employer is asked.
func (j jobView) over() bool { return j.Today.After(j.Days.Period.Last) }

// told says what is told of the period so far.
func (j jobView) told(v *visit.Visit) string { return days.SumOf(j.Sheet.Hours.Entries).Say(v.Words) }

// by says until when hours can be told, and when they are paid.
func (j jobView) by(v *visit.Visit) string {
	if j.Today.After(j.Days.CutOff) {
		return v.T("my-work.next-pay", "payday", j.Days.PayDay)
	}
	return v.T("my-work.tell-by", "day", j.Days.StandIn, "payday", j.Days.PayDay)
}

// lastPaid gives the newest payslip whose pay day has come, or nil.
func (j jobView) lastPaid() *work.Payslip {
	for i := range j.Payslips {
		if !j.Payslips[i].PayDay.After(j.Today) {
			return &j.Payslips[i]
		}
	}
	return nil
}

// nextPaid says when the PA is paid next, and how much when that is known.
func (j jobView) nextPaid(v *visit.Visit) string {
	for i := len(j.Payslips) - 1; i >= 0; i-- {
		if s := j.Payslips[i]; s.PayDay.After(j.Today) {
			return v.T("my-work.next-sum", "day", v.Words.FullDate(s.PayDay), "sum", s.Result.Net)
		}
	}
	before := work.CalendarOf(j.Employment.Terms.PeriodOn(j.Days.Period.First.AddDays(-1)))
	if before.PayDay.After(j.Today) && !j.Employment.Terms.Start.After(before.Period.Last) {
		return v.Words.FullDate(before.PayDay)
	}
	return v.Words.FullDate(j.Days.PayDay)
}

// changed says who else changed the hours and why, the latest of it.
func (j jobView) changed(v *visit.Visit) string {
	for i := len(j.Sheet.Events) - 1; i >= 0; i-- {
		if e := j.Sheet.Events[i]; e.Did == hours.DidChange && e.Reason != "" {
			return v.T("my-work.was-changed", "day", e.On, "reason", e.Reason)
		}
	}
	return ""
}

// holiday gives the minutes of holiday left, by the last payslip.
func (j jobView) holiday() int {
	if len(j.Payslips) > 0 {
		return j.Payslips[0].Holiday.Left()
	}
	return j.Employment.Standing.Holiday.Left()
}

// payslips is the table of payslips, newest first, after the one shown large.
func (j jobView) payslips(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("my-work.payslips", "name", j.Employer), Columns: []govuk.Column{
		{Head: v.T("my-work.payday")}, {Head: v.T("my-work.net"), Numeric: true}}}
	for _, s := range j.Payslips {
		link := govuk.Link{Text: v.Words.Date(s.PayDay), Hidden: v.T("my-work.payslip"), Href: "/payslips/" + string(s.ID)}
		days := v.T("my-work.for", "days", v.Words.Period(s.Period))
		t.Rows = append(t.Rows, []govuk.Cell{{Body: link, Small: days}, {Text: v.Words.Money(s.Result.Net)}})
	}
	return t
}

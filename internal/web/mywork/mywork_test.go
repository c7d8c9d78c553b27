package mywork

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/payroll"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var (
	ann      = access.Actor{Role: access.PA, PA: "pa_00000000000000000000000001", Name: "Ann Evans"}
	fourWeek = calendar.Period{First: calendar.MustDate("2026-10-19"), Last: calendar.MustDate("2026-11-15")}
	today    = calendar.MustDate("2026-11-17")
)

func job(t *testing.T) pay.Job {
	t.Helper()
	terms := employment.Terms{Start: calendar.MustDate("2026-04-06"), Frequency: period.FourWeekly, PeriodFrom: fourWeek.First, SleepIn: 6000}
	terms.Usual.Minutes[1] = 240
	h, err := hours.New(terms, fourWeek)
	if err != nil {
		t.Fatal(err)
	}
	h.Entries, h.State = h.Usual, hours.Logged
	slips := []work.Payslip{
		{ID: "slp_00000000000000000000000002", PayDay: calendar.MustDate("2026-11-27"), Period: fourWeek, Result: payroll.Result{Net: 70214}, Holiday: leave.Balance{Earned: 900, Taken: 300}},
		{ID: "slp_00000000000000000000000001", PayDay: calendar.MustDate("2026-10-30"), Period: fourWeek, Result: payroll.Result{Net: 69800}},
	}
	return pay.Job{Employer: "June Price", Employment: work.Employment{ID: "emp_00000000000000000000000001", Terms: terms}, Payslips: slips,
		Sheet: work.Sheet{Hours: h, Events: []hours.Event{{Did: hours.DidChange, By: hours.Person, On: today, Reason: "Went home early"}}}, Days: work.CalendarOf(fourWeek)}
}

func jobs(t *testing.T) []jobView {
	fresh, ended, agreed, usual := job(t), job(t), job(t), job(t)
	fresh.Payslips, fresh.Sheet.Hours.Entries, fresh.Sheet.Hours.State = nil, nil, hours.Open
	ended.Employment.Terms.End = calendar.MustDate("2026-11-01")
	agreed.Sheet.Hours.State = hours.Approved
	usual.Sheet.Hours.State = hours.PaidAsUsual
	var all []jobView
	for i, j := range []pay.Job{job(t), fresh, ended, agreed, usual} {
		j.Employer += strings.Repeat("'", i)
		all = append(all, jobView{Job: j, Today: today})
	}
	all = append(all, jobView{Job: fresh, Today: fourWeek.Last.AddDays(30)}, jobView{Job: job(t), Today: fourWeek.First})
	return all
}

func TestMyWorkIsSound(t *testing.T) {
	for name, w := range map[string]workView{"empty": {}, "full": {Work: pay.Work{PA: person.PA{Name: "Ann Evans"}}, Jobs: jobs(t), Logged: true}, "zero": {Jobs: []jobView{{}}}} {
		pagetest.Sound(t, name, ann, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: v.T("my-work.title")}, workPage(v, w))
		})
	}
}

func TestMyWorkSays(t *testing.T) {
	page := htmltest.Text(pagetest.Render(t, content.En, ann, func(v *visit.Visit) error {
		return v.Page(visit.Look{}, workPage(v, workView{Jobs: jobs(t)[:1]}))
	}))
	for _, want := range []string{
		"19 October to 15 November 2026: 16 hours.", "◔ Waiting for a yes", "These hours were changed on 17 November 2026. The reason given: “Went home early”",
		"Tell us all of these hours by Wednesday 18 November. You are paid for them on Friday 27 November.",
		"Paid on 30 October 2026 £698.00", "Next pay day Friday 27 November 2026, £702.14", "Holiday left 10 hours",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}

func TestNextPayDay(t *testing.T) {
	v, _ := pagetest.Visit(content.En, ann)
	later := job(t)
	later.Payslips = nil
	p := later.Employment.Terms.PeriodOn(fourWeek.Last.AddDays(1))
	later.Days = work.CalendarOf(p)
	newcomer := later
	newcomer.Employment.Terms.Start = p.First
	for _, tt := range []struct {
		name string
		job  pay.Job
		want string
	}{
		{"worked out already", job(t), "Friday 27 November 2026, £702.14"},
		{"the last period is still to be paid", later, "Friday 27 November 2026"},
		{"began after the last period", newcomer, "Thursday 24 December 2026"},
	} {
		if got := (jobView{Job: tt.job, Today: today}).nextPaid(v); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
}

func TestLogIsSound(t *testing.T) {
	j := job(t)
	full := logView{Action: "/x", Employer: "June", Days: j.Days, Form: formOf(j, j.Sheet.Hours.Entries, today), Usual: "/x?usual=yes"}
	filled, closed := full, full
	filled.Filled, closed.Closed = true, true
	for name, l := range map[string]logView{"empty": {}, "full": full, "filled": filled, "closed": closed} {
		pagetest.Sound(t, name, ann, func(v *visit.Visit) error { return showLog(v, l) })
	}
	pagetest.Sound(t, "refused", ann, func(v *visit.Visit) error {
		v.Refused(fault.Conflict(hours.MovedOn))
		return showLog(v, full)
	})
	if !full.Form.Weeks[0].Open || full.Form.Weeks[1].Open {
		t.Error("the period is over: its first week stands open, and no other")
	}
}

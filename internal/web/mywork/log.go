package mywork

import (
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// logView is the page on which a PA logs hours, day by day.
type logView struct {
	Action   string
	Employer string
	Days     work.Calendar
	Form     days.Form
	Closed   bool   // somebody has agreed these hours
	Usual    string // where the form is filled in with the usual hours; empty when none are usual
	Filled   bool   // it is filled in with them
}

func (p Pages) logForm(v *visit.Visit) error {
	j, view, err := p.logView(v)
	if err != nil {
		return err
	}
	entries := j.Sheet.Hours.Entries
	if v.R.URL.Query().Has("usual") {
		entries, view.Filled = j.Sheet.Hours.Usual, true
	}
	view.Form = formOf(j, entries, p.day(v))
	return showLog(v, view)
}

// day gives the day that the address names, or today.
func (p Pages) day(v *visit.Visit) calendar.Date {
	if d, err := calendar.Parse(v.R.URL.Query().Get("day")); err == nil {
		return d
	}
	return p.Pay.Today()
}

func formOf(j pay.Job, entries []hours.Entry, open calendar.Date) days.Form {
	if !j.Sheet.Hours.Period.Has(open) {
		open = j.Sheet.Hours.Period.First
	}
	sleepIns := j.Employment.Terms.SleepIn > 0 || days.SumOf(j.Sheet.Hours.Entries).SleepIns > 0
	return days.New(j.Sheet.Hours, entries, sleepIns, open)
}

func showLog(v *visit.Visit, view logView) error {
	return v.Page(visit.Look{Title: v.T("my-work.log-title", "name", view.Employer), Back: "/work"}, logPage(v, view))
}

// logView finds the job that the address names among the PA's own.
func (p Pages) logView(v *visit.Visit) (pay.Job, logView, error) {
	var id work.ID
	if err := id.Parse(v.R.PathValue("employment")); err != nil {
		return pay.Job{}, logView{}, err
	}
	w, err := p.Pay.MyWork(v.R.Context(), v.By)
	if err != nil {
		return pay.Job{}, logView{}, err
	}
	for _, j := range w.Jobs {
		if j.Employment.ID != id {
			continue
		}
		view := logView{Action: v.R.URL.Path, Employer: j.Employer, Days: j.Days, Closed: j.Sheet.Hours.State == hours.Approved}
		if len(j.Sheet.Hours.Usual) > 0 && len(j.Sheet.Hours.Entries) == 0 {
			view.Usual = v.R.URL.Path + "?usual=yes"
		}
		return j, view, nil
	}
	return pay.Job{}, logView{}, fault.NotFound(store.NoSuchRecord)
}

// log takes the hours of the whole period in place of those told before. Sent
// again, it changes nothing.
func (p Pages) log(v *visit.Visit) error {
	j, view, err := p.logView(v)
	if err != nil {
		return err
	}
	if v.Form("first") != j.Days.Period.First.String() {
		err = fault.Conflict(hours.MovedOn) // the form was opened for another pay period
	}
	view.Form = formOf(j, nil, p.Pay.Today()).Typed(v.Form)
	var entries []hours.Entry
	if err == nil {
		entries, err = view.Form.Entries(j.Sheet.Hours.Entries)
	}
	if err == nil {
		err = view.Form.AtFields(p.Pay.LogHours(v.R.Context(), v.By, j.Employment.ID, j.Days.Period.First, entries), entries)
	}
	if err == nil {
		return v.Go("/work?logged=yes")
	}
	if v.Refused(err) {
		return showLog(v, view)
	}
	return err
}

package person

import (
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// changeView is the page on which hours are changed day by day.
type changeView struct {
	Action string
	Name   string
	Days   calendar.Period
	Form   days.Form
	Reason string
	Usual  bool // the days are filled in with the usual hours, because none were told
}

func (p Pages) changeForm(v *visit.Visit) error {
	q, view, err := p.changeView(v)
	if err != nil || view.Name == "" {
		return orHours(v, err)
	}
	entries := q.Sheet.Hours.Entries
	if len(entries) == 0 {
		entries, view.Usual = q.Sheet.Hours.Usual, len(q.Sheet.Hours.Usual) > 0
	}
	view.Form = formOf(q, entries)
	return showChange(v, view)
}

// formOf lays out the days. The first week stands open, and those that are not
// as usual.
func formOf(q pay.Question, entries []hours.Entry) days.Form {
	sleepIns := q.Employment.Terms.SleepIn > 0 || days.SumOf(q.Sheet.Hours.Entries).SleepIns > 0
	f := days.New(q.Sheet.Hours, entries, sleepIns, q.Days.Period.First)
	for _, row := range q.Sheet.Hours.Compare() {
		if len(q.Sheet.Hours.Entries) == 0 || row.Difference == 0 && row.UsualNights == row.LoggedNights {
			continue
		}
		for i := range f.Weeks {
			f.Weeks[i].Open = f.Weeks[i].Open || f.Weeks[i].Days == row.Days
		}
	}
	return f
}

func showChange(v *visit.Visit, view changeView) error {
	return v.Page(visit.Look{Title: v.T("hours-page.change-title", "name", view.Name), Back: hoursOf(v)}, changePage(v, view))
}

func hoursOf(v *visit.Visit) string { return "/home/" + v.R.PathValue("person") + "/hours" }

// orHours leads back to the hours that are asked about: those of the address
// were agreed meanwhile.
func orHours(v *visit.Visit, err error) error {
	if err != nil {
		return err
	}
	return v.Go(hoursOf(v))
}

// changeView finds the hours that the address names among those asked about.
// Hours that nobody is asked about give an empty view.
func (p Pages) changeView(v *visit.Visit) (pay.Question, changeView, error) {
	id, err := about(v)
	if err != nil {
		return pay.Question{}, changeView{}, err
	}
	var job work.ID
	if err := job.Parse(v.R.PathValue("employment")); err != nil {
		return pay.Question{}, changeView{}, err
	}
	asked, _, err := p.Pay.HoursAsked(v.R.Context(), v.By, id)
	if err != nil {
		return pay.Question{}, changeView{}, err
	}
	for _, q := range asked {
		if q.Employment.ID == job && q.Days.Period.First.String() == v.R.PathValue("first") {
			return q, changeView{Action: v.R.URL.Path, Name: q.Employment.PAName, Days: q.Days.Period}, nil
		}
	}
	return pay.Question{}, changeView{}, nil
}

// change takes other hours with the reason. It does not agree them.
func (p Pages) change(v *visit.Visit) error {
	q, view, err := p.changeView(v)
	if err != nil || view.Name == "" {
		return orHours(v, err)
	}
	view.Form, view.Reason = formOf(q, nil).Typed(v.Form), v.Form("reason")
	entries, err := view.Form.Entries(q.Sheet.Hours.Entries)
	if err == nil {
		err = p.Pay.ChangeHours(v.R.Context(), v.By, q.Employment.Employer, q.Of(), entries, view.Reason)
		err = view.Form.AtFields(err, entries)
	}
	if err == nil {
		return v.Go(hoursOf(v) + "?changed=yes")
	}
	if v.Refused(err) {
		return showChange(v, view)
	}
	return err
}

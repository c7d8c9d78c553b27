package office

import (
	"ownway/internal/app/bureau"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
)

// hoursPage is the sheets for hours of a run, as they go to the printer.
type hoursPage struct {
	Address string
	All     []bureau.HoursSheet
	Large   bool
}

// hours prints every sheet of a run, each on a page of its own.
func (p Pages) hours(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	all, err := p.Bureau.Sheets(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := hoursPage{Address: "/office/post/" + string(id), All: all, Large: v.R.URL.Query().Get("print") == "large"}
	return v.Page(visit.Look{Title: v.T("office.hours-title"), Back: page.Address}, hoursSheets(v, page))
}

// hoursTable has a line for each day of the pay period, with room to write. What
// is usual stands beside it in small.
func hoursTable(v *visit.Visit, s bureau.HoursSheet) govuk.Table {
	t := govuk.Table{Caption: v.T("office.hours-caption", "name", s.Job.PAName, "days", v.Words.Period(s.Period)), Quiet: true, Heads: true,
		Columns: []govuk.Column{{Head: v.T("office.day")}, {Head: v.T("office.worked")}, {Head: v.T("office.sleep-in")}, {Head: v.T("office.on-holiday")}, {Head: v.T("office.off-sick")}}}
	for d := s.Period.First; !d.After(s.Period.Last); d = d.AddDays(1) {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.ShortDay(d), Small: usual(v, s, d)}, {}, {}, {}, {}})
	}
	return t
}

func usual(v *visit.Visit, s bureau.HoursSheet, d calendar.Date) string {
	if m := s.Job.Terms.Usual.On(d).Minutes; m > 0 && s.Job.Terms.EmployedOn(d) {
		return v.T("office.usual-hours", "time", v.Words.Hours(m))
	}
	return ""
}

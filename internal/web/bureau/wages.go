package bureau

import (
	"slices"

	office "ownway/internal/app/bureau"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// noPeriod is the fault of opening a run that nobody is paid by.
const noPeriod = msg.Key("wages.no-period")

// wagesPage is the calendar of pay days that are coming, and the runs so far.
type wagesPage struct {
	Today  calendar.Date
	Coming []office.PayDay
	Runs   []work.Run // that are over, newest pay day first
}

func (p Pages) wages(v *visit.Visit) error {
	page, err := p.wagesPage(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("wages.title"), Wide: true}, wages(v, page))
}

// wagesPage gathers the pay days that are coming, each employer's on their own
// day, and the runs that are over.
func (p Pages) wagesPage(v *visit.Visit) (page wagesPage, err error) {
	page.Today = p.Pay.Today()
	if page.Runs, err = p.Pay.WagesRuns(v.R.Context(), v.By); err != nil {
		return page, err
	}
	if page.Coming, err = p.Office.ComingPayDays(v.R.Context(), v.By); err != nil {
		return page, err
	}
	page.Runs = slices.DeleteFunc(page.Runs, func(r work.Run) bool {
		return slices.ContainsFunc(page.Coming, func(one office.PayDay) bool { return one.Run == r.ID })
	})
	return page, nil
}

func (p Pages) open(v *visit.Visit) error {
	f := period.Frequency(v.Form("frequency"))
	days, err := p.periodOf(v, f)
	if err == nil {
		var id work.RunID
		if id, err = p.Pay.OpenRun(v.R.Context(), v.By, f, days); err == nil {
			return v.Go(address(id) + "?done=opened")
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.wages(v)
}

// periodOf finds the pay period of a frequency that holds the day of the form.
// Of several it is the one that begins on that day.
func (p Pages) periodOf(v *visit.Visit, f period.Frequency) (calendar.Period, error) {
	day, err := calendar.Parse(v.Form("day"))
	if err != nil {
		return calendar.Period{}, err
	}
	all, err := p.Pay.PayPeriods(v.R.Context(), v.By, day)
	if err != nil {
		return calendar.Period{}, err
	}
	var found calendar.Period
	for _, one := range all {
		if one.Frequency == f && (found.First.IsZero() || one.Days.Period.First == day) {
			found = one.Days.Period
		}
	}
	if found.First.IsZero() {
		return found, fault.Invalid("", noPeriod)
	}
	return found, nil
}

var frequencies = map[period.Frequency]string{
	period.Weekly: "wages.weekly", period.Fortnightly: "wages.fortnightly", period.FourWeekly: "wages.four-weekly", period.Monthly: "wages.monthly",
}

func often(v *visit.Visit, f period.Frequency) string {
	key, known := frequencies[f]
	if !known {
		return string(f)
	}
	return v.T(key)
}

// runState shows how far a run has come. Until the last day for answers has
// passed there is nothing for the bureau to start.
func runState(v *visit.Visit, s work.RunState, days work.Calendar, today calendar.Date) govuk.StatusTag {
	switch {
	case s == work.Finished:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("wages.finished")}
	case s == work.Running:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("wages.running")}
	case today.After(days.CutOff):
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("wages.to-start")}
	}
	return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("wages.gathering")}
}

// calendarTable shows each pay day that is coming, with the days by which hours
// are answered.
func (p wagesPage) calendarTable(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("wages.coming-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("wages.pay-day")}, {Head: v.T("wages.period")},
		{Head: v.T("wages.asked")}, {Head: v.T("wages.employers")}, {Head: v.T("wages.run")}}}
	for _, one := range p.Coming {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.FullDate(one.Days.PayDay)}, {Text: v.Words.Period(one.Days.Period), Small: often(v, one.Frequency)},
			{Body: cutOffs(v, one.Days.Calendar)}, {Text: v.Words.Number(int64(len(one.Employers))), Small: few(v, one.Employers)}, {Body: toRun(v, one, p.Today)}})
	}
	return t
}

func (p wagesPage) runsTable(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("wages.runs-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("wages.pay-day")}, {Head: v.T("wages.period")},
		{Head: v.T("wages.often")}, {Head: v.T("wages.state")}, {Head: v.T("wages.letters")}}}
	for _, r := range p.Runs {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: v.Words.FullDate(r.Calendar.PayDay), Href: address(r.ID)}},
			{Text: v.Words.Period(r.Calendar.Period)}, {Text: often(v, r.Frequency)}, {Body: runState(v, r.State, r.Calendar, p.Today)},
			{Body: govuk.Link{Text: v.T("wages.to-letters"), Hidden: v.Words.FullDate(r.Calendar.PayDay), Href: letters(r.ID)}}})
	}
	return t
}

// letters is where what a run prints and posts is.
func letters(id work.RunID) string { return "/office/post/" + string(id) }

// few names employers where there is room for all of them.
func few(v *visit.Visit, all []office.Named) string {
	const room = 4
	if len(all) > room {
		return ""
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name)
	}
	return v.Words.And(names...)
}

package office

import (
	"ownway/internal/app/bureau"
	days "ownway/internal/care/bureau"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// todayPage is who is due when, what is late, and how long the queue is.
type todayPage struct {
	Due  []days.Due
	Ages days.Ages
	Late int

	Clients []bureau.Client // every employer whose wages are run here
}

func (p Pages) today(v *visit.Visit) error {
	due, err := p.Bureau.DueToday(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	q, err := p.Bureau.Queue(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page := todayPage{Due: due, Ages: q.Ages}
	if page.Clients, err = p.Bureau.Clients(v.R.Context(), v.By); err != nil {
		return err
	}
	for _, d := range due {
		if status(d.Stands) == govuk.NeedsYou || status(d.Stands) == govuk.LookAtThis {
			page.Late++
		}
	}
	return v.Page(visit.Look{Title: v.T("office.title"), Wide: true}, today(v, page))
}

func status(s days.Standing) govuk.Status {
	switch s {
	case days.NobodyKnows, days.HoursLate, days.ApprovalLate, days.AsUsual:
		return govuk.LookAtThis
	case days.WithUs:
		return govuk.NeedsYou
	case days.Agreed:
		return govuk.AllDone
	}
	return govuk.OnIt
}

func (p todayPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.due-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.employer")}, {Head: v.T("office.pa")},
		{Head: v.T("office.stands")}, {Head: v.T("office.cut-off")}, {Head: v.T("office.pay-day")}}}
	for _, d := range p.Due {
		stands := govuk.Cell{Body: govuk.StatusTag{Status: status(d.Stands), Text: v.T(named("stands") + string(d.Stands))}}
		if d.UsualNext {
			stands.Small = v.T("office.usual-next", "day", d.Days.CutOff)
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: d.Name, Href: "/office/employers/" + string(d.Employer)}}, {Text: d.PAName}, stands,
			{Text: v.Words.FullDate(d.Days.CutOff), Small: v.T("office.told-by", "day", d.Days.Told)}, {Text: v.Words.FullDate(d.Days.PayDay)}})
	}
	return t
}

// ages counts what waits in the queue by how long.
func ages(v *visit.Visit, a days.Ages) govuk.Table {
	n := func(i int) string { return v.Words.Number(int64(i)) }
	return govuk.Table{Caption: v.T("office.ages"), Heads: true, Columns: []govuk.Column{{Head: v.T("office.age")}, {Head: v.T("office.count"), Numeric: true}},
		Rows: [][]govuk.Cell{govuk.Cells(v.T("office.age-today"), n(a.Today)), govuk.Cells(v.T("office.age-2"), n(a.Days2)),
			govuk.Cells(v.T("office.age-5"), n(a.Days5)), govuk.Cells(v.T("office.age-older"), n(a.Older))}}
}

package council

import (
	"ownway/internal/app/care"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/money"
)

// caseloadPage lists a council's people: those who need someone, and the others.
type caseloadPage struct {
	Waiting, Quiet []caseRow
}

// caseRow is one person in the list.
type caseRow struct {
	Name, Href string
	Next       step
	Review     review
	Route      string
	Weekly     money.Amount
	Gap        money.Amount // short of lawful pay, a week
	Saw        []seen
}

// seen is one finding in short.
type seen struct{ Name, Says string }

func (r caseRow) needsSomeone() bool {
	return r.Next.Status == govuk.NeedsYou || len(r.Saw) > 0 || r.Gap > 0
}

func (p Pages) caseload(v *visit.Visit) error {
	cases, err := p.Care.Caseload(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("caseload.title"), Wide: true}, caseload(v, caseloadOf(v, cases, p.Care.Today())))
}

func caseloadOf(v *visit.Visit, cases []care.Case, today calendar.Date) caseloadPage {
	var page caseloadPage
	for _, c := range cases {
		if r := rowOf(v, c, today); r.needsSomeone() {
			page.Waiting = append(page.Waiting, r)
		} else {
			page.Quiet = append(page.Quiet, r)
		}
	}
	return page
}

func rowOf(v *visit.Visit, c care.Case, today calendar.Date) caseRow {
	r := caseRow{Name: c.Person.Name, Href: "/caseload/" + string(c.Person.ID), Review: reviewOf(c, today),
		Route: capital(routeOf(v, c.Route)), Weekly: c.Weekly, Gap: c.Gap}
	r.Next = stepOf(v, c, r.Review)
	for _, f := range c.Findings {
		r.Saw = append(r.Saw, seen{v.T(findingNames[f.What]), sentence(v, f.Saw)})
	}
	return r
}

func (r caseRow) cells(v *visit.Visit) []govuk.Cell {
	weekly := ""
	if r.Weekly > 0 {
		weekly = v.Words.Money(r.Weekly)
	}
	due := govuk.Cell{}
	if !r.Review.Due.IsZero() {
		due.Body = reviewDue(v, r.Review)
	}
	return []govuk.Cell{{Body: caseName(v, r)}, due, {Text: r.Route}, {Text: weekly}}
}

// caseTable lists people; where nothing was seen of any, that column is left out.
func caseTable(v *visit.Visit, caption string, rows []caseRow, saw bool) govuk.Table {
	t := govuk.Table{Caption: caption, Heads: true, Columns: []govuk.Column{{Head: v.T("caseload.person")}, {Head: v.T("caseload.due")},
		{Head: v.T("caseload.route")}, {Head: v.T("caseload.weekly"), Numeric: true}}}
	if saw {
		t.Columns = append(t.Columns, govuk.Column{Head: v.T("caseload.saw")})
	}
	for _, r := range rows {
		cells := r.cells(v)
		switch {
		case len(r.Saw) > 0 || r.Gap > 0:
			cells = append(cells, govuk.Cell{Body: caseSaw(v, r)})
		case saw:
			cells = append(cells, govuk.Cell{})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

package council

import (
	"ownway/internal/care/budget"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

var stageNames = map[budget.Stage]string{budget.Indicative: "caseload.stage-first", budget.Final: "caseload.stage-final"}

// facts are what is looked up most, before anything is read.
func (p personPage) facts(v *visit.Visit) []govuk.Fact {
	var facts []govuk.Fact
	if !p.Review.Due.IsZero() {
		facts = append(facts, govuk.Fact{Key: v.T("caseload.due"), Body: reviewDue(v, p.Review)})
	}
	if p.Route != "" {
		facts = append(facts, govuk.Fact{Key: v.T("caseload.route"), Value: p.Route})
	}
	if p.Weekly > 0 {
		facts = append(facts, govuk.Fact{Key: v.T("caseload.weekly"), Body: weeklyAndGap(v, p.caseRow)})
	}
	return facts
}

// planTable shows how each need is met.
func (p personPage) planTable(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("caseload.plan-how"), Quiet: true, Columns: []govuk.Column{{Head: v.T("caseload.need")}, {Head: v.T("caseload.how")},
		{Head: v.T("caseload.by")}, {Head: v.T("caseload.weekly"), Numeric: true}}}
	for _, it := range p.Items {
		weekly := ""
		if it.Weekly > 0 {
			weekly = v.Words.Money(it.Weekly)
		}
		t.Rows = append(t.Rows, govuk.Cells(it.Need, it.How, it.By, weekly))
	}
	return t
}

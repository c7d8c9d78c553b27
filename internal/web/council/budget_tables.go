package council

import (
	"ownway/internal/care/budget"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/money"
)

// totals are what the lines come to.
func (p budgetPage) totals(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("budget.total-title"), Quiet: true,
		Columns: []govuk.Column{{Head: v.T("budget.what"), Hidden: true}, {Head: v.T("budget.amount"), Hidden: true, Numeric: true}}}
	for _, e := range p.Employer {
		name := v.T("budget.employer-of", "cost", e.Cost.Words())
		if e.UpTo {
			name = v.T("budget.employer-up-to", "cost", e.Cost.Words())
		}
		t.Rows = append(t.Rows, govuk.Cells(name, v.Words.Money(e.Weekly)))
	}
	t.Foot = append(t.Foot, govuk.Cells(v.T("budget.total-weekly"), v.Words.Money(p.Weekly)))
	if p.Once > 0 {
		t.Foot = append(t.Foot, govuk.Cells(v.T("budget.total-once"), v.Words.Money(p.Once)))
	}
	t.Foot = append(t.Foot, govuk.Cells(v.T("budget.total-yearly"), v.Words.Money(p.Yearly)))
	return t
}

// payers draws who pays which part of a week.
func (p budgetPage) payers(v *visit.Visit) govuk.MoneyBar {
	b := govuk.MoneyBar{Caption: v.T("budget.who-pays"), Total: v.T("budget.total-weekly")}
	b.Parts = append(b.Parts, govuk.Part{Text: v.T("budget.council-pays"), Amount: p.Council})
	if p.NHS > 0 {
		b.Parts = append(b.Parts, govuk.Part{Text: v.T("budget.nhs-pays"), Amount: p.NHS})
	}
	if p.Assessed != nil {
		b.Parts = append(b.Parts, govuk.Part{Text: v.T("budget.you-pay"), Amount: p.Contribution})
	}
	return b
}

// gaps shows what each line pays beside what it can least lawfully cost.
func (e enough) gaps(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("budget.gap-title"), Quiet: true, Columns: []govuk.Column{{Head: v.T("budget.need")},
		{Head: v.T("budget.gap-rate"), Numeric: true}, {Head: v.T("budget.gap-lawful"), Numeric: true}, {Head: v.T("budget.gap-weekly"), Numeric: true}}}
	for _, g := range e.Rows {
		short := govuk.Cell{Text: v.Words.Money(0)}
		if g.Weekly > 0 {
			short = govuk.Cell{Body: govuk.StatusTag{Status: govuk.LookAtThis, Text: v.Words.Money(g.Weekly)}}
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: g.Need, Small: g.Kind}, {Text: v.Words.Money(g.Rate)}, {Text: v.Words.Money(g.Lawful)}, short})
	}
	return t
}

// table shows the first figure beside the final one.
func (c compared) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("budget.compare-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("budget.a-week")},
		{Head: v.T("budget.first-of", "day", c.Before.Budget.On), Numeric: true}, {Head: v.T("budget.final-of", "day", c.Now.Budget.On), Numeric: true}}}
	row := func(key string, before, now money.Amount) {
		t.Rows = append(t.Rows, govuk.Cells(key, v.Words.Money(before), v.Words.Money(now)))
	}
	b, n := c.Before.Budget, c.Now.Budget
	row(v.T("budget.council-pays"), b.Council, n.Council)
	if b.NHS > 0 || n.NHS > 0 {
		row(v.T("budget.nhs-pays"), b.NHS, n.NHS)
	}
	t.Rows = append(t.Rows, govuk.Cells(v.T("budget.you-pay"), paidBy(v, b), paidBy(v, n)))
	t.Rows = append(t.Rows, govuk.Cells(v.T("budget.short"), shortBy(v, c.Before.Enough), shortBy(v, c.Now.Enough)))
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("budget.total-weekly"), v.Words.Money(b.Weekly), v.Words.Money(n.Weekly))}
	return t
}

// paidBy gives what the person pays: not known is not the same as nothing.
func paidBy(v *visit.Visit, b budget.Budget) string {
	if b.Assessed == nil {
		return v.T("budget.not-known")
	}
	return v.Words.Money(b.Contribution)
}

// shortBy gives what a budget is short of lawful pay, as far as that is known.
func shortBy(v *visit.Visit, s budget.Sufficiency) string {
	if s.Weekly == 0 && len(s.Open) > 0 {
		return v.T("budget.not-known")
	}
	return v.Words.Money(s.Weekly)
}

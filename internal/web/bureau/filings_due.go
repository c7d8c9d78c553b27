package bureau

import (
	"ownway/internal/care/filing"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// dueTable shows what is owed to HMRC by when, and of what it is made up.
func dueTable(v *visit.Visit, due []filing.Due) govuk.Table {
	t := govuk.Table{Caption: v.T("filings.owed"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("filings.pay-by")}, {Head: v.T("filings.for")},
		{Head: v.T("filings.tax"), Numeric: true}, {Head: v.T("filings.ni"), Numeric: true}, {Head: v.T("filings.allowance"), Numeric: true}, {Head: v.T("filings.total"), Numeric: true}}}
	for _, d := range due {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Date(d.By), v.Words.Period(d.For), v.Words.Money(d.Tax+d.Loans), v.Words.Money(d.Employees+d.Employers),
			v.Words.Money(-d.Allowance), v.Words.Money(d.Total)))
	}
	return t
}

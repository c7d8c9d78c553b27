package payslip

import (
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/money"
)

// holiday shows what was earned and taken in these days, and what is left.
func (s slipView) holiday(v *visit.Visit) govuk.SummaryList {
	if s.LeaveYear != (calendar.Period{}) {
		return govuk.SummaryList{Facts: []govuk.Fact{
			{Key: v.T("payslip.entitled", "days", v.Words.Period(s.LeaveYear)), Value: v.Words.Hours(s.Payslip.Holiday.Earned)},
			{Key: v.T("payslip.taken"), Value: v.Words.Hours(s.Taken)},
			{Key: v.T("payslip.taken-year"), Value: v.Words.Hours(s.Payslip.Holiday.Taken)},
			{Key: v.T("payslip.left"), Value: v.Words.Hours(s.Payslip.Holiday.Left())},
		}}
	}
	return govuk.SummaryList{Facts: []govuk.Fact{
		{Key: v.T("payslip.earned"), Value: v.Words.Hours(s.Earned)},
		{Key: v.T("payslip.taken"), Value: v.Words.Hours(s.Taken)},
		{Key: v.T("payslip.left"), Value: v.Words.Hours(s.Payslip.Holiday.Left())},
	}}
}

// yearName names the tax year of the payslip.
func (s slipView) yearName(v *visit.Visit) string {
	return v.T("payslip.year", "year", calendar.TaxYearOf(s.PayDay).String())
}

// year shows the tax year so far.
func (s slipView) year(v *visit.Visit) govuk.Table {
	y := s.Result.After
	t := govuk.Table{Caption: s.yearName(v), Quiet: true,
		Columns: []govuk.Column{{Head: v.T("payslip.what")}, {Head: v.T("payslip.amount"), Numeric: true}}}
	for _, line := range []struct {
		text   string
		amount money.Amount
		shown  bool
	}{
		{v.T("payslip.gross"), y.Gross, true},
		{v.T("payslip.year-taxed"), y.Taxable, y.Taxable != y.Gross},
		{v.T("payslip.year-tax"), y.Tax, true},
		{v.T("payslip.year-ni"), y.EmployeeNI, true},
		{v.T("payslip.year-pension"), y.WorkerPension, true},
		{v.T("payslip.year-student"), y.StudentLoan, y.StudentLoan != 0},
		{v.T("payslip.year-postgraduate"), y.PostgraduateLoan, y.PostgraduateLoan != 0},
		{v.T("payslip.year-other"), y.Deducted, y.Deducted != 0},
	} {
		if line.shown {
			t.Rows = append(t.Rows, govuk.Cells(line.text, v.Words.Money(line.amount)))
		}
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("payslip.net"), v.Words.Money(y.Net))}
	return t
}

// about gives what the payslip rests on.
func (s slipView) about(v *visit.Visit) govuk.SummaryList {
	list := govuk.SummaryList{Facts: []govuk.Fact{{Key: v.T("payslip.pa"), Value: s.PAName}}}
	if s.Employer != "" {
		list.Facts = append(list.Facts, govuk.Fact{Key: v.T("payslip.employer"), Value: s.Employer})
	}
	list.Facts = append(list.Facts, govuk.Fact{Key: v.T("payslip.for"), Value: v.Words.Period(s.Period)})
	if s.Code != "" {
		list.Facts = append(list.Facts, govuk.Fact{Key: v.T("payslip.code"), Value: s.Code})
	}
	if s.Letter != 0 {
		list.Facts = append(list.Facts, govuk.Fact{Key: v.T("payslip.letter"), Value: string(rune(s.Letter))})
	}
	return list
}

// putRight says what was agreed about money that was paid too much before.
func (s slipView) putRight(v *visit.Visit) []string {
	var all []string
	if c := s.Corrects; c != (work.Figures{}) {
		all = append(all, v.T("payslip.corrects", "net", c.Net, "gross", c.Gross, "tax", c.Tax, "ni", c.EmployeeNI, "pay", s.Result.Net))
	}
	if d := s.Debt; d.Spared > 0 {
		all = append(all, v.T("payslip.spared", "spared", d.Spared, "left", d.Left))
	} else if d.Repaid > 0 {
		all = append(all, v.T("payslip.repaid", "taken", d.Repaid, "left", d.Left))
	}
	if r := s.Recovery; r.Taken > 0 || r.Left > 0 {
		all = append(all, v.T("payslip.recovered", "taken", r.Taken, "left", r.Left))
	}
	if len(s.Already) > 0 {
		all = append(all, v.T("payslip.beside"))
	}
	if s.TaxFree > 0 {
		all = append(all, v.T("payslip.tax-free", "amount", s.TaxFree))
	}
	if s.WrittenOff > 0 {
		all = append(all, v.T("payslip.written-off", "amount", s.WrittenOff))
	}
	return all
}

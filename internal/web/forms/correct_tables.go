package forms

import (
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/money"
)

// figures lists what changes, figure by figure, over the payslips that are
// worked out again.
func (p correctPage) figures(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("correct.changes"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("correct.figure")},
		{Head: v.T("correct.was"), Numeric: true}, {Head: v.T("correct.should"), Numeric: true}, {Head: v.T("correct.difference"), Numeric: true}}}
	should, change := p.Run.Totals(), p.Run.All
	row := func(name string, of func(work.Figures) money.Amount) {
		now, by := of(should), of(change)
		if now == 0 && by == 0 {
			return
		}
		t.Rows = append(t.Rows, govuk.Cells(name, v.Words.Money(now-by), v.Words.Money(now), v.Words.Money(by)))
	}
	row(v.T("correct.gross"), func(f work.Figures) money.Amount { return f.Gross })
	row(v.T("correct.tax"), func(f work.Figures) money.Amount { return f.Tax })
	row(v.T("correct.ni"), func(f work.Figures) money.Amount { return f.EmployeeNI })
	row(v.T("correct.loans"), func(f work.Figures) money.Amount { return f.Loans })
	row(v.T("correct.pension"), func(f work.Figures) money.Amount { return f.WorkerPension })
	row(v.T("correct.net"), func(f work.Figures) money.Amount { return f.Net })
	row(v.T("correct.employer-ni"), func(f work.Figures) money.Amount { return f.EmployerNI - f.Allowance })
	row(v.T("correct.employer-pension"), func(f work.Figures) money.Amount { return f.EmployerPension })
	row(v.T("correct.to-hmrc"), work.Figures.ToHMRC)
	return t
}

// owed lists the lines that the next payslip gets for hours.
func (p correctPage) owed(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("correct.hours-change"), Quiet: true, Columns: []govuk.Column{{Head: v.T("correct.figure")}, {Head: v.T("correct.difference"), Numeric: true}}}
	for _, l := range p.Owed.Lines {
		t.Rows = append(t.Rows, govuk.Cells(lineOf(v, l), v.Words.Money(l.Pay())))
	}
	if p.Owed.TooMuch > 0 {
		t.Rows = append(t.Rows, govuk.Cells(v.T("correct.too-much"), v.Words.Money(-p.Owed.TooMuch)))
	}
	return t
}

// made lists what was put right of this job's payslips before.
func (p correctPage) made(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("correct.made"), Quiet: true, Columns: []govuk.Column{{Head: v.T("correct.on")}, {Head: v.T("correct.why-said")},
		{Head: v.T("correct.net"), Numeric: true}, {Head: v.T("correct.state")}}}
	for _, c := range p.Made {
		state := v.T("correct.waits")
		if !c.Carried.IsZero() {
			state = v.T("correct.carried")
		}
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Date(c.On), c.Why, v.Words.Money(c.Rerun.All.Net), state))
	}
	return t
}

// next says what the PA gets or owes, and when.
func (p correctPage) next(v *visit.Visit) []string {
	name, day := p.Slip.PAName, p.Next.PayDay
	var all []string
	switch net := p.Run.All.Net; {
	case net > 0:
		all = append(all, v.T("correct.gets", "name", name, "amount", net, "day", day))
	case net < 0:
		all = append(all, v.T("correct.owes", "name", name, "amount", -net, "day", day))
	case len(p.Run.Should) > 0:
		all = append(all, v.T("correct.same", "name", name))
	}
	if owed := p.Owed.Gross(); owed > 0 {
		all = append(all, v.T("correct.gets-gross", "name", name, "amount", owed, "day", day))
	}
	if p.Owed.TooMuch > 0 {
		all = append(all, v.T("correct.owes-gross", "name", name, "amount", p.Owed.TooMuch, "day", day))
	}
	return all
}

// hmrc says what HMRC is told.
func (p correctPage) hmrc(v *visit.Visit) []string {
	if !p.Reports {
		return []string{v.T("correct.hmrc-none")}
	}
	var all []string
	if n := len(p.Run.Should); n > 0 {
		all = append(all, v.T("correct.hmrc-report", "day", p.Run.Should[n-1].PayDay))
		switch change := p.Run.All.ToHMRC(); {
		case change > 0:
			all = append(all, v.T("correct.hmrc-more", "amount", change))
		case change < 0:
			all = append(all, v.T("correct.hmrc-less", "amount", -change))
		}
	}
	if p.saidHours() {
		all = append(all, v.T("correct.hmrc-next", "day", p.Next.PayDay))
	}
	return all
}

package takeover

import (
	"strconv"
	"strings"

	"ownway/internal/care/takeover"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/msg"
)

// state shows how far a takeover has come, for whoever looks at it.
func state(v *visit.Visit, t takeover.Takeover) govuk.StatusTag {
	switch {
	case t.State == takeover.Taken:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("take.taken")}
	case t.State == takeover.Undone:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("take.undone")}
	case t.PreparedBy == string(v.By.Account):
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("take.awaits-second")}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("take.awaits-you")}
}

func (p listPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("take.so-far"), Heads: true, Columns: []govuk.Column{{Head: v.T("take.name-head")}, {Head: v.T("take.employers"), Numeric: true},
		{Head: v.T("take.pas"), Numeric: true}, {Head: v.T("take.state")}}}
	for _, one := range p.All {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: one.Name, Href: address(one.ID)}}, {Text: strconv.Itoa(one.Employers)},
			{Text: strconv.Itoa(one.Totals.PAs)}, {Body: state(v, one)}})
	}
	return t
}

// wrong lists what is to be put right, with its file, line and column.
func (p listPage) wrong(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("take.put-right"), Columns: []govuk.Column{{Head: v.T("take.file")}, {Head: v.T("take.line"), Numeric: true}, {Head: v.T("take.column")}, {Head: v.T("take.what")}}}
	for _, f := range p.Wrong {
		file, column := takeover.Where(f)
		t.Rows = append(t.Rows, govuk.Cells(file, strconv.Itoa(f.Line), column, v.Words.Say(f.Text)))
	}
	return t
}

func totals(v *visit.Visit, one takeover.Takeover) govuk.Table {
	t := govuk.Table{Caption: v.T("take.totals"), Heads: true, Columns: []govuk.Column{{Head: v.T("take.total")}, {Head: v.T("take.in-files"), Numeric: true}}}
	row := func(key, text string) { t.Rows = append(t.Rows, govuk.Cells(v.T(key), text)) }
	row("take.employers", strconv.Itoa(one.Employers))
	row("take.pas", strconv.Itoa(one.Totals.PAs))
	row("take.gross", v.Words.Money(one.Totals.Gross))
	row("take.tax", v.Words.Money(one.Totals.Tax))
	row("take.employee-ni", v.Words.Money(one.Totals.EmployeeNI))
	row("take.employer-ni", v.Words.Money(one.Totals.EmployerNI))
	return t
}

func warnings(v *visit.Visit, one takeover.Takeover) govuk.Table {
	t := govuk.Table{Caption: v.T("take.look-at"), Columns: []govuk.Column{{Head: v.T("take.file")}, {Head: v.T("take.line"), Numeric: true}, {Head: v.T("take.what")}}}
	for _, w := range one.Warnings {
		t.Rows = append(t.Rows, govuk.Cells(w.File, strconv.Itoa(w.Row), v.Words.Say(w.Says)))
	}
	return t
}

// figureWords names the figures of a payslip.
var figureWords = map[takeover.Figure]string{takeover.Gross: "take.figure-gross", takeover.WorkerPension: "take.figure-worker-pension",
	takeover.EmployerPension: "take.figure-employer-pension", takeover.Tax: "take.figure-tax", takeover.EmployeeNI: "take.figure-employee-ni",
	takeover.EmployerNI: "take.figure-employer-ni", takeover.AllowanceUsed: "take.figure-allowance-used", takeover.StudentLoan: "take.figure-student-loan",
	takeover.PostgraduateLoan: "take.figure-postgraduate-loan", takeover.Net: "take.figure-net"}

// differences lists each figure that differs, with its reason; those without
// come first.
func (p onePage) differences(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("take.differences"), Columns: []govuk.Column{{Head: v.T("take.who")}, {Head: v.T("take.pay-day")}, {Head: v.T("take.figure")},
		{Head: v.T("take.was"), Numeric: true}, {Head: v.T("take.is"), Numeric: true}, {Head: v.T("take.why")}}}
	var last [][]govuk.Cell
	for _, c := range p.Parallel.Slips {
		who, day := c.PA+", "+c.Employer, v.Words.ShortDay(c.PayDay)
		if !c.CannotSay.IsZero() {
			t.Rows = append(t.Rows, govuk.Cells(who, day, "", "", "", v.Words.Say(c.CannotSay)))
		}
		for _, d := range c.Differences {
			why, rows := v.T("take.unexplained"), &t.Rows
			if len(d.Reasons) > 0 {
				why, rows = said(v, d.Reasons), &last
			}
			*rows = append(*rows, govuk.Cells(who, day, v.T(figureWords[d.Figure]), v.Words.Money(d.Old), v.Words.Money(d.Ours), why))
		}
		for _, n := range c.Notes {
			last = append(last, govuk.Cells(who, day, "", "", "", v.Words.Say(n)))
		}
	}
	t.Rows = append(t.Rows, last...)
	return t
}

func said(v *visit.Visit, reasons []msg.Text) string {
	all := make([]string, len(reasons))
	for i, r := range reasons {
		all[i] = v.Words.Say(r)
	}
	return strings.Join(all, ". ")
}

package office

import (
	"strings"

	"ownway/internal/app/bureau"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll"
	"ownway/value/fault"
	"ownway/value/money"
)

// postPage is the letters of a run.
type postPage struct {
	Run     work.Run
	All     []bureau.Envelope
	Address string
	ToPrint int
	ToPost  int
	Done    string
}

func (p Pages) letters(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	run, all, err := p.Bureau.Envelopes(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := postPage{Run: run, All: all, Address: "/office/post/" + string(id), Done: done(v)}
	for _, e := range all {
		switch {
		case e.Times == 0:
			page.ToPrint++
		case e.PostedOn.IsZero():
			page.ToPost++
		}
	}
	return v.Page(visit.Look{Title: v.T("office.post-title", "day", run.Calendar.PayDay), Back: "/wages/" + string(id), Wide: true}, letters(v, page))
}

func (p postPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.letters"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.to")}, {Head: v.T("office.slip-of")}, {Head: v.T("office.in-it")},
		{Head: v.T("office.printed")}, {Head: v.T("office.posted")}, {Head: v.T("office.one-again")}}}
	for _, e := range p.All {
		row := []govuk.Cell{{Text: e.To.Name, Small: e.Employer}, {Text: e.Slip.PAName}, {Text: inside(v, e), Small: lacking(v, e)}, {Text: v.T("office.not-yet")}, {Text: v.T("office.not-yet")},
			{Body: govuk.Link{Text: v.T("office.print-one"), Hidden: e.To.Name, Href: p.Address + "/sheets?payslip=" + string(e.Payslip)}}}
		if e.Times > 0 {
			row[3] = govuk.Cell{Text: v.Words.FullDate(e.PrintedOn), Small: v.T("office.times", "n", e.Times)}
		}
		if !e.PostedOn.IsZero() {
			row[4] = govuk.Cell{Text: v.Words.FullDate(e.PostedOn)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sheets is what goes to the printer: for each letter a page with the address
// alone where the window of the envelope is, and the payslip on the next, so
// that nothing of another's is on the same sheet.
func (p Pages) sheets(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	_, all, err := p.Bureau.Envelopes(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	only := v.R.URL.Query().Get("payslip")
	var some []bureau.Envelope
	for _, e := range all {
		if only == "" && e.Times == 0 || only == string(e.Payslip) {
			some = append(some, e)
		}
	}
	return v.Page(visit.Look{Title: v.T("office.sheets-title"), Back: "/office/post/" + string(id)}, sheets(v, "/office/post/"+string(id), only, some))
}

func (p Pages) posting(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	here := "/office/post/" + string(id)
	switch act := v.R.PathValue("act"); act {
	case "make": // the sheets for hours get their codes, and then all is printed
		to := here + "/sheets"
		if v.Form("what") == "hours" {
			to = here + "/hours"
		}
		_, err = p.Bureau.MakeSheets(v.R.Context(), v.By, id)
		return after(v, to, err, func() error { return p.letters(v) })
	case "printed":
		var only work.PayslipID
		if typed := v.Form("payslip"); typed != "" {
			if err := only.Parse(typed); err != nil {
				return err
			}
		}
		_, err = p.Bureau.Printed(v.R.Context(), v.By, id, only)
	case "posted":
		_, err = p.Bureau.Posted(v.R.Context(), v.By, id)
	default:
		err = fault.NotFound(noSuchAct)
	}
	return after(v, here+"?done="+v.R.PathValue("act"), err, func() error { return p.letters(v) })
}

// slipTable is a payslip on paper: pay, what is taken off, what is paid.
func slipTable(v *visit.Visit, s work.Payslip) govuk.Table {
	t := govuk.Table{Caption: v.T("office.slip-caption", "name", s.PAName, "day", s.PayDay), Heads: true, Columns: []govuk.Column{{Head: v.T("office.what")}, {Head: v.T("office.amount"), Numeric: true}}}
	add := func(key string, a money.Amount) {
		if a != 0 {
			t.Rows = append(t.Rows, govuk.Cells(v.T(key), v.Words.Money(a)))
		}
	}
	for _, l := range s.Lines {
		add(kindWords[l.Kind], l.Pay())
	}
	r := s.Result
	add("office.tax", -r.Tax)
	add("office.ni", -r.EmployeeNI)
	add("office.pension", -r.WorkerPension)
	add("office.loans", -(r.StudentLoan + r.PostgraduateLoan))
	var sum money.Amount
	for _, l := range s.Lines {
		sum += l.Pay()
	}
	add("office.other", s.ToPay()-(sum-r.Tax-r.EmployeeNI-r.WorkerPension-r.StudentLoan-r.PostgraduateLoan))
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("office.paid-to-you"), v.Words.Money(s.ToPay()))}
	return t
}

var kindWords = map[payroll.Kind]string{payroll.Hours: "office.line-hours", payroll.SleepIn: "office.line-sleep-in", payroll.Premium: "office.line-premium", payroll.Holiday: "office.line-holiday",
	payroll.Sick: "office.line-sick", payroll.Family: "office.line-family", payroll.Other: "office.line-other"}

// inside says what is in an envelope, and lacking which forms are not ready.
func inside(v *visit.Visit, e bureau.Envelope) string {
	all := []string{v.T("office.in-payslip")}
	for _, one := range []struct {
		is   bool
		text string
	}{{e.Sheet != nil, v.T("office.in-sheet")}, {e.P45 != nil, v.T("office.in-p45")}, {e.P60 != nil, v.T("office.in-p60")}} {
		if one.is {
			all = append(all, one.text)
		}
	}
	return v.Words.And(all...)
}

func lacking(v *visit.Visit, e bureau.Envelope) string {
	if len(e.NotReady) == 0 {
		return ""
	}
	return v.T("office.forms-wait", "forms", strings.ToUpper(strings.Join(e.NotReady, ", ")))
}

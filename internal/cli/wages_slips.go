package cli

import (
	"fmt"
	"strings"

	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/money"
)

type wagesPayslips struct {
	wagesOf
	Employer string `placeholder:"NAME" help:"Of this employer alone."`
}

type payslipJSON struct {
	Payslip  string        `json:"payslip"`
	Employer string        `json:"employer"`
	PA       string        `json:"pa"`
	First    calendar.Date `json:"first"`
	Last     calendar.Date `json:"last"`
	PayDay   calendar.Date `json:"payDay"`
	Code     string        `json:"taxCode"`
	Letter   string        `json:"niLetter"`
	AsUsual  bool          `json:"asUsual"`
	Lines    []payLineJSON `json:"lines"`

	Gross            money.Amount `json:"gross"`
	Tax              money.Amount `json:"tax"`
	EmployeeNI       money.Amount `json:"employeeNI"`
	WorkerPension    money.Amount `json:"workerPension"`
	StudentLoan      money.Amount `json:"studentLoan"`
	PostgraduateLoan money.Amount `json:"postgraduateLoan"`
	Deducted         money.Amount `json:"otherDeductions"`
	Corrected        money.Amount `json:"earlierPutRight"`
	TaxFree          money.Amount `json:"taxFree"`
	Net              money.Amount `json:"net"`

	EmployerNI      money.Amount `json:"employerNI"`
	Allowance       money.Amount `json:"employmentAllowance"`
	EmployerPension money.Amount `json:"employerPension"`
	HolidayLeft     int          `json:"holidayLeft"`
}

type payLineJSON struct {
	What    string       `json:"what"`
	Minutes int          `json:"minutes"`
	Rate    money.Amount `json:"rate"`
	Amount  money.Amount `json:"amount"`
}

// Run prints payslips.
func (c *wagesPayslips) Run(w *world) error {
	return c.open(w, func(o *office) error {
		id, err := o.run(c.wagesOf)
		if err != nil {
			return err
		}
		look, err := o.pay.WagesRun(o.ctx, o.by, id)
		if err != nil {
			return err
		}
		all := []payslipJSON{}
		for _, row := range look.Items {
			if c.Employer != "" && !strings.EqualFold(c.Employer, row.Name) && c.Employer != string(row.Employer) {
				continue
			}
			for _, s := range row.Slips {
				if s.ID.IsZero() { // of a dry run
					continue
				}
				slip, err := o.pay.Payslip(o.ctx, o.by, s.ID)
				if err != nil {
					return err
				}
				all = append(all, o.payslip(row.Name, slip))
			}
		}
		if o.asked.JSON {
			return o.printJSON(all)
		}
		if len(all) == 0 {
			return fmt.Errorf("there is no such payslip in this run yet. How it stands: %s", o.line(o.by.Name, "try %s %s", oftenWord(look.Run.Frequency), look.Run.Calendar.Period.First))
		}
		for i, p := range all {
			if i > 0 {
				fmt.Fprintln(o.out)
			}
			o.printPayslip(p)
		}
		return nil
	})
}

func (o *office) payslip(employer string, p work.Payslip) payslipJSON {
	r := p.Result
	s := payslipJSON{Payslip: string(p.ID), Employer: employer, PA: p.PAName, First: p.Period.First, Last: p.Period.Last, PayDay: p.PayDay,
		Code: p.Code, AsUsual: p.AsUsual, Lines: []payLineJSON{},
		Gross: r.Gross, Tax: r.Tax, EmployeeNI: r.EmployeeNI, WorkerPension: r.WorkerPension, StudentLoan: r.StudentLoan,
		PostgraduateLoan: r.PostgraduateLoan, Deducted: r.Deducted, Corrected: p.Corrects.Net, TaxFree: p.TaxFree, Net: p.ToPay(),
		EmployerNI: r.EmployerNI, Allowance: r.AllowanceUsed, EmployerPension: p.EmployerPension(), HolidayLeft: p.Holiday.Left()}
	if p.Letter != 0 {
		s.Letter = string(rune(p.Letter))
	}
	for _, l := range p.Lines {
		what := o.words.Say(l.Kind.Key().Text())
		switch {
		case l.Correction:
			what += ", of an earlier period"
		case l.Leaving:
			what += ", because the job ended"
		case l.TopUp:
			what += ", up to the minimum wage"
		}
		s.Lines = append(s.Lines, payLineJSON{what, l.Minutes, l.Rate, l.Pay()})
	}
	return s
}

func (o *office) printPayslip(p payslipJSON) {
	fmt.Fprintf(o.out, "%s, employed by %s: paid on %s\n", p.PA, p.Employer, o.words.Date(p.PayDay))
	letter := ""
	if p.Letter != "" {
		letter = ", National Insurance letter " + p.Letter
	}
	fmt.Fprintf(o.out, "For %s. Tax code %s%s. Reference %s\n", o.words.Period(calendar.Period{First: p.First, Last: p.Last}), p.Code, letter, p.Payslip)
	row := func(what string, a money.Amount, always bool) {
		if always || a != 0 {
			fmt.Fprintf(o.out, "  %-46s %12s\n", what, a)
		}
	}
	for _, l := range p.Lines {
		what := l.What
		if l.Minutes != 0 && l.Rate != 0 {
			what += fmt.Sprintf(": %s at %s", o.words.Hours(l.Minutes), l.Rate)
		}
		row(what, l.Amount, true)
	}
	row("Pay before anything is taken off", p.Gross, true)
	row("Tax", -p.Tax, true)
	row("National Insurance", -p.EmployeeNI, true)
	row("Pension", -p.WorkerPension, true)
	row("Student loan", -p.StudentLoan, false)
	row("Postgraduate loan", -p.PostgraduateLoan, false)
	row("Other deductions", -p.Deducted, false)
	row("Earlier payslips put right", p.Corrected, false)
	row("Free of tax", p.TaxFree, false)
	row("To take home", p.Net, true)
	fmt.Fprintf(o.out, "  The employer adds National Insurance %s (of it %s by the Employment Allowance) and pension %s.\n", p.EmployerNI, p.Allowance, p.EmployerPension)
	fmt.Fprintf(o.out, "  Holiday left: %s\n", o.words.Hours(p.HolidayLeft))
	if p.AsUsual {
		fmt.Fprintln(o.out, "  Paid on the usual hours, because nobody answered. It can be put right with the next pay.")
	}
}

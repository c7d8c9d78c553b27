package recordpack

import (
	"strings"

	"ownway/value/calendar"
	"ownway/value/money"
)

func (r Records) taxCodes() Sheet {
	s := newSheet(TaxCodes, "pa", "kind", "issued", "from", "tax code", "previous pay", "previous tax")
	for _, j := range r.Jobs {
		for _, n := range j.Notices {
			code := ""
			if n.Plan == 0 {
				code = n.Code.String()
			}
			s.add(j.PAName, string(n.Kind), n.Issued, n.From, code, n.PreviousPay, n.PreviousTax)
		}
	}
	return s
}

// reports has what was sent to HMRC with the IRmark, the proof of it, and what
// HMRC said.
func (r Records) reports() Sheet {
	s := newSheet(Reports, "day", "report", "number", "payslips", "by", "sent", "state", "irmark", "receipt", "said")
	for _, f := range r.Reports {
		s.add(f.Day, strings.ToUpper(string(f.Kind)), Count(f.N+1), Count(len(f.Slips)), f.By(), f.Sent.On, Code(f.State), f.Sent.Mark, f.Sent.Receipt, strings.Join(f.Sent.Said, "; "))
	}
	return s
}

func (r Records) p32() Sheet {
	s := newSheet(P32, "tax year", "month", "from", "to", "tax", "ni", "employer ni", "loans", "allowance", "recovered", "due", "paid", "due to date", "paid to date", "pay by")
	for _, f := range r.P32s {
		for _, m := range f.Months {
			if meets(m.Period, r.Days) {
				s.add(f.Year.String(), Count(m.Month), m.Period.First, m.Period.Last, m.Tax, m.EmployeeNI, m.EmployerNI, m.StudentLoan+m.Postgraduate, m.Allowance,
					m.Recovered+m.Compensation, m.Due, m.Paid, m.DueToDate, m.PaidToDate, m.PayBy)
			}
		}
	}
	return s
}

// payments has what went to HMRC and the pension provider, and the lines of the
// bank that show it.
func (r Records) payments() Sheet {
	s := newSheet(Payments, "due", "kind", "to", "amount", "reference", "state", "bank day", "bank payee", "bank reference", "bank amount")
	for _, p := range r.Payments {
		if len(p.Lines) == 0 {
			s.add(p.Due, Code(p.Kind), p.Payee, -p.Amount, p.Reference, Code(p.State), calendar.Date{}, "", "", nil)
		}
		for _, l := range p.Lines {
			s.add(p.Due, Code(p.Kind), p.Payee, -p.Amount, p.Reference, Code(p.State), l.Date, l.Payee, l.Reference, -l.Amount)
		}
	}
	return s
}

func (r Records) p45() Sheet {
	s := newSheet(P45, "pa", "nino", "last day", "tax year", "tax code", "pay to date", "tax to date", "this job pay", "this job tax")
	for _, j := range r.Jobs {
		if j.P45 == nil {
			continue
		}
		f := j.P45.Part1A
		s.add(j.PAName, string(f.Person.NINO), f.Left, j.P45.Year.String(), f.Code.String(), f.Total.Pay, f.Total.Tax, f.This.Pay, f.This.Tax)
	}
	return s
}

func (r Records) p60() Sheet {
	s := newSheet(P60, "pa", "nino", "tax year", "tax code", "previous pay", "previous tax", "this job pay", "this job tax", "pay to date", "tax to date", "ni", "loans")
	for _, j := range r.Jobs {
		for _, f := range j.P60s {
			var ni money.Amount
			for _, n := range f.NI {
				ni += n.Employee
			}
			s.add(j.PAName, string(f.Person.NINO), f.Year.String(), f.Code.String(), f.Earlier.Pay, f.Earlier.Tax, f.This.Pay, f.This.Tax, f.Total.Pay, f.Total.Tax, ni, f.Student+f.Postgrad)
		}
	}
	return s
}

func (r Records) corrections() Sheet {
	s := newSheet(Corrections, "on", "pa", "payslip", "tax code", "an hour", "right rate", "gross", "tax", "ni", "net", "due", "carried", "why")
	for _, j := range r.Jobs {
		for _, c := range j.Corrections {
			f := c.Rerun.All
			s.add(c.On, j.PAName, string(c.Fix.From), c.Fix.Code, c.Fix.Rate, c.Fix.RightFor, f.Gross, f.Tax, f.EmployeeNI, f.Net, f.ToHMRC(), string(c.Carried), c.Why)
		}
	}
	return s
}

// agreed has what people decided about pay that no program may settle.
func (r Records) agreed() Sheet {
	s := newSheet(Agreed, "on", "pa", "from", "about", "agreed", "each", "why", "account")
	for _, j := range r.Jobs {
		for _, c := range j.Choices {
			s.add(c.On, j.PAName, c.First, Code(c.About), Code(c.Take), c.Each, c.Why, c.By)
		}
	}
	return s
}

// authority has what the employer lets a support organisation do.
func (r Records) authority() Sheet {
	s := newSheet(Authority, "power", "from", "until", "reference", "given by", "evidence")
	for _, a := range r.Authorities {
		s.add(Code("may-"+string(a.What)), a.From, a.Until, a.Reference, a.GivenBy, a.Evidence)
	}
	return s
}

package filing

import (
	"ownway/internal/care/work"
	"ownway/pay/forms"
	"ownway/pay/payroll"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a form.
var (
	StillWorks    = msg.New("filing.still-works", "A P45 is made once {pa} has left. Record how the job ends first")
	LastPayToCome = msg.New("filing.last-pay-to-come", "The last wages of {pa} are not paid yet. The P45 is ready after that")
	NoPayInYear   = msg.New("filing.no-pay-in-year", "{pa} was not paid in the tax year {year}")
)

// Form gives the employer as a form names them.
func (s Scheme) Form(name string) forms.Employer {
	return forms.Employer{Name: name, PAYERef: s.PAYERef}
}

// Person gives the PA as a form names them.
func (p Paid) Person() forms.Person {
	return forms.Person{NINO: p.NINO, Name: p.Details.name(p.Employment.PAName), Address: p.Details.Address, Born: p.Employment.PABorn,
		Gender: p.Details.Gender, PayID: p.Details.PayID}
}

// P45 fills the form of a PA who left, from the payslips as they should have
// been, oldest first.
func P45(s Scheme, employer string, p Paid, slips []work.Payslip, made calendar.Date, why *explain.Note) (forms.P45, error) {
	e := p.Employment
	left := e.Terms.End
	if left.IsZero() || left.After(made) {
		return forms.P45{}, fault.Conflict(StillWorks, "pa", e.PAName)
	}
	if p.ToCome {
		return forms.P45{}, fault.Conflict(LastPayToCome, "pa", e.PAName)
	}
	l := forms.Leaving{Employer: s.Form(employer), Person: p.Person(), Left: left, Frequency: e.Terms.Frequency, Loans: e.Standing.Loans, Pay: e.Standing.Before}
	code := e.Standing.Code
	if n := len(slips); n > 0 {
		last := slips[n-1]
		if last.Left == "" && last.Period.Last.Before(left) {
			return forms.P45{}, fault.Conflict(LastPayToCome, "pa", e.PAName)
		}
		l.Pay, code = last.Result.After, last.Code
		l.LastPaid, l.Loans = last.PayDay, last.Loans
	}
	var err error
	if l.Code, err = tax.Parse(code); err != nil {
		return forms.P45{}, err
	}
	return forms.NewP45(l, made, why)
}

// YearOf gives the totals of a tax year and the code used last in it, and
// whether anything was paid.
func YearOf(e work.Employment, slips []work.Payslip, year calendar.TaxYear) (payroll.YearToDate, string, bool) {
	to, code, any := e.Standing.Before, e.Standing.Code, e.Standing.Before.Year == year
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) == year {
			to, code, any = p.Result.After, p.Code, true
		}
	}
	return to, code, any
}

// P60 fills the certificate of a tax year.
func P60(s Scheme, employer string, p Paid, slips []work.Payslip, year calendar.TaxYear, made calendar.Date, why *explain.Note) (forms.P60, error) {
	to, code, any := YearOf(p.Employment, slips, year)
	if !any {
		return forms.P60{}, fault.Conflict(NoPayInYear, "pa", p.Employment.PAName, "year", year.String())
	}
	e := forms.YearEnd{Employer: s.Form(employer), Person: p.Person(), Year: year, Left: p.Employment.Terms.End, Pay: to, Family: familyOf(slips, year)}
	var err error
	if e.Code, err = tax.Parse(code); err != nil {
		return forms.P60{}, err
	}
	return forms.NewP60(e, made, why)
}

// ToHMRC is a payment to HMRC for a pay day, as the books hold it.
type ToHMRC struct {
	PayDay, On calendar.Date
	Amount     money.Amount
}

// P32 fills the record of what is owed to HMRC in a tax year. What puts earlier
// payslips right counts in the month in which it is carried.
func P32(s Scheme, slips []work.Payslip, year calendar.TaxYear, paid []ToHMRC, why *explain.Note) (forms.P32, error) {
	var all []forms.Slip
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) != year {
			continue
		}
		all = append(all, forms.SlipOf(p.PayDay, p.Result))
		if c := p.Corrects; c != (work.Figures{}) {
			all = append(all, forms.Slip{PayDate: p.PayDay, Tax: c.Tax, StudentLoan: c.Loans, EmployeeNI: c.EmployeeNI, EmployerNI: c.EmployerNI, Allowance: c.Allowance})
		}
	}
	var done []forms.Paid
	for _, one := range paid {
		if calendar.TaxYearOf(one.PayDay) == year {
			done = append(done, forms.Paid{Month: calendar.TaxMonth(one.PayDay), On: one.On, Amount: one.Amount})
		}
	}
	return forms.NewP32(year, s.Pays != ByMonth, all, byMonth(slips, year), done, why)
}

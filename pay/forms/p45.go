package forms

import (
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a P45's working.
var (
	whyEarlierPay = msg.New("forms.why.earlier-pay", "Pay in an earlier job this tax year")
	whyEarlierTax = msg.New("forms.why.earlier-tax", "Tax in an earlier job this tax year")
	whyThisPay    = msg.New("forms.why.this-pay", "Pay in this job this tax year")
	whyThisTax    = msg.New("forms.why.this-tax", "Tax in this job this tax year")
	WhyTotalPay   = msg.New("forms.why.total-pay", "Total pay to date")
	WhyTotalTax   = msg.New("forms.why.total-tax", "Total tax to date")
	whyAlone      = msg.New("forms.why.alone", "The tax code counts each payday alone. So there are no totals, only the figures of this job")
)

var aboutP45 = memory("HMRC form P45, its boxes and notes")

// Leaving is what a P45 is made from.
type Leaving struct {
	Employer  Employer
	Person    Person
	Left      calendar.Date // the last day of the job
	LastPaid  calendar.Date // the last payday in the tax year of the pay; zero when nothing was paid in it
	Frequency period.Frequency
	Code      tax.Code // of the last payday
	Loans     loan.Plans
	Pay       payroll.YearToDate // of the tax year in which the job ended
}

// P45 is the form of someone who leaves. Part 1 goes to HMRC in the full
// payment submission; Part1A is for the PA to keep, Parts2And3 for the next
// employer.
type P45 struct {
	Year       calendar.TaxYear
	Made       calendar.Date
	Part1A     P45Part1A
	Parts2And3 P45Next
}

// P45Next is what the next employer sees.
type P45Next struct {
	Employer    Employer // only its PAYE reference is on parts 2 and 3
	Person      Person   // only number and name are
	Left        calendar.Date
	StudentLoan bool // deductions go on; a postgraduate loan has no box
	Code        tax.Code
	Alone       bool  // week 1 or month 1
	Total       Total // empty when Alone
}

// Total is the last entry of the year: pay and tax with any earlier job.
type Total struct {
	Given    bool
	Week     bool // Number is a tax week, not a tax month
	Number   int
	Pay, Tax money.Amount
}

// P45Part1A is part 1A: all of parts 2 and 3, and what only the PA and HMRC
// are told.
type P45Part1A struct {
	P45Next
	ThisJob  bool // This is given: the code stands alone, or there was an earlier job
	This     Figures
	PayID    string
	Employer Employer
	Person   Person
}

// Figures are pay and tax.
type Figures struct{ Pay, Tax money.Amount }

// NewP45 fills the P45. Totals are given for a cumulative code, with the tax
// week or month of the last payday; the figures of this job alone are given
// when they differ, or when the code counts each payday alone.
func NewP45(l Leaving, made calendar.Date, why *explain.Note) (P45, error) {
	if err := l.check(made); err != nil {
		return P45{}, err
	}
	this := Figures{l.Pay.Taxable, l.Pay.Tax}
	next := P45Next{
		Employer: Employer{PAYERef: l.Employer.PAYERef}, Person: Person{NINO: l.Person.NINO, Name: l.Person.Name},
		Left: l.Left, StudentLoan: l.Loans.Student != loan.None, Code: l.Code, Alone: l.Code.Alone(),
	}
	if !next.Alone {
		next.Total = l.total()
	}
	part := P45Part1A{P45Next: next, PayID: l.Person.PayID, Employer: l.Employer, Person: l.Person}
	if next.Alone || l.Pay.EarlierPay != 0 || l.Pay.EarlierTax != 0 {
		part.ThisJob, part.This = true, this
	}
	if why != nil {
		l.explain(next, why)
	}
	return P45{Year: l.year(), Made: made, Part1A: part, Parts2And3: next}, nil
}

// year gives the tax year that the figures are of.
func (l Leaving) year() calendar.TaxYear {
	if l.Pay.Year != 0 {
		return l.Pay.Year
	}
	return calendar.TaxYearOf(l.lastEntry())
}

// lastEntry gives the day whose tax week or month is told.
func (l Leaving) lastEntry() calendar.Date {
	if l.LastPaid.IsZero() {
		return l.Left
	}
	return l.LastPaid
}

func (l Leaving) check(made calendar.Date) error {
	if err := checkPeople(l.Employer, l.Person); err != nil {
		return err
	}
	switch {
	case made.IsZero():
		return fault.Invalid("made", calendar.EnterDate)
	case l.Left.IsZero():
		return fault.Invalid("left", EnterLeft)
	case l.Code.IsZero():
		return fault.Invalid("code", EnterCode)
	case l.Pay.Year != 0 && calendar.TaxYearOf(l.lastEntry()) != l.Pay.Year:
		return fault.Invalid("last-paid", OtherYear, "year", l.Pay.Year.String())
	}
	return nil
}

func (l Leaving) total() Total {
	t := Total{Given: true, Pay: l.Pay.EarlierPay + l.Pay.Taxable, Tax: l.Pay.EarlierTax + l.Pay.Tax}
	if l.Frequency.Weeks() > 0 {
		t.Week, t.Number = true, calendar.TaxWeek(l.lastEntry())
		return t
	}
	t.Number = calendar.TaxMonth(l.lastEntry())
	return t
}

func (l Leaving) explain(next P45Next, why *explain.Note) {
	if next.Alone {
		why.Say(whyAlone.Text(), aboutP45)
		why.Add(whyThisPay.Text(), l.Pay.Taxable)
		why.Add(whyThisTax.Text(), l.Pay.Tax)
		return
	}
	pay, paid := why.Sub(), why.Sub()
	pay.Add(whyEarlierPay.Text(), l.Pay.EarlierPay)
	pay.Add(whyThisPay.Text(), l.Pay.Taxable)
	paid.Add(whyEarlierTax.Text(), l.Pay.EarlierTax)
	paid.Add(whyThisTax.Text(), l.Pay.Tax)
	why.AddWorked(WhyTotalPay.Text(), next.Total.Pay, pay, aboutP45)
	why.AddWorked(WhyTotalTax.Text(), next.Total.Tax, paid, aboutP45)
}

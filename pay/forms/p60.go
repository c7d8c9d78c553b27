package forms

import (
	"time"

	"ownway/pay/payroll"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

var aboutP60 = memory("HMRC form P60, its boxes and notes")

// YearEnd is what a P60 is made from.
type YearEnd struct {
	Employer Employer
	Person   Person
	Year     calendar.TaxYear
	Left     calendar.Date // zero when the job goes on
	Code     tax.Code      // the last one of the year
	Pay      payroll.YearToDate
	Family   rti.Family // statutory pay for parents that is in the pay
}

// P60 is the certificate of a tax year, for someone who had the job on its last
// day.
type P60 struct {
	Year     calendar.TaxYear
	Employer Employer
	Person   Person
	Earlier  Figures // earlier jobs in the year; tax below zero is a refund
	This     Figures
	Total    Figures
	Code     tax.Code
	NI       []P60NI
	Family   rti.Family
	Student  money.Amount // student loan deductions, whole pounds
	Postgrad money.Amount // postgraduate loan deductions, whole pounds
}

// P60NI is National Insurance under one category letter.
type P60NI struct {
	Letter   ni.Category
	Bands    ni.Bands     // at the lower earnings limit, from there to the primary threshold, and to the upper earnings limit
	Employee money.Amount // the PA's contributions
}

// P60By gives the last day on which a P60 may be handed over: 31 May after the
// tax year.
func P60By(y calendar.TaxYear) calendar.Date { return calendar.On(int(y)+1, time.May, 31) }

// NewP60 fills the P60. Someone who left before the last day of the tax year
// gets none; nobody gets one before that day.
func NewP60(e YearEnd, made calendar.Date, why *explain.Note) (P60, error) {
	if err := e.check(made); err != nil {
		return P60{}, err
	}
	f := P60{
		Year: e.Year, Employer: e.Employer, Person: e.Person, Code: e.Code, Family: e.Family,
		Earlier: Figures{e.Pay.EarlierPay, e.Pay.EarlierTax}, This: Figures{e.Pay.Taxable, e.Pay.Tax},
		Student: e.Pay.StudentLoan, Postgrad: e.Pay.PostgraduateLoan,
	}
	f.Total = Figures{f.Earlier.Pay + f.This.Pay, f.Earlier.Tax + f.This.Tax}
	for _, t := range e.Pay.Letters {
		if t.Letter != 0 {
			f.NI = append(f.NI, P60NI{t.Letter, t.Bands, t.Employee})
		}
	}
	if why != nil {
		f.explain(why)
	}
	return f, nil
}

func (e YearEnd) check(made calendar.Date) error {
	if err := checkPeople(e.Employer, e.Person); err != nil {
		return err
	}
	last := e.Year.Last()
	switch {
	case made.IsZero():
		return fault.Invalid("made", calendar.EnterDate)
	case made.Before(last):
		return fault.Invalid("made", YearNotOver, "day", last)
	case !e.Left.IsZero() && e.Left.Before(last):
		return fault.Invalid("left", WasNotThere, "day", last)
	case e.Pay.Year != e.Year:
		return fault.Invalid("year", OtherYear, "year", e.Year.String())
	case e.Code.IsZero():
		return fault.Invalid("code", EnterCode)
	}
	return nil
}

func (f P60) explain(why *explain.Note) {
	pay, paid := why.Sub(), why.Sub()
	pay.Add(whyEarlierPay.Text(), f.Earlier.Pay)
	pay.Add(whyThisPay.Text(), f.This.Pay)
	paid.Add(whyEarlierTax.Text(), f.Earlier.Tax)
	paid.Add(whyThisTax.Text(), f.This.Tax)
	why.AddWorked(WhyTotalPay.Text(), f.Total.Pay, pay, aboutP60)
	why.AddWorked(WhyTotalTax.Text(), f.Total.Tax, paid, aboutP60)
}

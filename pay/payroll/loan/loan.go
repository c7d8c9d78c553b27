// Package loan works out student and postgraduate loan deductions (HMRC,
// payroll technical specifications: student loans).
package loan

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Plan is a student loan plan. The zero Plan is no student loan.
type Plan byte

// The plans.
const (
	None  Plan = 0
	Plan1 Plan = 1
	Plan2 Plan = 2
	Plan4 Plan = 4
	Plan5 Plan = 5 // deductions begin on 6 April 2026
)

// Plans are the loans that an employee pays off: one student loan plan at a
// time, and a postgraduate loan beside it.
type Plans struct {
	Student      Plan
	Postgraduate bool
}

// Due is what one payment gives towards each loan, in whole pounds.
type Due struct{ Student, Postgraduate money.Amount }

// The faults and words of loan deductions.
var (
	ChoosePlan   = msg.New("loan.choose-plan", "Choose student loan plan 1, 2, 4 or 5, or no student loan")
	PayBelowZero = msg.New("loan.pay-below-zero", "Pay cannot be less than nothing. Check the pay lines")

	whyNone      = msg.New("loan.why.none", "There is no loan to pay off")
	whyNotYet    = msg.New("loan.why.not-yet", "Nothing is taken for student loan plan {plan} in the tax year {year}")
	whyBelow     = msg.New("loan.why.below", "Nothing is taken from pay up to {threshold}")
	whyStudent   = msg.New("loan.why.student", "Student loan plan {plan}: {rate} of the {over} above {threshold}, in whole pounds")
	whyPostgrad  = msg.New("loan.why.postgraduate", "Postgraduate loan: {rate} of the {over} above {threshold}, in whole pounds")
	techSpec     = explain.Citation{Name: "HMRC payroll technical specifications: student loans", Address: "https://www.gov.uk/government/publications/payroll-technical-specifications-student-loans"}
	largestTaken = money.Amount(1_000_000_000_000)
)

// On works out the deductions from one pay period's earnings that National
// Insurance counts, each period on its own: the rate of what lies above the
// period's threshold, rounded down to the whole pound.
//
// An unknown plan or frequency is a fault.
func On(p Plans, f period.Frequency, pay money.Amount, y *rates.Year, why *explain.Note) (Due, error) {
	student, known := p.Student.in(y)
	switch {
	case !known:
		return Due{}, fault.Invalid("student-loan", ChoosePlan)
	case !f.Known():
		return Due{}, fault.Invalid("frequency", period.Choose)
	case pay < 0:
		return Due{}, fault.Invalid("pay", PayBelowZero)
	case pay > largestTaken:
		return Due{}, fault.Invalid("pay", money.TooMuch)
	}
	d := Due{Student: take(student, f, pay)}
	if p.Postgraduate {
		d.Postgraduate = take(y.Loans.Postgraduate, f, pay)
	}
	if why != nil {
		explainLoans(p, f, pay, y, d, why)
	}
	return d, nil
}

// in gives the plan's figures of the year, and whether there is such a plan.
func (p Plan) in(y *rates.Year) (rates.Loan, bool) {
	switch p {
	case None:
		return rates.Loan{}, true
	case Plan1:
		return y.Loans.Plan1, true
	case Plan2:
		return y.Loans.Plan2, true
	case Plan4:
		return y.Loans.Plan4, true
	case Plan5:
		return y.Loans.Plan5, true
	}
	return rates.Loan{}, false
}

func take(l rates.Loan, f period.Frequency, pay money.Amount) money.Amount {
	over := max(pay-l.ThresholdFor(f), 0)
	return over.MulDiv(int64(l.Rate), 10_000*100, money.Down) * 100
}

func explainLoans(p Plans, f period.Frequency, pay money.Amount, y *rates.Year, d Due, why *explain.Note) {
	if p == (Plans{}) {
		why.Say(whyNone.Text())
		return
	}
	l, _ := p.Student.in(y)
	switch {
	case p.Student == None:
	case l.Rate == 0:
		why.Say(whyNotYet.With("plan", int(p.Student), "year", y.TaxYear.String()), y.Loans.Cites...)
	default:
		sayTaken(whyStudent, int(p.Student), l, f, pay, d.Student, y, why)
	}
	if p.Postgraduate {
		sayTaken(whyPostgrad, 0, y.Loans.Postgraduate, f, pay, d.Postgraduate, y, why)
	}
}

func sayTaken(key msg.Key, plan int, l rates.Loan, f period.Frequency, pay, due money.Amount, y *rates.Year, why *explain.Note) {
	cites := append([]explain.Citation{techSpec}, y.Loans.Cites...)
	from := l.ThresholdFor(f)
	if pay <= from {
		why.Add(whyBelow.With("threshold", from), 0, cites...)
		return
	}
	pairs := []any{"rate", l.Rate, "over", pay - from, "threshold", from}
	if plan > 0 {
		pairs = append(pairs, "plan", plan)
	}
	why.Add(key.With(pairs...), due, cites...)
}

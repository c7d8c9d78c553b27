package pension

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Duty is what an employer owes a worker under automatic enrolment.
type Duty byte

// The duties.
const (
	NoDuty      Duty = iota // outside the ages
	Entitled                // may ask to join a scheme; the employer need not pay in
	NonEligible             // may ask to opt in, and then the employer pays in
	Eligible                // must be enrolled
)

// String names the duty.
func (d Duty) String() string { return [...]string{"none", "entitled", "non-eligible", "eligible"}[d] }

// EnterBirth is the fault of a worker with no date of birth.
var EnterBirth = msg.New("pension.enter-birth", "Enter the PA's date of birth")

var (
	whyOutside     = msg.New("pension.why.outside-ages", "There is no pension duty: the PA is under {from}, or {before} or over")
	whyEligible    = msg.New("pension.why.eligible", "The PA must be enrolled: pay of {pay} is above {trigger}, and the PA is at least {from} and under State Pension age")
	whyNonEligible = msg.New("pension.why.non-eligible", "The PA can ask to opt in, and the employer must then pay in")
	whyEntitled    = msg.New("pension.why.entitled", "The PA can ask to join a pension scheme. The employer need not pay in: pay of {pay} is not above {lower}")
)

// Assess says what an employer owes a worker for one pay period: for the age
// on the day, and the earnings of the period.
func Assess(born, on calendar.Date, f period.Frequency, pay money.Amount, y *rates.Year, why *explain.Note) (Duty, error) {
	switch {
	case born.IsZero():
		return NoDuty, fault.Invalid("born", EnterBirth)
	case !f.Known():
		return NoDuty, fault.Invalid("frequency", period.Choose)
	case y.Pension == nil:
		return NoDuty, fault.Invalid("tax-year", rates.YearNotHeld, "year", y.TaxYear.String())
	}
	a, age := y.Pension, born.AgeOn(on)
	d := Entitled
	switch {
	case age < a.AskFrom || age >= a.AskBefore:
		d = NoDuty
	case pay > a.Trigger.For(f) && age >= a.EnrolFrom && !rates.AtPensionAge(born, on):
		d = Eligible
	case pay > a.Lower.For(f):
		d = NonEligible
	}
	if why != nil {
		explainDuty(d, f, pay, a, why)
	}
	return d, nil
}

func explainDuty(d Duty, f period.Frequency, pay money.Amount, a *rates.AutoEnrolment, why *explain.Note) {
	switch d {
	case NoDuty:
		why.Say(whyOutside.With("from", a.AskFrom, "before", a.AskBefore), a.Cites...)
	case Eligible:
		why.Say(whyEligible.With("pay", pay, "trigger", a.Trigger.For(f), "from", a.EnrolFrom), a.Cites...)
	case NonEligible:
		why.Say(whyNonEligible.Text(), a.Cites...)
	default:
		why.Say(whyEntitled.With("pay", pay, "lower", a.Lower.For(f)), a.Cites...)
	}
}

// Package notice holds what HMRC tells an employer about a PA's tax code and
// loans: the coding notices P6, P6B and P9, the student loan notices SL1 and
// SL2 and the postgraduate loan notices PGL1 and PGL2. A notice is a value that
// an operator keyed from paper, or that HMRC's Data Provisioning Service gave
// as XML; InForce says what a payday must go by.
package notice

import (
	"time"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Kind is HMRC's name of a notice.
type Kind string

// The kinds.
const (
	P6   Kind = "P6"   // a tax code during the year, with pay and tax of an earlier job where HMRC knows them
	P6B  Kind = "P6B"  // a tax code during the year, after a change in the law (from memory)
	P9   Kind = "P9"   // a tax code for a new tax year
	SL1  Kind = "SL1"  // start student loan deductions
	SL2  Kind = "SL2"  // stop them
	PGL1 Kind = "PGL1" // start postgraduate loan deductions
	PGL2 Kind = "PGL2" // stop them
)

// Coding reports whether the notice gives a tax code.
func (k Kind) Coding() bool { return k == P6 || k == P6B || k == P9 }

// Known reports whether there is such a notice.
func (k Kind) Known() bool {
	return k.Coding() || k == SL1 || k == SL2 || k == PGL1 || k == PGL2
}

// The faults of a notice.
var (
	ChooseKind    = msg.New("notice.choose-kind", "Choose which notice it is: P6, P6B, P9, SL1, SL2, PGL1 or PGL2")
	EnterIssued   = msg.New("notice.enter-issued", "Enter the date of the notice")
	EnterFrom     = msg.New("notice.enter-from", "Enter the date from which the notice counts")
	SixthOfApril  = msg.New("notice.sixth-of-april", "A P9 counts from 6 April. Check the date, or choose P6")
	EnterPrevious = msg.New("notice.enter-previous", "Enter both the pay and the tax of the earlier job, or neither")
	NotBelowZero  = msg.New("notice.not-below-zero", "Enter an amount that is not less than nothing")
	ChoosePlan    = msg.New("notice.choose-plan", "Choose the student loan plan of the notice: 1, 2, 4 or 5")
)

// Notice is one notice about one PA.
type Notice struct {
	Kind     Kind
	Issued   calendar.Date
	Sequence int // HMRC's running number in its service, 0 for paper
	Employer ident.PAYERef
	NINO     ident.NINO
	Name     string // as HMRC writes it
	PayID    string // the employer's own number for the job

	From        calendar.Date // it counts from here
	Code        tax.Code      // of a coding notice
	HasPrevious bool          // the notice gives pay and tax of an earlier job this tax year
	PreviousPay money.Amount
	PreviousTax money.Amount
	Plan        loan.Plan // of an SL1
}

// Check names the first field that is wrong.
func (n Notice) Check() error {
	switch {
	case !n.Kind.Known():
		return fault.Invalid("kind", ChooseKind)
	case n.Issued.IsZero():
		return fault.Invalid("issued", EnterIssued)
	case n.From.IsZero():
		return fault.Invalid("from", EnterFrom)
	case n.Kind.Coding() && n.Code.IsZero():
		return fault.Invalid("code", tax.EnterCode)
	case n.Kind == P9 && (n.From.Month() != time.April || n.From.Day() != 6):
		return fault.Invalid("from", SixthOfApril)
	case n.PreviousPay < 0:
		return fault.Invalid("previous-pay", NotBelowZero)
	case n.PreviousTax < 0:
		return fault.Invalid("previous-tax", NotBelowZero)
	case n.Kind == SL1 && n.Plan != loan.Plan1 && n.Plan != loan.Plan2 && n.Plan != loan.Plan4 && n.Plan != loan.Plan5:
		return fault.Invalid("plan", ChoosePlan)
	}
	return nil
}

// IsFor reports whether the notice is about the job: by National Insurance
// number when both know it, and else by the employer's number.
func (n Notice) IsFor(nino ident.NINO, payID string) bool {
	if n.NINO != "" && nino != "" {
		return n.NINO == nino
	}
	return payID != "" && n.PayID == payID
}

// counts reports whether a payday must go by the notice: the day has come from
// which it counts, and it had been written.
func (n Notice) counts(payDate calendar.Date) bool {
	return !payDate.Before(n.From) && !payDate.Before(n.Issued)
}

var aboutNotices = explain.Citation{Name: "HMRC notices P6, P9, SL1, SL2, PGL1 and PGL2: what an employer does with them", Unchecked: true}

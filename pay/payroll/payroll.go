// Package payroll works out one payslip: tax, National Insurance, loans,
// pension, the minimum wage check and what the employer owes, each to the
// penny of HMRC's rules and each able to show its working.
//
// It is pure: the same input gives the same result on any machine and any day.
// With no note to write in, it allocates nothing.
package payroll

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/minwage"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Kind says what a pay line is for, which decides whether it counts towards
// the minimum wage.
type Kind string

// The kinds of pay line.
const (
	Hours   Kind = "hours"    // working time, with travel, training and waking nights: counts
	SleepIn Kind = "sleep-in" // nights that allow sleep: only minutes awake to work count
	Premium Kind = "premium"  // extra on top, for nights, weekends or bank holidays: does not count
	Holiday Kind = "holiday"  // leave taken, or rolled-up holiday pay: does not count
	Sick    Kind = "sick"     // sick pay: does not count
	Family  Kind = "family"   // maternity, paternity, adoption and the like: does not count
	Other   Kind = "other"    // anything else that is taxed as pay: does not count
)

// Line is one line of pay. Its pay is Amount when that is given, and else
// Minutes at Rate an hour, half a penny rounding up. For working time any part
// of a penny rounds up, so that a rate at the minimum wage is never a penny short of it.
type Line struct {
	Kind    Kind
	Minutes int
	Awake   int          // of a sleep-in: minutes awake to work
	Rate    money.Amount // an hour
	Amount  money.Amount
}

// Pay gives the pay of the line.
func (l Line) Pay() money.Amount {
	if l.Amount != 0 {
		return l.Amount
	}
	if l.Kind == Hours {
		return l.Rate.ForMinutes(l.Minutes, money.Up)
	}
	return l.Rate.ForMinutes(l.Minutes, money.HalfUp)
}

// DeductionKind says whose deduction it is.
type DeductionKind string

// The kinds of deduction, beside tax, National Insurance, loans and pension.
const (
	Order       DeductionKind = "order"        // ordered by a court, council or department
	Agreed      DeductionKind = "agreed"       // for the PA's own purposes: a union, a saving
	ForEmployer DeductionKind = "for-employer" // for the employer's use or benefit: counts against the minimum wage
	ForHome     DeductionKind = "for-home"     // rent for a home the employer provides
)

// Deduction is one more sum taken from pay after tax.
type Deduction struct {
	Kind   DeductionKind
	Name   string // shown on the payslip as it stands
	Amount money.Amount
}

// Payment is one made before for the same pay period. National Insurance,
// loans, pension and the minimum wage look at the period's pay together.
type Payment struct {
	Lines      []Line
	Deductions []Deduction
	Result     Result
}

// Input is all that one payslip depends on.
type Input struct {
	PayDate   calendar.Date
	Frequency period.Frequency
	Period    calendar.Period // the days that are paid for: the pay reference period

	Born       calendar.Date
	Apprentice bool // on the apprentice minimum wage
	Code       tax.Code
	Letter     ni.Category
	Loans      loan.Plans
	Pension    pension.Membership

	// PensionBack is what comes back because the PA opted out: it lowers the
	// pension of this payslip, below nothing when there is no other.
	PensionBack pension.Refund

	Before        YearToDate   // this tax year before this payment; the zero value at its start
	AllowanceLeft money.Amount // Employment Allowance that this employer has not yet used this year

	Lines      []Line
	Deductions []Deduction
	Already    []Payment             // made before for the same pay period, and in Before
	Home       minwage.Accommodation // a home the employer provides; Charge is what is paid for it apart from Deductions
}

// Result is one payslip.
type Result struct {
	Gross            money.Amount
	Taxable          money.Amount // Gross less pension taken before tax
	Tax              money.Amount // below zero is a refund
	EmployeeNI       money.Amount
	StudentLoan      money.Amount
	PostgraduateLoan money.Amount
	WorkerPension    money.Amount
	Deducted         money.Amount // the other deductions together
	Net              money.Amount

	EmployerNI      money.Amount // before Employment Allowance
	AllowanceUsed   money.Amount // Employment Allowance that covers EmployerNI
	EmployerPension money.Amount

	TaxDetail     tax.Due               // week or month, basis, free pay, what the limit held back
	NIBands       ni.Bands              // like the figures above, of this payment
	Contributions pension.Contributions // with tax relief and the pay that counts
	PensionBack   pension.Refund        // which the pension figures have taken off
	PensionDuty   pension.Duty
	MinimumWage   minwage.Result
	LetterDoubt   bool // the category letter does not fit the PA's age: ask before paying

	After YearToDate
}

// EmployerCost gives what the payslip costs the employer altogether.
func (r Result) EmployerCost() money.Amount {
	return r.Gross + r.EmployerNI - r.AllowanceUsed + r.EmployerPension
}

// Attachable gives the pay that an order to take money looks at: gross less
// tax, National Insurance and pension (see package attachment).
func (r Result) Attachable() money.Amount {
	return r.Gross - r.Tax - r.EmployeeNI - r.WorkerPension
}

// ToHMRC gives what the employer owes HMRC for the payslip.
func (r Result) ToHMRC() money.Amount {
	return r.Tax + r.EmployeeNI + r.EmployerNI - r.AllowanceUsed + r.StudentLoan + r.PostgraduateLoan
}

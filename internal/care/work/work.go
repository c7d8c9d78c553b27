// Package work joins a PA, the person who employs them and the hours, and
// turns a pay period into a payslip, its place in the books, and what the bank
// account should then show.
package work

import (
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/leaving"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/statutory"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
)

type (
	employmentPrefix struct{}
	sheetPrefix      struct{}
	payslipPrefix    struct{}
	runPrefix        struct{}
)

func (employmentPrefix) Prefix() string { return "emp" }
func (sheetPrefix) Prefix() string      { return "sht" }
func (payslipPrefix) Prefix() string    { return "slp" }
func (runPrefix) Prefix() string        { return "wgr" }

// The ids of an employment, a sheet of hours, a payslip and a wages run.
type (
	ID        = ident.ID[employmentPrefix]
	SheetID   = ident.ID[sheetPrefix]
	PayslipID = ident.ID[payslipPrefix]
	RunID     = ident.ID[runPrefix]
)

// Employment is a PA's work for a person.
type Employment struct {
	ID       ID
	Employer person.ID
	PA       person.PAID
	PAName   string
	PABorn   calendar.Date
	Terms    employment.Terms
	Payee    law.Payee // how the PA stands to the person, and what the council judged of it
	Standing Standing
	Away     []calendar.Period // family leave: no hours are usual then
}

// Standing is what payroll needs to know of the PA in this job.
type Standing struct {
	Code    string      // the tax code as HMRC writes it
	Letter  ni.Category // counts only for freeports and investment zones: else the facts choose
	Insured Insured
	Loans   loan.Plans
	Scheme  pension.Scheme
	Before  payroll.YearToDate // brought over from an earlier payroll or a P45
	Holiday leave.Balance      // brought over
	Average money.Amount       // average weekly earnings brought over, for sick pay
}

// Insured are the facts that choose a category letter, beside the birth date.
type Insured struct {
	Apprentice       bool          // on a statutory apprenticeship
	ApprenticeUntil  calendar.Date // its last day; no date while it is not known, as with the others
	VeteranUntil     calendar.Date // last day of the first year in a first civilian job
	Deferred         bool          // holds a deferment certificate
	DeferredUntil    calendar.Date // its last day: each is for one tax year
	Certificate      bool          // holds a married woman's certificate
	CertificateUntil calendar.Date // the last day for which it counts
}

// Sheet is the hours of one employment in one pay period, and what happened to it.
type Sheet struct {
	ID         SheetID
	Employment ID
	Employer   person.ID
	Hours      hours.Sheet
	Events     []hours.Event
}

// After gives the sheet in its next state with the event that took it there.
func (s Sheet) After(next hours.Sheet, e hours.Event) Sheet {
	s.Hours = next
	s.Events = append(s.Events[:len(s.Events):len(s.Events)], e)
	return s
}

// Payslip is what a PA was paid for a period, and why.
type Payslip struct {
	ID         PayslipID
	Employment ID
	Employer   person.ID
	PA         person.PAID
	PAName     string
	Frequency  period.Frequency
	Period     calendar.Period
	PayDay     calendar.Date
	Code       string
	Letter     ni.Category
	WhyLetter  *explain.Note // why that letter, when the facts chose it
	Loans      loan.Plans
	Scheme     pension.Scheme
	Member     pension.Membership // what the pension was worked out with
	Lines      []Line
	Result     payroll.Result
	Working    explain.Note
	Earned     int             // minutes of holiday earned in the period
	Taken      int             // minutes of holiday taken in it
	Holiday    leave.Balance   // as it stands after
	SetAside   money.Amount    // what the holiday left is worth
	LeaveYear  calendar.Period // of a PA with regular hours: Holiday.Earned is then for this whole year
	WhyHoliday *explain.Note   // how that was worked out
	Sick       []calendar.Period
	WhySick    *explain.Note  // how sick pay was worked out, when there is any
	AsUsual    bool           // paid on the usual hours, because nobody answered
	Recovery   Recovery       // what the PA was paid too much before and is taken back
	Corrects   Figures        // what this payslip carries of earlier ones that were put right
	Debt       Debt           // what corrections take back beyond a wage
	WrittenOff money.Amount   // what they were paid too much before and keep
	Left       leaving.Reason // why the job ended, on its last payslip
	LeftOn     calendar.Date  // the last day, as it was known then
	TaxFree    money.Amount   // paid beside the taxed pay: redundancy pay
	TakenBack  money.Amount   // of holiday taken too early
	WhyLeft    *explain.Note  // how what was due at the end was worked out

	Family       []FamilyPaid        // statutory family pay in the pay
	FamilyYear   statutory.ByKind    // of the tax year up to this payslip
	WhyFamily    *explain.Note       // how it was worked out
	Recovered    statutory.Recovered // of it, what comes back from HMRC
	WhyRecovered *explain.Note       // how that was worked out, for the tax year
	Orders       []OrderTaken        // what orders took
	WhyOrders    *explain.Note       // how that was worked out
	GivenUp      money.Amount        // of pay, for the pension: the employer pays it in
	WhyGivenUp   *explain.Note       // how it was looked at
	Already      []payroll.Payment   // what other jobs here were paid in the same pay period
}

// Line is one line of pay as the PA reads it.
type Line struct {
	payroll.Line
	Correction bool         // puts an earlier period right
	TopUp      bool         // brings the pay up to the minimum wage
	Leaving    bool         // due because the job ended
	GivenUp    money.Amount // taken out of it for the pension
}

func (s Standing) membership(y *rates.Year) pension.Membership {
	if s.Scheme == pension.NotMember {
		return pension.Membership{}
	}
	return pension.Minimum(s.Scheme, y)
}

func (s Standing) taxCode() (tax.Code, error) { return tax.Parse(s.Code) }

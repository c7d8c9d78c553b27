package rti

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// FPS is a full payment submission: who was paid what, with the year so far.
type FPS struct {
	Report
	Employees []Employee
}

// Employee is one person paid.
type Employee struct {
	NINO        ident.NINO // empty when not known yet; then the address is needed
	Name        Name
	Address     Address
	Born        calendar.Date
	Gender      Gender
	Passport    string
	Employments []Employment // one for most; a person with two jobs for one employer has two
}

// Name is a person's name. Accents are left out in what is sent, for HMRC
// takes plain letters only.
type Name struct {
	Title     string
	Forenames []string // two at most
	Initials  string
	Surname   string
}

// Address is where a person lives: up to four lines, with a postcode in the
// United Kingdom or the name of another country.
type Address struct {
	Lines    []string
	Postcode ident.Postcode
	Country  string
}

// Gender is as HMRC has it on record, for National Insurance.
type Gender string

// The genders that HMRC records.
const (
	Male   Gender = "M"
	Female Gender = "F"
)

// Employment is one job and a payment for it.
type Employment struct {
	Starter   Starter
	Workplace ident.Postcode // needed only for letters of freeports and investment zones
	PayID     string         // the employer's own number for the job
	OldPayID  string         // the number before, when it changed with this report
	Irregular bool           // paid so seldom that HMRC should not take them for a leaver
	Left      calendar.Date
	ToDate    ToDate
	Payment   Payment
	NI        []NI // by category letter; four at most
}

// Starter is what a first report says of someone new. The zero Starter is
// nobody new.
type Starter struct {
	Date         calendar.Date
	Declaration  tax.Declaration
	StudentLoan  bool
	Postgraduate bool
}

func (s Starter) said() bool { return s != Starter{} }

// ToDate holds the totals of the job in the tax year, with this payment.
type ToDate struct {
	Taxable          money.Amount
	Tax              money.Amount // below zero when more was given back than taken
	StudentLoan      money.Amount // whole pounds
	PostgraduateLoan money.Amount // whole pounds
	PensionBeforeTax money.Amount // under net pay arrangements
	PensionAfterTax  money.Amount // the worker's, not under net pay arrangements
	Family           Family
}

// Family is statutory pay for parents in the tax year.
type Family struct{ SMP, SPP, SAP, ShPP, SPBP, SNCP money.Amount }

// Frequency is how often someone is paid, as HMRC writes it.
type Frequency string

// The frequencies, beside those of package period.
const (
	Once      Frequency = "IO"
	Irregular Frequency = "IR"
)

// Hours is the band of hours that someone normally works in a week.
type Hours string

// The bands.
const (
	UpTo16Hours  Hours = "A" // up to 15.99
	UpTo24Hours  Hours = "B" // 16 to 23.99
	UpTo30Hours  Hours = "C" // 24 to 29.99
	From30Hours  Hours = "D" // 30 or more
	NoUsualHours Hours = "E" // no regular pattern
)

// HoursOf gives the band for minutes worked in a normal week.
func HoursOf(minutes int) Hours {
	switch {
	case minutes < 16*60:
		return UpTo16Hours
	case minutes < 24*60:
		return UpTo24Hours
	case minutes < 30*60:
		return UpTo30Hours
	}
	return From30Hours
}

// LateReason says why a report comes after payday. The zero one says nothing.
type LateReason string

// The reasons that fit an employer at home (HMRC's A to D are of others).
const (
	NoDeductionSheet LateReason = "F" // none was needed, or a day's work was paid on the day
	GoodExcuse       LateReason = "G" // a reasonable excuse
	Correction       LateReason = "H" // puts an earlier report right
)

// Payment is one payment. The tax week or month follows from its date and
// frequency, so it is not asked for: see Number.
type Payment struct {
	Frequency        Frequency
	Date             calendar.Date // the usual payday, even if the bank was closed and it was paid earlier
	Late             LateReason
	Periods          int  // pay periods that it covers
	Together         bool // earnings of several jobs for this employer were added for National Insurance
	AfterLeaving     bool
	Hours            Hours
	Code             tax.Code
	Alone            bool // the tax was worked out on this payment alone, by the code or in week 53, 54 or 56
	Taxable          money.Amount
	NotTaxed         money.Amount // neither tax nor National Insurance: expenses paid with wages
	Deducted         money.Amount // from net pay
	AfterStatutory   money.Amount // pay after tax, National Insurance and loans
	PensionBeforeTax money.Amount
	PensionAfterTax  money.Amount
	Plan             loan.Plan
	StudentLoan      money.Amount // whole pounds
	PostgraduateLoan money.Amount // whole pounds
	Tax              money.Amount // below zero is a refund
	OnStrike         bool
	UnpaidAbsence    bool
}

// Number gives the tax week or tax month that is reported for the payment, and
// whether it is a week. An extra payday at the end of the year is week 53 for
// weekly, 54 for two-weekly and 56 for four-weekly pay (PAYE Manual 70015).
func (p Payment) Number() (number int, week bool) {
	f := period.Frequency(p.Frequency)
	if f.Weeks() == 0 {
		return calendar.TaxMonth(p.Date), false
	}
	when := tax.WhenPaid(p.Date, f)
	if !when.Extra {
		return when.Number, true
	}
	return 52 + f.Weeks(), true
}

// NI is National Insurance under one category letter: of this payment, and of
// the tax year with it.
type NI struct {
	Letter         ni.Category
	Pay            money.Amount
	PayToDate      money.Amount
	Bands          ni.Bands // of the tax year
	Employer       money.Amount
	EmployerToDate money.Amount
	Employee       money.Amount
	EmployeeToDate money.Amount
}

// Package takeover takes over employers from another payroll in the middle of
// a tax year: who employs whom on which terms, what was paid and taken so far,
// holiday, the weeks that a week's pay is averaged from, pensions, and what HMRC
// was told. The files are looked at first and agree with the old payroll's own
// totals; the first wages are then run beside the old payslips, and each
// difference is named with its reason.
package takeover

import (
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/leave"
	"ownway/pay/notice"
	"ownway/pay/payroll"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "tkv" }

// ID is the id of a takeover.
type ID = ident.ID[idPrefix]

// Employer is one employer as the old payroll has them.
type Employer struct {
	Row       int
	Reference string
	Person    person.Person // with an id where the person is here already, in their council's record
	Council   string        // who pays them direct payments, as a name
	OwnMoney  bool          // they pay for all of it themselves
	Scheme    filing.Scheme // without the employer's id
	Duties    calendar.Date // when their pension duties began
	Authority Authority
	Control   Control
}

// Authority is the right by which the support organisation acts: agreed with
// the employer, and with HMRC as their agent.
type Authority struct {
	From  calendar.Date // since when the employer lets the organisation run their payroll
	Why   string
	Agent string        // HMRC's reference for the organisation as an agent
	Since calendar.Date // when HMRC was told of it
}

// Key names a job by the references of its employer and PA in the old payroll.
type Key struct{ Employer, PA string }

// Job is one PA's work for one employer.
type Job struct {
	Row        int
	Key        Key
	PA         person.PA // without an id
	Terms      employment.Terms
	Payee      law.Payee
	Standing   work.Standing
	Letter     ni.Category // as the old payroll had it
	Details    filing.Details
	PaidTo     calendar.Date // the last day that the old payroll has paid for
	History    []leave.Paid
	Pension    pension.Record
	Notices    []notice.Notice // that HMRC sent and the next payslips go by
	LastPayDay calendar.Date   // of the old payroll
}

// Filed is a report that the old payroll sent to HMRC.
type Filed struct {
	Row         int
	Employer    string
	Kind        filing.Kind
	Day         calendar.Date
	Mark        string // the IRmark
	Correlation string // HMRC's reference for the exchange
	Allowance   rti.Allowance
	Totals      Totals // for the year to date, as HMRC was told
}

// Set is everything that is taken over together.
type Set struct {
	Employers []Employer
	Jobs      []Job
	Filed     []Filed
	Warnings  []Warning
}

// Warning is something that can be right and often is not.
type Warning struct {
	File string
	Row  int
	Says msg.Text
}

// Totals are the year to date of several jobs.
type Totals struct {
	PAs                    int
	Gross, Taxable, Tax    money.Amount
	EmployeeNI, EmployerNI money.Amount
}

// Control is what the old payroll itself says that an employer adds up to.
type Control struct {
	PAs                    int
	Gross, Tax             money.Amount
	EmployeeNI, EmployerNI money.Amount
}

func (t Totals) plus(y payroll.YearToDate) Totals {
	t.PAs++
	t.Gross += y.Gross
	t.Taxable += y.Taxable
	t.Tax += y.Tax
	t.EmployeeNI += y.EmployeeNI
	t.EmployerNI += y.EmployerNI
	return t
}

// TotalsOf adds up the jobs of an employer, or of all where none is named.
func (s Set) TotalsOf(employer string) Totals {
	var t Totals
	for _, j := range s.Jobs {
		if employer == "" || j.Key.Employer == employer {
			t = t.plus(j.Standing.Before)
		}
	}
	return t
}

// JobsOf lists the jobs of an employer.
func (s Set) JobsOf(employer string) []Job {
	var all []Job
	for _, j := range s.Jobs {
		if j.Key.Employer == employer {
			all = append(all, j)
		}
	}
	return all
}

// employer finds an employer by reference.
func (s Set) employer(reference string) (Employer, bool) {
	for _, e := range s.Employers {
		if e.Reference == reference {
			return e, true
		}
	}
	return Employer{}, false
}

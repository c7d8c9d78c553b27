// Package forms fills the forms that an employer gives a PA and keeps for
// HMRC: the P45 of someone who leaves, the P60 at the end of the tax year and
// the P32, the record of what is owed to HMRC month by month. They are plain
// values worked out from a year's payslips; pages and papers draw them.
//
// The layout of HMRC's own sheets was not to be had: which box stands on which
// part is from memory, and the citations say so.
package forms

import (
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of a form.
var (
	EnterEmployer = msg.New("forms.enter-employer", "Enter the name of the employer")
	EnterName     = msg.New("forms.enter-name", "Enter the first name and the last name of the PA")
	EnterLeft     = msg.New("forms.enter-left", "Enter the last day of the job")
	OtherYear     = msg.New("forms.other-year", "The pay is of the tax year {year}. Enter the last payday of that year")
	EnterCode     = msg.New("forms.enter-code", "Enter the tax code that was used last")
	WasNotThere   = msg.New("forms.was-not-there", "A P60 is only for people who still have the job on {day}. Give a P45 instead")
	YearNotOver   = msg.New("forms.year-not-over", "A P60 is made after {day}, the last day of the tax year")
	MonthOfYear   = msg.New("forms.month-of-year", "Enter a date in the tax year {year}")
)

// Employer is who employs, as the forms name them.
type Employer struct {
	Name    string
	Address rti.Address
	PAYERef ident.PAYERef
}

// Person is whom the form is for.
type Person struct {
	NINO    ident.NINO // empty when not known
	Name    rti.Name
	Address rti.Address
	Born    calendar.Date
	Gender  rti.Gender
	PayID   string // the employer's own number for the job
}

// memory cites what is known of a form from memory only.
func memory(name string) explain.Citation { return explain.Citation{Name: name, Unchecked: true} }

func checkPeople(e Employer, p Person) error {
	switch {
	case e.Name == "":
		return fault.Invalid("employer.name", EnterEmployer)
	case e.PAYERef == "":
		return fault.Invalid("employer.paye-ref", ident.EnterPAYERef)
	case p.Name.Surname == "" || len(p.Name.Forenames) == 0 && p.Name.Initials == "":
		return fault.Invalid("person.name", EnterName)
	}
	return nil
}

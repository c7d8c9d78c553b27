package filing

import (
	"errors"
	"strings"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Details are what HMRC needs of a PA beside the payslip. Number, name and birth
// date stand in the PA's own profile, student loans and the figures of a P45 in
// the employment's.
type Details struct {
	Employment  work.ID
	PA          person.PAID
	Name        rti.Name // empty: the name of the profile, its last word the surname
	Address     rti.Address
	Gender      rti.Gender
	Passport    string
	PayID       string          // the employer's own number for the job
	Declaration tax.Declaration // of the starter checklist
	Hours       rti.Hours       // a band; empty: as the usual hours are
	Irregular   bool            // paid so seldom that HMRC should not take them for a leaver
}

// name gives the name that HMRC is told.
func (d Details) name(profile string) rti.Name {
	if d.Name.Surname != "" {
		return d.Name
	}
	words := strings.Fields(profile)
	if len(words) < 2 {
		return rti.Name{Surname: profile}
	}
	n := rti.Name{Surname: words[len(words)-1], Forenames: words[:len(words)-1]}
	if len(n.Forenames) > 2 {
		n.Forenames = n.Forenames[:2]
	}
	return n
}

// band gives the band of hours that the PA normally works in a week.
func (d Details) band(e work.Employment) rti.Hours {
	if d.Hours != "" {
		return d.Hours
	}
	if e.Terms.Usual.Empty() {
		return rti.NoUsualHours
	}
	minutes, _ := e.Terms.Usual.Week()
	return rti.HoursOf(minutes)
}

// Check names every field that HMRC would refuse in a report made on a day.
func (d Details) Check(e work.Employment, made calendar.Date) error {
	who := Paid{Employment: e, Details: d, Slip: work.Payslip{PAName: e.PAName}}.employee()
	who.Employments = []rti.Employment{{}}
	year := rti.Years()[len(rti.Years())-1]
	report := rti.FPS{Report: rti.Report{Employer: anyEmployer, Year: year, Sender: rti.ByEmployer, Made: made}, Employees: []rti.Employee{who}}
	var wrong []error
	for _, f := range fault.All(report.Check()) {
		field, of := strings.CutPrefix(f.Field, "employees[0].")
		if of && !strings.HasPrefix(field, "employments[") {
			f.Field = field
			wrong = append(wrong, f)
		}
	}
	if d.Declaration != tax.NoneMade && d.Declaration != tax.FirstJob && d.Declaration != tax.OnlyJob && d.Declaration != tax.AnotherJob {
		wrong = append(wrong, fault.Invalid("declaration", rti.ChooseDeclaration))
	}
	if len(d.Hours) > 1 || d.Hours != "" && (d.Hours < rti.UpTo16Hours || d.Hours > rti.NoUsualHours) {
		wrong = append(wrong, fault.Invalid("hours", rti.ChooseHours))
	}
	return errors.Join(wrong...)
}

// anyEmployer stands in a report that is made only to look at a person in it.
var anyEmployer = rti.Employer{PAYERef: "123/AB456", AccountsOffice: "123PA00045678"}

package filing

import (
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/payroll"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// Paid is one payslip with what HMRC needs of whom it pays.
type Paid struct {
	Employment work.Employment
	Details    Details
	NINO       ident.NINO // empty when it is not known yet
	Slip       work.Payslip
	First      bool // nothing was reported of this work before
	ToCome     bool // the job ended, and its last payslip is not made
}

// FPS gives the full payment submission for payslips of one tax year, made on a
// day. What HMRC would refuse it for is told by its Check. A report that puts an
// earlier one right bears the reason for being late that says so.
func FPS(s Scheme, made calendar.Date, late rti.LateReason, paid []Paid) (rti.FPS, error) {
	if s.Standing != Registered {
		return rti.FPS{}, fault.Invalid("scheme", NotKnown)
	}
	if len(paid) == 0 {
		return rti.FPS{}, fault.Invalid("employees", rti.NoOne)
	}
	f := rti.FPS{Report: s.report(calendar.TaxYearOf(paid[0].Slip.PayDay), made)}
	at := map[person.PAID]int{} // a PA with two jobs for one employer is one person
	for _, p := range paid {
		job, err := p.job(late)
		if err != nil {
			return rti.FPS{}, err
		}
		i, there := at[p.Slip.PA]
		if !there {
			i = len(f.Employees)
			at[p.Slip.PA] = i
			f.Employees = append(f.Employees, p.employee())
		}
		f.Employees[i].Employments = append(f.Employees[i].Employments, job)
	}
	return f, nil
}

func (p Paid) employee() rti.Employee {
	return rti.Employee{NINO: p.NINO, Name: p.Details.name(p.Slip.PAName), Address: p.Details.Address, Born: p.Employment.PABorn,
		Gender: p.Details.Gender, Passport: p.Details.Passport}
}

// job fills one job and its payment.
func (p Paid) job(late rti.LateReason) (rti.Employment, error) {
	e, slip := p.Employment, p.Slip
	code, err := tax.Parse(slip.Code)
	if err != nil {
		return rti.Employment{}, err
	}
	job := rti.Employment{PayID: p.Details.PayID, Irregular: p.Details.Irregular}
	if p.First {
		job.Starter = rti.Starter{Date: e.Terms.Start, Declaration: p.Details.Declaration,
			StudentLoan: e.Standing.Loans.Student != 0, Postgraduate: e.Standing.Loans.Postgraduate}
	}
	if end := e.Terms.End; !end.IsZero() && !end.After(slip.Period.Last) {
		job.Left = end
		// The payslip that first tells HMRC of the day is no payment after it,
		// however late it comes (from memory, unchecked).
		job.Payment.AfterLeaving = end.Before(slip.Period.First) && slip.Left == ""
	}
	job.Payment.Hours, job.Payment.Late = p.Details.band(e), late
	in := payroll.Input{PayDate: slip.PayDay, Frequency: slip.Frequency, Code: code, Letter: slip.Letter, Loans: slip.Loans}
	job = job.Payslip(in, slip.Result)
	job.ToDate.Family = family(slip.FamilyYear)
	return job, nil
}

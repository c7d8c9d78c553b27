package work

import (
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

type correctionPrefix struct{}

func (correctionPrefix) Prefix() string { return "cor" }

// CorrectionID is the id of a correction.
type CorrectionID = ident.ID[correctionPrefix]

// Correction is past payslips of a job put right: as they should have been, and
// the difference that the next payslip carries. What was paid stays as it was.
type Correction struct {
	ID         CorrectionID
	Employment ID
	Fix        Fix
	Rerun      Rerun
	Why        string
	By         string // the account
	On         calendar.Date
	Carried    PayslipID // the payslip that carries the difference; none yet when empty
}

// after gives the corrected year to date, when the correction is of a tax year.
func (c Correction) after(year calendar.TaxYear) (payroll.YearToDate, bool) {
	if len(c.Rerun.Should) == 0 {
		return payroll.YearToDate{}, false
	}
	after := c.Rerun.Should[len(c.Rerun.Should)-1].Result.After
	return after, after.Year == year
}

// Corrected gives payslips as corrections say that they should have been: what
// a later correction starts from, and what HMRC is told.
func Corrected(slips []Payslip, all []Correction) []Payslip {
	right := map[PayslipID]Payslip{}
	for _, c := range all { // the later one counts
		for _, p := range c.Rerun.Should {
			right[p.ID] = p
		}
	}
	out := make([]Payslip, len(slips))
	for i, p := range slips {
		out[i] = p
		if r, is := right[p.ID]; is {
			r.Corrects = p.Corrects
			out[i] = r
		}
	}
	return out
}

// carry adds up what corrections that no payslip carries yet come to.
func (d Due) carry() Figures {
	var f Figures
	for _, c := range d.Corrections {
		f = f.plus(c.Rerun.All)
	}
	return f
}

// ToPay gives what the PA is paid: the net pay with what puts earlier payslips
// right, and what is paid free of tax beside it.
func (p Payslip) ToPay() money.Amount {
	return p.Result.Net + p.Corrects.Net + p.TaxFree + p.Debt.Spared - p.Debt.Repaid
}

// ToHMRC gives what is owed to HMRC for the payslip and what it puts right.
func (p Payslip) ToHMRC() money.Amount {
	return p.Result.ToHMRC() + p.Corrects.ToHMRC() - p.Recovered.Total()
}

package payroll

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/minwage"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
)

// workOut fills the result from the gross on.
func (r *Result) workOut(in Input, y *rates.Year, notes *workings) error {
	so := in.already()
	if err := r.workPension(in, so, y, notes); err != nil {
		return err
	}
	if err := r.workTax(in, so, y, notes); err != nil {
		return err
	}
	if err := r.workInsurance(in, so, y, notes); err != nil {
		return err
	}
	r.boundLoans()
	if err := r.settle(in); err != nil {
		return err
	}
	var err error
	r.MinimumWage, err = minwage.Check(in.work(), notes.wage)
	return err
}

func (r *Result) workPension(in Input, so Result, y *rates.Year, notes *workings) error {
	all := so.Gross + r.Gross
	c, err := pension.Due(in.Pension, in.Frequency, all, y, notes.pension)
	if err != nil {
		return err
	}
	r.Contributions = pension.Contributions{Earnings: c.Earnings - so.Contributions.Earnings, Taken: c.Taken - so.Contributions.Taken,
		Relief: c.Relief - so.Contributions.Relief, Employer: c.Employer - so.Contributions.Employer}
	r.Taxable = r.Gross + in.PensionBack.Taxable
	if in.Pension.Scheme == pension.NetPay {
		r.Taxable -= r.Contributions.Taken
	}
	r.PensionBack = in.PensionBack
	r.Contributions = r.Contributions.Less(in.PensionBack)
	r.WorkerPension, r.EmployerPension = r.Contributions.Taken, r.Contributions.Employer
	r.PensionDuty, err = pension.Assess(in.Born, in.PayDate, in.Frequency, all, y, notes.duty)
	return err
}

func (r *Result) workTax(in Input, so Result, y *rates.Year, notes *workings) error {
	var err error
	b := in.Before
	r.TaxDetail, err = tax.On(tax.Payment{Date: in.PayDate, Frequency: in.Frequency, Code: in.Code, Pay: r.Taxable,
		PayBefore: b.EarlierPay + b.Taxable, TaxBefore: b.EarlierTax + b.Tax, SamePay: so.Taxable, SameTax: so.Tax}, y, notes.tax)
	r.Tax = r.TaxDetail.Tax
	return err
}

// workInsurance works out National Insurance and loans, which look at the same
// earnings.
func (r *Result) workInsurance(in Input, so Result, y *rates.Year, notes *workings) error {
	all := so.Gross + r.Gross
	due, err := ni.On(ni.Earnings{Date: in.PayDate, Frequency: in.Frequency, Letter: in.Letter, Pay: all}, y, notes.ni)
	if err != nil {
		return err
	}
	r.EmployeeNI, r.EmployerNI = due.Employee-so.EmployeeNI, due.Employer-so.EmployerNI
	r.NIBands = ni.Bands{AtLEL: due.Bands.AtLEL - so.NIBands.AtLEL, LELToPT: due.Bands.LELToPT - so.NIBands.LELToPT,
		PTToUEL: due.Bands.PTToUEL - so.NIBands.PTToUEL}
	r.AllowanceUsed = min(max(r.EmployerNI, 0), in.AllowanceLeft)
	r.LetterDoubt = !in.Letter.Fits(in.Born, in.PayDate)
	loans, err := loan.On(in.Loans, in.Frequency, all, y, notes.loans)
	r.StudentLoan, r.PostgraduateLoan = loans.Student-so.StudentLoan, loans.Postgraduate-so.PostgraduateLoan
	return err
}

// boundLoans takes no more for loans than is left of this payment, in whole
// pounds, the student loan first: a small second payment of a pay period can
// carry its earnings over a pound that it does not itself hold. What is not
// taken is not carried on, as loans look at each period on its own.
func (r *Result) boundLoans() {
	left := r.Gross - r.Tax - r.EmployeeNI - r.WorkerPension
	left = max(0, left-left%100)
	r.StudentLoan = min(r.StudentLoan, left)
	r.PostgraduateLoan = min(r.PostgraduateLoan, left-r.StudentLoan)
}

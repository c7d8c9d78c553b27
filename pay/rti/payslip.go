package rti

import (
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/value/money"
)

// Payslip fills a job's payment, totals and National Insurance from a payslip,
// and leaves alone what a payslip does not know: who starts or leaves, hours,
// a late reason, statutory pay for parents. It covers one pay period.
//
// What was taken before tax for a pension is gross pay less taxable pay, in
// the payment and in the year alike. Pay after statutory deductions is gross
// pay less tax, National Insurance and loans; pension and other deductions are
// not statutory ones (data item 59, whose guidance was not to be had).
func (j Employment) Payslip(in payroll.Input, r payroll.Result) Employment {
	y := r.After
	j.ToDate.Taxable, j.ToDate.Tax = y.Taxable, y.Tax
	j.ToDate.StudentLoan, j.ToDate.PostgraduateLoan = y.StudentLoan, y.PostgraduateLoan
	j.ToDate.PensionBeforeTax = y.Gross - y.Taxable
	j.ToDate.PensionAfterTax = y.WorkerPension - j.ToDate.PensionBeforeTax

	p := &j.Payment
	p.Frequency, p.Date, p.Periods = Frequency(in.Frequency), in.PayDate, 1
	p.Code, p.Alone = in.Code, r.TaxDetail.Alone
	p.Taxable, p.Tax = r.Taxable, r.Tax
	p.Deducted = r.Deducted
	p.AfterStatutory = r.Gross - money.Sum(r.Tax, r.EmployeeNI, r.StudentLoan, r.PostgraduateLoan)
	p.PensionBeforeTax = r.Gross - r.Taxable
	p.PensionAfterTax = r.WorkerPension - p.PensionBeforeTax
	p.StudentLoan, p.PostgraduateLoan = r.StudentLoan, r.PostgraduateLoan
	p.Plan = loan.None
	if r.StudentLoan != 0 { // a plan without a deduction may not be collected yet
		p.Plan = in.Loans.Student
	}
	j.NI = niOf(in.Letter, r)
	return j
}

// niOf gives the year's National Insurance by letter; the payment is under one
// of them.
func niOf(letter ni.Category, r payroll.Result) []NI {
	var all []NI
	for _, t := range r.After.Letters {
		if t.Letter == 0 {
			continue
		}
		n := NI{Letter: t.Letter, PayToDate: t.Pay, Bands: t.Bands, EmployerToDate: t.Employer, EmployeeToDate: t.Employee}
		if t.Letter == letter {
			n.Pay, n.Employer, n.Employee = r.Gross, r.EmployerNI, r.EmployeeNI
		}
		all = append(all, n)
	}
	return all
}

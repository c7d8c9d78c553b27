package payroll

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// Calculate works out one payslip, in this order: gross; pension that is taken
// before tax; tax; National Insurance; loans; pension taken after tax; other
// deductions; net; then the employer's National Insurance and pension, and the
// minimum wage check.
//
// Impossible input is a fault that names its field ("lines[2].minutes"). Pay
// below the minimum wage is no fault: the result says so, with what to add.
//
// The note gets one top line per figure, found by its key: see LineOf.
func Calculate(in Input, why *explain.Note) (Result, error) {
	if err := in.check(); err != nil {
		return Result{}, err
	}
	y, err := rates.For(calendar.TaxYearOf(in.PayDate))
	if err != nil {
		return Result{}, err
	}
	if !y.Whole {
		return Result{}, fault.Invalid("pay-date", rates.YearNotHeld, "year", y.TaxYear.String())
	}
	var r Result
	var notes workings
	if why != nil {
		notes = newWorkings()
	}
	for _, l := range in.Lines {
		r.Gross += l.Pay()
	}
	if err := r.workOut(in, y, &notes); err != nil {
		return Result{}, err
	}
	if r.After, err = in.Before.add(in, r); err != nil {
		return Result{}, err
	}
	if why != nil {
		explainPayslip(in, y, r, notes, why)
	}
	return r, nil
}

// settle takes everything off the gross. Deductions that pay cannot bear are a fault.
func (r *Result) settle(in Input) error {
	r.Net = r.Gross - r.Tax - r.EmployeeNI - r.StudentLoan - r.PostgraduateLoan - r.WorkerPension
	if r.Net < 0 {
		return fault.Invalid("pension", TooLittlePay, "short", -r.Net)
	}
	for i, d := range in.Deductions {
		r.Deducted += d.Amount
		r.Net -= d.Amount
		if r.Net < 0 {
			return fault.Invalid(at("deductions", i, "amount"), TooLittlePay, "short", -r.Net)
		}
	}
	return nil
}

// largest bounds one amount, so that no sum can overflow.
const largest money.Amount = 1_000_000_000 // £10 million

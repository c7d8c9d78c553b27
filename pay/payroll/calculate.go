package payroll

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/minwage"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
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

// workOut fills the result from the gross on.
func (r *Result) workOut(in Input, y *rates.Year, notes *workings) error {
	var err error
	if r.Contributions, err = pension.Due(in.Pension, in.Frequency, r.Gross, y, notes.pension); err != nil {
		return err
	}
	r.WorkerPension, r.EmployerPension = r.Contributions.Taken, r.Contributions.Employer
	r.Taxable = r.Gross
	if in.Pension.Scheme == pension.NetPay {
		r.Taxable -= r.WorkerPension
	}
	before := in.Before
	if r.TaxDetail, err = tax.On(tax.Payment{Date: in.PayDate, Frequency: in.Frequency, Code: in.Code, Pay: r.Taxable,
		PayBefore: before.EarlierPay + before.Taxable, TaxBefore: before.EarlierTax + before.Tax}, y, notes.tax); err != nil {
		return err
	}
	r.Tax = r.TaxDetail.Tax
	insurance, err := ni.On(ni.Earnings{Date: in.PayDate, Frequency: in.Frequency, Letter: in.Letter, Pay: r.Gross}, y, notes.ni)
	if err != nil {
		return err
	}
	r.EmployeeNI, r.EmployerNI, r.NIBands = insurance.Employee, insurance.Employer, insurance.Bands
	r.AllowanceUsed = min(r.EmployerNI, in.AllowanceLeft)
	r.LetterDoubt = !in.Letter.Fits(in.Born, in.PayDate)
	loans, err := loan.On(in.Loans, in.Frequency, r.Gross, y, notes.loans)
	if err != nil {
		return err
	}
	r.StudentLoan, r.PostgraduateLoan = loans.Student, loans.Postgraduate
	if r.PensionDuty, err = pension.Assess(in.Born, in.PayDate, in.Frequency, r.Gross, y, notes.duty); err != nil {
		return err
	}
	if err = r.settle(in); err != nil {
		return err
	}
	r.MinimumWage, err = minwage.Check(in.work(), notes.wage)
	return err
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

// work gives what the minimum wage check looks at.
func (in Input) work() minwage.Work {
	w := minwage.Work{Period: in.Period, Born: in.Born, Apprentice: in.Apprentice, Living: in.Home}
	for _, l := range in.Lines {
		switch l.Kind {
		case Hours:
			w.Minutes += l.Minutes
			w.Pay += l.Pay()
		case SleepIn:
			w.Awake += l.Awake
			w.SleepIn += l.Pay()
		}
	}
	for _, d := range in.Deductions {
		switch d.Kind {
		case ForEmployer:
			w.Deductions += d.Amount
		case ForHome:
			w.Living.Charge += d.Amount
		}
	}
	return w
}

// largest bounds one amount, so that no sum can overflow.
const largest money.Amount = 1_000_000_000 // £10 million

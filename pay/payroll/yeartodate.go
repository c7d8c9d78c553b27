package payroll

import (
	"ownway/pay/payroll/ni"
	"ownway/value/calendar"
	"ownway/value/money"
)

// YearToDate holds the totals of one employment in one tax year. The zero
// value is the start of a year. Totals compare with ==.
type YearToDate struct {
	Year calendar.TaxYear // 0 before the first payment

	EarlierPay money.Amount // taxable pay of an earlier job this tax year, from its P45
	EarlierTax money.Amount // tax on it

	Gross            money.Amount
	Taxable          money.Amount
	Tax              money.Amount
	EmployeeNI       money.Amount
	EmployerNI       money.Amount
	AllowanceUsed    money.Amount
	StudentLoan      money.Amount
	PostgraduateLoan money.Amount
	WorkerPension    money.Amount
	EmployerPension  money.Amount
	Deducted         money.Amount
	Net              money.Amount

	Letters ni.YearToDate // National Insurance by letter, as HMRC is told
}

// add gives the totals with one more payslip.
func (y YearToDate) add(in Input, r Result) (YearToDate, error) {
	y.Year = calendar.TaxYearOf(in.PayDate)
	y.Gross += r.Gross
	y.Taxable += r.Taxable
	y.Tax += r.Tax
	y.EmployeeNI += r.EmployeeNI
	y.EmployerNI += r.EmployerNI
	y.AllowanceUsed += r.AllowanceUsed
	y.StudentLoan += r.StudentLoan
	y.PostgraduateLoan += r.PostgraduateLoan
	y.WorkerPension += r.WorkerPension
	y.EmployerPension += r.EmployerPension
	y.Deducted += r.Deducted
	y.Net += r.Net
	due := ni.Due{Employee: r.EmployeeNI, Employer: r.EmployerNI, Bands: r.NIBands}
	var err error
	y.Letters, err = y.Letters.Add(in.Letter, r.Gross, due)
	return y, err
}

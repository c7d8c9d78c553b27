package payroll

import "ownway/pay/payroll/pension"

// Paid gives a payslip's entry for the PA's pension record: what was assessed,
// what was paid in, and apart from it what came back.
func (r Result) Paid(in Input) pension.Paid {
	paid := pension.Paid{Period: in.Period, PayDate: in.PayDate, Pay: in.already().Gross + r.Gross, Duty: r.PensionDuty,
		Scheme: in.Pension.Scheme, Contributions: r.Contributions, Refund: r.PensionBack}
	paid.Contributions.Taken += r.PensionBack.Worker
	paid.Contributions.Relief += r.PensionBack.Relief
	paid.Contributions.Employer += r.PensionBack.Employer
	return paid
}

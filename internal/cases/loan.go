package cases

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/rates"
)

// loanCase proves a student or postgraduate loan deduction, and the threshold
// of the pay period where the case gives one.
func loanCase(r *row, o *Outcome) {
	o.Name = r.columns["frequency"] + " pay of " + r.columns["gross"] + ", plan " + r.columns["plan"]
	y := r.year(o)
	if y == nil {
		return
	}
	if r.columns["plan"] == "" {
		r.columns["plan"] = "0"
	}
	p := loan.Plans{Student: loan.Plan(min(r.number("plan"), 100)), Postgraduate: r.oneOf("postgrad", "1", "0")}
	f, pay := r.frequency(), r.amount("gross")
	want := loan.Due{Student: r.amount("student_loan"), Postgraduate: r.amount("postgrad_loan")}
	if r.bad != nil {
		return
	}
	got, err := loan.On(p, f, pay, y, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	o.want("student_loan", want.Student.Plain(), got.Student.Plain())
	o.want("postgrad_loan", want.Postgraduate.Plain(), got.Postgraduate.Plain())
	plans := map[loan.Plan]rates.Loan{loan.Plan1: y.Loans.Plan1, loan.Plan2: y.Loans.Plan2, loan.Plan4: y.Loans.Plan4, loan.Plan5: y.Loans.Plan5}
	if r.columns["plan_threshold"] != "" {
		o.want("plan_threshold", r.amount("plan_threshold").Plain(), plans[p.Student].ThresholdFor(f).Plain())
	}
	if r.columns["pg_threshold"] != "" {
		o.want("pg_threshold", r.amount("pg_threshold").Plain(), y.Loans.Postgraduate.ThresholdFor(f).Plain())
	}
}

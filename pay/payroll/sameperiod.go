package payroll

import "ownway/pay/payroll/minwage"

// already adds up what was paid before for the same period.
func (in Input) already() Result {
	var so Result
	for i := range in.Already {
		p := &in.Already[i].Result
		so.Gross += p.Gross
		so.Taxable += p.Taxable
		so.Tax += p.Tax
		so.EmployeeNI += p.EmployeeNI
		so.EmployerNI += p.EmployerNI
		so.StudentLoan += p.StudentLoan
		so.PostgraduateLoan += p.PostgraduateLoan
		so.Contributions.Earnings += p.Contributions.Earnings
		so.Contributions.Taken += p.Contributions.Taken + p.PensionBack.Worker
		so.Contributions.Relief += p.Contributions.Relief + p.PensionBack.Relief
		so.Contributions.Employer += p.Contributions.Employer + p.PensionBack.Employer
		so.NIBands.AtLEL += p.NIBands.AtLEL
		so.NIBands.LELToPT += p.NIBands.LELToPT
		so.NIBands.PTToUEL += p.NIBands.PTToUEL
	}
	return so
}

// work gives what the minimum wage check looks at: all that is paid for the period.
func (in Input) work() minwage.Work {
	w := minwage.Work{Period: in.Period, Born: in.Born, Apprentice: in.Apprentice, Living: in.Home}
	addWork(&w, in.Lines, in.Deductions)
	for _, p := range in.Already {
		addWork(&w, p.Lines, p.Deductions)
	}
	return w
}

func addWork(w *minwage.Work, lines []Line, deductions []Deduction) {
	for _, l := range lines {
		switch l.Kind {
		case Hours:
			w.Minutes += l.Minutes
			w.Pay += l.Pay()
		case SleepIn:
			w.Awake += l.Awake
			w.SleepIn += l.Pay()
		}
	}
	for _, d := range deductions {
		switch d.Kind {
		case ForEmployer:
			w.Deductions += d.Amount
		case ForHome:
			w.Living.Charge += d.Amount
		}
	}
}

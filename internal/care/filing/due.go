package filing

import (
	"slices"

	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Due is what an employer owes HMRC for a tax month or a tax quarter.
type Due struct {
	For                  calendar.Period
	By                   calendar.Date // when it is paid electronically
	Tax                  money.Amount
	Employees, Employers money.Amount // National Insurance
	Loans, Allowance     money.Amount // Allowance is taken off
	Total                money.Amount // below zero is the employer's to have back
}

// DueToHMRC adds up payslips by the tax months or quarters of their pay days,
// the latest first.
func DueToHMRC(slips []work.Payslip, c Cycle) []Due {
	byFirst := map[calendar.Date]*Due{}
	for _, p := range slips {
		days := span(p.PayDay, c)
		d := byFirst[days.First]
		if d == nil {
			d = &Due{For: days, By: work.HMRCDueFor(days)}
			byFirst[days.First] = d
		}
		r, c := p.Result, p.Corrects
		d.Tax += r.Tax + c.Tax
		d.Employees += r.EmployeeNI + c.EmployeeNI
		d.Employers += r.EmployerNI + c.EmployerNI
		d.Loans += r.StudentLoan + r.PostgraduateLoan + c.Loans
		d.Allowance += r.AllowanceUsed + c.Allowance
		d.Total += p.ToHMRC()
	}
	var all []Due
	for _, d := range byFirst {
		all = append(all, *d)
	}
	slices.SortFunc(all, func(a, b Due) int { return b.For.First.Compare(a.For.First) })
	return all
}

// PayBy gives the day by which what is owed for a pay day reaches HMRC: after
// its tax month or, as small employers may, after its tax quarter. While nobody
// has told the cycle it is the quarter.
func (s Scheme) PayBy(payDay calendar.Date) calendar.Date {
	c := s.Pays
	if c == "" {
		c = ByQuarter
	}
	return work.HMRCDueFor(span(payDay, c))
}

// span gives the tax month or tax quarter that holds a day.
func span(day calendar.Date, c Cycle) calendar.Period {
	month := TaxMonth(day)
	if c == ByMonth {
		return month
	}
	n := (calendar.TaxMonth(day) - 1) / 3 * 3
	first := calendar.TaxYearOf(day).First().AddMonths(n)
	return calendar.Period{First: first, Last: first.AddMonths(3).AddDays(-1)}
}

package filing

import (
	"slices"

	"ownway/internal/care/work"
	"ownway/pay/forms"
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
	Recovered            money.Amount // of family pay, taken off too
	Total                money.Amount // below zero is the employer's to have back
}

// DueToHMRC gives what is owed by the tax months or quarters of the pay days,
// the latest first, as the employer's P32 has it.
func DueToHMRC(slips []work.Payslip, c Cycle) ([]Due, error) {
	byFirst := map[calendar.Date]*Due{}
	for _, year := range yearsOf(slips) {
		f, err := P32(Scheme{Pays: c}, slips, year, nil, nil)
		if err != nil {
			return nil, err
		}
		for _, m := range f.Months {
			if !paidIn(slips, m.Period) {
				continue
			}
			days := span(m.Period.First, c)
			d := byFirst[days.First]
			if d == nil {
				d = &Due{For: days, By: m.PayBy}
				byFirst[days.First] = d
			}
			d.add(m)
		}
	}
	var all []Due
	for _, d := range byFirst {
		all = append(all, *d)
	}
	slices.SortFunc(all, func(a, b Due) int { return b.For.First.Compare(a.For.First) })
	return all, nil
}

func (d *Due) add(m forms.P32Month) {
	d.Tax += m.Tax
	d.Employees += m.EmployeeNI
	d.Employers += m.EmployerNI
	d.Loans += m.StudentLoan + m.Postgraduate
	d.Allowance += m.Allowance
	d.Recovered += m.Recovered + m.Compensation
	d.Total += m.Due
}

// yearsOf lists the tax years in which payslips were paid.
func yearsOf(slips []work.Payslip) []calendar.TaxYear {
	var years []calendar.TaxYear
	for _, p := range slips {
		if y := calendar.TaxYearOf(p.PayDay); !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	return years
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

// Reference gives the reference of what is paid to HMRC for a pay day: it names
// the tax month, or the last month of the tax quarter.
func (s Scheme) Reference(payDay calendar.Date) string {
	c := s.Pays
	if c == "" {
		c = ByQuarter
	}
	return work.HMRCReference(string(s.AccountsOffice), calendar.TaxYearOf(payDay), calendar.TaxMonth(span(payDay, c).Last))
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

package filing

import (
	"ownway/internal/care/work"
	"ownway/pay/forms"
	"ownway/pay/payroll/statutory"
	"ownway/pay/rti"
	"ownway/value/calendar"
)

// family gives amounts of family pay as HMRC names them.
func family(b statutory.ByKind) rti.Family {
	return rti.Family{SMP: b.Maternity, SPP: b.Paternity, SAP: b.Adoption, ShPP: b.Shared, SPBP: b.Bereavement, SNCP: b.Neonatal}
}

// recovered adds up what comes back from HMRC of the family pay of some days, by
// kind, and reports whether there is any.
func recovered(slips []work.Payslip, days calendar.Period) (statutory.Recovered, bool) {
	var sum statutory.Recovered
	any := false
	for _, p := range slips {
		if !days.Has(p.PayDay) || p.Recovered == (statutory.Recovered{}) {
			continue
		}
		any = true
		for _, k := range statutory.Kinds() {
			*sum.Pay.Of(k) += *p.Recovered.Pay.Of(k)
			*sum.Compensation.Of(k) += *p.Recovered.Compensation.Of(k)
		}
	}
	return sum, any
}

// toDate tells what came back in the tax year up to a tax month in which
// something did.
func toDate(slips []work.Payslip, month calendar.Period) (rti.Recovered, bool) {
	if _, any := recovered(slips, month); !any {
		return rti.Recovered{}, false
	}
	sum, _ := recovered(slips, calendar.Period{First: calendar.TaxYearOf(month.First).First(), Last: month.Last})
	return rti.Recovered{Month: calendar.TaxMonth(month.First), Pay: family(sum.Pay), Compensation: family(sum.Compensation)}, true
}

// byMonth gives what came back in each tax month of a year, for the P32.
func byMonth(slips []work.Payslip, year calendar.TaxYear) []forms.Recovery {
	var all []forms.Recovery
	for n := range 12 {
		month := TaxMonth(year.First().AddMonths(n))
		if sum, any := recovered(slips, month); any {
			all = append(all, forms.Recovery{Month: n + 1, Pay: family(sum.Pay), Compensation: family(sum.Compensation)})
		}
	}
	return all
}

// familyOf gives the family pay of a job in a tax year.
func familyOf(slips []work.Payslip, year calendar.TaxYear) rti.Family {
	var to statutory.ByKind
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) == year {
			to = p.FamilyYear
		}
	}
	return family(to)
}

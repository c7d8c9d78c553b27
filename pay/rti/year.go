package rti

import (
	"slices"

	"ownway/pay/payroll/loan"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoYear is the fault of a tax year whose forms are not known here.
var NoYear = msg.New("rti.no-year", "HMRC's forms for the tax year {year} are not in this version. Ask whoever keeps this service to add them")

// year is what changes in HMRC's reports from one tax year to the next.
type year struct {
	tax         calendar.TaxYear
	fps, eps    string      // the schemas' namespaces
	plans       []loan.Plan // student loan plans that can be reported
	wedBefore   calendar.Date
	firstLeaver calendar.Date
	proved      bool // reports were checked against HMRC's own schemas of the year
}

// years is the table: a new tax year is a new row.
var years = []year{
	// HMRC, FullPaymentSubmission-2026-v1-0.xsd and .sch,
	// EmployerPaymentSummary-2026-v1-0.xsd, and Internet Filing PAYE RTI 2026.
	{
		tax:         2025,
		fps:         "http://www.govtalk.gov.uk/taxation/PAYE/RTI/FullPaymentSubmission/25-26/1",
		eps:         "http://www.govtalk.gov.uk/taxation/PAYE/RTI/EmployerPaymentSummary/25-26/1",
		plans:       []loan.Plan{loan.Plan1, loan.Plan2, loan.Plan4},
		wedBefore:   calendar.MustDate("1961-04-05"), // rule 7955
		firstLeaver: calendar.MustDate("2019-04-06"), // LeavingDate, minInclusive
		proved:      true,
	},
	// The namespaces of 2026-27 are known; its schemas were not to be had. The
	// rules are taken to be those of the year before, moved on by a year, with
	// plan 5, whose deductions begin in April 2026 (unchecked).
	{
		tax:         2026,
		fps:         "http://www.govtalk.gov.uk/taxation/PAYE/RTI/FullPaymentSubmission/26-27/1",
		eps:         "http://www.govtalk.gov.uk/taxation/PAYE/RTI/EmployerPaymentSummary/26-27/1",
		plans:       []loan.Plan{loan.Plan1, loan.Plan2, loan.Plan4, loan.Plan5},
		wedBefore:   calendar.MustDate("1961-04-05"),
		firstLeaver: calendar.MustDate("2020-04-06"),
	},
}

func yearOf(y calendar.TaxYear) (year, error) {
	for _, row := range years {
		if row.tax == y {
			return row, nil
		}
	}
	return year{}, fault.Invalid("year", NoYear, "year", y.String())
}

// Years lists the tax years whose reports can be made, earliest first.
func Years() []calendar.TaxYear {
	var all []calendar.TaxYear
	for _, row := range years {
		all = append(all, row.tax)
	}
	slices.Sort(all)
	return all
}

// Proved reports whether reports of the tax year were checked against HMRC's
// own schemas of that year. Those of any other year that can be made follow
// the year before, and HMRC may refuse them.
func Proved(y calendar.TaxYear) bool {
	row, err := yearOf(y)
	return err == nil && row.proved
}

// short gives the year as HMRC's reports write it: "25-26".
func (y year) short() string { return y.tax.String()[2:] }

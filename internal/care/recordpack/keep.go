package recordpack

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// Keep is how long a part must be kept, and where that stands. Cites is empty
// where no time was found: then none is made up.
type Keep struct {
	Says  msg.Text
	Cites []explain.Citation
}

// The words for how long.
var (
	keepPAYE    = msg.New("recordpack.keep-paye", "Keep for 3 years after the end of the tax year")
	keepWage    = msg.New("recordpack.keep-wage", "Keep for 6 years: they show that pay was not below the minimum wage")
	keepBoth    = msg.New("recordpack.keep-both", "Keep for 6 years for the minimum wage. HMRC asks for 3 years after the end of the tax year")
	keepPension = msg.New("recordpack.keep-pension", "Keep for 6 years. Notices to opt out: 4 years")
	keepMoney   = msg.New("recordpack.keep-money", "Keep for 6 years after the direct payments end. Ask the council: some say longer. HMRC asks for 3 years after the end of the tax year")
	keepUnknown = msg.New("recordpack.keep-unknown", "We have found no time in law for these. Keep them as long as the payslips")
)

// What each rests on.
var (
	citePAYE = explain.Citation{Name: "GOV.UK, PAYE for employers: keeping records", Address: "https://www.gov.uk/paye-for-employers/keeping-records"}
	// National Minimum Wage Regulations 2015 reg.59(8): six years since April 2021.
	citeWage    = explain.Citation{Name: "National Minimum Wage Regulations 2015 reg.59(8)", Address: "https://www.legislation.gov.uk/uksi/2015/621/regulation/59"}
	citePension = explain.Citation{Name: "Employers' Duties (Registration and Compliance) Regulations 2010", Unchecked: true}
	// Care Act 2014 s.69(3): a debt can be recovered within six years.
	citeMoney = explain.Citation{Name: "Care Act 2014 s.69(3)", Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/69"}
)

// KeepOf gives how long a part must be kept.
func KeepOf(p Part) Keep {
	switch p {
	case Hours, HoursAgreed, MinimumWage, Rates:
		return Keep{keepWage.Text(), []explain.Citation{citeWage}}
	case Payslips, PayLines:
		return Keep{keepBoth.Text(), []explain.Citation{citeWage, citePAYE}}
	case PAs, TaxCodes, Reports, P32, P45, P60, Corrections:
		return Keep{keepPAYE.Text(), []explain.Citation{citePAYE}}
	case Pension:
		return Keep{keepPension.Text(), []explain.Citation{citePension}}
	case Payments:
		return Keep{keepMoney.Text(), []explain.Citation{citeMoney, citePAYE}}
	}
	return Keep{Says: keepUnknown.Text()}
}

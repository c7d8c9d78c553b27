package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
)

var employers2026 = cite("GOV.UK Rates and thresholds for employers 2026 to 2027",
	"https://www.gov.uk/guidance/rates-and-thresholds-for-employers-2026-to-2027")

var year2026 = Year{
	TaxYear: 2026, Whole: true,
	Tax: IncomeTax{
		RestOfUK: restOfUK(pounds(87_440)), Wales: restOfUK(pounds(87_440)),
		Scotland: Regime{Basic: 1, Bands: []Band{
			{pounds(3_967), percent(19)}, {pounds(12_989), percent(20)}, {pounds(14_136), percent(21)},
			{pounds(31_338), percent(42)}, {pounds(62_710), percent(45)}, {0, percent(48)}}},
		PersonalAllowance: pounds(12_570), EmergencyCode: "1257L", Limit: percent(50),
		Cites: []explain.Citation{routines},
	},
	Parts: []NationalInsurance{{
		From: calendar.MustDate("2026-04-06"),
		LEL:  threshold(129, 559, 6_708), PT: threshold(242, 1_048, 12_570), ST: threshold(96, 417, 5_000),
		FUST: threshold(481, 2_083, 25_000), UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: percent(8), Above: percent(2), Reduced: 185, Deferred: percent(2), Employer: percent(15),
		Cites: []explain.Citation{regulation12, employers2026},
	}},
	Allowance: &EmploymentAllowance{pounds(10_500), []explain.Citation{allowanceForCare, employers2026}},
	Recovery: &Recovery{Normal: percent(92), Small: percent(109), SmallUpTo: pounds(45_000),
		Cites: []explain.Citation{cite("Small Employers' Relief 109%", "https://www.thepayrollcentre.co.uk/news/small-employers-relief-boost")}},
	Loans: Loans{Plan1: student(26_900), Plan2: student(29_385), Plan4: student(33_795), Plan5: student(25_000), Postgraduate: postgrad(21_000),
		Cites: []explain.Citation{cite("Student loan thresholds 2026-27", "https://betteraccount.co.uk/p/student-loan-thresholds-2026-27")}},
	Sick: &SickPay{Weekly: 12_325, OfEarnings: percent(80), WaitingDays: 0, LeastWeekly: 0, LeastDays: 1, MaxWeeks: 28, LinkedWithin: 56,
		Cites: []explain.Citation{cite("Statutory Sick Pay from 6 April 2026", "https://www.business.gov.uk")}},
	Family:  familyPay(19_432, 129, 12, cite("Statutory family pay 2026-27", "https://www.mondaq.com/uk/employee-rights-labour-relations/1724490/")),
	Pension: enrolment(), Holiday: leave(), Redundancy: redundancy(751),
	Mileage: mileage(55, cite("Mileage allowance from 6 April 2026: 55p a mile",
		"https://mooreks.co.uk/insights/new-mileage-allowance-rates-what-employers-need-to-do-now/")),
}

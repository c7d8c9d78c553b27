package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
)

var (
	employers2024 = cite("GOV.UK Rates and thresholds for employers 2024 to 2025",
		"https://www.gov.uk/guidance/rates-and-thresholds-for-employers-2024-to-2025")
	mileage45 = cite("GOV.UK mileage allowance payments: 45p a mile", "https://ammu.uk/business-mileage-rates-what-has-changed")
)

var year2024 = Year{
	TaxYear: 2024, Whole: true,
	Tax: IncomeTax{
		RestOfUK: restOfUK(pounds(87_440)), Wales: restOfUK(pounds(87_440)),
		Scotland: Regime{Basic: 1, Bands: []Band{
			{pounds(2_306), percent(19)}, {pounds(11_685), percent(20)}, {pounds(17_101), percent(21)},
			{pounds(31_338), percent(42)}, {pounds(62_710), percent(45)}, {0, percent(48)}}},
		PersonalAllowance: pounds(12_570), EmergencyCode: "1257L", Limit: percent(50),
		Cites: []explain.Citation{routines, employers2024},
	},
	Parts: []NationalInsurance{{
		From: calendar.MustDate("2024-04-06"),
		LEL:  threshold(123, 533, 6_396), PT: threshold(242, 1_048, 12_570), ST: threshold(175, 758, 9_100),
		FUST: threshold(481, 2_083, 25_000), UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: percent(8), Above: percent(2), Reduced: 185, Deferred: percent(2), Employer: 1380,
		Cites: []explain.Citation{regulation12, employers2024},
	}},
	Allowance: &EmploymentAllowance{pounds(5_000), []explain.Citation{allowanceForCare, employers2024}},
	Recovery: &Recovery{Normal: percent(92), Small: percent(103), SmallUpTo: pounds(45_000),
		Cites: []explain.Citation{cite("Small Employers' Relief 103%", "https://hrcentre.uk.brightmine.com/legal-timetable/increase-to-the-percentage-of-statutory-family-related-pay-small-employers-can-recoup/167607")}},
	Loans: Loans{Plan1: student(24_990), Plan2: student(27_295), Plan4: student(31_395), Postgraduate: postgrad(21_000),
		Cites: []explain.Citation{employers2024}},
	Sick: sickOld(11_675, 123, employers2024),
	Family: familyPay(18_403, 123, 0,
		cite("Statutory family pay 2024-25", "https://www.compactlaw.co.uk/pages/statutory-paternity-leave-paternity-pay")),
	Pension: enrolment(), Holiday: leave(), Redundancy: redundancy(700), Mileage: mileage(45, mileage45),
}

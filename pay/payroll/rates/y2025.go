package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
)

var employers2025 = cite("GOV.UK Rates and thresholds for employers 2025 to 2026",
	"https://www.gov.uk/guidance/rates-and-thresholds-for-employers-2025-to-2026")

var year2025 = Year{
	TaxYear: 2025, Whole: true,
	Tax: IncomeTax{
		RestOfUK: restOfUK(pounds(87_440)), Wales: restOfUK(pounds(87_440)),
		Scotland: Regime{Basic: 1, Bands: []Band{
			{pounds(2_827), percent(19)}, {pounds(12_094), percent(20)}, {pounds(16_171), percent(21)},
			{pounds(31_338), percent(42)}, {pounds(62_710), percent(45)}, {0, percent(48)}}},
		PersonalAllowance: pounds(12_570), EmergencyCode: "1257L", Limit: percent(50),
		Cites: []explain.Citation{routines, employers2025},
	},
	Parts: []NationalInsurance{{
		From: calendar.MustDate("2025-04-06"),
		LEL:  threshold(125, 542, 6_500), PT: threshold(242, 1_048, 12_570), ST: threshold(96, 417, 5_000),
		FUST: threshold(481, 2_083, 25_000), UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: percent(8), Above: percent(2), Reduced: 185, Deferred: percent(2), Employer: percent(15),
		Cites: []explain.Citation{regulation12, employers2025},
	}},
	Allowance: &EmploymentAllowance{pounds(10_500), []explain.Citation{allowanceForCare, employers2025}},
	Recovery: &Recovery{Normal: percent(92), Small: 10_850, SmallUpTo: pounds(45_000),
		Cites: []explain.Citation{statutory2025}},
	Loans: Loans{Plan1: student(26_065), Plan2: student(28_470), Plan4: student(32_745), Postgraduate: postgrad(21_000),
		Cites: []explain.Citation{employers2025}},
	Sick:    sickOld(11_875, 125, employers2025),
	Family:  familyPay(18_718, 125, 12, statutory2025),
	Pension: enrolment(), Holiday: leave(), Redundancy: redundancy(719), Mileage: mileage(45, mileage45),
}

var statutory2025 = cite("Statutory family pay and small employers' relief 2025-26",
	"https://www.moorepay.co.uk/payroll-hr-rates/statutory-maternity-paternity-adoption-shared-parental-and-parental-bereavement-pay/")

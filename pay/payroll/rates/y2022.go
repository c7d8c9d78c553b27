package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
)

// 2022-23 is held for published test cases only. National Insurance changed
// twice inside the year (National Insurance Contributions (Increase of
// Thresholds) Act 2022; Health and Social Care Levy (Repeal) Act 2022).
var year2022 = Year{
	TaxYear: 2022,
	Tax: IncomeTax{
		RestOfUK: restOfUK(pounds(112_300)), Wales: restOfUK(pounds(112_300)),
		Scotland: Regime{Basic: 1, Bands: []Band{
			{pounds(2_162), percent(19)}, {pounds(10_956), percent(20)}, {pounds(17_974), percent(21)},
			{pounds(118_908), percent(41)}, {0, percent(46)}}},
		PersonalAllowance: pounds(12_570), EmergencyCode: "1257L", Limit: percent(50),
		Cites: []explain.Citation{cases2022},
	},
	Parts: []NationalInsurance{
		ni2022("2022-04-06", threshold(190, 823, 9_880), 1325, 325, 710, 1505),
		ni2022("2022-07-06", threshold(242, 1_048, 12_570), 1325, 325, 710, 1505),
		ni2022("2022-11-06", threshold(242, 1_048, 12_570), 1200, 200, 585, 1380),
	},
	// The rates of the three parts, blended by months; HMRC's directors' cases
	// are met with them for letters A and M. The reduced rate is not in a case.
	Directors: &NationalInsurance{
		From: calendar.MustDate("2022-04-06"),
		LEL:  threshold(123, 533, 6_396), PT: Threshold{Annual: pounds(11_908)}, ST: threshold(175, 758, 9_100),
		FUST: threshold(481, 2_083, 25_000), UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: 1273, Above: 273, Reduced: 658, Deferred: 273, Employer: 1453,
		Cites: []explain.Citation{regulation12, cases2022, recalled("HMRC directors' rates 2022-23", "")},
	},
	Loans: Loans{Plan1: student(20_195), Plan2: student(27_295), Plan4: student(25_375), Postgraduate: postgrad(21_000),
		Cites: []explain.Citation{cite("Student loan thresholds 2022-23", "https://torgersens.com/blog/student-loan-repayment-thresholds")}},
	Sick: sickOld(9_935, 123, sickHistory),
}

var cases2022 = cite("HMRC payroll test data 2022-23, every row of which these figures give",
	"https://github.com/payetools/Payetools")

func ni2022(from string, pt Threshold, main, above, reduced, employer Rate) NationalInsurance {
	return NationalInsurance{
		From: calendar.MustDate(from),
		LEL:  threshold(123, 533, 6_396), PT: pt, ST: threshold(175, 758, 9_100), FUST: threshold(481, 2_083, 25_000),
		UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: main, Above: above, Reduced: reduced, Deferred: above, Employer: employer,
		Cites: []explain.Citation{regulation12, cases2022},
	}
}

package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
)

// 2023-24 is held for published test cases only. The employee's main rate fell
// on 6 January 2024; no published case covers that part.
var year2023 = Year{
	TaxYear: 2023,
	Tax: IncomeTax{
		RestOfUK: restOfUK(pounds(87_440)), Wales: restOfUK(pounds(87_440)),
		Scotland: Regime{Basic: 1, Bands: []Band{
			{pounds(2_162), percent(19)}, {pounds(10_956), percent(20)}, {pounds(17_974), percent(21)},
			{pounds(94_048), percent(42)}, {0, percent(47)}}},
		PersonalAllowance: pounds(12_570), EmergencyCode: "1257L", Limit: percent(50),
		Cites: []explain.Citation{cases2023},
	},
	Parts: []NationalInsurance{
		ni2023("2023-04-06", percent(12), cases2023),
		ni2023("2024-01-06", percent(10), recalled("National Insurance Contributions (Reduction in Rates) Act 2023 s.1", "")),
	},
	Loans: Loans{Plan1: student(22_015), Plan2: student(27_295), Plan4: student(27_660), Postgraduate: postgrad(21_000),
		Cites: []explain.Citation{cite("Student loan thresholds 2023-24", "https://www.cwpayrollservices.co.uk/resources/student-loan-recovery-2023-24/")}},
	Sick: sickOld(10_940, 123, sickHistory),
}

var cases2023 = cite("HMRC payroll test data 2023-24, every row of which these figures give",
	"https://github.com/payetools/Payetools")

func ni2023(from string, main Rate, source explain.Citation) NationalInsurance {
	return NationalInsurance{
		From: calendar.MustDate(from),
		LEL:  threshold(123, 533, 6_396), PT: threshold(242, 1_048, 12_570), ST: threshold(175, 758, 9_100),
		FUST: threshold(481, 2_083, 25_000), UST: threshold(967, 4_189, 50_270), UEL: threshold(967, 4_189, 50_270),
		Main: main, Above: percent(2), Reduced: 585, Deferred: percent(2), Employer: 1380,
		Cites: []explain.Citation{regulation12, source},
	}
}

package rates

import (
	"ownway/value/explain"
	"ownway/value/money"
)

// sickOld gives Statutory Sick Pay under the rules that ended on 5 April 2026:
// three waiting days, spells of four days, and a lower earnings limit.
func sickOld(weekly money.Amount, least int64, source explain.Citation) *SickPay {
	return &SickPay{Weekly: weekly, WaitingDays: 3, LeastWeekly: pounds(least), LeastDays: 4, MaxWeeks: 28, LinkedWithin: 56,
		Cites: []explain.Citation{
			source, recalled("Social Security Contributions and Benefits Act 1992 Part XI", "https://www.legislation.gov.uk/ukpga/1992/4/part/XI")}}
}

// familyPay gives the statutory family payments, whose shape has not changed
// over the years held but for neonatal care pay, new in April 2025.
func familyPay(weekly money.Amount, least int64, neonatal int, source explain.Citation) *FamilyPay {
	return &FamilyPay{FirstWeeks: 6, OfEarnings: percent(90), Weekly: weekly, MaternityWeeks: 39,
		PaternityWeeks: 2, SharedWeeks: 37, BereavedWeeks: 2, NeonatalWeeks: neonatal, LeastWeekly: pounds(least),
		Cites: []explain.Citation{source}}
}

var sickHistory = cite("GOV.UK Statutory Sick Pay calculator, rates by year", "https://github.com/alphagov/smart-answers")

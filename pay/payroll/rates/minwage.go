package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// Wage holds the National Minimum Wage rates from a 1 April to the next 31
// March, in pence an hour. A rate applies from the first pay reference period
// that starts on or after From.
type Wage struct {
	From, Last calendar.Date // the days on which a period that it applies to may start

	Adult      money.Amount // 21 and over: the National Living Wage
	Youth      money.Amount // 18 to 20
	Under18    money.Amount
	Apprentice money.Amount
	Offset     money.Amount // accommodation offset for a day

	Cites []explain.Citation
}

// MinimumWage gives the rates for a pay reference period that starts on the
// day, or a fault when they are not held.
func MinimumWage(on calendar.Date) (*Wage, error) {
	for i := range wages {
		if w := &wages[i]; !on.Before(w.From) && !on.After(w.Last) {
			return w, nil
		}
	}
	return nil, fault.Invalid("period", DayNotHeld, "day", on)
}

var wages = [...]Wage{
	{calendar.MustDate("2024-04-01"), calendar.MustDate("2025-03-31"), 11_44, 8_60, 6_40, 6_40, 9_99, []explain.Citation{
		cite("National Minimum Wage regulations, SI 2024/432", "https://www.legislation.gov.uk/uksi/2024/432/made"), offsetPage}},
	{calendar.MustDate("2025-04-01"), calendar.MustDate("2026-03-31"), 12_21, 10_00, 7_55, 7_55, 10_66, []explain.Citation{
		cite("National Minimum Wage regulations, SI 2025/401", "https://www.legislation.gov.uk/uksi/2025/401/made"), offsetPage}},
	{calendar.MustDate("2026-04-01"), calendar.MustDate("2027-03-31"), 12_71, 10_85, 8_00, 8_00, 11_10, []explain.Citation{
		cite("GOV.UK minimum wage calculator, rates from 1 April 2026", "https://github.com/alphagov/smart-answers"), offsetPage}},
}

var offsetPage = cite("GOV.UK National Minimum Wage: accommodation", "https://www.gov.uk/national-minimum-wage-accommodation")

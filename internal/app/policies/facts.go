package policies

import (
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

// leastHours are the hours a week on which R1 rests, in minutes: so few that
// neither National Insurance nor a pension is due, so that no PA of 21 or over
// costs less an hour.
const leastHours = 10 * 60

// FactsOn gives what a check of a policy needs to know of a day. With an error
// the day is there and what an hour lawfully costs is not, so that R1 is not
// asked: the figures of that year are not held.
func FactsOn(on calendar.Date) (policy.Facts, error) {
	f := policy.Facts{On: on}
	hour, cites, err := lawfulHour(on)
	if err == nil {
		f.LawfulHour, f.LawfulCites = hour, cites
	}
	return f, err
}

// lawfulHour gives the least that an hour by an employed PA of 21 or over
// lawfully costs: the minimum wage with holiday pay. What a council may pay
// beside the rate is left out: insurance, payroll, training, recruitment,
// sickness, redundancy.
func lawfulHour(on calendar.Date) (money.Amount, []explain.Citation, error) {
	year, err := rates.For(calendar.TaxYearOf(on))
	if err != nil {
		return 0, nil, err
	}
	wage, err := rates.MinimumWage(on)
	if err != nil {
		return 0, nil, err
	}
	c, err := cost.Hour(cost.Assumptions{On: on, Minutes: leastHours, PAs: 1, Age: cost.Adult, Wage: wage.Adult, Pension: cost.AboveTrigger}, year, nil)
	if err != nil {
		return 0, nil, err
	}
	return c.Hour, wage.Cites, nil
}

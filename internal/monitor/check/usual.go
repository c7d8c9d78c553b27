package check

import "ownway/value/money"

// Usual gives when a check asks where a council's policy does not say, late
// rather than early. Of the contribution it lets two payments be: one that was
// missed once, and one that is late, are nobody's business.
func Usual(contribution money.Amount) Limits {
	return Limits{NewWeeks: 26, UnderPlan: 30, PlanWeeks: 12, RecentUnder: 50, ExplainDays: 42, SmallSum: money.Pounds(10, 0),
		LateWageDays: 10, LateHoursDays: 14, LateTaxDays: 35, LateShareDays: 21, ContributionSlack: max(2*contribution, money.Pounds(20, 0))}
}

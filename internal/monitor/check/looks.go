package check

import (
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the findings: what was seen, why it matters, what settles it.
var (
	wagesSaw     = msg.New("check.wages-saw", "We cannot see that pay of {amount}, due on {day}, has reached the PA")
	wagesMatter  = msg.New("check.wages-matter", "PAs rely on being paid on time")
	wagesSettle  = msg.New("check.wages-settle", "Usually it was paid another way, or the bank statement is still to come")
	shortSaw     = msg.New("check.short-saw", "There is {amount} less than what is owed and set aside")
	shortMatter  = msg.New("check.short-matter", "Pay and bills should be covered, and help now is easier than later")
	shortSettle  = msg.New("check.short-settle", "Usually a payment is late, costs have risen, or the budget needs to be looked at again")
	needSaw      = msg.New("check.need-saw", "{spent} was spent of {planned} planned since {day}")
	needMatter   = msg.New("check.need-matter", "The first question is whether there is support you need and are not getting")
	needSettle   = msg.New("check.need-settle", "Usually a PA is hard to find, a stay in hospital came between, or money is being saved for something agreed")
	reviewSaw    = msg.New("check.review-saw", "A review was due on {day}")
	reviewMatter = msg.New("check.review-matter", "A review is owed to you: it is when the plan and the money are made to fit")
	reviewSettle = msg.New("check.review-settle", "The practitioner agrees a day for it with you")
	hoursSaw     = msg.New("check.hours-saw", "Pay periods in which the usual hours were paid and nobody has said if they were right: {count}. The first was paid on {day}")
	hoursMatter  = msg.New("check.hours-matter", "The PA may be owed more, or have been paid too much, and it can be put right")
	hoursSettle  = msg.New("check.hours-settle", "Someone looks at the hours and says yes, or what they were")
	contribSaw   = msg.New("check.contribution-saw", "{amount} of your contribution has not been paid in")
	contribMat   = msg.New("check.contribution-matter", "The budget counts on it, so money may run short")
	contribSet   = msg.New("check.contribution-settle", "Usually it is paid late or by another way. If it is more than you can afford, ask the council to look at it again")
	unknownSaw   = msg.New("check.unexplained-saw", "Payments that are not explained yet: {count}. They come to {amount}, and the oldest is of {day}")
	unknownMat   = msg.New("check.unexplained-matter", "The council needs to see only that the money went on what the plan is for")
	unknownSet   = msg.New("check.unexplained-settle", "A word on what each was for, or a photo of a receipt")
	balanceSaw   = msg.New("check.balance-saw", "{amount} is safe to spend: more than {weeks} weeks of the budget, after all that is owed and set aside")
	balanceMat   = msg.New("check.balance-matter", "It may be needed for something that nobody has written down, or be more than is needed")
	balanceSet   = msg.New("check.balance-settle", "Say what it is kept for, and it is set aside. What happens to any that is left is talked about at a review")
)

// lookAtWages looks for pay that is late. A day that no bank lines reach yet
// cannot tell.
func lookAtWages(f Facts, l Limits, _ Tier) (Finding, bool) {
	if l.LateWageDays == 0 {
		return Finding{}, false
	}
	found := Finding{What: WagesUnpaid, Sure: Likely, Matters: wagesMatter.Text(), Settles: wagesSettle.Text(), Ask: f.support()}
	for _, w := range f.Unpaid {
		if w.Due.DaysUntil(f.Today) <= l.LateWageDays || w.Amount == 0 {
			continue
		}
		found.Amount += w.Amount
		found.Since = earlier(found.Since, w.Due)
		if f.BooksTo.Before(w.Due.AddDays(l.LateWageDays)) {
			found.Sure = Unsure
		}
	}
	found.Saw = wagesSaw.With("amount", found.Amount, "day", found.Since)
	found.cite(l)
	return found, found.Amount > 0
}

func lookAtShort(f Facts, l Limits, _ Tier) (Finding, bool) {
	found := Finding{What: MoneyShort, Sure: Certain, Amount: -f.Safe, Since: f.Today, Ask: f.support(),
		Saw: shortSaw.With("amount", -f.Safe), Matters: shortMatter.Text(), Settles: shortSettle.Text()}
	found.cite(l)
	return found, f.Safe < 0
}

// lookAtNeed looks for spending under plan. It is asked about first as a need
// that may not be met, and by the practitioner: it is not a fault of the person's.
func lookAtNeed(f Facts, l Limits, tier Tier) (Finding, bool) {
	days := f.SpendFrom.DaysUntil(f.Today)
	if l.UnderPlan == 0 || tier == New || f.SpendFrom.IsZero() || days < 7*l.PlanWeeks {
		return Finding{}, false
	}
	found := Finding{What: NeedUnmet, Sure: Likely, Amount: f.Planned - f.Spent, Since: f.SpendFrom, Ask: Practitioner,
		Saw:     needSaw.With("spent", f.Spent, "planned", f.Planned, "day", f.SpendFrom),
		Matters: needMatter.Text(), Settles: needSettle.Text()}
	if f.BooksTo.Before(f.Today.AddDays(-7 * l.PlanWeeks)) {
		found.Sure = Unsure // spending may only be missing from the books
	}
	found.cite(l)
	found.Cites = append(found.Cites, reviewPlan)
	if f.underPlan(l) {
		return found, true
	}
	found.Saw = needSaw.With("spent", f.RecentSpent, "planned", f.RecentPlanned, "day", f.RecentFrom)
	found.Amount, found.Since = f.RecentPlanned-f.RecentSpent, f.RecentFrom
	return found, f.underLately(l)
}

func (f Facts) underPlan(l Limits) bool {
	return f.Planned > 0 && f.Planned-f.Spent >= f.Planned.MulDiv(int64(l.UnderPlan), 100, money.Up)
}

// underLately reports whether spending fell in the last quarter of a year, when
// the year as a whole does not show it yet.
func (f Facts) underLately(l Limits) bool {
	return l.RecentUnder > 0 && !f.RecentFrom.IsZero() && f.RecentPlanned > 0 &&
		f.RecentPlanned-f.RecentSpent >= f.RecentPlanned.MulDiv(int64(l.RecentUnder), 100, money.Up)
}

func lookAtReview(f Facts, l Limits, _ Tier) (Finding, bool) {
	found := Finding{What: ReviewLate, Sure: Certain, Since: f.ReviewDue, Ask: Practitioner,
		Saw: reviewSaw.With("day", f.ReviewDue), Matters: reviewMatter.Text(), Settles: reviewSettle.Text()}
	found.cite(l)
	found.Cites = append(found.Cites, reviewYearly)
	return found, !f.ReviewDue.IsZero() && f.Today.After(f.ReviewDue)
}

func lookAtHours(f Facts, l Limits, _ Tier) (Finding, bool) {
	count := 0
	found := Finding{What: HoursWaiting, Sure: Certain, Ask: f.support(), Matters: hoursMatter.Text(), Settles: hoursSettle.Text()}
	for _, h := range f.Hours {
		if l.LateHoursDays > 0 && h.PaidOn.DaysUntil(f.Today) > l.LateHoursDays {
			count++
			found.Since = earlier(found.Since, h.PaidOn)
		}
	}
	found.Saw = hoursSaw.With("count", count, "day", found.Since)
	found.cite(l)
	return found, count > 0
}

// lookAtContribution asks once more is missing than the policy lets be: a
// standing order that is a day late is nobody's business.
func lookAtContribution(f Facts, l Limits, _ Tier) (Finding, bool) {
	missing := f.ContributionDue - f.ContributionPaid
	found := Finding{What: Contribution, Sure: Likely, Amount: missing, Ask: f.support(),
		Saw: contribSaw.With("amount", missing), Matters: contribMat.Text(), Settles: contribSet.Text()}
	found.cite(l)
	return found, missing > l.ContributionSlack
}

func lookAtUnexplained(f Facts, l Limits, tier Tier) (Finding, bool) {
	count := 0
	found := Finding{What: Unmatched, Sure: Certain, Ask: f.support(), Matters: unknownMat.Text(), Settles: unknownSet.Text()}
	for _, u := range f.Unexplained {
		if l.ExplainDays > 0 && u.On.DaysUntil(f.Today) > l.ExplainDays {
			count++
			found.Amount += u.Amount
			found.Since = earlier(found.Since, u.On)
		}
	}
	found.Saw = unknownSaw.With("count", count, "amount", found.Amount, "day", found.Since)
	found.cite(l)
	small := (tier == Steady || tier == Supported) && found.Amount <= l.SmallSum
	return found, count > 0 && !small
}

// lookAtBalance looks for more than is expected. Where spending is under plan,
// that is asked about instead, as a need; a new purse has had no time.
func lookAtBalance(f Facts, l Limits, tier Tier) (Finding, bool) {
	if _, need := lookAtNeed(f, l, tier); need || tier == New || l.BalanceWeeks == 0 {
		return Finding{}, false
	}
	found := Finding{What: BalanceHigh, Sure: Certain, Amount: f.Safe, Since: f.Today, Ask: f.support(),
		Saw:     balanceSaw.With("amount", f.Safe, "weeks", l.BalanceWeeks),
		Matters: balanceMat.Text(), Settles: balanceSet.Text()}
	found.cite(l)
	return found, f.Weekly > 0 && f.Safe > f.Weekly*money.Amount(l.BalanceWeeks)
}

// cite names the policy that asks, and the law that keeps it in proportion.
func (f *Finding) cite(l Limits) {
	f.Cites = append(f.Cites, noMoreThanNeeded, proportionate)
	if l.Source.Name != "" {
		f.Cites = append(f.Cites, l.Source)
	}
}

func earlier(a, b calendar.Date) calendar.Date {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

// Package check looks at a purse in proportion to its risk, and finds reasons
// to talk. It says what was seen, why it matters, how sure it is, what usually
// settles it, and who is asked first: whoever can help, before anyone who
// decides. It decides nothing about a person.
package check

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Facts are what is known of a purse on a day.
type Facts struct {
	Today   calendar.Date
	Started calendar.Date // the first payment into the purse

	Supported bool          // a support organisation holds the money or helps with it
	Concern   calendar.Date // when a person raised a concern that is still open; no date when none is

	Weekly money.Amount // what the budget holds a week
	Safe   money.Amount // safe to spend (package surplus): what is owed and kept is off already

	BooksTo     calendar.Date // the last day that bank lines are held for; no date when none are
	Unexplained []Unexplained
	Unpaid      []Wage
	Hours       []Waiting

	ReviewDue calendar.Date // no date when none is set

	SpendFrom      calendar.Date // the first day that the two sums below are for
	Planned, Spent money.Amount  // by the plan up to today, and in fact with what is owed

	// The same of the last quarter of a year alone; no day when it is not known.
	RecentFrom                 calendar.Date
	RecentPlanned, RecentSpent money.Amount

	ContributionDue, ContributionPaid money.Amount // the person's, up to today

	Tax    []Wage // due to HMRC, and not seen
	Shares []Wage // of pooled support, due and not seen
	Low    []Seen // what is missing from pay below the minimum wage, by pay day
	Signs
	// Overdue are findings of the check before that nobody looked at by their
	// day: someone else is asked now.
	Overdue []What
}

// Unexplained is a bank line that nothing has explained yet.
type Unexplained struct {
	On     calendar.Date
	Amount money.Amount // the size of it, above zero
}

// Wage is a PA's net pay that fell due and that no payment is seen for.
type Wage struct {
	Due    calendar.Date
	Amount money.Amount
}

// Waiting is a pay period whose usual hours were paid with nobody's agreement.
type Waiting struct{ PaidOn calendar.Date }

// Limits are when a council's policy asks. A limit in weeks, days or per cent
// that is 0 means that the policy sets none, and nothing is asked; a sum that is
// 0 lets nothing be.
type Limits struct {
	NewWeeks      int          // a purse is new for so long
	BalanceWeeks  int          // more than so many weeks' budget safe to spend is worth a talk
	UnderPlan     int          // spending so many per cent under plan is worth a talk
	PlanWeeks     int          // but not before so many weeks of spending
	ExplainDays   int          // days to explain a bank line in
	SmallSum      money.Amount // unexplained money up to this is let be in a steady purse
	LateWageDays  int          // days after pay day with no payment seen
	LateHoursDays int          // days after usual pay with nobody's agreement
	LateTaxDays   int          // days after tax was due with no payment seen
	LateShareDays int          // the same of a share in pooled support
	RecentUnder   int          // spending so many per cent under plan in a quarter of a year is worth a talk
	// ContributionSlack is how much of the contribution may be missing.
	ContributionSlack money.Amount
	Source            explain.Citation
}

// The faults of facts and limits.
var (
	EnterToday   = msg.New("check.enter-today", "Enter the day of the check")
	EnterStarted = msg.New("check.enter-started", "Enter the day of the first payment, on or before the day of the check")
	BelowZero    = msg.New("check.below-zero", "Enter an amount of zero or more")
	EnterLimit   = msg.New("check.enter-limit", "Enter a limit of zero or more")
)

// Result is what a check came to.
type Result struct {
	Quiet    bool // there is nothing to talk about, and no concern is open
	Tier     Tier
	Reasons  []msg.Text // for the tier
	First    msg.Text   // what a reader is told before anything else
	Findings []Finding  // the most pressing first
}

// The first words of every result.
var (
	quiet = msg.New("check.quiet", "All is well. Nothing needs you")
	talk  = msg.New("check.talk", "There is something to talk about. Nothing is decided, and nothing is stopped")
	being = msg.New("check.being-looked-at", "Someone is looking at a concern already. Nothing is decided, and nothing is stopped")
)

// looks are all that a check looks at, the most pressing first.
var looks = []func(Facts, Limits, Tier) (Finding, bool){
	lookAtWages, lookAtShort, lookAtNeed, lookAtReview, lookAtHours, lookAtContribution, lookAtUnexplained, lookAtBalance,
}

// Of checks a purse.
func Of(f Facts, l Limits) (Result, error) {
	if err := f.check(); err != nil {
		return Result{}, err
	}
	if min(l.NewWeeks, l.BalanceWeeks, l.UnderPlan, l.PlanWeeks, l.ExplainDays, l.LateWageDays, l.LateHoursDays, l.LateTaxDays, l.LateShareDays, l.RecentUnder) < 0 || min(l.SmallSum, l.ContributionSlack) < 0 {
		return Result{}, fault.Invalid("limits", EnterLimit)
	}
	r := Result{First: talk.Text()}
	r.Tier, r.Reasons = tierOf(f, l)
	for _, look := range slices.Concat(looks[:1], lookAtSigns[:4], looks[1:], lookAtSigns[4:]) {
		if finding, any := look(f, l, r.Tier); any {
			finding.By = reviewBy(finding.What, f.Today)
			if slices.Contains(f.Overdue, finding.What) {
				finding.Ask = Practitioner
			}
			r.Findings = append(r.Findings, finding)
		}
	}
	switch {
	case len(r.Findings) > 0:
	case r.Tier == OfConcern:
		r.First = being.Text()
	default:
		r.Quiet, r.First = true, quiet.Text()
	}
	return r, nil
}

func (f Facts) check() error {
	switch {
	case f.Today.IsZero():
		return fault.Invalid("today", EnterToday)
	case f.Started.IsZero() || f.Started.After(f.Today):
		return fault.Invalid("started", EnterStarted)
	case f.Weekly < 0:
		return fault.Invalid("weekly", BelowZero)
	case min(f.Planned, f.Spent, f.RecentPlanned, f.RecentSpent) < 0:
		return fault.Invalid("planned", BelowZero)
	case min(f.ContributionDue, f.ContributionPaid) < 0:
		return fault.Invalid("contribution", BelowZero)
	}
	for _, u := range f.Unexplained {
		if u.Amount < 0 {
			return fault.Invalid("unexplained", BelowZero)
		}
	}
	for _, w := range f.Unpaid {
		if w.Amount < 0 {
			return fault.Invalid("unpaid", BelowZero)
		}
	}
	return nil
}

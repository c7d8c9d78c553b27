package care

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/agreement"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// Case is one person on a practitioner's caseload.
type Case struct {
	Papers
	Step      Step
	ReviewDue calendar.Date // by law; no date before an agreement
	Weekly    money.Amount
	Gap       money.Amount // a week that the budget is short of lawful pay
	Findings  []check.Finding
}

// Step is how far a person has come towards a direct payment, by what comes next.
type Step string

// The next steps.
const (
	NeedsNext     Step = "needs"
	BudgetNext    Step = "budget"
	FinalNext     Step = "final-budget"
	PlanNext      Step = "plan"
	RouteNext     Step = "route"
	AgreementNext Step = "agreement"
	SignNext      Step = "sign"
	Running       Step = "running"
	Arranged      Step = "arranged" // the council arranges the support
)

// Caseload lists the people of a council, those with something due first.
func (s *Service) Caseload(ctx context.Context, by access.Actor) (cases []Case, err error) {
	err = s.See(ctx, by, access.SeeCaseload, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		people, err := tx.People(ctx)
		if err != nil {
			return err
		}
		for _, p := range people {
			c, err := oneCase(ctx, tx, p)
			if err != nil {
				return err
			}
			cases = append(cases, c)
		}
		return nil
	})
	slices.SortStableFunc(cases, func(a, b Case) int {
		return cmp.Or(cmp.Compare(len(b.Findings), len(a.Findings)), cmp.Compare(b.Gap, a.Gap), earlier(a.ReviewDue, b.ReviewDue))
	})
	return cases, err
}

// Case gives one person of a caseload.
func (s *Service) Case(ctx context.Context, by access.Actor, about person.ID) (c Case, err error) {
	err = s.See(ctx, by, access.SeeCaseload, access.About(about), func(tx *store.Tx) error {
		who, err := tx.Person(ctx, about)
		if err != nil {
			return err
		}
		c, err = oneCase(ctx, tx, who)
		return err
	})
	return c, err
}

// earlier orders days; no day comes last.
func earlier(a, b calendar.Date) int {
	if a.IsZero() != b.IsZero() {
		return map[bool]int{true: 1, false: -1}[a.IsZero()]
	}
	return a.Compare(b)
}

func oneCase(ctx context.Context, tx *store.Tx, who person.Person) (Case, error) {
	p, err := papers(ctx, tx, who.ID)
	if err != nil {
		return Case{}, err
	}
	c := Case{Papers: p, Step: p.next()}
	if len(p.Budgets) > 0 {
		c.Weekly, c.Gap = p.Budgets[0].Budget.Weekly, p.Budgets[0].Enough.Weekly
	}
	if p.Agreement.State != "" {
		c.ReviewDue = p.Agreement.ReviewDue()
	}
	purse, err := tx.PurseOf(ctx, who.ID)
	if notThere(err) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	checks, err := tx.Checks(ctx, purse.ID)
	if err == nil && len(checks) > 0 {
		c.Findings = checks[0].OpenFindings()
	}
	return c, err
}

// next gives the next step on the way to an agreement.
func (p Papers) next() Step {
	switch {
	case p.Needs.ID.IsZero():
		return NeedsNext
	case len(p.Budgets) == 0:
		return BudgetNext
	case p.Budgets[0].Budget.Stage != budget.Final:
		return FinalNext
	case p.Plan.ID.IsZero():
		return PlanNext
	case len(p.Route.Parts) == 0:
		return RouteNext
	case HeldIn(p.Route) == "":
		return Arranged
	case p.Agreement.State == "":
		return AgreementNext
	case p.Agreement.State != agreement.InForce:
		return SignNext
	}
	return Running
}

func notThere(err error) bool { return fault.KindOf(err) == fault.KindNotFound }

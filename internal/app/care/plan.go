package care

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/budget"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of choosing a route.
var (
	EnterBank = msg.New("care.enter-bank", "Enter the account that the money is paid into")
)

// Writing is what a person and a practitioner write into a plan together.
type Writing struct {
	Person  person.ID
	Matters string      // what matters, in the person's own words
	How     []plan.Item // how each need is met, in the order of the budget's lines
}

// judged gives a plan with what the council decided of each relative whom it
// names, and nobody's own word: whether a close relative in the household must be
// paid is the council's to judge (SI 2014/2871 reg 3(2)), by a decision of its own.
func judged(p plan.Plan, all []decision.Record) plan.Plan {
	p.Items = slices.Clone(p.Items)
	for i := range p.Items {
		by := &p.Items[i].By
		by.Payee.NecessaryForCare, by.Payee.NecessaryForAdmin = decision.JudgedOf(all, by.Name), law.Judgement{}
	}
	return p
}

// WritePlan writes the plan from the latest budget. The person may write it
// jointly with the council (Care Act 2014 s.25(7)).
func (s *Service) WritePlan(ctx context.Context, by access.Actor, w Writing) (plan.Plan, error) {
	var made plan.Plan
	err := s.Do(ctx, by, access.WritePlan, access.About(w.Person), func(tx *store.Tx) error {
		b, err := lastBudget(ctx, tx, w.Person)
		if err != nil {
			return err
		}
		p, _, err := policyOf(ctx, tx)
		if err != nil {
			return err
		}
		var id plan.ID
		if err := store.NewID(tx, &id); err != nil {
			return err
		}
		all, err := tx.Decisions(ctx, w.Person)
		if err != nil {
			return err
		}
		made = judged(s.draft(id, b, p, w), all)
		if err := made.Check(b); err != nil {
			return err
		}
		return tx.AddPlan(ctx, made)
	})
	return made, err
}

// draft fills the budget's draft with how each need is met, and states the
// direct payment by the council's policy.
func (s *Service) draft(id plan.ID, b budget.Budget, p policy.Policy, w Writing) plan.Plan {
	made := plan.Draft(id, b, s.Today())
	made.Matters = w.Matters
	for i := range made.Items {
		if i < len(w.How) {
			made.Items[i].How, made.Items[i].By, made.Items[i].ByPayment = w.How[i].How, w.How[i].By, w.How[i].ByPayment
		}
	}
	made.Eligible = law.Is
	made.Telling = law.Telling{Told: law.Is, Helped: law.Is}
	made.Involved = law.Involved{Person: law.Is, Carer: law.Is, Named: law.Is, Steps: law.Is, Copies: law.Is}
	every, _ := p.Every.On(s.Today())
	timing, _ := p.Timing.On(s.Today())
	how, _ := p.Contribution.On(s.Today())
	for _, it := range made.Items {
		if it.ByPayment {
			return made.Pay(b, every.Is, timing.Is, how.Is)
		}
	}
	return made
}

func lastBudget(ctx context.Context, tx *store.Tx, p person.ID) (budget.Budget, error) {
	_, all, err := standing(ctx, tx, p)
	if err == nil && len(all) == 0 {
		err = fault.Conflict(NoBudget)
	}
	if err != nil {
		return budget.Budget{}, err
	}
	return all[0].Budget, nil
}

// Choice is how a person chose to hold the money.
type Choice struct {
	Person person.ID
	Parts  []plan.Part
	Bank   ident.BankAccount // where it is paid; not needed where the council arranges all
}

// ChooseRoute records the person's choice, or that of someone who speaks for them.
func (s *Service) ChooseRoute(ctx context.Context, by access.Actor, c Choice) error {
	return s.Do(ctx, by, access.ChooseRoute, access.About(c.Person), func(tx *store.Tx) error {
		b, err := lastBudget(ctx, tx, c.Person)
		if err != nil {
			return err
		}
		p, _, err := policyOf(ctx, tx)
		if err != nil {
			return err
		}
		who, err := s.chooser(ctx, tx, by, c.Person)
		if err != nil {
			return err
		}
		if err := freeToChoose(ctx, tx, c.Person); err != nil {
			return err
		}
		r, err := plan.Choose(c.Parts, b.Weekly, p, who, s.Today())
		if err != nil {
			return err
		}
		if HeldIn(r) != "" && c.Bank.Number == "" {
			return fault.Invalid("account-number", EnterBank)
		}
		return tx.AddRoute(ctx, c.Person, store.Chosen{Route: r, Bank: c.Bank})
	})
}

// freeToChoose refuses a choice while a decision that counts sets another way.
func freeToChoose(ctx context.Context, tx *store.Tx, p person.ID) error {
	c, err := tx.RouteOf(ctx, p)
	if notThere(err) {
		return nil
	}
	if err == nil && c.Route.Imposed != nil {
		err = fault.Conflict(plan.HeldByDecision)
	}
	return err
}

// chooser says in which standing an actor chooses or signs for a person.
func (s *Service) chooser(ctx context.Context, tx *store.Tx, by access.Actor, about person.ID) (plan.Chooser, error) {
	if by.Person == about {
		return plan.Chooser{Name: by.Name}, nil
	}
	reps, err := tx.Representatives(ctx, about)
	if err != nil {
		return plan.Chooser{}, err
	}
	for _, r := range reps {
		if r.Account == string(by.Account) && r.ActsOn(s.Today()) {
			return plan.Chooser{Name: by.Name, Standing: r.Standing}, nil
		}
	}
	return plan.Chooser{}, access.Refuse()
}

// HeldIn gives where in the books the direct payment part of a route is held;
// nothing where the council arranges all.
func HeldIn(r plan.Route) string {
	for _, p := range r.Parts {
		switch p.Method {
		case policy.OwnAccount:
			return "own-account"
		case policy.Card:
			return "card"
		case policy.Managed:
			return "managed"
		case policy.ISF:
			return "isf"
		}
	}
	return ""
}

// forWages adds up what a plan has for PAs a week.
func forWages(p plan.Plan) money.Amount {
	var sum money.Amount
	for _, it := range p.Items {
		if it.ByPayment && it.Kind.Employs() {
			sum += it.Weekly
		}
	}
	return sum
}

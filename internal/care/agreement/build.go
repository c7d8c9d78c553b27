package agreement

import (
	"errors"
	"slices"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/plan"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Request is what an agreement is made of.
type Request struct {
	ID     ID
	Needs  []assessment.Need
	Plan   plan.Plan
	Budget budget.Budget
	Route  plan.Route
	Policy policy.Policy
	From   calendar.Date // the first day that is paid for
}

// The faults of making an agreement.
var (
	FinalBudgetFirst = msg.New("agreement.final-budget-first", "An agreement needs the final budget. This one is the first figure")
	PlanFirst        = msg.New("agreement.plan-first", "The plan is not complete. {missing}")
	PaymentsFirst    = msg.New("agreement.payments-first", "The plan states no direct payment")
	RouteFirst       = msg.New("agreement.route-first", "First choose how the money is held")
	RouteOpen        = msg.New("agreement.route-open", "The choice of how the money is held is not settled. {open}")
	EnterFirstDay    = msg.New("agreement.enter-first-day", "Enter the first day that is paid for, on or after the day of the budget")
	AnotherPolicy    = msg.New("agreement.another-policy", "The budget follows another council's policy")
)

// Build drafts the agreement. It is refused while anything that it rests on is
// missing, with every reason at once.
func Build(r Request) (Agreement, error) {
	if err := r.check(); err != nil {
		return Agreement{}, err
	}
	a := Agreement{
		ID: r.ID, Person: r.Plan.Person, Plan: r.Plan.ID, Budget: r.Budget.ID, Policy: r.Policy.ID, Council: r.Policy.Council,
		Route: r.Route, Pays: *r.Plan.Payments, Joint: r.Budget.NHS > 0 || r.Budget.OnceNHS > 0, From: r.From, State: Draft,
	}
	a.Pays.Needs = slices.Clone(r.Plan.Payments.Needs)
	a.Route.Parts = slices.Clone(r.Route.Parts)
	a.Terms = r.terms(a)
	return a, nil
}

func (r Request) check() error {
	var faults []error
	if r.Budget.Stage != budget.Final {
		faults = append(faults, fault.Invalid("budget", FinalBudgetFirst))
	}
	if r.Budget.Policy != r.Policy.ID {
		faults = append(faults, fault.Invalid("budget", AnotherPolicy))
	}
	if r.From.IsZero() || r.From.Before(r.Budget.On) {
		faults = append(faults, fault.Invalid("from", EnterFirstDay))
	}
	for _, m := range r.Plan.Complete(r.Budget, r.Needs) {
		faults = append(faults, fault.Invalid("plan", PlanFirst, "missing", m.Answer.Says()))
	}
	faults = append(faults, r.Plan.Check(r.Budget), r.checkRoute())
	return errors.Join(faults...)
}

// checkRoute wants a chosen route for a stated payment. A question that is open
// holds it up only when the answer is No: what nobody has said yet does not
// keep a person waiting for their money.
func (r Request) checkRoute() error {
	pay := r.Plan.Payments
	if pay == nil || len(pay.Needs) == 0 {
		return fault.Invalid("plan", PaymentsFirst)
	}
	if len(r.Route.Parts) == 0 || r.Route.By.Name == "" {
		return fault.Invalid("route", RouteFirst)
	}
	for _, a := range r.Route.Open {
		if a.IsNo() {
			return fault.Invalid("route", RouteOpen, "open", a.Says())
		}
	}
	return nil
}

package plan

import (
	"errors"
	"fmt"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/law"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Missing is something that stands between a plan and being complete: a rule
// whose answer is not Yes, and the need that it is about, if it is about one.
type Missing struct {
	Need   assessment.Ref `json:"need,omitempty"`
	Answer law.Answer     `json:"answer"`
}

// Complete asks the law of the plan and lists every answer that is not Yes: of
// what the person was told and who took part (P1, P3), what the plan states (P2,
// P5), the budget (B1), and each family member who is to be paid (F1-F4). Of a
// complete plan the list is empty.
func (p Plan) Complete(b budget.Budget, needs []assessment.Need) []Missing {
	var missing []Missing
	ask := func(need assessment.Ref, a law.Answer) {
		if !a.IsYes() {
			missing = append(missing, Missing{need, a})
		}
	}
	ask("", law.TellsPayments(p.Telling, nil))
	ask("", law.MadeTogether(p.Involved, nil))
	ask("", law.PlanStates(p.contents(b), nil))
	ask("", b.AddsUp(nil))
	ask("", law.PlanShowsHow(law.Stating{Needs: law.Is, Eligible: p.Eligible, How: law.Is}, nil))
	for _, n := range needs {
		ask(n.Ref, law.PlanShowsHow(p.stating(n.Ref), nil))
	}
	for _, it := range p.Items {
		if it.ByPayment && it.By.paidByName() {
			ask(it.Need, law.MayPayForCare(it.By.Payee, nil))
		}
	}
	return missing
}

func (p Plan) contents(b budget.Budget) law.Contents {
	c := law.Contents{Budget: law.KnownToBe(!p.Budget.IsZero() && p.Budget == b.ID)}
	byPayment := false
	for _, it := range p.Items {
		byPayment = byPayment || it.ByPayment
	}
	c.Payments = law.KnownToBe(byPayment || p.Payments != nil)
	if pay := p.Payments; pay != nil {
		c.Needs = law.KnownToBe(len(pay.Needs) > 0)
		c.Amount = law.KnownToBe(pay.Amount > 0 || pay.Once > 0)
		c.Frequency = law.KnownToBe(pay.Every.Known())
		return c
	}
	c.Needs, c.Amount, c.Frequency = law.IsNot, law.IsNot, law.IsNot
	return c
}

// stating says of one need whether it is in the plan, and how it is met.
func (p Plan) stating(ref assessment.Ref) law.Stating {
	there, how := false, true
	for _, it := range p.Items {
		if it.Need == ref {
			there, how = true, how && it.How != ""
		}
	}
	return law.Stating{Needs: law.KnownToBe(there), Eligible: law.Is, How: law.KnownToBe(there && how)}
}

// The faults of a plan.
var (
	AnotherBudget    = msg.New("plan.another-budget", "This plan belongs to another budget")
	UnknownNeed      = msg.New("plan.unknown-need", "The budget has no need called {need}")
	ChooseMeans      = msg.New("plan.choose-means", "Choose who or what meets this need")
	BelowNothing     = msg.New("plan.below-nothing", "Enter an amount of nothing or more")
	NotPaid          = msg.New("plan.not-paid", "A carer who is not paid, or the council's own service, takes no direct payment")
	CostsMore        = msg.New("plan.costs-more", "This plan costs {over} more than the budget. Ask for a higher budget, or change the plan")
	PaymentsDoNotFit = msg.New("plan.payments-do-not-fit", "The direct payment does not match the needs that it is for. Work it out again")
)

// Check reports what is wrong with the plan beside its budget: unknown needs,
// more money than there is, payments that do not follow from the items.
func (p Plan) Check(b budget.Budget) error {
	var faults []error
	if p.Budget != b.ID || p.Person != b.Person {
		faults = append(faults, fault.Invalid("budget", AnotherBudget))
	}
	for i, it := range p.Items {
		faults = append(faults, it.check(fmt.Sprintf("items[%d]", i), b))
	}
	weekly, once := p.costs()
	if over := max(weekly-b.Weekly, once-b.Once); over > 0 {
		faults = append(faults, fault.Invalid("items", CostsMore, "over", over))
	}
	if pay := p.Payments; pay != nil {
		again := p.Pay(b, pay.Every, pay.Timing, pay.Contribution).Payments
		if again.Weekly != pay.Weekly || again.Amount != pay.Amount || again.Once != pay.Once {
			faults = append(faults, fault.Invalid("payments", PaymentsDoNotFit))
		}
	}
	return errors.Join(faults...)
}

func (it Item) check(field string, b budget.Budget) error {
	switch {
	case !b.Has(it.Need):
		return fault.Invalid(field+".need", UnknownNeed, "need", string(it.Need))
	case !it.By.Means.Known():
		return fault.Invalid(field+".by", ChooseMeans)
	case it.Weekly < 0 || it.Once < 0:
		return fault.Invalid(field+".weekly", BelowNothing)
	case it.ByPayment && (it.By.Means == ByCarer || it.By.Means == ByCouncil):
		return fault.Invalid(field+".by", NotPaid)
	}
	return nil
}

var meansWords = map[Means]msg.Key{
	ByPA:       msg.New("plan.by-pa", "a PA"),
	ByFamily:   msg.New("plan.by-family", "a family member or friend who is paid"),
	ByAgency:   msg.New("plan.by-agency", "an agency"),
	ByActivity: msg.New("plan.by-activity", "an activity"),
	ByThing:    msg.New("plan.by-thing", "equipment"),
	ByCarer:    msg.New("plan.by-carer", "a carer who is not paid"),
	ByCouncil:  msg.New("plan.by-council", "a service that the council arranges"),
}

// Known reports whether this is one of the means.
func (m Means) Known() bool { return meansWords[m] != "" }

// Words gives the means in plain words.
func (m Means) Words() msg.Key { return meansWords[m] }

package buy

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/care/precedent"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoNeed names no need in the plan: what is asked about meets none of them.
const NoNeed = "none"

// Need is one need in a person's plan.
type Need struct {
	Ref   string
	Words string // the person's own, or how the plan meets it
}

// Own is what a person is told about their own plan.
type Own struct {
	Told
	Person    person.Person
	HasPlan   bool
	Needs     []Need
	Need      string               // the one that was chosen
	Questions []precedent.Question // what they asked before, newest first
}

// Own answers a person from their own plan, their council's policy and the law.
// need is the ref of a need in the plan, NoNeed, or empty while it is not known.
func (s *Service) Own(ctx context.Context, by access.Actor, about person.ID, a Asking, need string) (o Own, err error) {
	err = s.See(ctx, by, access.SeeBuying, access.About(about), func(tx *store.Tx) error {
		if o, err = s.own(ctx, tx, about, &a, need); err != nil {
			return err
		}
		o.Questions, err = tx.Questions(ctx, about)
		return err
	})
	if err != nil {
		return o, err
	}
	o.Told, err = s.tell(ctx, o.Told, a)
	return o, err
}

// own reads what the answer rests on, and says of the asking what the plan says.
func (s *Service) own(ctx context.Context, tx *store.Tx, about person.ID, a *Asking, need string) (o Own, err error) {
	if o.Person, err = tx.Person(ctx, about); err != nil {
		return o, err
	}
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return o, err
	}
	if a.Policy = k.Policy; a.Policy != "" {
		if o.Policy, err = app.Policy(ctx, tx, a.Policy); err != nil {
			return o, err
		}
	}
	p, err := tx.PlanOf(ctx, about)
	switch {
	case fault.KindOf(err) == fault.KindNotFound:
		a.Plan = policy.PlanNotKnown
		return o, nil
	case err != nil:
		return o, err
	}
	o.HasPlan = true
	if o.Needs, err = needsOf(ctx, tx, p); err != nil {
		return o, err
	}
	use, _, _ := useOf(*a)
	o.Need = need
	a.Plan, a.Payee = inPlan(p, use, need, a.Payee)
	return o, nil
}

// needsOf lists the needs of a plan in the words of the assessment.
func needsOf(ctx context.Context, tx *store.Tx, p plan.Plan) ([]Need, error) {
	words := map[string]string{}
	a, err := tx.AssessmentOf(ctx, p.Person)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return nil, err
	}
	for _, n := range a.Needs {
		words[string(n.Ref)] = n.Words
	}
	var all []Need
	seen := map[string]bool{}
	for _, it := range p.Items {
		ref := string(it.Need)
		if seen[ref] {
			continue
		}
		seen[ref] = true
		n := Need{Ref: ref, Words: words[ref]}
		if n.Words == "" {
			n.Words = it.How
		}
		all = append(all, n)
	}
	return all, nil
}

// inPlan says what a plan says of a use. A kind of support that is the use for
// sure is named; beyond that the need that was chosen counts, and nothing is
// guessed. Of a relative whom the plan names, what the council judged counts too.
func inPlan(p plan.Plan, use policy.Use, need string, payee law.Payee) (policy.InPlan, law.Payee) {
	says := policy.PlanNotKnown
	if need == NoNeed {
		says = policy.PlanNone
	}
	for _, it := range p.Items {
		if says == policy.PlanNotKnown && need != "" && string(it.Need) == need {
			says = policy.PlanNeed
		}
		if kind, sure := policy.UseOf(it.Kind); sure && kind == use && it.ByPayment {
			says = policy.PlanNames
		}
		if paysSomebody(use) && it.By.Payee.Relation != "" && it.By.Payee.Relation == payee.Relation {
			payee.NecessaryForCare = it.By.Payee.NecessaryForCare
		}
	}
	return says, payee
}

// The faults of asking a practitioner.
var (
	NobodyToAsk = msg.New("buy.nobody-to-ask", "You keep your own record, so there is nobody to ask. The law alone counts")
	ChooseFirst = msg.New("buy.choose-first", "Choose what you want to buy first")
)

// Ask puts a person's question to their practitioner, with what plan, policy and
// law said. The answer is due in two working days.
func (s *Service) Ask(ctx context.Context, by access.Actor, about person.ID, a Asking, need string) (q precedent.Question, err error) {
	own, err := s.Own(ctx, by, about, a, need)
	if err != nil {
		return q, err
	}
	if own.Use == "" {
		return q, fault.Invalid("use", ChooseFirst)
	}
	if own.Policy.ID == "" {
		return q, fault.Conflict(NobodyToAsk)
	}
	err = s.Do(ctx, by, access.AskBuying, access.About(about), func(tx *store.Tx) error {
		q, err = precedent.Ask(precedent.Question{Person: about, By: by.Name, On: s.Today(), Use: own.Use, Words: a.Words,
			Need: own.need(), Payee: a.Payee, Stays: a.Stays, Policy: own.Policy.ID, Reply: own.Reply})
		if err != nil {
			return err
		}
		if err := store.NewID(tx, &q.ID); err != nil {
			return err
		}
		return tx.AddQuestion(ctx, q)
	})
	return q, err
}

// need gives the chosen need in words.
func (o Own) need() string {
	for _, n := range o.Needs {
		if n.Ref == o.Need {
			return n.Words
		}
	}
	return ""
}

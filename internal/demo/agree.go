package demo

import (
	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/care/work"
	"ownway/law"
	"ownway/pay/payroll/pension"
	"ownway/policy"
	pence "ownway/value/money"
)

func (w *World) recordNeeds(l *life) error {
	answer, err := w.care.RecordNeeds(w.ctx, l.council(w).practitioner, assessment.Assessment{
		Person: l.Person.ID, Carer: l.carer, Cause: law.Is, Health: law.KnownToBe(l.carer), Needs: l.needs,
		Impact: law.Judgement{Found: law.Is, By: l.council(w).practitioner.Name, On: l.assess, Reasons: l.impact},
	})
	if err == nil && !answer.IsYes() {
		return step(access.Refuse(), "%s is not eligible: %v", l.Name, answer)
	}
	return step(err, "needs of %s", l.Name)
}

func (w *World) setBudget(l *life, final bool) error {
	r := care.Reckon{Person: l.Person.ID, Shares: l.nhs}
	if final {
		r.Agreed = l.agreed
		r.Contribution = &budget.Contribution{Weekly: l.contribution, Version: "2026-27/1", From: day("2026-04-06"),
			Reason: "the council's financial assessment of June 2026"}
	}
	_, err := w.care.SetBudget(w.ctx, l.council(w).practitioner, r)
	return step(err, "budget of %s", l.Name)
}

func (w *World) nameSpeaker(l *life) error {
	if l.answers == inHospital {
		return step(w.care.Represent(w.ctx, l.account, person.Representative{Person: l.Person.ID, Account: string(w.neighbour().Account),
			Name: w.neighbour().Name, Standing: person.StandIn}), "stand-in of %s", l.Name)
	}
	if l.speaks == nil {
		return nil
	}
	return step(w.care.Represent(w.ctx, l.account, person.Representative{Person: l.Person.ID, Account: string(l.speaks.account.Account),
		Name: l.speaks.Name, Standing: person.Nominated}), "speaker of %s", l.Name)
}

// neighbour is whom Harold named to answer for hours when he cannot: Betty,
// from two doors down, who has no screen.
func (w *World) neighbour() access.Actor {
	for _, l := range w.lives {
		if l.Name == "Betty Longden" {
			return l.account
		}
	}
	return access.Actor{}
}

func (w *World) writePlan(l *life) error {
	writing := care.Writing{Person: l.Person.ID, Matters: l.matters}
	for _, n := range l.needs {
		for _, s := range n.Support {
			writing.How = append(writing.How, w.howMet(l, n, s))
		}
	}
	_, err := w.care.WritePlan(w.ctx, l.council(w).practitioner, writing)
	return step(err, "plan of %s", l.Name)
}

// metBy says in a plan's words how each kind of support meets a need.
var metBy = map[policy.Kind]string{
	policy.EmployedPA: "A PA whom the person chose, at the times they agree together.",
	policy.SleepIn:    "A PA who sleeps in the next room and wakes when called.",
	policy.Agency:     "Workers whom the person met and picked, at the same times each week.",
	policy.Activity:   "A club of the person's own choice.",
	policy.CarerBreak: "Time away that is planned ahead, so that it really happens.",
}

func (w *World) howMet(l *life, n assessment.Need, s assessment.Support) plan.Item {
	it := plan.Item{Need: n.Ref, Kind: s.Kind, ByPayment: true, How: metBy[s.Kind]}
	for _, ref := range l.arranged {
		if ref == n.Ref {
			it.ByPayment, it.By, it.How = false, plan.By{Means: plan.ByCouncil}, "The council arranges this, at the times the person asked for."
			return it
		}
	}
	switch s.Kind {
	case policy.EmployedPA, policy.SleepIn:
		it.By = plan.By{Means: plan.ByPA}
		if len(l.jobs) > 0 && l.jobs[0].relation != "" {
			it.By = plan.By{Means: plan.ByFamily, Name: l.jobs[0].pa,
				Payee: law.Payee{Relation: l.jobs[0].relation, SameHousehold: law.IsNot, PartnerOfRelative: law.IsNot}}
		}
	case policy.Agency:
		it.By = plan.By{Means: plan.ByAgency, Name: l.holder}
	default:
		it.By = plan.By{Means: plan.ByActivity}
	}
	return it
}

func (w *World) chooseRoute(l *life) error {
	papers, err := w.care.Papers(w.ctx, l.council(w).practitioner, l.Person.ID)
	if err != nil {
		return step(err, "papers of %s", l.Name)
	}
	weekly := papers.Budgets[0].Budget.Weekly
	parts := []plan.Part{{Method: l.route[0], Weekly: weekly, Holder: l.holder}}
	if len(l.route) > 1 {
		var arranged pence.Amount
		for _, it := range papers.Plan.Items {
			if !it.ByPayment {
				arranged += it.Weekly
			}
		}
		parts[0].Weekly -= arranged
		parts = append(parts, plan.Part{Method: l.route[1], Weekly: arranged})
	}
	return step(w.care.ChooseRoute(w.ctx, l.acts(), care.Choice{Person: l.Person.ID, Parts: parts, Bank: l.bank}), "route of %s", l.Name)
}

func (w *World) agree(l *life) error {
	if _, err := w.care.DraftAgreement(w.ctx, l.council(w).practitioner, l.Person.ID, l.starts(w)); err != nil {
		return step(err, "agreement of %s", l.Name)
	}
	if err := w.care.Sign(w.ctx, l.acts(), l.Person.ID); err != nil {
		return step(err, "%s signs", l.Name)
	}
	return step(w.care.Sign(w.ctx, l.council(w).practitioner, l.Person.ID), "council signs for %s", l.Name)
}

// letSupport opens the payroll of everyone who employs, and a managed account,
// to the support organisation.
func (w *World) letSupport(l *life) error {
	if len(l.jobs) > 0 {
		if err := w.care.LetSupport(w.ctx, l.account, l.Person.ID, w.bureau.Keeper, access.Wages, "runs my payroll"); err != nil {
			return step(err, "payroll of %s", l.Name)
		}
	}
	if len(l.route) > 0 && l.route[0] == policy.Managed {
		return step(w.care.LetSupport(w.ctx, l.account, l.Person.ID, w.bureau.Keeper, access.Account, "holds my managed account"), "account of %s", l.Name)
	}
	return nil
}

func (w *World) hire(l *life) error {
	if len(l.jobs) > 0 {
		if err := w.register(l); err != nil {
			return err
		}
	}
	for i := range l.jobs {
		j := &l.jobs[i]
		h := w.pas[j.pa]
		if err := w.pay.ShareProfile(w.ctx, h.actor, l.Person.ID); err != nil {
			return step(err, "profile of %s", j.pa)
		}
		standing := work.Standing{Code: j.code, Letter: 'A'}
		if j.pension {
			standing.Scheme = pension.ReliefAtSource
		}
		relation := j.relation
		if relation == "" {
			relation = law.NotRelated
		}
		id, err := w.pay.Employ(w.ctx, l.acts(), pay.Hire{Employer: l.Person.ID, PA: h.PA.ID, Terms: j.terms, Payee: law.Payee{Relation: relation, SameHousehold: law.IsNot}, Standing: standing})
		if err != nil {
			return step(err, "%s employs %s", l.Name, j.pa)
		}
		if err := w.tellOfPA(l, j, id); err != nil {
			return err
		}
	}
	return nil
}

func (w *World) promiseBills(l *life) error {
	for _, b := range l.bills {
		for m := range b.months {
			err := w.money.AddBill(w.ctx, l.acts(), l.Person.ID, money.Bill{Payee: b.payee, Amount: b.amount, Due: b.first.AddMonths(m)})
			if err != nil {
				return step(err, "bill of %s", l.Name)
			}
		}
	}
	return nil
}

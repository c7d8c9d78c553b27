package app_test

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/fault"
)

func TestLaterAgreements(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a later agreement changes what is paid into the same books": moreHours,
		"money held in another way is moved before it is agreed":     anotherWay,
	})
}

// needsOf are the needs of someone who is helped for so many hours a week.
func needsOf(hours int) []assessment.Need {
	return []assessment.Need{{Ref: "mornings", Outcome: law.Hygiene, Words: "I need someone there to wash", Limb: assessment.WithHelp,
		Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: hours * 60}}},
		{Ref: "meals", Outcome: law.Nutrition, Words: "I can't lift a pan", Limb: assessment.WithHelp,
			Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 120}}}}
}

func (w *world) purseOf(who person.ID) (p store.Purse) {
	w.Helper()
	w.look(who, func(tx *store.Tx) (err error) {
		p, err = tx.PurseOf(ctx, who)
		return err
	})
	return p
}

func moreHours(w *world) {
	rosa := w.add("Rosa Whitfield")
	w.agreed(rosa, needsOf(8))
	before := w.purseOf(rosa.Person)
	w.on("2026-08-05")
	w.agreesAgain(rosa, needsOf(12))
	after := w.purseOf(rosa.Person)
	if after.ID != before.ID || after.Opened != before.Opened {
		w.Errorf("the books were opened again: %+v, before %+v", after, before)
	}
	if after.Funding.Council <= before.Funding.Council || after.Wages <= before.Wages {
		w.Errorf("funded with %+v and %v for wages, before %+v and %v", after.Funding, after.Wages, before.Funding, before.Wages)
	}
}

// agreesAgain takes needs that have changed to a later agreement.
func (w *world) agreesAgain(who access.Actor, needs []assessment.Need) {
	w.Helper()
	_, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, needs))
	w.ok(err)
	made, err := w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person,
		Contribution: &budget.Contribution{Version: "2026-27/2", From: day("2026-04-06"), Reason: "assessed again"}})
	w.ok(err)
	writing := care.Writing{Person: who.Person, Matters: "Choir."}
	for _, n := range needs {
		writing.How = append(writing.How, plan.Item{How: n.Words, By: plan.By{Means: plan.ByPA}, ByPayment: true})
	}
	_, err = w.care.WritePlan(ctx, w.practitioner, writing)
	w.ok(err)
	w.ok(w.care.ChooseRoute(ctx, who, care.Choice{Person: who.Person, Bank: account,
		Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: made.Budget.Weekly}}}))
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.ok(err)
	w.ok(w.care.Sign(ctx, who, who.Person))
	w.ok(w.care.Sign(ctx, w.practitioner, who.Person))
}

func anotherWay(w *world) {
	rosa := w.add("Rosa Whitfield")
	w.agreed(rosa, needsOf(8))
	w.on("2026-08-05")
	papers, err := w.care.Papers(ctx, w.practitioner, rosa.Person)
	w.ok(err)
	w.ok(w.care.ChooseRoute(ctx, rosa, care.Choice{Person: rosa.Person, Bank: account,
		Parts: []plan.Part{{Method: policy.ISF, Weekly: papers.Budgets[0].Budget.Weekly, Holder: "Harbour Lane Support"}}}))
	_, err = w.care.DraftAgreement(ctx, w.practitioner, rosa.Person, day("2026-08-17"))
	w.ok(err)
	w.ok(w.care.Sign(ctx, rosa, rosa.Person))
	w.refused("the council signs", w.care.Sign(ctx, w.practitioner, rosa.Person), fault.KindConflict, care.MoveMoneyFirst)
}

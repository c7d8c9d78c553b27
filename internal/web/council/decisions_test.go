package council

import (
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/internal/web/decided"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/msg"
)

var ada = person.Person{ID: "per_01", Name: "Ada Example"}

// Every page of every decision is whole in all languages, empty and full.
func TestEachStepOfEachDecision(t *testing.T) {
	for _, c := range decision.Choices() {
		rules := c.Rules()
		if len(rules) == 0 {
			rules = []law.ID{""}
		}
		for _, rule := range rules {
			full := decision.Draft{Person: ada.ID, Choice: c, Of: "Kim", Ref: "card", Facts: decision.Facts{Rule: rule}, Life: "She lives alone.",
				Evidence: []law.Evidence{{What: "A talk", On: today}, {What: "A letter", On: today}}, Reasons: "Because.", Told: today, From: today, Until: today}
			for _, draft := range []decision.Draft{{Person: ada.ID, Choice: c, Facts: decision.Facts{Rule: rule}}, full} {
				for _, step := range stepsOf(c) {
					d := decidePage{Deciding: care.Deciding{Draft: draft, Who: ada}, Step: step, Href: "/x/", Today: today, Rule: rule}
					text := sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return decideStep(v, d) })
					has(t, text, "A decision about Ada Example")
				}
			}
		}
	}
}

// proposal is a proposal to ask back, in a stage.
func proposal(t *testing.T, stage surplus.Stage) store.Claim {
	t.Helper()
	held := surplus.Line{Kind: surplus.Held, Label: msg.Key("money.account.card").Text(), Amount: 9000_00, Funder: ledger.Council}
	p, err := surplus.Propose([]surplus.Line{held}, surplus.Terms{Weekly: 100_00, Weeks: 4, Notice: 28}, today)
	if err != nil {
		t.Fatal(err)
	}
	return store.Claim{ID: store.ClaimID("clm_" + string(stage)), Person: ada.ID, Claim: surplus.Claim{Proposal: p, Stage: stage,
		Replies: []surplus.Reply{{By: "Ada", On: today, Words: "I need it."}, {Agrees: true, By: "Ada", On: today}}}}
}

func TestDecisionsOfAPerson(t *testing.T) {
	empty := decisionsPage{Who: ada, Href: "/caseload/per_01"}
	has(t, sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return decisions(v, empty) }), "Nothing has been decided about this.")
	full := empty
	full.Done, full.All = "proposed", []decision.Record{record(decision.Made)}
	for _, stage := range []surplus.Stage{surplus.Proposed, surplus.Reclaimed, surplus.GivenBack, surplus.Dropped} {
		full.Claims = append(full.Claims, proposal(t, stage))
	}
	has(t, sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return decisions(v, full) }), "Direct payments stop for a time.",
		"£8,600.00", "19 December 2026", "Nothing is asked for. The decision does not count.", "I need it.")
}

func record(s decision.State) decision.Record {
	return decision.Record{ID: "dec_01", Person: ada.ID, Choice: decision.Pause, From: today, Until: today, State: s, Account: "acc_02", Last: today,
		Case:   law.Case{Evidence: []law.Evidence{{What: "A talk", On: today}}, Circumstances: "She lives alone.", Reasons: "Because.", By: "Hannah Lowe", On: today, Told: today},
		Ground: &decision.Ground{Rule: "D11", Says: msg.Key("law.d11.broken").Text()}}
}

func TestADecisionInEachState(t *testing.T) {
	answer := decision.Answer{By: "Omar Reid", On: today, Reasons: "It was for her lamp."}
	for _, s := range []decision.State{decision.Made, decision.Challenged, decision.Upheld, decision.Overturned, decision.Withdrawn} {
		r := record(s)
		if s != decision.Made {
			r.Against = []decision.Dissent{{By: "Ada", How: decision.ByPhone, On: today, Words: "No."}}
		}
		if s == decision.Upheld || s == decision.Overturned {
			a := answer
			a.Upheld = s == decision.Upheld
			r.Against[0].Answer = &a
		}
		if s == decision.Withdrawn {
			r.Undone = &answer
		}
		p := decisionPage{Letter: decided.Letter{Decided: care.Decided{Record: r, Who: ada, Council: "Severnside Council", Others: true}, Done: "answered"}, Href: "/caseload/per_01/decisions/dec_01"}
		has(t, sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return decisionOf(v, p) }), "Direct payments stop for a time.", "She lives alone.", "A condition was broken")
		for _, form := range []string{"told", "answer", "withdraw"} {
			sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return decisionForm(v, p, form) })
		}
	}
}

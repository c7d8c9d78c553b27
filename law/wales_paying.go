package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var welshFamily = Rule{
	ID: "WA4", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa4.says", "A relative who lives in the same household may be paid if the person's well-being needs it. Anybody else may be paid freely."),
	Cites: []explain.Citation{welshPayments("6", ""), welshPayments("1", "(4)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// WelshPayee are the facts of WA4.
type WelshPayee struct {
	Relation      Relation  `json:"relation"` // empty is not known
	SameHousehold Known     `json:"same-household"`
	WellBeing     Judgement `json:"well-being,omitzero"` // paying them is needed for the person's well-being
}

// welshRelatives are the relatives of regulation 1(4). A step-parent is one,
// unlike in England; somebody who lives with a relative unmarried is not.
var welshRelatives = map[Relation]bool{
	Spouse: true, LiveInPartner: true, Parent: true, ParentInLaw: true, StepParent: true, Child: true, ChildInLaw: true,
	Stepchild: true, Sibling: true, AuntOrUncle: true, Grandparent: true, RelativesPartner: true,
}

// RelativeMayWork asks whether direct payments may pay this somebody.
//
// WSI 2015/1815 reg 6, with the relatives of reg 1(4).
func RelativeMayWork(p WelshPayee, why *explain.Note) Answer {
	switch {
	case !p.Relation.Known():
		return welshFamily.needsFact(factRelation, why)
	case !welshRelatives[p.Relation]:
		return welshFamily.yesAs(groundWelshUnlisted.With("relation", p.Relation.Words()), why)
	case p.SameHousehold == IsNot:
		return welshFamily.yesAs(groundElsewhere.With("relation", p.Relation.Words()), why)
	case p.SameHousehold == NotKnown:
		return welshFamily.needsFact(factHousehold, why)
	}
	return welshFamily.judged(p.WellBeing, Council, aboutWelshWellBeing, groundWelshWellBeing, why)
}

var (
	groundWelshUnlisted  = msg.New("law.wa4.unlisted", "The regulations do not list this relation: {relation}.")
	aboutWelshWellBeing  = msg.New("law.wa4.about", "whether paying this relative is needed for the person's well-being")
	groundWelshWellBeing = msg.New("law.wa4.not-needed", "The council finds that paying this relative is not needed for the person's well-being, for the reasons given.")
)

var welshCouncilService = Rule{
	ID: "WA8", Force: Act, Binds: Council,
	Says:  msg.New("law.wa8.says", "Direct payments may buy support from the council that makes them."),
	Cites: []explain.Citation{{Name: "Social Services and Well-being (Wales) Act 2014 s.53, support from the council itself", Unchecked: true}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// WelshCouncilService are the facts of WA8.
type WelshCouncilService struct {
	Has Known `json:"has"` // the person has direct payments
}

// MayBuyFromWelshCouncil asks whether the council's own support may be bought.
//
// The source of this rule was not read.
func MayBuyFromWelshCouncil(s WelshCouncilService, why *explain.Note) Answer {
	facts := [...]fact{{s.Has, factWelshHas, groundWelshHas}}
	return welshCouncilService.allSo(facts[:], why)
}

var (
	factWelshHas   = msg.New("law.wa8.fact", "whether the person has direct payments")
	groundWelshHas = msg.New("law.wa8.not", "The person has no direct payments to buy with.")
)

var welshSpend = Rule{
	ID: "WA9", Force: Act, Binds: Person,
	Says:  msg.New("law.wa9.says", "Direct payments go towards the cost of meeting the person's needs for care and support."),
	Cites: []explain.Citation{welshAct("50", "(7)"), welshNotes},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// BuysCare asks whether something bought meets the needs.
//
// Social Services and Well-being (Wales) Act 2014 s.50, as its Explanatory
// Notes set it out.
func BuysCare(s Spend, why *explain.Note) Answer {
	switch s.InPlan {
	case Is:
		return welshSpend.yes(why)
	case NotKnown:
		return welshSpend.needsFact(factInPlan, why)
	}
	return welshSpend.judged(s.MeetsNeed, Council, aboutMeetsNeed, groundOutsidePlan, why)
}

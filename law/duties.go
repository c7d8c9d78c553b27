package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var wellbeing = Rule{
	ID: "W1", Force: Act, Binds: Council,
	Says:  msg.New("law.w1.says", "The council promotes the person's wellbeing, with control over how care is given, and starts from the view that the person knows best."),
	Cites: []explain.Citation{CareAct("1", "(2)(d),(e)"), CareAct("1", "(3)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Wellbeing is what W1 asks of a record.
type Wellbeing struct {
	Views    Known `json:"views"`    // the person's own views were asked and stand there
	Outcomes Known `json:"outcomes"` // what the person wants to achieve stands there
}

// WellbeingShown asks whether a record shows that the person's view came first.
//
// Care Act 2014 s.1(2)(d),(e), (3)(a).
func WellbeingShown(w Wellbeing, why *explain.Note) Answer {
	facts := [...]fact{{w.Views, factViews, groundNoViews}, {w.Outcomes, factWanted, groundNoWanted}}
	return wellbeing.allSo(facts[:], why)
}

var (
	factViews      = msg.New("law.w1.fact-views", "what the person's own views are")
	factWanted     = msg.New("law.w1.fact-outcomes", "what the person wants to achieve")
	groundNoViews  = msg.New("law.w1.no-views", "The person's own views do not stand there.")
	groundNoWanted = msg.New("law.w1.no-outcomes", "What the person wants to achieve does not stand there.")
)

var leastRestriction = Rule{
	ID: "W2", Force: Act, Binds: Council,
	Says:  msg.New("law.w2.says", "The council looks at all of a person's circumstances, not only age or condition, and restricts what they can do no more than is necessary."),
	Cites: []explain.Citation{CareAct("1", "(3)(d)"), CareAct("1", "(3)(h)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Restriction is what W2 asks of a limit on what a person can do.
type Restriction struct {
	Restricts Known     `json:"restricts"`  // it limits what the person can do
	GroupOnly Known     `json:"group-only"` // it rests on age, appearance or condition alone, or binds a whole group
	Least     Judgement `json:"least"`      // it is the least that is necessary for this person
}

// RestrictsLeast asks whether a limit is lawful for this person.
//
// Care Act 2014 s.1(3)(d), (h).
func RestrictsLeast(r Restriction, why *explain.Note) Answer {
	switch {
	case r.Restricts == NotKnown:
		return leastRestriction.needsFact(factRestricts, why)
	case r.Restricts == IsNot:
		return leastRestriction.yes(why)
	case r.GroupOnly == NotKnown:
		return leastRestriction.needsFact(factGroupOnly, why)
	case r.GroupOnly == Is:
		return leastRestriction.no(groundGroupOnly.Text(), why)
	case r.Least.Found == Is && r.Least.Reasons == "":
		return leastRestriction.needsFact(factReasons, why)
	}
	return leastRestriction.judged(r.Least, Council, aboutLeast, groundNotLeast, why)
}

var (
	factRestricts   = msg.New("law.w2.fact-restricts", "whether this limits what the person can do")
	factGroupOnly   = msg.New("law.w2.fact-group", "whether it rests on more than age, condition or belonging to a group")
	aboutLeast      = msg.New("law.w2.about", "whether this limit is the least that is necessary for this person")
	groundGroupOnly = msg.New("law.w2.group", "It rests on age, condition or belonging to a group alone.")
	groundNotLeast  = msg.New("law.w2.not-least", "It limits the person more than is necessary, for the reasons given.")
)

var market = Rule{
	ID: "M1", Force: Act, Binds: Council,
	Says:  msg.New("law.m1.says", "The council promotes a local market with variety, quality and enough information to choose."),
	Cites: []explain.Citation{CareAct("5", "(1)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Market are the facts of M1, for what one person or place needs.
type Market struct {
	Variety     Known `json:"variety"`     // there is more than one to choose from
	Quality     Known `json:"quality"`     // of good quality
	Information Known `json:"information"` // people can find out enough to choose
}

// MarketServes asks whether the local market lets people choose.
//
// Care Act 2014 s.5(1).
func MarketServes(m Market, why *explain.Note) Answer {
	facts := [...]fact{
		{m.Variety, factVariety, groundNoVariety},
		{m.Quality, factQuality, groundNoQuality},
		{m.Information, factInformation, groundNoInformation},
	}
	return market.allSo(facts[:], why)
}

var (
	factVariety         = msg.New("law.m1.fact-variety", "whether there is more than one to choose from")
	factQuality         = msg.New("law.m1.fact-quality", "whether what there is, is good")
	factInformation     = msg.New("law.m1.fact-information", "whether people can find out enough to choose")
	groundNoVariety     = msg.New("law.m1.no-variety", "There is no choice here.")
	groundNoQuality     = msg.New("law.m1.no-quality", "What there is here is not good.")
	groundNoInformation = msg.New("law.m1.no-information", "People can't find out enough to choose.")
)

var planJointly = Rule{
	ID: "P4", Force: Act, Binds: Council,
	Says:  msg.New("law.p4.says", "The council may let the person write the plan together with it."),
	Cites: []explain.Citation{CareAct("25", "(7)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Author are the facts of P4.
type Author struct {
	Asked      Known     `json:"asked"`      // the person wants to write the plan
	Authorised Judgement `json:"authorised"` // the council lets them
}

// MayWritePlan asks whether the person writes the plan together with the council.
//
// Care Act 2014 s.25(7): a power, not a duty.
func MayWritePlan(a Author, why *explain.Note) Answer {
	switch {
	case a.Authorised.Found == Is:
		return planJointly.yes(why)
	case a.Asked == NotKnown:
		return planJointly.needsFact(factWantsToWrite, why)
	case a.Asked == IsNot:
		return planJointly.no(groundNotWanted.Text(), why)
	}
	return planJointly.judged(a.Authorised, Council, aboutWriting, groundNotAuthor, why)
}

var (
	factWantsToWrite = msg.New("law.p4.fact-asked", "whether the person wants to write the plan")
	aboutWriting     = msg.New("law.p4.about", "whether the person writes the plan together with it")
	groundNotWanted  = msg.New("law.p4.not-wanted", "The person does not want to write the plan. They can change their mind.")
	groundNotAuthor  = msg.New("law.p4.not-author", "The council writes the plan, for the reasons given. The person takes part in it all the same.")
)

var otherMoney = Rule{
	ID: "B2", Force: Act, Binds: Council,
	Says:  msg.New("law.b2.says", "A personal budget may show other public money beside it, like money for health or housing."),
	Cites: []explain.Citation{CareAct("26", "(3)")},
	Gives: []Kind{KindYes, KindNeedsFact, KindNeedsJudgement},
}

// OtherMoney are the facts of B2.
type OtherMoney struct {
	There Known `json:"there"` // other public money is there for the person
	Shown Known `json:"shown"` // the budget shows it
}

// ShowsOtherMoney asks whether the budget shows other public money, where there
// is any. It may, and need not.
//
// Care Act 2014 s.26(3).
func ShowsOtherMoney(o OtherMoney, why *explain.Note) Answer {
	switch {
	case o.There == NotKnown:
		return otherMoney.needsFact(factOtherMoney, why)
	case o.There == IsNot || o.Shown == Is:
		return otherMoney.yes(why)
	}
	return otherMoney.needsJudgement(Council, aboutShowing, why)
}

var (
	factOtherMoney = msg.New("law.b2.fact-there", "whether other public money is there for the person")
	aboutShowing   = msg.New("law.b2.about", "whether the budget shows the other public money too")
)

var freeServices = Rule{
	ID: "B5", Force: Regulations, Binds: Council,
	Says:  msg.New("law.b5.says", "Help to get well again that must be free stays out of the personal budget."),
	Cites: []explain.Citation{{Name: "SI 2014/2840", Address: "https://www.legislation.gov.uk/uksi/2014/2840"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// FreeService are the facts of B5.
type FreeService struct {
	Free     Known `json:"free"`      // reablement or intermediate care that may not be charged for
	InBudget Known `json:"in-budget"` // it is a line of the budget
}

// FreeStaysOut asks whether a service is rightly in or out of the budget.
//
// SI 2014/2840.
func FreeStaysOut(f FreeService, why *explain.Note) Answer {
	switch {
	case f.Free == IsNot || f.InBudget == IsNot:
		return freeServices.yes(why)
	case f.Free == NotKnown:
		return freeServices.needsFact(factFree, why)
	case f.InBudget == NotKnown:
		return freeServices.needsFact(factInBudget, why)
	}
	return freeServices.no(groundFreeInBudget.Text(), why)
}

var (
	factFree           = msg.New("law.b5.fact-free", "whether this is help to get well again that must be free")
	factInBudget       = msg.New("law.b5.fact-in-budget", "whether the budget has a line for it")
	groundFreeInBudget = msg.New("law.b5.in-budget", "It must be free, and the budget has a line for it. Take the line out.")
)

package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var tellsPayments = Rule{
	ID: "P1", Force: Act, Binds: Council,
	Says:  msg.New("law.p1.says", "The plan tells the person which needs direct payments may meet, and the council helps them decide."),
	Cites: []explain.Citation{CareAct("24", "(1)(b),(c)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Telling is what P1 asks about.
type Telling struct {
	Told   Known `json:"told"`   // which needs, if any, direct payments may meet
	Helped Known `json:"helped"` // with deciding how to have the needs met
}

// TellsPayments asks whether the person was told which needs direct payments
// may meet, and was helped to decide.
//
// Care Act 2014 s.24(1)(b),(c): the authority must tell and must help.
func TellsPayments(t Telling, why *explain.Note) Answer {
	facts := [...]fact{{t.Told, factTold, groundNotTold}, {t.Helped, factHelped, groundNotHelped}}
	return tellsPayments.allSo(facts[:], why)
}

var (
	factTold        = msg.New("law.p1.fact-told", "whether the person was told which needs direct payments may meet")
	factHelped      = msg.New("law.p1.fact-helped", "whether the person had help to decide")
	groundNotTold   = msg.New("law.p1.not-told", "The person was not told which needs direct payments may meet.")
	groundNotHelped = msg.New("law.p1.not-helped", "The person had no help to decide.")
)

var planContents = Rule{
	ID: "P2", Force: Act, Binds: Council,
	Says:  msg.New("law.p2.says", "The plan states the personal budget. For direct payments it also states which needs, how much and how often."),
	Cites: []explain.Citation{CareAct("25", "(1)(e)"), CareAct("25", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Contents is what P2 asks of a plan.
type Contents struct {
	Budget    Known `json:"budget"`    // the plan states the personal budget
	Payments  Known `json:"payments"`  // some needs are to be met by direct payments
	Needs     Known `json:"needs"`     // it states which needs those are
	Amount    Known `json:"amount"`    // it states the amount
	Frequency Known `json:"frequency"` // it states how often
}

// PlanStates asks whether the plan states what it must.
//
// Care Act 2014 s.25(1)(e), (2): the personal budget; and for direct payments
// the needs to be met by them, their amount and their frequency.
func PlanStates(c Contents, why *explain.Note) Answer {
	facts := [...]fact{
		{c.Budget, factBudget, groundNoBudget},
		{c.Needs, factNeeds, groundNoNeeds},
		{c.Amount, factAmount, groundNoAmount},
		{c.Frequency, factFrequency, groundNoFrequency},
	}
	if c.Budget != Is || c.Payments == IsNot {
		return planContents.allSo(facts[:1], why)
	}
	if c.Payments == NotKnown {
		return planContents.needsFact(factPayments, why)
	}
	return planContents.allSo(facts[:], why)
}

var (
	factBudget        = msg.New("law.p2.fact-budget", "whether the plan states the personal budget")
	factPayments      = msg.New("law.p2.fact-payments", "whether direct payments are to meet any of the needs")
	factNeeds         = msg.New("law.p2.fact-needs", "whether the plan states which needs direct payments meet")
	factAmount        = msg.New("law.p2.fact-amount", "whether the plan states the amount of the direct payment")
	factFrequency     = msg.New("law.p2.fact-frequency", "whether the plan states how often the direct payment is made")
	groundNoBudget    = msg.New("law.p2.no-budget", "The plan does not state the personal budget.")
	groundNoNeeds     = msg.New("law.p2.no-needs", "The plan does not state which needs direct payments meet.")
	groundNoAmount    = msg.New("law.p2.no-amount", "The plan does not state the amount of the direct payment.")
	groundNoFrequency = msg.New("law.p2.no-frequency", "The plan does not state how often the direct payment is made.")
)

var planTogether = Rule{
	ID: "P3", Force: Act, Binds: Council,
	Says:  msg.New("law.p3.says", "The plan is made with the person, their carer and whoever they name. The council takes all reasonable steps to agree it, and gives copies."),
	Cites: []explain.Citation{CareAct("25", "(3)-(5)"), CareAct("25", "(9)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Involved is what P3 asks of the making of a plan.
type Involved struct {
	Person Known `json:"person"` // the person took part
	Carer  Known `json:"carer"`  // their carer took part, or they have none
	Named  Known `json:"named"`  // whoever they named took part, or they named nobody
	Steps  Known `json:"steps"`  // all reasonable steps to agree were taken
	Copies Known `json:"copies"` // the person has a copy, and whoever they asked to have one
}

// MadeTogether asks whether the plan was made with those it is about.
//
// Care Act 2014 s.25(3)-(5), (9).
func MadeTogether(i Involved, why *explain.Note) Answer {
	facts := [...]fact{
		{i.Person, factPersonPart, groundPersonPart},
		{i.Carer, factCarerPart, groundCarerPart},
		{i.Named, factNamedPart, groundNamedPart},
		{i.Steps, factSteps, groundSteps},
		{i.Copies, factCopies, groundCopies},
	}
	return planTogether.allSo(facts[:], why)
}

var (
	factPersonPart   = msg.New("law.p3.fact-person", "whether the person took part in the plan")
	factCarerPart    = msg.New("law.p3.fact-carer", "whether their carer took part, or that they have none")
	factNamedPart    = msg.New("law.p3.fact-named", "whether everybody they named took part, or that they named nobody")
	factSteps        = msg.New("law.p3.fact-steps", "whether all reasonable steps to agree were taken")
	factCopies       = msg.New("law.p3.fact-copies", "whether the person has a copy, and everybody they asked to have one")
	groundPersonPart = msg.New("law.p3.no-person", "The person took no part in the plan.")
	groundCarerPart  = msg.New("law.p3.no-carer", "Their carer took no part in the plan.")
	groundNamedPart  = msg.New("law.p3.no-named", "Somebody they named took no part in the plan.")
	groundSteps      = msg.New("law.p3.no-steps", "Not all reasonable steps to agree were taken.")
	groundCopies     = msg.New("law.p3.no-copies", "The plan was not given to everybody who should have it.")
)

var planHow = Rule{
	ID: "P5", Force: Act, Binds: Council,
	Says:  msg.New("law.p5.says", "The plan states every need, whether the needs are eligible, and how each need that the council meets is met."),
	Cites: []explain.Citation{CareAct("25", "(1)(a)-(c)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Stating is what P5 asks of a plan.
type Stating struct {
	Needs    Known `json:"needs"`    // every need that was found
	Eligible Known `json:"eligible"` // whether they are eligible
	How      Known `json:"how"`      // how each need that the council meets is met
}

// PlanShowsHow asks whether the plan states the needs and how they are met.
//
// Care Act 2014 s.25(1)(a)-(c).
func PlanShowsHow(s Stating, why *explain.Note) Answer {
	facts := [...]fact{
		{s.Needs, factAllNeeds, groundAllNeeds},
		{s.Eligible, factEligible, groundEligible},
		{s.How, factHow, groundHow},
	}
	return planHow.allSo(facts[:], why)
}

var (
	factAllNeeds   = msg.New("law.p5.fact-needs", "whether the plan states every need that was found")
	factEligible   = msg.New("law.p5.fact-eligible", "whether the plan states which needs are eligible")
	factHow        = msg.New("law.p5.fact-how", "whether the plan states how each need is met")
	groundAllNeeds = msg.New("law.p5.no-needs", "A need that was found is not in the plan.")
	groundEligible = msg.New("law.p5.no-eligible", "The plan does not state whether the needs are eligible.")
	groundHow      = msg.New("law.p5.no-how", "The plan does not state how a need is met.")
)

// allSo answers No on the first fact that is not so, asks for the first that is
// not known, and else answers Yes.
func (r *Rule) allSo(facts []fact, why *explain.Note) Answer {
	if ground, found := firstNot(facts...); found {
		return r.no(ground.Text(), why)
	}
	if key, found := firstUnknown(facts...); found {
		return r.needsFact(key, why)
	}
	return r.yes(why)
}

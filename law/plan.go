package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var tellsPayments = Rule{
	ID: "P1", Force: Act, Binds: Council,
	Says:  msg.New("law.p1.says", "The plan tells the person which needs direct payments may meet, and the council helps them decide."),
	Cites: []explain.Citation{careAct("24", "(1)(b),(c)")},
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
	Cites: []explain.Citation{careAct("25", "(1)(e)"), careAct("25", "(2)")},
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

package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

var budgetAddsUp = Rule{
	ID: "B1", Force: Act, Binds: Council,
	Says:  msg.New("law.b1.says", "A personal budget states what meeting the needs costs the council, what the person pays of that, and what the council pays."),
	Cites: []explain.Citation{CareAct("26", "(1)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Amounts are the three amounts of a personal budget, in pence for one and the
// same period. Nil is not stated.
type Amounts struct {
	Cost    *money.Amount `json:"cost"`    // what meeting the needs costs the council
	Person  *money.Amount `json:"person"`  // what the person pays of it
	Council *money.Amount `json:"council"` // what the council pays of it
}

// BudgetAddsUp asks whether the three amounts are stated and the cost is the
// sum of the other two.
//
// Care Act 2014 s.26(1)(a)-(c).
func BudgetAddsUp(a Amounts, why *explain.Note) Answer {
	switch {
	case a.Cost == nil:
		return budgetAddsUp.needsFact(factCost, why)
	case a.Person == nil:
		return budgetAddsUp.needsFact(factPersonPays, why)
	case a.Council == nil:
		return budgetAddsUp.needsFact(factCouncilPays, why)
	case *a.Person < 0 || *a.Council < 0 || *a.Cost != *a.Person+*a.Council:
		return budgetAddsUp.no(groundNoSum.With("cost", *a.Cost, "person", *a.Person, "council", *a.Council), why)
	}
	return budgetAddsUp.yes(why)
}

var (
	factCost        = msg.New("law.b1.fact-cost", "what meeting the needs costs the council")
	factPersonPays  = msg.New("law.b1.fact-person", "what the person pays towards it")
	factCouncilPays = msg.New("law.b1.fact-council", "what the council pays towards it")
	groundNoSum     = msg.New("law.b1.no-sum", "The cost is {cost}, but the person pays {person} and the council {council}.")
)

var budgetBreakdown = Rule{
	ID: "B3", Force: Guidance, Binds: Council,
	Says: msg.New("law.b3.says", "A budget is broken down so that the person can see how it meets each need."),
	Cites: []explain.Citation{
		GuidanceUnchecked("11.3"),
		{Name: "CP v North East Lincolnshire [2018] EWHC 220", Address: "https://www.gardencourtchambers.co.uk/socialwelfare/care-act-2014-personal-budgets-must-be-transparent-family-care-not-to-be-assumed-unjust-enrichment-claim-was-against-public-policy/"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Breakdown is what B3 asks of a budget.
type Breakdown struct {
	EachNeed Known `json:"each-need"` // every need that the budget is to meet has a line
	Working  Known `json:"working"`   // every line shows how its amount came to be
}

// BudgetShowsHow asks whether the budget is broken down by need, with its working.
//
// Care and Support Statutory Guidance 11.3; CP v North East Lincolnshire: a
// budget must be itemised. KM v Cambridgeshire: a points tool may start it, but
// the sum must be explained as meeting the need.
func BudgetShowsHow(b Breakdown, why *explain.Note) Answer {
	facts := [...]fact{
		{b.EachNeed, factEachNeed, groundNeedWithoutLine},
		{b.Working, factWorking, groundNoWorking},
	}
	return budgetBreakdown.allSo(facts[:], why)
}

var (
	factEachNeed          = msg.New("law.b3.fact-each-need", "whether every need has a line in the budget")
	factWorking           = msg.New("law.b3.fact-working", "whether every line shows how it was worked out")
	groundNeedWithoutLine = msg.New("law.b3.need-without-line", "A need has no line in the budget.")
	groundNoWorking       = msg.New("law.b3.no-working", "A line does not show how it was worked out.")
)

var budgetEnough = Rule{
	ID: "B4", Force: Guidance, Binds: Council,
	Says: msg.New("law.b4.says", "A budget comes in good time, is open, and is enough: a first figure before planning, the final one after it."),
	Cites: []explain.Citation{
		GuidanceSeenAt("11.24", "https://www.advisory.socitm.net/asc-glossary-terms/transparency"),
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Sums are what B4 compares, in pence for one and the same period. Nil is not known.
type Sums struct {
	Indicative   *money.Amount `json:"indicative"`    // the first figure
	IndicativeOn calendar.Date `json:"indicative-on"` // when it was given
	Final        *money.Amount `json:"final"`         // the figure after planning
	FinalOn      calendar.Date `json:"final-on"`
	PlanCosts    *money.Amount `json:"plan-costs"` // what the plan lawfully costs
}

// BudgetEnough asks whether the first figure came before the final one, and the
// final one pays for what the plan lawfully costs.
//
// Care and Support Statutory Guidance 11.24: timely, transparent, sufficient;
// the first figure can move up or down.
func BudgetEnough(s Sums, why *explain.Note) Answer {
	switch {
	case s.Indicative == nil || s.IndicativeOn.IsZero():
		return budgetEnough.needsFact(factIndicative, why)
	case s.Final == nil || s.FinalOn.IsZero():
		return budgetEnough.needsFact(factFinal, why)
	case s.FinalOn.Before(s.IndicativeOn):
		return budgetEnough.no(groundFinalFirst.Text(), why)
	}
	return BuysPlan(*s.Final, s.PlanCosts, why)
}

// BuysPlan asks the last part of B4 alone, of a first figure as of a final one:
// whether the budget pays for what the plan lawfully costs. Nil is not known.
func BuysPlan(budget money.Amount, planCosts *money.Amount, why *explain.Note) Answer {
	switch {
	case planCosts == nil:
		return budgetEnough.needsFact(factPlanCosts, why)
	case budget < *planCosts:
		return budgetEnough.no(groundShort.With("short", *planCosts-budget), why)
	}
	return budgetEnough.yes(why)
}

var (
	factIndicative   = msg.New("law.b4.fact-indicative", "the first figure of the budget, and when it was given")
	factFinal        = msg.New("law.b4.fact-final", "the final figure of the budget, and when it was given")
	factPlanCosts    = msg.New("law.b4.fact-plan-costs", "what the plan lawfully costs")
	groundFinalFirst = msg.New("law.b4.final-first", "The final figure is dated before the first one.")
	groundShort      = msg.New("law.b4.short", "The budget is {short} less than the plan lawfully costs.")
)

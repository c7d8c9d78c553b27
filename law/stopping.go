package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

var spendForNeeds = Rule{
	ID: "D9", Force: Act, Binds: Person,
	Says:  msg.New("law.d9.says", "Direct payments are used only to meet the needs in the plan."),
	Cites: []explain.Citation{CareAct("33", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Spend are the facts of D9.
type Spend struct {
	InPlan    Known     `json:"in-plan"`    // the plan names this way of spending
	MeetsNeed Judgement `json:"meets-need"` // it meets a need in the plan in another way
}

// MeetsPlan asks whether something bought meets a need in the plan. What the
// plan does not name is not wrong for that: it has to be judged.
//
// Care Act 2014 s.33(3).
func MeetsPlan(s Spend, why *explain.Note) Answer {
	switch s.InPlan {
	case Is:
		return spendForNeeds.yes(why)
	case NotKnown:
		return spendForNeeds.needsFact(factInPlan, why)
	}
	return spendForNeeds.judged(s.MeetsNeed, Council, aboutMeetsNeed, groundOutsidePlan, why)
}

var (
	factInPlan        = msg.New("law.d9.fact-in-plan", "whether the plan names this")
	aboutMeetsNeed    = msg.New("law.d9.about", "whether this meets a need in the plan in another way")
	groundOutsidePlan = msg.New("law.d9.outside", "This meets no need in the plan, for the reasons given. The plan can be changed.")
)

var mustStop = Rule{
	ID: "D10", Force: Act, Binds: Council,
	Says:  msg.New("law.d10.says", "The council must stop direct payments when a condition for them is no longer met, after a review."),
	Cites: []explain.Citation{CareAct("33", "(4)"), Payments("7", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Standing are the facts of D10.
type Standing struct {
	Met      Known `json:"met"`      // the conditions of section 31 or 32 are still met
	Reviewed Known `json:"reviewed"` // a review has looked at it
}

// MustStop asks whether direct payments must stop. Yes is that they must.
//
// Care Act 2014 s.33(4); SI 2014/2871 reg 7: a review looks at the conditions.
func MustStop(s Standing, why *explain.Note) Answer {
	switch {
	case s.Met == NotKnown:
		return mustStop.needsFact(factStillMet, why)
	case s.Met == Is:
		return mustStop.no(groundStillMet.Text(), why)
	case s.Reviewed != Is:
		return mustStop.needsFact(factReviewed, why)
	}
	return mustStop.yesAs(groundNoLongerMet.Text(), why)
}

var (
	factStillMet      = msg.New("law.d10.fact-met", "whether the conditions for direct payments are still met")
	factReviewed      = msg.New("law.d10.fact-reviewed", "what a review, held first, has found")
	groundStillMet    = msg.New("law.d10.still-met", "The conditions are still met.")
	groundNoLongerMet = msg.New("law.d10.no-longer-met", "A review found that a condition is no longer met.")
)

var mayStop = Rule{
	ID: "D11", Force: Act, Binds: Council,
	Says:  msg.New("law.d11.says", "Where a condition of direct payments was broken, the council may stop them or ask for money back. It does not have to, and a person decides, with reasons."),
	Cites: []explain.Citation{CareAct("33", "(5)"), CareAct("69", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Breach are the facts of D11.
type Breach struct {
	Condition Known         `json:"condition"` // a condition was set for the direct payments
	Broken    Known         `json:"broken"`    // and was broken
	Reviewed  Known         `json:"reviewed"`  // a review has looked at it
	Due       calendar.Date `json:"due"`       // when the debt fell due, if money is asked back
	On        calendar.Date `json:"on"`        // the day of asking
	Right     Judgement     `json:"right"`     // it is right to stop or to ask for money back
}

// LastDayOfDebt gives the last day on which a debt can be recovered: of six years
// that begin with the day after it fell due (Care Act 2014 s.69(3)).
func LastDayOfDebt(due calendar.Date) calendar.Date { return due.AddMonths(6 * 12) }

// MayStopOrReclaim asks whether the council may stop direct payments or ask for
// money back. Money that is left is not itself a broken condition.
//
// Care Act 2014 s.33(5): may, not must. s.69(3): within six years.
func MayStopOrReclaim(b Breach, why *explain.Note) Answer {
	facts := [...]fact{{b.Condition, factCondition, groundNoCondition}, {b.Broken, factBroken, groundNotBroken}}
	if ground, found := firstNot(facts[:]...); found {
		return mayStop.no(ground.Text(), why)
	}
	if key, open := firstUnknown(facts[:]...); open {
		return mayStop.needsFact(key, why)
	}
	switch {
	case !b.Due.IsZero() && b.On.IsZero():
		return mayStop.needsFact(factDay, why)
	case !b.Due.IsZero() && b.On.After(LastDayOfDebt(b.Due)):
		return mayStop.no(groundTooOld.With("last", LastDayOfDebt(b.Due)), why)
	case b.Reviewed != Is:
		return mayStop.needsFact(factReviewed, why)
	case !b.Right.Made():
		return mayStop.needsJudgement(Council, aboutRight, why)
	case b.Right.Reasons == "":
		return mayStop.needsFact(factReasons, why)
	case b.Right.Found == IsNot:
		return mayStop.no(groundNotRight.Text(), why)
	}
	return mayStop.yesAs(groundBroken.Text(), why)
}

var (
	factCondition     = msg.New("law.d11.fact-condition", "which condition was set for the direct payments")
	factBroken        = msg.New("law.d11.fact-broken", "whether the condition was broken")
	aboutRight        = msg.New("law.d11.about", "whether it is right to stop, or to ask for money back")
	groundNoCondition = msg.New("law.d11.no-condition", "No condition about this was set.")
	groundNotBroken   = msg.New("law.d11.not-broken", "The condition was not broken.")
	groundTooOld      = msg.New("law.d11.too-old", "The debt could be asked for until {last}.")
	groundNotRight    = msg.New("law.d11.not-right", "The council finds that it would not be right, for the reasons given.")
	groundBroken      = msg.New("law.d11.broken", "A condition was broken, and the council finds that this is the right answer to it, for the reasons given.")
)

var ruledOut = Rule{
	ID: "X1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.x1.says", "Some court orders, licence conditions and notices about drugs or alcohol rule direct payments out. The council then arranges support. Nothing else rules them out."),
	Cites: []explain.Citation{Payments("2", ""), {Name: "SI 2014/2871 Sch 1", Address: paymentsAddress + "/schedule/1"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Orders are the facts of X1.
type Orders struct {
	Under     Known  `json:"under"`     // the person is under an order or licence about drugs or alcohol
	Paragraph string `json:"paragraph"` // of Schedule 1, or "none"
}

// RuledOut asks whether the law itself rules direct payments out for the
// person. Yes is that it does. In England no nominee changes that.
//
// SI 2014/2871 reg 2 and Schedule 1: the list is closed.
func RuledOut(o Orders, why *explain.Note) Answer {
	switch {
	case o.Under == NotKnown:
		return ruledOut.needsFact(factOrders, why)
	case o.Under == IsNot:
		return ruledOut.no(groundNoOrder.Text(), why)
	case o.Paragraph == "none":
		return ruledOut.no(groundNotInSchedule.Text(), why)
	case !inSchedule1(o.Paragraph):
		return ruledOut.needsFact(factParagraph, why)
	}
	return ruledOut.yesAs(groundSchedule1.With("paragraph", o.Paragraph), why)
}

var groundNoOrder = msg.New("law.x1.no-order", "The person is under no such order.")

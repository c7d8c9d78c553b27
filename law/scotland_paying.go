package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

var scotsFamily = Rule{
	ID: "SC9", Force: Regulations, Binds: Council,
	Says: msg.New("law.sc9.says", "A family member may be paid where the person, the family member and the council agree, they can meet the needs, and one of the listed reasons applies."),
	Cites: []explain.Citation{scotsPayments("8", ""),
		{Name: "Regulations 7 to 9, as the Open University sets them out", Address: scotsPaymentsAsTaught}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// FamilyMember are the facts of SC9 and SC10.
type FamilyMember struct {
	// Family is whether they are of the person's family, wherever they live: a
	// spouse, partner, parent, child, brother or sister, aunt or uncle, nephew
	// or niece, cousin, or the partner of one of them, among others.
	Family Known `json:"family"`

	// Powers is whether they are the person's guardian or attorney with power
	// to decide about this support.
	Powers   Known     `json:"powers"`
	Pressure Judgement `json:"pressure,omitzero"` // one of the two is under undue pressure to agree

	PersonAgrees Known     `json:"person-agrees"`
	MemberAgrees Known     `json:"member-agrees"`
	Capable      Judgement `json:"capable,omitzero"` // of meeting the needs
	// Factor is that one of the reasons of regulation 8(2)(c) applies: few
	// providers, communication, times, intimate care, belief, palliative care,
	// an emergency or short need, or another that the council finds apt.
	Factor Judgement `json:"factor,omitzero"`
	Agrees Judgement `json:"council-agrees,omitzero"`
}

// FamilyMayWork asks whether a direct payment may pay a member of the family.
// What rules them out (SC10) comes first. Being family is no bar by itself.
//
// SSI 2014/25 reg 8.
func FamilyMayWork(f FamilyMember, why *explain.Note) Answer {
	switch f.Family {
	case NotKnown:
		return scotsFamily.needsFact(factRelation, why)
	case IsNot:
		return scotsFamily.yesAs(groundScotsNotFamily.Text(), why)
	}
	if out := FamilyRuledOut(f, why); out.IsYes() {
		return scotsFamily.no(out.Text(), why)
	} else if !out.IsNo() {
		return out
	}
	said := [...]fact{
		{f.PersonAgrees, factScotsPersonAgrees, groundScotsPersonAgrees},
		{f.MemberAgrees, factScotsMemberAgrees, groundScotsMemberAgrees},
	}
	if a := scotsFamily.allSo(said[:], nil); !a.IsYes() {
		return scotsFamily.give(a, why)
	}
	return All(
		scotsFamily.judged(f.Capable, Council, aboutScotsCapable, groundScotsNotCapable, why),
		scotsFamily.judged(f.Factor, Council, aboutScotsFactor, groundScotsNoFactor, why),
		scotsFamily.judged(f.Agrees, Council, aboutScotsAgrees, groundScotsNoAgreement, why),
	)
}

var (
	groundScotsNotFamily    = msg.New("law.sc9.not-family", "They are not of the family, and this rule limits only family.")
	factScotsPersonAgrees   = msg.New("law.sc9.fact-person", "whether the person agrees")
	factScotsMemberAgrees   = msg.New("law.sc9.fact-member", "whether the family member agrees")
	groundScotsPersonAgrees = msg.New("law.sc9.not-person", "The person does not agree.")
	groundScotsMemberAgrees = msg.New("law.sc9.not-member", "The family member does not agree.")
	aboutScotsCapable       = msg.New("law.sc9.about-capable", "whether the family member can meet the needs")
	aboutScotsFactor        = msg.New("law.sc9.about-factor", "whether one of the reasons in the regulations applies")
	aboutScotsAgrees        = msg.New("law.sc9.about-agrees", "whether it agrees that the family member gives the support")
	groundScotsNotCapable   = msg.New("law.sc9.not-capable", "The family member can't meet the needs, for the reasons given.")
	groundScotsNoFactor     = msg.New("law.sc9.no-factor", "None of the reasons in the regulations applies, for the reasons given.")
	groundScotsNoAgreement  = msg.New("law.sc9.no-agreement", "The council does not agree, for the reasons given.")
)

var scotsFamilyOut = Rule{
	ID: "SC10", Force: Regulations, Binds: Council,
	Says:  msg.New("law.sc10.says", "A family member is not paid who is guardian or attorney for this support, or where somebody is under undue pressure to agree."),
	Cites: []explain.Citation{scotsPayments("9", "(1)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// FamilyRuledOut asks whether a member of the family is ruled out. Yes is that
// they are.
//
// SSI 2014/25 reg 9(1).
func FamilyRuledOut(f FamilyMember, why *explain.Note) Answer {
	switch {
	case f.Powers == Is:
		return scotsFamilyOut.yesAs(groundScotsPowers.Text(), why)
	case f.Powers == NotKnown:
		return scotsFamilyOut.needsFact(factScotsPowers, why)
	case !f.Pressure.Made():
		return scotsFamilyOut.needsJudgement(Council, aboutScotsPressure, why)
	case f.Pressure.Found == Is && f.Pressure.Reasons == "":
		return scotsFamilyOut.needsFact(factReasons, why)
	case f.Pressure.Found == Is:
		return scotsFamilyOut.yesAs(groundScotsPressure.Text(), why)
	}
	return scotsFamilyOut.no(groundScotsFree.Text(), why)
}

var (
	factScotsPowers     = msg.New("law.sc10.fact-powers", "whether the family member is a guardian or attorney who decides about this support")
	aboutScotsPressure  = msg.New("law.sc10.about", "whether either of the two is under undue pressure to agree")
	groundScotsPowers   = msg.New("law.sc10.powers", "They are a guardian or attorney who decides about this support.")
	groundScotsPressure = msg.New("law.sc10.pressure", "One of the two is under undue pressure to agree, for the reasons given.")
	groundScotsFree     = msg.New("law.sc10.free", "They do not decide about this support for the person, and nobody is under undue pressure.")
)

var scotsCouncilService = Rule{
	ID: "SC11", Force: Act, Binds: Council,
	Says:  msg.New("law.sc11.says", "With option 1 the person may buy support from the council too."),
	Cites: []explain.Citation{selfDirected("4", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// OptionOne are the facts of SC11.
type OptionOne struct {
	Chosen Known `json:"option-1"` // or so much of option 4
}

// MayBuyWithOptionOne asks whether the council's own support may be bought.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.4(2).
func MayBuyWithOptionOne(o OptionOne, why *explain.Note) Answer {
	facts := [...]fact{{o.Chosen, factScotsOptionOne, groundScotsNotOne}}
	return scotsCouncilService.allSo(facts[:], why)
}

var (
	factScotsOptionOne = msg.New("law.sc11.fact", "whether the person chose option 1, or a mix with it")
	groundScotsNotOne  = msg.New("law.sc11.not", "The person did not choose option 1, so that there is no direct payment to buy with.")
)

var scotsThirdParty = Rule{
	ID: "SC12", Force: Regulations, Binds: Council,
	Says: msg.New("law.sc12.says", "The council may pay somebody else for the person, if the person asks for that and keeps control of the money."),
	Cites: []explain.Citation{scotsPayments("5", ""),
		{Name: "Explanatory Note to SSI 2014/25", Address: scotsPaymentsAddress + "/note/made"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// ThirdParty are the facts of SC12.
type ThirdParty struct {
	Asked   Known     `json:"asked"`
	Control Judgement `json:"control,omitzero"` // the person keeps control of the payment
}

// MayPayThirdParty asks whether a direct payment may go to somebody else.
//
// SSI 2014/25 reg 5.
func MayPayThirdParty(p ThirdParty, why *explain.Note) Answer {
	switch p.Asked {
	case NotKnown:
		return scotsThirdParty.needsFact(factScotsAsked, why)
	case IsNot:
		return scotsThirdParty.no(groundScotsNotAsked.Text(), why)
	}
	return scotsThirdParty.judged(p.Control, Council, aboutScotsControl, groundScotsNoControl, why)
}

var (
	factScotsAsked       = msg.New("law.sc12.fact", "whether the person asked that somebody else is paid for them")
	groundScotsNotAsked  = msg.New("law.sc12.not-asked", "The person did not ask that somebody else is paid for them.")
	aboutScotsControl    = msg.New("law.sc12.about", "whether the person keeps control of the money")
	groundScotsNoControl = msg.New("law.sc12.no-control", "The person would not keep control of the money, for the reasons given.")
)

var scotsMeansTest = Rule{
	ID: "SC13", Force: Regulations, Binds: Council,
	Says:  msg.New("law.sc13.says", "A council that looks at what the person can pay does so before the direct payment, or within a year of it."),
	Cites: []explain.Citation{scotsPayments("3", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// MeansTest are the facts of SC13.
type MeansTest struct {
	Paid calendar.Date `json:"paid"` // the day of the direct payment
	Done calendar.Date `json:"done"` // the day of the means test
}

// MeansTestInTime asks whether a means test came in time.
//
// SSI 2014/25 reg 3(2): before, or not later than one year after the payment.
func MeansTestInTime(m MeansTest, why *explain.Note) Answer {
	switch {
	case m.Paid.IsZero():
		return scotsMeansTest.needsFact(factFirstPaid, why)
	case m.Done.IsZero():
		return scotsMeansTest.needsFact(factScotsTested, why)
	}
	if last := m.Paid.AddMonths(12); m.Done.After(last) {
		return scotsMeansTest.no(groundScotsLate.With("last", last), why)
	}
	return scotsMeansTest.yes(why)
}

var (
	factScotsTested = msg.New("law.sc13.fact", "the day on which the council looked at what the person can pay")
	groundScotsLate = msg.New("law.sc13.late", "The last day for it was {last}.")
)

var scotsSupport = Rule{
	ID: "SC15", Force: Act, Binds: Person,
	Says: msg.New("law.sc15.says", "A direct payment is for arranging the support that the person's needs call for."),
	Cites: []explain.Citation{selfDirected("4", "(1)"),
		{Name: "Explanatory Note to SSI 2014/25", Address: scotsPaymentsAddress + "/note/made"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// BuysSupport asks whether something bought is support that the needs call for.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.4(1), Option 1.
func BuysSupport(s Spend, why *explain.Note) Answer {
	switch s.InPlan {
	case Is:
		return scotsSupport.yes(why)
	case NotKnown:
		return scotsSupport.needsFact(factInPlan, why)
	}
	return scotsSupport.judged(s.MeetsNeed, Council, aboutMeetsNeed, groundOutsidePlan, why)
}

package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var flexibleUse = Rule{
	ID: "G1", Force: Guidance, Binds: Council,
	Says:  msg.New("law.g1.says", "People can use direct payments in flexible and new ways. As long as eligible needs are met, there is no unreasonable restriction."),
	Cites: []explain.Citation{GuidanceSeenAt("12.35", "https://forum.carersuk.org/t/direct-payments-paying-family-members/63556")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Use are the facts of G1.
type Use struct {
	Restricted Known     `json:"restricted"` // the council restricts this use
	Reasonable Judgement `json:"reasonable"` // the restriction is reasonable for this person
}

// UsedFreely asks whether the person can use the money in their own way.
//
// Care and Support Statutory Guidance 12.35.
func UsedFreely(u Use, why *explain.Note) Answer {
	switch {
	case u.Restricted == NotKnown:
		return flexibleUse.needsFact(factRestricted, why)
	case u.Restricted == IsNot:
		return flexibleUse.yes(why)
	case u.Reasonable.Found == Is && u.Reasonable.Reasons == "":
		return flexibleUse.needsFact(factReasons, why)
	}
	return flexibleUse.judged(u.Reasonable, Council, aboutRestriction, groundUnreasonable, why)
}

var (
	factRestricted     = msg.New("law.g1.fact-restricted", "whether the council restricts this use")
	aboutRestriction   = msg.New("law.g1.about", "whether the restriction is reasonable for this person")
	groundUnreasonable = msg.New("law.g1.unreasonable", "The restriction is not reasonable, for the reasons given.")
)

var refusalLetter = Rule{
	ID: "G2", Force: Guidance, Binds: Council,
	Says: msg.New("law.g2.says", "Nobody is forced to have direct payments. A refusal is in writing: which condition is not met, why, what would change it and how to challenge it."),
	Cites: []explain.Citation{
		GuidanceSeenAt("12.5", "https://www.communitycare.co.uk/2016/10/11/questions-answered-direct-payments-care-act/"),
		{Name: "On refusals in writing, 2018", Address: "https://cascaidr.org.uk/2018/04/19/not-able-direct-payment/"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Refusal are the facts of G2.
type Refusal struct {
	Free      Known `json:"free"`      // nobody was pressed to have direct payments
	Refused   Known `json:"refused"`   // direct payments were refused
	Written   Known `json:"written"`   // in writing
	Condition Known `json:"condition"` // the letter says which condition is not met, and why
	Change    Known `json:"change"`    // it says what would change it
	Route     Known `json:"route"`     // it says how to challenge it
}

// RefusedProperly asks whether nobody was pressed, and a refusal was written as
// it should be.
//
// Care and Support Statutory Guidance 12.5.
func RefusedProperly(r Refusal, why *explain.Note) Answer {
	facts := [...]fact{
		{r.Free, factFreeChoice, groundPressed},
		{r.Written, factWritten, groundNotWritten},
		{r.Condition, factWhichCondition, groundNoWhichCondition},
		{r.Change, factWhatChanges, groundNoWhatChanges},
		{r.Route, factRoute, groundNoRoute},
	}
	switch r.Refused {
	case IsNot:
		return refusalLetter.allSo(facts[:1], why)
	case NotKnown:
		return refusalLetter.needsFact(factRefused, why)
	}
	return refusalLetter.allSo(facts[:], why)
}

var (
	factFreeChoice         = msg.New("law.g2.fact-free", "whether the person chose freely")
	factRefused            = msg.New("law.g2.fact-refused", "whether direct payments were refused")
	factWritten            = msg.New("law.g2.fact-written", "whether the refusal is in writing")
	factWhichCondition     = msg.New("law.g2.fact-condition", "whether the letter says which condition is not met, and why")
	factWhatChanges        = msg.New("law.g2.fact-change", "whether the letter says what would change it")
	factRoute              = msg.New("law.g2.fact-route", "whether the letter says how to challenge it")
	groundPressed          = msg.New("law.g2.pressed", "The person was pressed to have direct payments.")
	groundNotWritten       = msg.New("law.g2.not-written", "The refusal is not in writing.")
	groundNoWhichCondition = msg.New("law.g2.no-condition", "The letter does not say which condition is not met, and why.")
	groundNoWhatChanges    = msg.New("law.g2.no-change", "The letter does not say what would change it.")
	groundNoRoute          = msg.New("law.g2.no-route", "The letter does not say how to challenge it.")
)

var lookInProportion = Rule{
	ID: "G5", Force: Guidance, Binds: Council,
	Says: msg.New("law.g5.says", "Looking at how the money is used is in proportion. Money that is left is talked about in a review, a contingency is kept, and nothing is taken automatically."),
	Cites: []explain.Citation{
		{Name: "TLAP on auditing direct payments", Address: "http://www.thinklocalactpersonal.org.uk/Personal-Budgets-Minimum-Process-Framework/Direct-payments-auditing/"},
		GuidanceUnchecked("ch 12, money that is left and contingency"),
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Looking are the facts of G5.
type Looking struct {
	Automatic    Known     `json:"automatic"`     // money that is left is taken automatically
	InReview     Known     `json:"in-review"`     // it was talked about in a review
	Contingency  Known     `json:"contingency"`   // a contingency is left to the person
	InProportion Judgement `json:"in-proportion"` // what is looked at is in proportion for this person
}

// LooksInProportion asks whether the council looks at the money as it should.
//
// Care and Support Statutory Guidance ch 12 (unchecked as to money that is left).
func LooksInProportion(l Looking, why *explain.Note) Answer {
	facts := [...]fact{
		{not(l.Automatic), factAutomatic, groundAutomatic},
		{l.InReview, factInReview, groundNotInReview},
		{l.Contingency, factContingency, groundNoContingency},
	}
	if ground, found := firstNot(facts[:]...); found {
		return lookInProportion.no(ground.Text(), why)
	}
	if key, open := firstUnknown(facts[:]...); open {
		return lookInProportion.needsFact(key, why)
	}
	return lookInProportion.judged(l.InProportion, Council, aboutProportion, groundNotInProportion, why)
}

var (
	factAutomatic         = msg.New("law.g5.fact-automatic", "whether money that is left is taken automatically")
	factInReview          = msg.New("law.g5.fact-in-review", "whether money that is left was talked about in a review")
	factContingency       = msg.New("law.g5.fact-contingency", "whether a contingency is left to the person")
	aboutProportion       = msg.New("law.g5.about", "whether what it looks at is in proportion for this person")
	groundAutomatic       = msg.New("law.g5.automatic", "Money that is left is taken automatically.")
	groundNotInReview     = msg.New("law.g5.not-in-review", "Money that is left was not talked about in a review.")
	groundNoContingency   = msg.New("law.g5.no-contingency", "No contingency is left to the person.")
	groundNotInProportion = msg.New("law.g5.not-in-proportion", "What the council looks at is not in proportion, for the reasons given.")
)

var endedProperly = Rule{
	ID: "G8", Force: Guidance, Binds: Council,
	Says: msg.New("law.g8.says", "Direct payments end with notice, after a look at the needs, with other support in place and what is owed to PAs paid."),
	Cites: []explain.Citation{
		{Name: "Ombudsman 20 013 004", Address: "https://www.lgo.org.uk/decisions/adult-care-services/direct-payments/20-013-004"},
		{Name: "Wigan Council, ending your direct payment", Address: "https://www.wigan.gov.uk/Resident/Health-Social-Care/Adults/will-i-have-to-pay/Personal-Budgets/Ending-your-direct-payment.aspx"},
		GuidanceUnchecked("ch 12, ending"),
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Ended are the facts of G8.
type Ended struct {
	Notice  Known `json:"notice"`  // notice was given
	Needs   Known `json:"needs"`   // the needs were looked at first
	Support Known `json:"support"` // other support is in place
	Owed    Known `json:"owed"`    // what is owed to PAs is paid, or nothing is owed
}

// EndedProperly asks whether an end leaves nobody without support or pay.
//
// Ombudsman 20 013 004: stopping without looking at the needs is fault.
func EndedProperly(e Ended, why *explain.Note) Answer {
	facts := [...]fact{
		{e.Notice, factNotice, groundNoNotice},
		{e.Needs, factNeedsSeen, groundNeedsUnseen},
		{e.Support, factOtherSupport, groundNoSupport},
		{e.Owed, factOwed, groundOwed},
	}
	return endedProperly.allSo(facts[:], why)
}

var (
	factNotice        = msg.New("law.g8.fact-notice", "whether notice was given")
	factNeedsSeen     = msg.New("law.g8.fact-needs", "whether the needs were looked at first")
	factOtherSupport  = msg.New("law.g8.fact-support", "whether other support is in place")
	factOwed          = msg.New("law.g8.fact-owed", "whether what is owed to PAs is paid")
	groundNoNotice    = msg.New("law.g8.no-notice", "No notice was given.")
	groundNeedsUnseen = msg.New("law.g8.needs-unseen", "Nobody looked at the needs first.")
	groundNoSupport   = msg.New("law.g8.no-support", "No other support is in place.")
	groundOwed        = msg.New("law.g8.owed", "PAs have still to be paid what they are owed.")
)

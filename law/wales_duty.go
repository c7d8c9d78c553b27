package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var welshDuty = Rule{
	ID: "WA1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa1.says", "The council must make direct payments to a person who agrees to them, if they can manage them, alone or with support, and they suit the needs."),
	Cites: []explain.Citation{welshPayments("2", ""), welshAct("50", "(3)"), welshNotes},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// WelshConditions are the facts of WA1 and WA2.
type WelshConditions struct {
	Meets       Known     `json:"meets"`    // the council is to meet the person's needs
	Capacity    Known     `json:"capacity"` // the person can decide about direct payments
	Consents    Known     `json:"consents"` // the person, or whoever would receive the money, agrees
	Manages     Judgement `json:"manages,omitzero"`
	Appropriate Judgement `json:"appropriate,omitzero"`

	// MCAConsents is that the attorney or deputy agrees; NoMCA that there is none.
	MCAConsents  Known     `json:"mca-consents"`
	NoMCA        Known     `json:"no-mca"`
	BestInterest Judgement `json:"best-interest,omitzero"` // the receiver will act so
}

// MustPayInWales asks whether the duty is owed to a person who can decide. Under
// an order of the Schedule there is no such duty: WA5 asks then.
//
// WSI 2015/1815 reg 2; Social Services and Well-being (Wales) Act 2014 s.50(3).
func MustPayInWales(c WelshConditions, why *explain.Note) Answer {
	facts := [...]fact{
		{c.Meets, factWelshMeets, groundWelshMeets},
		{c.Capacity, factWelshCapacity, groundWelshCapacity},
		{c.Consents, factWelshConsents, groundWelshConsents},
	}
	if a := welshDuty.allSo(facts[:], nil); !a.IsYes() {
		return welshDuty.give(a, why)
	}
	return All(
		welshDuty.judged(c.Manages, Council, aboutWelshManages, groundWelshManages, why),
		welshDuty.judged(c.Appropriate, Council, aboutWelshSuits, groundWelshSuits, why),
	)
}

var (
	factWelshMeets      = msg.New("law.wa1.fact-meets", "whether the council is to meet the person's needs")
	factWelshCapacity   = msg.New("law.wa1.fact-capacity", "whether the person can decide about direct payments")
	factWelshConsents   = msg.New("law.wa1.fact-consents", "whether whoever would receive the money agrees")
	groundWelshMeets    = msg.New("law.wa1.not-meets", "The council is not to meet any needs of the person.")
	groundWelshCapacity = msg.New("law.wa1.not-capacity", "The person can't decide about direct payments. Somebody suitable can receive them instead.")
	groundWelshConsents = msg.New("law.wa1.not-consents", "Whoever would receive the money does not agree.")
	aboutWelshManages   = msg.New("law.wa1.about-manages", "whether whoever receives the money can manage it, alone or with the support there is")
	aboutWelshSuits     = msg.New("law.wa1.about-suits", "whether direct payments are an appropriate way to meet the needs")
	groundWelshManages  = msg.New("law.wa1.not-manages", "Whoever receives the money can't manage it, even with support, for the reasons given.")
	groundWelshSuits    = msg.New("law.wa1.not-suits", "Direct payments are not an appropriate way to meet the needs, for the reasons given.")
)

var welshAuthorised = Rule{
	ID: "WA2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa2.says", "Where the person can't decide, the council pays somebody suitable who agrees, can manage and acts in the person's best interests. An attorney or deputy has to agree."),
	Cites: []explain.Citation{welshPayments("2", ""), welshAct("50", "(4)"), welshNotes},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// MustPayForAnother asks whether the duty is owed to somebody who receives
// direct payments for a person who can't decide.
//
// WSI 2015/1815 reg 2; Social Services and Well-being (Wales) Act 2014 s.50(4).
func MustPayForAnother(c WelshConditions, why *explain.Note) Answer {
	agreed := c.MCAConsents
	if c.NoMCA == Is {
		agreed = Is
	}
	facts := [...]fact{
		{c.Meets, factWelshMeets, groundWelshMeets},
		{not(c.Capacity), factWelshCapacity, groundWelshDecides},
		{c.Consents, factWelshConsents, groundWelshConsents},
		{agreed, factWelshMCA, groundWelshMCA},
	}
	if a := welshAuthorised.allSo(facts[:], nil); !a.IsYes() {
		return welshAuthorised.give(a, why)
	}
	return All(
		welshAuthorised.judged(c.Manages, Council, aboutWelshManages, groundWelshManages, why),
		welshAuthorised.judged(c.Appropriate, Council, aboutWelshSuits, groundWelshSuits, why),
		welshAuthorised.judged(c.BestInterest, Council, aboutWelshBest, groundWelshBest, why),
	)
}

var (
	groundWelshDecides = msg.New("law.wa2.decides", "The person can decide for themselves, so that the money is for them to receive.")
	factWelshMCA       = msg.New("law.wa2.fact-mca", "whether there is an attorney or deputy for care, and whether they agree")
	groundWelshMCA     = msg.New("law.wa2.not-mca", "The attorney or deputy does not agree.")
	aboutWelshBest     = msg.New("law.wa2.about-best", "whether whoever receives the money will act in the person's best interests")
	groundWelshBest    = msg.New("law.wa2.not-best", "Whoever would receive the money would not act in the person's best interests, for the reasons given.")
)

var welshOrders = Rule{
	ID: "WA5", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa5.says", "Under a court order about drugs or alcohol, the council may still pay, to somebody suitable who manages the money for the person."),
	Cites: []explain.Citation{welshPayments("14", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// UnderOrder are the facts of WA5.
type UnderOrder struct {
	Order         Known     `json:"order"`          // one of those in the Schedule to the regulations
	PersonAgrees  Known     `json:"person-agrees"`  // that somebody else manages the money
	ManagerAgrees Known     `json:"manager-agrees"` // to receive and manage it
	Suitable      Judgement `json:"suitable,omitzero"`
}

// MayPayWithManager asks whether direct payments may be made to somebody who may
// be under an order about drugs or alcohol.
//
// WSI 2015/1815 reg 14(2)-(4).
func MayPayWithManager(o UnderOrder, why *explain.Note) Answer {
	switch o.Order {
	case NotKnown:
		return welshOrders.needsFact(factWelshOrder, why)
	case IsNot:
		return welshOrders.yesAs(groundWelshNoOrder.Text(), why)
	}
	facts := [...]fact{
		{o.PersonAgrees, factWelshPersonAgrees, groundWelshPersonAgrees},
		{o.ManagerAgrees, factWelshManagerAgrees, groundWelshManagerAgrees},
	}
	if a := welshOrders.allSo(facts[:], nil); !a.IsYes() {
		return welshOrders.give(a, why)
	}
	return welshOrders.judged(o.Suitable, Council, aboutWelshSuitable, groundWelshUnsuitable, why)
}

var (
	factWelshOrder           = msg.New("law.wa5.fact-order", "whether the person is under one of the orders about drugs or alcohol")
	groundWelshNoOrder       = msg.New("law.wa5.no-order", "The person is under no such order.")
	factWelshPersonAgrees    = msg.New("law.wa5.fact-person", "whether the person agrees that somebody manages the money for them")
	factWelshManagerAgrees   = msg.New("law.wa5.fact-manager", "whether that somebody agrees to receive and manage the money")
	groundWelshPersonAgrees  = msg.New("law.wa5.not-person", "The person does not agree that somebody manages the money for them.")
	groundWelshManagerAgrees = msg.New("law.wa5.not-manager", "Nobody agrees to receive and manage the money.")
	aboutWelshSuitable       = msg.New("law.wa5.about", "whether that somebody is an appropriate person to manage the money")
	groundWelshUnsuitable    = msg.New("law.wa5.unsuitable", "That somebody is not an appropriate person to manage the money, for the reasons given.")
)

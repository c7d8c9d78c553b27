package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var authorisedPerson = Rule{
	ID: "D7", Force: Act, Binds: Council,
	Says:  msg.New("law.d7.says", "Where the person can't decide, an authorised person can ask: an attorney or deputy for care, someone whom they agree is suitable, or, if there is none, someone whom the council finds suitable."),
	Cites: []explain.Citation{CareAct("32", "(4)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Asker is what D7 asks of the somebody who asks for direct payments on behalf
// of a person who can't decide.
type Asker struct {
	IsMCA     Known     `json:"is-mca"`     // an attorney or deputy for care under the Mental Capacity Act 2005
	MCAExists Known     `json:"mca-exists"` // there is such an attorney or deputy, who is somebody else
	MCAAgrees Known     `json:"mca-agrees"` // and who agrees that the asker is suitable
	Suitable  Judgement `json:"suitable"`   // the council finds the asker suitable
}

// MayAsk asks whether this somebody is an authorised person.
//
// Care Act 2014 s.32(4)(a)-(c).
func MayAsk(a Asker, why *explain.Note) Answer {
	switch {
	case a.IsMCA == Is:
		return authorisedPerson.yesAs(groundIsMCA.Text(), why)
	case a.IsMCA == NotKnown:
		return authorisedPerson.needsFact(factIsMCA, why)
	case a.MCAExists == NotKnown:
		return authorisedPerson.needsFact(factMCAExists, why)
	case a.MCAExists == Is && a.MCAAgrees == NotKnown:
		return authorisedPerson.needsFact(factMCAAgrees, why)
	case a.MCAExists == Is && a.MCAAgrees == IsNot:
		return authorisedPerson.no(groundMCADisagrees.Text(), why)
	}
	return authorisedPerson.judged(a.Suitable, Council, aboutSuitable, groundNotSuitable, why)
}

var (
	factIsMCA          = msg.New("law.d7.fact-is-mca", "whether whoever asks is an attorney or deputy for care")
	factMCAExists      = msg.New("law.d7.fact-mca-exists", "whether the person has an attorney or deputy for care")
	factMCAAgrees      = msg.New("law.d7.fact-mca-agrees", "whether the attorney or deputy agrees that whoever asks is suitable")
	aboutSuitable      = msg.New("law.d7.about", "whether whoever asks is suitable to receive direct payments")
	groundIsMCA        = msg.New("law.d7.is-mca", "They are an attorney or deputy for care.")
	groundMCADisagrees = msg.New("law.d7.disagrees", "The attorney or deputy does not agree that they are suitable. Somebody else can ask.")
	groundNotSuitable  = msg.New("law.d7.not-suitable", "The council does not find them suitable, for the reasons given. Somebody else can ask.")
)

var consulted = Rule{
	ID: "D8", Force: Regulations, Binds: Council,
	Says:  msg.New("law.d8.says", "Before it decides for a person who can't, the council asks whoever they named, their carers and any attorney or deputy, and weighs the person's wishes and beliefs."),
	Cites: []explain.Citation{Payments("5", "(2)(a)"), Payments("5", "(2)(b)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Consulted are the facts of D8.
type Consulted struct {
	Others Known `json:"others"` // whoever the person named, carers, attorney or deputy were asked
	Wishes Known `json:"wishes"` // wishes, feelings, beliefs and values were weighed
}

// ConsultedFirst asks whether those to be asked were asked.
//
// SI 2014/2871 reg 5(2)(a), (b).
func ConsultedFirst(c Consulted, why *explain.Note) Answer {
	facts := [...]fact{{c.Others, factOthersAsked, groundOthersNotAsked}, {c.Wishes, factWishes, groundWishes}}
	return consulted.allSo(facts[:], why)
}

var (
	factOthersAsked      = msg.New("law.d8.fact-others", "whether those who know the person were asked")
	factWishes           = msg.New("law.d8.fact-wishes", "whether the person's wishes and beliefs were weighed")
	groundOthersNotAsked = msg.New("law.d8.not-asked", "Those who know the person were not asked.")
	groundWishes         = msg.New("law.d8.not-weighed", "The person's wishes and beliefs were not weighed.")
)

var mustPayAuthorised = Rule{
	ID: "D6", Force: Act, Binds: Council,
	Says:  msg.New("law.d6.says", "Where the person can't decide, the council must make direct payments to an authorised person who asks for them, if five conditions are met."),
	Cites: []explain.Citation{CareAct("32", "(1)"), CareAct("32", "(2)"), CareAct("32", "(5)-(9)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// ForSomeone are the facts of D6.
type ForSomeone struct {
	Lacks  Known `json:"lacks"`  // the person lacks capacity to ask, shown after all help to decide
	Budget Known `json:"budget"` // a personal budget states an amount that the council must pay
	Asked  Known `json:"asked"`  // somebody asked for direct payments for the person
	Asker  Asker `json:"asker"`

	Orders         Known  `json:"orders"`
	OrderParagraph string `json:"order-paragraph"`

	BestInterests Judgement `json:"best-interests"` // the asker will act in the person's best interests
	Capable       Judgement `json:"capable"`        // the asker can manage, alone or with help
	Consulted     Consulted `json:"consulted"`
	Appropriate   Judgement `json:"appropriate"`
}

// MustPayAuthorised asks whether the council must make direct payments to an
// authorised person. An answer that comes from one condition names its rule.
//
// Care Act 2014 s.32(1), (2), (5)-(9).
func MustPayAuthorised(s ForSomeone, why *explain.Note) Answer {
	facts := [...]fact{{s.Lacks, factLacks, groundHasCapacity}, {s.Budget, factBudgeted, groundNotBudgeted}, {s.Asked, factAskedFor, groundNotAskedFor}}
	if ground, found := firstNot(facts[:]...); found {
		return mustPayAuthorised.no(ground.Text(), why)
	}
	if key, open := firstUnknown(facts[:]...); open {
		return mustPayAuthorised.needsFact(key, why)
	}
	each := [...]Answer{
		MayAsk(s.Asker, why),
		NotExcluded(Conditions{Orders: s.Orders, OrderParagraph: s.OrderParagraph}, why),
		mustPayAuthorised.judged(s.BestInterests, Council, aboutBestInterests, groundBestInterests, why),
		mustPayAuthorised.judged(s.Capable, Council, aboutCapable, groundNotCapable, why),
		ConsultedFirst(s.Consulted, why),
		Appropriate(Conditions{Appropriate: s.Appropriate}, why),
	}
	if a := All(each[:]...); !a.IsYes() {
		return a
	}
	return mustPayAuthorised.yes(why)
}

var (
	factLacks           = msg.New("law.d6.fact-lacks", "whether it was shown, after all help to decide, that the person can't make this decision")
	factAskedFor        = msg.New("law.d6.fact-asked", "whether anybody has asked for direct payments for the person")
	aboutBestInterests  = msg.New("law.d6.about-best-interests", "whether they will act in the person's best interests")
	aboutCapable        = msg.New("law.d6.about-capable", "whether they can manage direct payments, alone or with help")
	groundHasCapacity   = msg.New("law.d6.has-capacity", "The person can decide for themselves. They ask under section 31.")
	groundNotAskedFor   = msg.New("law.d6.not-asked", "Nobody has asked for direct payments for the person.")
	groundBestInterests = msg.New("law.d6.not-best-interests", "The council is not satisfied that they will act in the person's best interests, for the reasons given.")
	groundNotCapable    = msg.New("law.d6.not-capable", "They can't manage direct payments, even with help, for the reasons given.")
)

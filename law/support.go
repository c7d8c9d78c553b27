package law

import (
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

var aftercareFree = Rule{
	ID: "J2", Force: Act, Binds: Council,
	Says: msg.New("law.j2.says", "After-care under section 117 can be had as a direct payment, and the person pays nothing towards it."),
	Cites: []explain.Citation{CareAct("75", "(7)"), Payments("11", ""),
		{Name: "City of York Council on what is never charged for", Address: "https://www.york.gov.uk/personalisation-care/financial-assessments-social-care-costs-from-18"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Aftercare are the facts of J2.
type Aftercare struct {
	Is         Known         `json:"is"`          // the need is met as after-care under the Mental Health Act 1983 s.117
	PersonPays *money.Amount `json:"person-pays"` // pence; nil is not known
}

// AftercareFree asks whether after-care is free for the person.
//
// Care Act 2014 s.75(7); SI 2014/2871 reg 11.
func AftercareFree(a Aftercare, why *explain.Note) Answer {
	switch {
	case a.Is == NotKnown:
		return aftercareFree.needsFact(factAftercare, why)
	case a.Is == IsNot:
		return aftercareFree.yesAs(groundNoAftercare.Text(), why)
	case a.PersonPays == nil:
		return aftercareFree.needsFact(factPersonPays, why)
	case *a.PersonPays > 0:
		return aftercareFree.no(groundChargedFor.With("amount", *a.PersonPays), why)
	}
	return aftercareFree.yes(why)
}

var (
	factAftercare     = msg.New("law.j2.fact-aftercare", "whether this is after-care under section 117")
	groundNoAftercare = msg.New("law.j2.no-aftercare", "This is not after-care under section 117.")
	groundChargedFor  = msg.New("law.j2.charged", "The person pays {amount} towards after-care, which is free.")
)

var advocate = Rule{
	ID: "A1", Force: Act, Binds: Council,
	Says:  msg.New("law.a1.says", "The council finds an independent advocate for somebody who would have substantial difficulty in taking part and has nobody suitable to support them."),
	Cites: []explain.Citation{CareAct("67", "(2)-(6)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Advocacy are the facts of A1.
type Advocacy struct {
	Supporter  Known     `json:"supporter"`  // somebody suitable and unpaid, whom the person accepts, supports them
	Difficulty Judgement `json:"difficulty"` // substantial difficulty to understand, retain, weigh or say
}

// AdvocateOwed asks whether the council owes the person an advocate.
//
// Care Act 2014 s.67(2)-(6).
func AdvocateOwed(a Advocacy, why *explain.Note) Answer {
	switch a.Supporter {
	case Is:
		return advocate.no(groundSupported.Text(), why)
	case NotKnown:
		return advocate.needsFact(factSupporter, why)
	}
	return advocate.judged(a.Difficulty, Council, aboutDifficulty, groundNoDifficulty, why)
}

var (
	factSupporter      = msg.New("law.a1.fact-supporter", "whether somebody suitable, whom the person accepts, supports them unpaid")
	aboutDifficulty    = msg.New("law.a1.about", "whether the person would have substantial difficulty in taking part")
	groundSupported    = msg.New("law.a1.supported", "Somebody suitable, whom the person accepts, supports them.")
	groundNoDifficulty = msg.New("law.a1.no-difficulty", "The person would have no substantial difficulty in taking part, for the reasons given.")
)

var threeRoutes = Rule{
	ID: "G6", Force: Guidance, Binds: Council,
	Says: msg.New("law.g6.says", "Beside direct payments and support that the council arranges, people are offered an Individual Service Fund where that can be had; where it can't, the council works on it."),
	Cites: []explain.Citation{
		GuidanceSeenAt("11.30-11.33", "https://www.parallelparliament.co.uk/question/89561/social-services-personal-budgets"),
		{Name: "Dorset Council, Individual Service Funds policy", Address: "https://www.dorsetcouncil.gov.uk/w/individual-service-funds-policy"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Routes are the facts of G6.
type Routes struct {
	ISF     Known `json:"isf"`     // an Individual Service Fund is offered
	Working Known `json:"working"` // the council works on offering one
}

// RoutesOffered asks whether the third route is open, or being built.
//
// Care and Support Statutory Guidance 11.30-11.33.
func RoutesOffered(r Routes, why *explain.Note) Answer {
	switch {
	case r.ISF == Is:
		return threeRoutes.yes(why)
	case r.ISF == NotKnown:
		return threeRoutes.needsFact(factISF, why)
	case r.Working == Is:
		return threeRoutes.yesAs(groundWorking.Text(), why)
	case r.Working == NotKnown:
		return threeRoutes.needsFact(factWorkingOn, why)
	}
	return threeRoutes.no(groundNoISF.Text(), why)
}

var (
	factISF       = msg.New("law.g6.fact-isf", "whether an Individual Service Fund is offered")
	factWorkingOn = msg.New("law.g6.fact-working", "whether the council works on offering one")
	groundWorking = msg.New("law.g6.working", "There is none yet, and the council works on it.")
	groundNoISF   = msg.New("law.g6.none", "There is none, and the council does not work on it.")
)

var ownService = Rule{
	ID: "G7", Force: Guidance, Binds: Council,
	Says: msg.New("law.g7.says", "A council's own services are normally had from it directly. Once in a while they can be bought with direct payments, and another council's always can."),
	Cites: []explain.Citation{
		{Name: "TLAP on paying for a council's own services", Address: "http://www.thinklocalactpersonal.org.uk/Personal-Budgets-Minimum-Process-Framework/Paying-for-in-house-services-with-a-direct-payment-/"},
		GuidanceUnchecked("ch 12, a council's own services"),
	},
	Gives: []Kind{KindYes, KindNeedsFact, KindNeedsJudgement},
}

// Seller are the facts of G7.
type Seller struct {
	OwnCouncil Known `json:"own-council"` // the council that pays is the one that sells
	Once       Known `json:"once"`        // it is bought once, or once in a while
}

// MayBuyFromCouncil asks whether direct payments may buy a council's own
// service. No regulation forbids it, so it is never a No.
//
// Care and Support Statutory Guidance ch 12 (unchecked).
func MayBuyFromCouncil(s Seller, why *explain.Note) Answer {
	switch {
	case s.OwnCouncil == IsNot:
		return ownService.yes(why)
	case s.OwnCouncil == NotKnown:
		return ownService.needsFact(factSeller, why)
	case s.Once == Is:
		return ownService.yesAs(groundOnce.Text(), why)
	case s.Once == NotKnown:
		return ownService.needsFact(factOnce, why)
	}
	return ownService.needsJudgement(Council, aboutOwnService, why)
}

var (
	factSeller      = msg.New("law.g7.fact-seller", "whether the council that pays also sells this")
	factOnce        = msg.New("law.g7.fact-once", "whether this is bought once, or again and again")
	aboutOwnService = msg.New("law.g7.about", "whether the person has this from the council directly")
	groundOnce      = msg.New("law.g7.once", "It is bought once in a while.")
)

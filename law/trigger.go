package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var reviewNow = Rule{
	ID: "V2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.v2.says", "The council also reviews when a condition may have been broken, capacity may have changed, a condition for payments is in doubt, or anybody raises a concern about payments to an authorised person."),
	Cites: []explain.Citation{Payments("7", "(1)(b)-(d)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Triggers are the facts of V2.
type Triggers struct {
	Breach   Known `json:"breach"`   // a condition may have been broken
	Capacity Known `json:"capacity"` // capacity may have changed
	Doubt    Known `json:"doubt"`    // a condition for direct payments may no longer be met
	Concern  Known `json:"concern"`  // anybody has raised a concern about payments to an authorised person
}

// ReviewNow asks whether something calls for a review now. Yes is that it does.
//
// SI 2014/2871 reg 7(1)(b)-(d).
func ReviewNow(t Triggers, why *explain.Note) Answer {
	called := [...]fact{
		{not(t.Breach), factMaybeBreach, groundMaybeBreach},
		{not(t.Capacity), factMaybeCapacity, groundMaybeCapacity},
		{not(t.Doubt), factDoubt, groundDoubt},
		{not(t.Concern), factConcern, groundConcern},
	}
	if ground, found := firstNot(called[:]...); found {
		return reviewNow.yesAs(ground.Text(), why)
	}
	if key, open := firstUnknown(called[:]...); open {
		return reviewNow.needsFact(key, why)
	}
	return reviewNow.no(groundNothingCalls.Text(), why)
}

var (
	factMaybeBreach     = msg.New("law.v2.fact-breach", "whether a condition may have been broken")
	factMaybeCapacity   = msg.New("law.v2.fact-capacity", "whether the person's ability to decide may have changed")
	factDoubt           = msg.New("law.v2.fact-doubt", "whether a condition for direct payments is in doubt")
	factConcern         = msg.New("law.v2.fact-concern", "whether anybody has raised a concern")
	groundMaybeBreach   = msg.New("law.v2.breach", "A condition may have been broken.")
	groundMaybeCapacity = msg.New("law.v2.capacity", "The person's ability to decide may have changed.")
	groundDoubt         = msg.New("law.v2.doubt", "A condition for direct payments is in doubt.")
	groundConcern       = msg.New("law.v2.concern", "Somebody has raised a concern.")
	groundNothingCalls  = msg.New("law.v2.nothing", "Nothing calls for a review before its date.")
)

var reviewTogether = Rule{
	ID: "V3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.v3.says", "A review is held with the person, their carer, whoever receives or helps with the payments, and whoever the person names, and all reasonable steps are taken to agree."),
	Cites: []explain.Citation{Payments("7", "(2)"), Payments("7", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// ReviewedWith are the facts of V3.
type ReviewedWith struct {
	Person Known `json:"person"`
	Carer  Known `json:"carer"`  // took part, or they have none
	Helper Known `json:"helper"` // whoever receives or helps to manage the payments took part, or there is none
	Named  Known `json:"named"`  // whoever the person named took part, or they named nobody
	Steps  Known `json:"steps"`  // all reasonable steps to agree were taken
}

// ReviewedTogether asks whether a review was held with those it is about.
//
// SI 2014/2871 reg 7(2), (3).
func ReviewedTogether(r ReviewedWith, why *explain.Note) Answer {
	facts := [...]fact{
		{r.Person, factReviewPerson, groundReviewPerson},
		{r.Carer, factReviewCarer, groundReviewCarer},
		{r.Helper, factReviewHelper, groundReviewHelper},
		{r.Named, factReviewNamed, groundReviewNamed},
		{r.Steps, factSteps, groundSteps},
	}
	return reviewTogether.allSo(facts[:], why)
}

var (
	factReviewPerson   = msg.New("law.v3.fact-person", "whether the person took part in the review")
	factReviewCarer    = msg.New("law.v3.fact-carer", "whether their carer took part in the review, or that they have none")
	factReviewHelper   = msg.New("law.v3.fact-helper", "whether whoever helps with the payments took part in the review, or that nobody does")
	factReviewNamed    = msg.New("law.v3.fact-named", "whether whoever they named took part in the review, or that they named nobody")
	groundReviewPerson = msg.New("law.v3.person", "The person took no part in the review.")
	groundReviewCarer  = msg.New("law.v3.carer", "Their carer took no part in the review.")
	groundReviewHelper = msg.New("law.v3.helper", "Whoever helps with the payments took no part in the review.")
	groundReviewNamed  = msg.New("law.v3.named", "Whoever the person named took no part in the review.")
)

var lossForAWhile = Rule{
	ID: "T1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.t1.says", "If the person can't decide for a while, direct payments may go on where somebody able to manage them does so."),
	Cites: []explain.Citation{Payments("8", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// ForAWhile are the facts of T1 and T2.
type ForAWhile struct {
	Temporary Judgement `json:"temporary"` // the change is likely to be temporary
	Managed   Known     `json:"managed"`   // T1: somebody able to manage the payments does; T2: the authorised person lets the person manage
}

// GoesOnWithoutCapacity asks whether direct payments may go on while the person
// can't decide for a while.
//
// SI 2014/2871 reg 8.
func GoesOnWithoutCapacity(f ForAWhile, why *explain.Note) Answer {
	return lossForAWhile.forAWhile(f, factManaged, groundNotManaged, why)
}

var gainForAWhile = Rule{
	ID: "T2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.t2.says", "If the person can decide for a while, direct payments to the authorised person may go on where they let the person manage them meanwhile."),
	Cites: []explain.Citation{Payments("9", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// GoesOnWithCapacity asks whether direct payments to an authorised person may go
// on while the person can decide for a while.
//
// SI 2014/2871 reg 9.
func GoesOnWithCapacity(f ForAWhile, why *explain.Note) Answer {
	return gainForAWhile.forAWhile(f, factLets, groundNotLets, why)
}

func (r *Rule) forAWhile(f ForAWhile, missing, against msg.Key, why *explain.Note) Answer {
	switch f.Managed {
	case NotKnown:
		return r.needsFact(missing, why)
	case IsNot:
		return r.no(against.Text(), why)
	}
	return r.judged(f.Temporary, Council, aboutTemporary, groundLasting, why)
}

var (
	factManaged      = msg.New("law.t1.fact-managed", "whether somebody who is able to manage the payments does so")
	factLets         = msg.New("law.t2.fact-lets", "whether the authorised person lets the person manage the payments")
	aboutTemporary   = msg.New("law.t1.about", "whether the change is likely to be temporary")
	groundNotManaged = msg.New("law.t1.not-managed", "Nobody who is able to manage the payments does so.")
	groundNotLets    = msg.New("law.t2.not-lets", "The authorised person does not let the person manage the payments.")
	groundLasting    = msg.New("law.t1.lasting", "The change is likely to last, for the reasons given.")
)

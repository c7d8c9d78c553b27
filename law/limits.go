package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var banOneProvider = Rule{
	ID: "N1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.n1.says", "The council may say that a particular person is not to be paid, if it has good reason."),
	Cites: []explain.Citation{Payments("4", "(2)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Ban are the facts of N1.
type Ban struct {
	Particular Known     `json:"particular"` // it names one person or body, not a kind of them
	Rational   Judgement `json:"rational"`   // there is good reason in this case
}

// MayBan asks whether a condition that somebody is not to be paid is lawful.
//
// SI 2014/2871 reg 4(2)(a).
func MayBan(b Ban, why *explain.Note) Answer {
	switch {
	case b.Particular == NotKnown:
		return banOneProvider.needsFact(factParticular, why)
	case b.Particular == IsNot:
		return banOneProvider.no(groundWholeKind.Text(), why)
	case b.Rational.Found == Is && b.Rational.Reasons == "":
		return banOneProvider.needsFact(factReasons, why)
	case b.Rational.Found == Is:
		return banOneProvider.yesAs(groundGoodReason.Text(), why)
	}
	return banOneProvider.judged(b.Rational, Council, aboutRational, groundNoReason, why)
}

var (
	factParticular   = msg.New("law.n1.fact-particular", "whether the condition names one person or body")
	aboutRational    = msg.New("law.n1.about", "whether there is good reason that this one is not paid")
	groundWholeKind  = msg.New("law.n1.whole-kind", "It rules out a whole kind of people. Only a particular one may be ruled out.")
	groundGoodReason = msg.New("law.n1.good-reason", "There is good reason not to pay this one, as set out.")
	groundNoReason   = msg.New("law.n1.no-reason", "There is no good reason, as set out.")
)

var noForcedProvider = Rule{
	ID: "N2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.n2.says", "The council may not require that needs are met by any particular person. Such a condition does not bind."),
	Cites: []explain.Citation{Payments("4", "(3)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// ProviderCondition are the facts of N2.
type ProviderCondition struct {
	Requires Known `json:"requires"` // it requires a particular person, body or list of them
}

// LeavesChoice asks whether a condition leaves the person free to choose who
// meets their needs.
//
// SI 2014/2871 reg 4(3)(a).
func LeavesChoice(c ProviderCondition, why *explain.Note) Answer {
	facts := [...]fact{{not(c.Requires), factRequires, groundRequires}}
	return noForcedProvider.allSo(facts[:], why)
}

// not turns yes into no and no into yes; what is not known stays so.
func not(k Known) Known {
	switch k {
	case Is:
		return IsNot
	case IsNot:
		return Is
	}
	return k
}

var (
	factRequires   = msg.New("law.n2.fact-requires", "whether the condition requires that a particular person meets the needs")
	groundRequires = msg.New("law.n2.requires", "It requires that a particular person meets the needs. It does not bind.")
)

var informationWithinReason = Rule{
	ID: "N3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.n3.says", "The council may not ask for information more often, or in more detail, than it reasonably needs to check that direct payments are right and conditions kept."),
	Cites: []explain.Citation{Payments("4", "(3)(b)(i)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Information are the facts of N3.
type Information struct {
	ForCheck   Known     `json:"for-check"`  // it is for a check of the payments or their conditions
	Reasonable Judgement `json:"reasonable"` // this often and in this detail is reasonably needed for this person
}

// InformationReasonable asks whether what the council asks to see is no more
// than it reasonably needs.
//
// SI 2014/2871 reg 4(3)(b)(i).
func InformationReasonable(i Information, why *explain.Note) Answer {
	switch i.ForCheck {
	case NotKnown:
		return informationWithinReason.needsFact(factForCheck, why)
	case IsNot:
		return informationWithinReason.no(groundNotForCheck.Text(), why)
	}
	return informationWithinReason.judged(i.Reasonable, Council, aboutInformation, groundTooMuch, why)
}

var (
	factForCheck      = msg.New("law.n3.fact-for-check", "what the information is for")
	aboutInformation  = msg.New("law.n3.about", "whether it needs this, this often and in this detail, for this person")
	groundNotForCheck = msg.New("law.n3.not-for-check", "It is not needed to check the payments. The person does not have to give it.")
	groundTooMuch     = msg.New("law.n3.too-much", "It is more than is reasonably needed. The person does not have to give it.")
)

var formatPracticable = Rule{
	ID: "N4", Force: Regulations, Binds: Council,
	Says:  msg.New("law.n4.says", "The council may not ask for information in a form that is not reasonably practicable for the person."),
	Cites: []explain.Citation{Payments("4", "(3)(b)(ii)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Form are the facts of N4.
type Form struct {
	SaysCan     Known     `json:"says-can"`    // the person says that they can give it in this form
	Practicable Judgement `json:"practicable"` // it is reasonably practicable for them all the same
}

// FormPracticable asks whether the form of a return is one that the person can
// reasonably use.
//
// SI 2014/2871 reg 4(3)(b)(ii).
func FormPracticable(f Form, why *explain.Note) Answer {
	switch {
	case f.SaysCan == NotKnown:
		return formatPracticable.needsFact(factSaysCan, why)
	case f.SaysCan == Is:
		return formatPracticable.yes(why)
	}
	return formatPracticable.judged(f.Practicable, Council, aboutForm, groundNotPracticable, why)
}

var (
	factSaysCan          = msg.New("law.n4.fact-says-can", "whether the person can give it in this form")
	aboutForm            = msg.New("law.n4.about", "whether this form is reasonably practicable for the person")
	groundNotPracticable = msg.New("law.n4.not-practicable", "The form is not practicable for the person. They can give it in another.")
)

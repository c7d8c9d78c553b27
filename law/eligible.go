package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var eligibleAdult = Rule{
	ID: "E1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.e1.says", "An adult's needs count if illness or impairment stops them in two or more parts of daily life, with a real effect on their wellbeing."),
	Cites: []explain.Citation{eligibility("2", ""), CareAct("13", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Eligibility are the facts of E1 and E2. An outcome that is not in Unable is
// not known. Unable is that the adult can't achieve it without help, or only
// with significant pain, distress or anxiety, or with danger, or in much longer
// than others take (reg 2(3); the last does not count for carers, reg 3(3)).
type Eligibility struct {
	Cause  Known             `json:"cause"`  // from impairment or illness; for a carer, from giving necessary care
	Unable map[Outcome]Known `json:"unable"` // cannot achieve the outcome
	Health Known             `json:"health"` // carers: their health is suffering or at risk
	Impact Judgement         `json:"impact"` // a significant effect on wellbeing, now or likely
}

// EligibleAdult asks whether an adult's needs are eligible.
//
// SI 2015/313 reg 2(1): from impairment or illness; two or more outcomes; and
// as a consequence a significant impact on well-being, or a likely one.
func EligibleAdult(e Eligibility, why *explain.Note) Answer {
	cannot, open := e.count(adultOutcomes)
	switch {
	case e.Cause == IsNot:
		return eligibleAdult.no(groundOtherCause.Text(), why)
	case cannot+open < 2:
		return eligibleAdult.no(groundFewOutcomes.With("count", cannot), why)
	case e.Cause == NotKnown:
		return eligibleAdult.needsFact(factCause, why)
	case cannot < 2:
		return eligibleAdult.needsFact(factOutcomes, why)
	}
	return eligibleAdult.judged(e.Impact, Council, aboutImpact, groundNoImpact, why)
}

var eligibleCarer = Rule{
	ID: "E2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.e2.says", "A carer's needs count if caring harms their health or stops them in one part of daily life, with a real effect on their wellbeing."),
	Cites: []explain.Citation{eligibility("3", ""), CareAct("13", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// EligibleCarer asks whether a carer's needs are eligible.
//
// SI 2015/313 reg 3(1): from providing necessary care; health at risk or any
// one outcome; and as a consequence a significant impact on well-being.
func EligibleCarer(e Eligibility, why *explain.Note) Answer {
	cannot, open := e.count(carerOutcomes)
	switch {
	case e.Cause == IsNot:
		return eligibleCarer.no(groundNotCaring.Text(), why)
	case e.Health == IsNot && cannot+open == 0:
		return eligibleCarer.no(groundNothingStopped.Text(), why)
	case e.Cause == NotKnown:
		return eligibleCarer.needsFact(factNecessaryCare, why)
	case e.Health != Is && cannot == 0:
		return eligibleCarer.needsFact(factCarerOutcomes, why)
	}
	return eligibleCarer.judged(e.Impact, Council, aboutImpact, groundNoImpact, why)
}

// count gives how many outcomes the person can't achieve, and how many are open.
func (e Eligibility) count(outcomes []outcome) (cannot, open int) {
	for _, o := range outcomes {
		switch e.Unable[o.key] {
		case Is:
			cannot++
		case NotKnown:
			open++
		}
	}
	return cannot, open
}

var (
	factCause            = msg.New("law.e1.fact-cause", "whether the needs come from an impairment or illness")
	factOutcomes         = msg.New("law.e1.fact-outcomes", "which parts of daily life the person can't manage")
	factNecessaryCare    = msg.New("law.e2.fact-cause", "whether the needs come from giving necessary care")
	factCarerOutcomes    = msg.New("law.e2.fact-outcomes", "what caring does to the carer's health and daily life")
	aboutImpact          = msg.New("law.e1.about-impact", "whether this has, or is likely to have, a significant effect on wellbeing")
	groundOtherCause     = msg.New("law.e1.other-cause", "The needs do not come from an impairment or illness.")
	groundFewOutcomes    = msg.New("law.e1.few-outcomes", "The person can't manage {count} of the ten parts of daily life; the law asks for two.")
	groundNotCaring      = msg.New("law.e2.not-caring", "The needs do not come from giving necessary care.")
	groundNothingStopped = msg.New("law.e2.nothing-stopped", "Caring harms neither the carer's health nor any part of their daily life.")
	groundNoImpact       = msg.New("law.e1.no-impact", "The effect on wellbeing is not significant, for the reasons given.")
)

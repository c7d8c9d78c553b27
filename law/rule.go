package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// ID is the short name of a rule, like D1.
type ID string

// Party is somebody whom a rule binds, or whose judgement it asks for.
type Party string

// The parties.
const (
	Council   Party = "council"
	NHS       Party = "nhs"
	Person    Party = "person"
	Ombudsman Party = "ombudsman"
	// Authorised is the authorised person, who receives direct payments for
	// somebody who can't decide (Care Act 2014 s.32).
	Authorised Party = "authorised"
)

var partyWords = map[Party]msg.Key{
	Council:   msg.New("law.party.council", "The council"),
	NHS:       msg.New("law.party.nhs", "The NHS"),
	Person:    msg.New("law.party.person", "The person"),
	Ombudsman: msg.New("law.party.ombudsman", "The Ombudsman"),

	Authorised: msg.New("law.party.authorised", "The authorised person"),
}

// Words gives the name of the party for a reader.
func (p Party) Words() msg.Key { return partyWords[p] }

// Force is how strongly a rule binds.
type Force string

// The forces: an Act or regulations bind; a council must act under statutory
// guidance (Care Act 2014 s.78(1)), and may leave it only for good reason.
const (
	Act         Force = "act"
	Regulations Force = "regulations"
	Guidance    Force = "guidance"
)

// Rule is one rule of law, with what a reader and a lawyer need to know of it.
type Rule struct {
	ID    ID
	In    Jurisdiction // the nation whose law it is
	Force Force
	Binds Party
	Says  msg.Key // the rule in plain words
	Cites []explain.Citation
	Gives []Kind // the answers that it can give

	ask func(decode func(into any) error, why *explain.Note) (Answer, error)
}

// Ask puts the rule to facts that stand in a document. decode fills the facts
// that the rule takes; why records the working when it is not nil.
func (r Rule) Ask(decode func(into any) error, why *explain.Note) (Answer, error) {
	return r.ask(decode, why)
}

func asking[F any](r Rule, answer func(F, *explain.Note) Answer) Rule {
	r.ask = func(decode func(any) error, why *explain.Note) (Answer, error) {
		var facts F
		if err := decode(&facts); err != nil {
			return Answer{}, err
		}
		return answer(facts, why), nil
	}
	return r
}

// ofEngland lists the rules of England, in the order of their ID.
func ofEngland() []Rule {
	return []Rule{
		asking(advocate, AdvocateOwed),
		asking(challengeRoute, OmbudsmanOpen),
		asking(budgetAddsUp, BudgetAddsUp),
		asking(otherMoney, ShowsOtherMoney),
		asking(budgetBreakdown, BudgetShowsHow),
		asking(budgetEnough, BudgetEnough),
		asking(freeServices, FreeStaysOut),
		asking(mustPay, MustPay),
		asking(capacityAndNominee, CapacityAndNominee),
		asking(notExcluded, NotExcluded),
		asking(canManage, CanManage),
		asking(appropriate, Appropriate),
		asking(mustPayAuthorised, MustPayAuthorised),
		asking(authorisedPerson, MayAsk),
		asking(consulted, ConsultedFirst),
		asking(spendForNeeds, MeetsPlan),
		asking(mustStop, MustStop),
		asking(mayStop, MayStopOrReclaim),
		asking(eligibleAdult, EligibleAdult),
		asking(eligibleCarer, EligibleCarer),
		asking(restrictedPayee, Restricted),
		asking(payForCare, MayPayForCare),
		asking(payForAdmin, MayPayForAdmin),
		asking(freePayee, FreeToPay),
		asking(flexibleUse, UsedFreely),
		asking(refusalLetter, RefusedProperly),
		asking(cardNotOnly, CardNotOnlyWay),
		asking(employerCosts, EmployerCostsCovered),
		asking(lookInProportion, LooksInProportion),
		asking(threeRoutes, RoutesOffered),
		asking(ownService, MayBuyFromCouncil),
		asking(endedProperly, EndedProperly),
		asking(staysWithinLimit, StaysWithinLimit),
		asking(staysJoin, StaysJoin),
		asking(exemptCouncils, ExemptFromLimit),
		asking(joinedUp, JoinedUp),
		asking(aftercareFree, AftercareFree),
		asking(market, MarketServes),
		asking(banOneProvider, MayBan),
		asking(noForcedProvider, LeavesChoice),
		asking(informationWithinReason, InformationReasonable),
		asking(formatPracticable, FormPracticable),
		asking(tellsPayments, TellsPayments),
		asking(planContents, PlanStates),
		asking(planTogether, MadeTogether),
		asking(planJointly, MayWritePlan),
		asking(planHow, PlanShowsHow),
		asking(tellsCapacity, ToldCapacity),
		asking(checksProviders, ProvidersChecked),
		asking(checksReceiver, ReceiverChecked),
		asking(lossForAWhile, GoesOnWithoutCapacity),
		asking(gainForAWhile, GoesOnWithCapacity),
		asking(reviewsKept, ReviewsKept),
		asking(reviewNow, ReviewNow),
		asking(reviewTogether, ReviewedTogether),
		asking(reviewOwed, ReviewOwed),
		asking(lightTouch, LightTouchDone),
		asking(wellbeing, WellbeingShown),
		asking(leastRestriction, RestrictsLeast),
		asking(ruledOut, RuledOut),
	}
}

// ByID finds a rule.
func ByID(id ID) (Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

var worked = msg.New("law.worked", "{rule} {answer}")

// give records the rule with its answer and hands the answer on.
func (r *Rule) give(a Answer, why *explain.Note) Answer {
	if why != nil {
		why.Say(worked.With("rule", r.Says, "answer", a.Says()), r.Cites...)
	}
	return a
}

func (r *Rule) yes(why *explain.Note) Answer { return r.give(Yes(r.ID, msg.Text{}), why) }

func (r *Rule) yesAs(ground msg.Text, why *explain.Note) Answer {
	return r.give(Yes(r.ID, ground), why)
}

func (r *Rule) no(ground msg.Text, why *explain.Note) Answer { return r.give(No(r.ID, ground), why) }

func (r *Rule) needsFact(which msg.Key, why *explain.Note) Answer {
	return r.give(NeedsFact(r.ID, which.Text()), why)
}

func (r *Rule) needsJudgement(whose Party, about msg.Key, why *explain.Note) Answer {
	return r.give(NeedsJudgement(r.ID, whose, about.Text()), why)
}

// judged settles a rule that rests on one judgement: not made, it is asked
// for; a finding against the person counts only with reasons.
func (r *Rule) judged(j Judgement, whose Party, about, against msg.Key, why *explain.Note) Answer {
	switch {
	case !j.Made():
		return r.needsJudgement(whose, about, why)
	case j.Found == Is:
		return r.yes(why)
	case j.Reasons == "":
		return r.needsFact(factReasons, why)
	}
	return r.no(against.Text(), why)
}

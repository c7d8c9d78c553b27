package policy

import (
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// mayIElsewhere answers a question in Scotland and Wales, by their rules alone.
// Where a rule of theirs leaves something to judge, or was not seen, the answer
// is to ask: never a No that only the law of England gives.
func mayIElsewhere(p *Policy, q Question) Reply {
	spend := p.lines().spend
	if q.Use == UseUnlawful {
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: string(spend), Because: againstLaw.Text(), Cites: fromLaw(spend), Possible: lawfulWay.Text()}
	}
	if r, settled := scotsCareHome(p, q); settled {
		return r
	}
	if r, settled := payeeElsewhere(p, q); settled {
		return r
	}
	switch q.Plan {
	case PlanNames:
		return Reply{Outcome: MayBuy, Decides: ByPlan, Because: planNames.Text(), Cites: fromLaw(spend)}
	case PlanNone:
		return p.ask(q, Reply{Decides: ByLaw, Line: string(spend), Because: meetsNoNeed.Text(), Cites: fromLaw(spend), Possible: changePlan.Text()})
	case PlanNotKnown:
		return Reply{Outcome: TellMore, Decides: ByPlan, Because: doesItMeet.Text(), Cites: fromLaw(spend)}
	}
	return byPolicy(p, q)
}

// scotsCareHome asks SC5 of a stay in a care home in Scotland. Each stay counts
// by itself. In Wales no limit was seen, and nothing is settled here.
func scotsCareHome(p *Policy, q Question) (Reply, bool) {
	stay := q.Use == UseLongStay || q.Use == UseShortStay && (len(q.Stays) > 0 || q.LivesInCareHome == law.Is)
	if p.In() != law.Scotland || !stay {
		return Reply{}, false
	}
	r := Reply{Outcome: MayNot, Decides: ByLaw, Line: "SC5", Cites: fromLaw("SC5"), Possible: arrangedHome.Text()}
	if q.LivesInCareHome == law.Is {
		r.Because = livesThere.Text()
		return r, true
	}
	if len(q.Stays) == 0 {
		r.Because = longStay.Text()
		return r, true
	}
	longest, known := longestDays(q.Stays)
	facts := law.LongStay{}
	if known {
		facts.Days = &longest
	}
	a := law.IneligibleForPayment(facts, nil)
	switch a.Kind() {
	case law.KindNo:
		return Reply{}, false
	case law.KindNeedsFact:
		r.Outcome, r.Possible = TellMore, msg.Text{}
	}
	r.Because = a.Text()
	return r, true
}

// longestDays gives the days of the longest stay. It is not known where a stay
// has no dates, or ends before it begins.
func longestDays(stays []law.Stay) (days int, known bool) {
	for _, s := range stays {
		if s.First.IsZero() || s.Last.IsZero() || s.Last.Before(s.First) {
			return 0, false
		}
		days = max(days, daysOf(s.First, s.Last))
	}
	return days, true
}

func daysOf(first, last calendar.Date) int { return first.DaysUntil(last) + 1 }

// payeeElsewhere settles who may be paid in Scotland and Wales.
func payeeElsewhere(p *Policy, q Question) (Reply, bool) {
	if q.Payee.Relation == "" || q.Use != UsePA && q.Use != UseFriend {
		return Reply{}, false
	}
	a, asked, cites := law.Answer{}, scotsIfAgreed, []law.ID{"SC9", "SC10"}
	if p.In() == law.Scotland {
		family := law.KnownToBe(q.Payee.Relation != law.NotRelated && q.Payee.Relation != law.Friend)
		a = law.FamilyMayWork(law.FamilyMember{Family: family}, nil)
	} else {
		a, asked, cites = law.RelativeMayWork(law.WelshPayee{Relation: q.Payee.Relation, SameHousehold: q.Payee.SameHousehold}, nil), welshIfNeeded, []law.ID{"WA4"}
	}
	line := string(cites[0])
	switch {
	case a.IsYes() && (q.Plan == PlanNotKnown || q.Plan == PlanNone):
		return Reply{}, false
	case a.IsYes():
		return Reply{Outcome: MayBuy, Decides: ByLaw, Line: line, Because: freeToPay.Text(), Cites: fromLaw(cites...)}, true
	case p.In() == law.Wales && a.Kind() == law.KindNeedsFact:
		return Reply{Outcome: TellMore, Decides: ByLaw, Line: line, Because: a.Says(), Cites: fromLaw(cites...)}, true
	}
	return p.ask(q, Reply{Decides: ByLaw, Line: line, Because: asked.Text(), Cites: fromLaw(cites...), Possible: sayNecessary.Text()}), true
}

var (
	scotsIfAgreed = msg.New("policy.ask.scots-family", "Family can be paid where you, they and the council agree, they can meet your needs, and one of the reasons in the regulations applies.")
	welshIfNeeded = msg.New("policy.ask.welsh-family", "A relative in the same home can be paid if that is needed for your well-being.")
)

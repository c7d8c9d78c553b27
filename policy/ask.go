package policy

import (
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// InPlan is what a plan says of a use.
type InPlan string

// What a plan says of a use. What is not known is not no.
const (
	PlanNotKnown InPlan = ""
	PlanNames    InPlan = "named" // the plan names this use
	PlanNeed     InPlan = "need"  // it does not, and the use meets a need in it
	PlanNone     InPlan = "none"  // the use meets no need in it
)

// Question is what somebody asks before they buy something or pay somebody.
type Question struct {
	Use  Use
	Plan InPlan
	// Payee is who would be paid, for a PA or a friend. Without a relation it
	// does not count.
	Payee law.Payee
	// Stays are the care-home stays up to the one that is asked about.
	Stays []law.Stay
	// LivesInCareHome is that the person lives in a care home for good. What
	// is not known is taken as asked about a stay alone.
	LivesInCareHome law.Known
	On              calendar.Date // the day of asking
}

// Outcome is the answer to a question.
type Outcome string

// The answers. Note says: yes, and write it down with the need that it meets.
// Tell says: one more thing has to be known. A No comes only from a rule that
// leaves nothing to judge; all else is for people to judge, so it is to ask first.
const (
	MayBuy   Outcome = "yes"
	BuyNote  Outcome = "yes-note-it"
	AskFirst Outcome = "ask-first"
	MayNot   Outcome = "no"
	TellMore Outcome = "tell-more"
)

// Decider is whose line decided.
type Decider string

// Whose line decided.
const (
	ByPlan   Decider = "plan"
	ByPolicy Decider = "policy"
	ByLaw    Decider = "law"
)

// Reply is the answer with the line that decided it.
type Reply struct {
	Outcome Outcome
	Decides Decider
	Line    string // the rule of law or the path in the policy; empty for the plan
	Because msg.Text
	Cites   []explain.Citation
	// Possible says what would make it possible, where it is not a yes.
	Possible msg.Text
	// Who and By are for AskFirst: whom to ask, and the day by which they answer.
	Who msg.Text
	By  calendar.Date
}

// MayI answers a question from the plan, the policy and the law, in that order
// of nearness: the law's closed rules bind all, a plan that was agreed binds the
// council, and the policy speaks last. It decides nothing about anybody. Only the
// law of the policy's nation is used.
func MayI(p Policy, q Question) Reply {
	if p.In() != law.England {
		return mayIElsewhere(&p, q)
	}
	if r, settled := byLaw(&p, q); settled {
		return r
	}
	if r, settled := byPayee(&p, q); settled {
		return r
	}
	switch q.Plan {
	case PlanNames:
		return Reply{Outcome: MayBuy, Decides: ByPlan, Because: planNames.Text(), Cites: fromLaw("D9")}
	case PlanNone:
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: "D9", Because: meetsNoNeed.Text(), Cites: fromLaw("D9"), Possible: changePlan.Text()}
	case PlanNotKnown:
		return Reply{Outcome: TellMore, Decides: ByPlan, Because: doesItMeet.Text(), Cites: fromLaw("D9")}
	}
	return byPolicy(&p, q)
}

var (
	planNames   = msg.New("policy.ask.plan-names", "Your plan names this.")
	meetsNoNeed = msg.New("policy.ask.no-need", "Direct payments are for the needs in your plan, and this meets none of them.")
	changePlan  = msg.New("policy.ask.change-plan", "You can ask for your plan to be changed. Say what this would do for you.")
	doesItMeet  = msg.New("policy.ask.which-need", "Which need in your plan does this meet?")
)

// byLaw settles what a closed rule of law settles whatever plan and policy say.
func byLaw(p *Policy, q Question) (Reply, bool) {
	switch q.Use {
	case UseUnlawful:
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: "D9", Because: againstLaw.Text(), Cites: fromLaw("D9"), Possible: lawfulWay.Text()}, true
	case UseLongStay:
		return careHome(p, q)
	case UseShortStay:
		if len(q.Stays) > 0 || q.LivesInCareHome == law.Is {
			return careHome(p, q)
		}
	}
	return Reply{}, false
}

// careHome asks H1. A long stay without its dates is over the limit, and so is
// living there, unless the council has none. Only the stay itself is limited:
// what else somebody in a care home asks about is asked like anybody's.
func careHome(p *Policy, q Question) (Reply, bool) {
	a := law.StaysWithinLimit(law.Stays{Stays: q.Stays, Council: p.Council}, nil)
	exempt := law.ExemptFromLimit(law.Exemption{Council: p.Council}, nil).IsYes()
	switch {
	case exempt:
		return Reply{}, false
	case q.LivesInCareHome == law.Is:
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: "H1", Because: livesThere.Text(), Cites: fromLaw("H1", "H2"), Possible: arrangedHome.Text()}, true
	case a.IsYes() && len(q.Stays) > 0:
		return Reply{}, false
	case a.IsNo():
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: "H1", Because: a.Text(), Cites: fromLaw("H1", "H2"), Possible: shorterStay.Text()}, true
	case len(q.Stays) > 0:
		return Reply{Outcome: TellMore, Decides: ByLaw, Line: "H1", Because: a.Text(), Cites: fromLaw("H1", "H2")}, true
	}
	return Reply{Outcome: MayNot, Decides: ByLaw, Line: "H1", Because: longStay.Text(), Cites: fromLaw("H1", "H2"), Possible: shorterStay.Text()}, true
}

var (
	againstLaw   = msg.New("policy.ask.against-law", "It is against the law, so it can't be a way to meet a need.")
	lawfulWay    = msg.New("policy.ask.lawful-way", "Ask for help to find a lawful way to the same thing.")
	longStay     = msg.New("policy.ask.long-stay", "Direct payments buy stays in a care home of up to 4 weeks in a row in 12 months.")
	livesThere   = msg.New("policy.ask.lives-there", "Direct payments do not pay for living in a care home. They buy stays of up to 4 weeks in a row in 12 months.")
	arrangedHome = msg.New("policy.ask.arranged-home", "The council can arrange the home itself. You can ask about other things that meet a need in your plan.")
	shorterStay  = msg.New("policy.ask.shorter-stay", "A shorter stay, or a break of 4 weeks between two stays, can be bought. The council can arrange a longer one.")
)

// byPayee settles who may be paid: the law's answer, and nothing that a policy
// says beside it, except where the law leaves it to be judged.
func byPayee(p *Policy, q Question) (Reply, bool) {
	if q.Payee.Relation == "" || q.Use != UsePA && q.Use != UseFriend {
		return Reply{}, false
	}
	a := law.MayPayForCare(q.Payee, nil)
	switch a.Kind() {
	case law.KindNeedsFact:
		return Reply{Outcome: TellMore, Decides: ByLaw, Line: string(a.Rule()), Because: law.Answer.Says(a), Cites: fromLaw(a.Rule())}, true
	case law.KindNeedsJudgement:
		return p.ask(q, Reply{Decides: ByLaw, Line: string(a.Rule()), Because: ifNecessary.Text(), Cites: fromLaw("F1", "F2"), Possible: sayNecessary.Text()}), true
	case law.KindNo:
		return Reply{Outcome: MayNot, Decides: ByLaw, Line: string(a.Rule()), Because: a.Text(), Cites: fromLaw(a.Rule()), Possible: sayNecessary.Text()}, true
	}
	if q.Plan == PlanNotKnown || q.Plan == PlanNone {
		return Reply{}, false
	}
	return Reply{Outcome: MayBuy, Decides: ByLaw, Line: string(a.Rule()), Because: freeToPay.Text(), Cites: fromLaw(a.Rule())}, true
}

var (
	ifNecessary  = msg.New("policy.ask.if-necessary", "A partner, or close family in the same home, can be paid if the council finds it necessary.")
	sayNecessary = msg.New("policy.ask.say-necessary", "Say why it has to be this person: what only they can do, or what would go wrong with somebody else.")
	freeToPay    = msg.New("policy.ask.free-to-pay", "The law leaves you free to pay them.")
)

// byPolicy settles a use that meets a need and that the plan does not name.
func byPolicy(p *Policy, q Question) Reply {
	for _, path := range []struct {
		answer UseAnswer
		topic  string
	}{{UseYes, "uses.welcomed"}, {UseAsk, "uses.ask-first"}, {UseNo, "uses.left-out"}} {
		for _, s := range p.sayings(path.topic, q.On) {
			if Use(s.Value) == q.Use && !s.Contradicts {
				return p.reply(q, path.answer, s)
			}
		}
	}
	if rule, judged := p.seldom(q.Use); judged {
		return p.ask(q, Reply{Decides: ByLaw, Line: string(rule), Because: seldom.Text(), Cites: fromLaw(rule), Possible: sayNeed.Text()})
	}
	if only, known := p.Uses.OnlyListed.On(q.On); known && only.Is {
		return p.ask(q, Reply{Decides: ByPolicy, Line: "uses.only-listed", Because: notListed.With("council", p.Council), Cites: []explain.Citation{p.Cite(only.Origin)}, Possible: sayNeed.Text()})
	}
	return Reply{Outcome: BuyNote, Decides: ByLaw, Line: string(p.lines().free), Because: freely.Text(), Cites: fromLaw(p.lines().free)}
}

var seldom = msg.New("policy.ask.seldom", "This seldom meets a care need, or somebody else may have to pay for it. It has to be looked at for you.")

// reply is what follows from what the policy says of the use. A policy that
// leaves it out is no ground to say no: it has to be judged for this person.
func (p *Policy) reply(q Question, answer UseAnswer, s Saying) Reply {
	cites := []explain.Citation{p.Cite(s.Origin)}
	switch answer {
	case UseYes:
		return Reply{Outcome: BuyNote, Decides: ByPolicy, Line: s.Path, Because: welcomed.With("council", p.Council), Cites: cites}
	case UseAsk:
		return p.ask(q, Reply{Decides: ByPolicy, Line: s.Path, Because: wantsAsking.With("council", p.Council), Cites: cites, Possible: sayNeed.Text()})
	}
	return p.ask(q, Reply{Decides: ByPolicy, Line: s.Path, Because: leftOut.With("council", p.Council), Cites: append(cites, fromLaw(p.lines().free)...), Possible: sayNeed.Text()})
}

// usualDays are the working days in which somebody answers.
const usualDays = 2

// ask adds whom to ask and by when they answer.
func (p *Policy) ask(q Question, r Reply) Reply {
	r.Outcome, r.Who = AskFirst, practitioner.Text()
	days := usualDays
	for _, a := range p.Uses.Approvals {
		if a.HoldsOn(q.On) && a.By != "" && !a.Contradicts {
			r.Who = named.With("who", a.By)
			if a.WorkingDays != nil {
				days = *a.WorkingDays
			}
			break
		}
	}
	if !q.On.IsZero() {
		r.By = calendar.AddWorkingDays(q.On, days)
	}
	return r
}

var (
	notListed    = msg.New("policy.ask.not-listed", "{council} wants to be asked about what is not on its list.")
	sayNeed      = msg.New("policy.ask.say-need", "Say which need it meets, and how.")
	freely       = msg.New("policy.ask.freely", "It meets a need in your plan, and nothing speaks against it. Note which need it meets.")
	welcomed     = msg.New("policy.ask.welcomed", "It meets a need in your plan, and {council} welcomes it. Note which need it meets.")
	wantsAsking  = msg.New("policy.ask.wants-asking", "{council} wants to be asked about this first.")
	leftOut      = msg.New("policy.ask.left-out", "{council} leaves this out as a rule. It meets a need in your plan, so ask: the council has to look at your own case.")
	practitioner = msg.New("policy.ask.practitioner", "your social worker or practitioner")
	named        = msg.New("policy.ask.named", "{who}")
)

package agreement

import (
	"ownway/internal/care/assessment"
	"ownway/law"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/msg"
)

// terms writes the agreement out, in the order that it is read.
func (r Request) terms(a Agreement) []Term {
	w := &writing{}
	r.purpose(w)
	w.say(Freedom, freeTimes.Text(), wellbeing)
	w.say(Freedom, freePeople.Text(), noParticularPerson)
	w.say(Freedom, freeWays.Text(), flexible)
	r.payments(w, a)
	r.holding(w, a)
	r.contributing(w)
	w.say(Telling, tellChange.Text(), law27)
	w.say(Telling, tellAway.Text())
	w.say(Telling, tellFamily.Text(), familyRule)
	w.say(Telling, tellAccount.Text())
	r.employing(w)
	r.looking(w)
	r.reviewing(w, a)
	w.say(Ending, endAnyTime.Text(), endingGuidance)
	w.say(Ending, endByCouncil.Text(), law33)
	r.surplus(w)
	rule, _ := law.ByID("A2")
	w.say(Challenging, challenge.Text(), rule.Cites...)
	w.say(Challenging, challengeHelp.Text(), advocacy)
	return w.terms
}

type writing struct{ terms []Term }

func (w *writing) say(about About, text msg.Text, cites ...explain.Citation) {
	w.terms = append(w.terms, Term{about, text, cites})
}

func (r Request) purpose(w *writing) {
	w.say(Purpose, purposeHead.Text(), law33)
	for _, ref := range r.Plan.Payments.Needs {
		w.say(Purpose, purposeNeed.With("need", wordsOf(r.Needs, ref)))
	}
}

func wordsOf(needs []assessment.Need, ref assessment.Ref) string {
	for _, n := range needs {
		if n.Ref == ref {
			return n.Words
		}
	}
	return string(ref)
}

func (r Request) payments(w *writing, a Agreement) {
	pay := a.Pays
	if pay.Amount > 0 {
		due := a.due(a.period(a.From))
		w.say(Payments, payRegular.With("council", a.Council, "amount", pay.Amount, "every", pay.Every.Words(), "timing", pay.Timing.Words()), law25)
		w.say(Payments, payFirst.With("day", due.On, "amount", due.Amount, "first", due.Period.First, "last", due.Period.Last))
	}
	if pay.Once > 0 {
		w.say(Payments, payOnce.With("amount", pay.Once), law25)
	}
	if a.Joint {
		rule, _ := law.ByID("J1")
		w.say(Payments, payJoint.Text(), rule.Cites...)
	}
}

func (r Request) holding(w *writing, a Agreement) {
	for _, p := range a.Route.Parts {
		switch {
		case p.Holder != "":
			w.say(Holding, holdBy.With("method", p.Method.Words(), "holder", p.Holder))
		default:
			w.say(Holding, holdIn.With("method", p.Method.Words()))
		}
	}
	w.say(Holding, holdChoice.With("name", a.Route.By.Name, "day", a.Route.On))
}

func (r Request) contributing(w *writing) {
	b, how := r.Budget, r.Plan.Payments.Contribution
	switch {
	case b.Contribution == 0:
		w.say(Contributing, contributeNothing.Text(), law26)
	case how == policy.Gross:
		w.say(Contributing, contributeGross.With("amount", b.Contribution, "version", b.Assessed.Version), law26)
	default:
		w.say(Contributing, contributeNet.With("amount", b.Contribution, "version", b.Assessed.Version), law26)
	}
	if b.Contribution > 0 {
		w.say(Contributing, contributeAsk.Text())
	}
}

// employing names the costs that are paid for, only where somebody is employed.
func (r Request) employing(w *writing) {
	if !r.Budget.Employs() {
		return
	}
	w.say(Employing, employYou.Text())
	for _, cost := range policy.Costs() {
		c, known := r.Policy.Covers(cost, r.From)
		switch {
		case !known || !c.Covered:
		case c.Amount != nil && c.UpTo:
			w.say(Employing, employUpTo.With("cost", cost.Words(), "amount", *c.Amount, "per", c.Per.Words()), r.Policy.Cite(c.Origin))
		case c.Amount != nil:
			w.say(Employing, employPays.With("cost", cost.Words(), "amount", *c.Amount, "per", c.Per.Words()), r.Policy.Cite(c.Origin))
		default:
			w.say(Employing, employAsk.With("cost", cost.Words()), r.Policy.Cite(c.Origin))
		}
	}
}

func (r Request) looking(w *writing) {
	if evidence, known := r.Policy.Evidence.On(r.From); known {
		for _, item := range evidence.Is {
			w.say(Looking, lookAt.With("item", item), r.Policy.Cite(evidence.Origin))
		}
	}
	w.say(Looking, lookLimit.Text(), informationRule)
	if years, known := r.Policy.RetentionYears.On(r.From); known {
		w.say(Looking, lookKeep.With("years", years.Is), r.Policy.Cite(years.Origin))
	}
	if weeks, known := r.Policy.ContingencyWeeks.On(r.From); known {
		w.say(Looking, lookContingency.With("weeks", weeks.Is), r.Policy.Cite(weeks.Origin))
	}
}

func (r Request) reviewing(w *writing, a Agreement) {
	look := law.LightTouch(a.From)
	soft, _ := law.ByID("V5")
	hard, _ := law.ByID("V1")
	w.say(Reviewing, reviewLook.With("first", look.First, "last", look.Last), soft.Cites...)
	w.say(Reviewing, reviewFirst.With("day", a.ReviewDue()), hard.Cites...)
	w.say(Reviewing, reviewThen.Text(), hard.Cites...)
	asked, _ := law.ByID("V4")
	w.say(Reviewing, reviewAsk.Text(), asked.Cites...)
}

func (r Request) surplus(w *writing) {
	if days, known := r.Policy.SurplusNoticeDays.On(r.From); known {
		w.say(Ending, endSurplusNotice.With("days", days.Is), r.Policy.Cite(days.Origin))
		return
	}
	w.say(Ending, endSurplus.Text())
}

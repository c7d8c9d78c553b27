package demo

import (
	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
)

// decisions tells how the council held Owen's money on a card, how Owen did not
// agree, and how a colleague of the practitioner overturned it. Something else is
// being written about him, and nothing follows from that yet.
func (w *World) decisions() []chapter {
	owen := w.lifeOf("Owen Pike")
	var id decision.ID
	return []chapter{
		{day("2026-10-14"), func() (err error) {
			id, err = w.decide(owen, decision.Draft{Person: owen.Person.ID, Choice: decision.ImposeRoute, Of: "Prepaid card", Ref: string(policy.Card),
				Facts:    decision.Facts{Rule: "D9", Answers: map[string]law.Known{"in-plan": law.IsNot}, Judged: law.Judgement{Found: law.IsNot}},
				Life:     "Owen's bank lines show a shop and a cash machine, and nobody could say what the money was for.",
				Evidence: []law.Evidence{{What: "Bank line: HOMEBASE STORES, £189.99", On: day("2026-09-30")}, {What: "Bank line: cash, £60.00", On: day("2026-10-07")}},
				Reasons:  "Nobody could tell us what these two payments were for, and Owen needs this money for his PA."})
			return step(err, "a decision about %s", owen.Name)
		}},
		{day("2026-10-16"), func() error {
			return step(w.care.Challenge(w.ctx, owen.account, owen.Person.ID, id, care.Disagree{Words: "I can't use a card. I forget the number. The shop was for a lamp so I don't fall."}), "%s challenges", owen.Name)
		}},
		{day("2026-10-23"), func() error { return w.overturn(owen, id) }},
		{calendar.AddWorkingDays(Today, -1), func() error {
			return step(w.care.WriteDecision(w.ctx, w.severnside.practitioner, decision.Draft{Person: owen.Person.ID, Choice: decision.RefuseRelative, Of: "Martin Pike",
				Facts:    decision.Facts{Rule: "F2", Relation: law.Sibling, Answers: map[string]law.Known{"household": law.Is}, Judged: law.Judgement{Found: law.IsNot}},
				Life:     "Owen's brother moved in with him in November, and Chloe works all of the hours in the plan.",
				Evidence: []law.Evidence{{What: "Our talk with Owen and Chloe at his home", On: day("2026-11-18")}}}), "a draft about %s", owen.Name)
		}},
	}
}

func (w *World) lifeOf(name string) *life {
	for _, l := range w.lives {
		if l.Name == name {
			return l
		}
	}
	panic("nobody is called " + name) // the cast is part of the program
}

func (w *World) decide(l *life, d decision.Draft) (decision.ID, error) {
	by := l.council(w).practitioner
	if err := w.care.WriteDecision(w.ctx, by, d); err != nil {
		return "", err
	}
	return w.care.Decide(w.ctx, by, l.Person.ID)
}

// overturn is what a colleague finds who comes to the case fresh.
func (w *World) overturn(l *life, id decision.ID) error {
	c := l.council(w)
	colleague := w.account(c.keeper.ID, access.Practitioner, "Omar Reid", "social worker, "+c.keeper.Name+": answers challenges")
	if err := w.setup.AddStaff(w.ctx, c.keeper.ID, colleague); err != nil {
		return step(err, "a colleague at %s", c.keeper.Name)
	}
	return step(w.care.AnswerChallenge(w.ctx, colleague.Actor, l.Person.ID, id, care.Look{
		Reasons: "Owen told us about the lamp, and that he forgets card numbers since his injury. Talking about two bank lines is enough."}), "an answer to %s", l.Name)
}

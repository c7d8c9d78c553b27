package demo

import (
	"ownway/internal/app/buy"
	"ownway/internal/care/precedent"
	"ownway/policy"
)

// questions tells what people asked before they bought something. Six asked for
// a week away, so that anyone may see what was answered, and Samir has one
// more question that waits. Owen's No can be challenged like any other decision.
func (w *World) questions() []chapter {
	all := []chapter{
		{day("2026-10-05"), func() error {
			return w.asks("Rosa Whitfield", policy.UseHoliday, "A week by the sea with Kelly in May")
		}},
		{day("2026-10-06"), func() error {
			return w.told("Rosa Whitfield", buy.Answering{Given: precedent.YesNote, Text: "Note the need it meets, and keep the booking.", Nobody: true})
		}},
	}
	for _, name := range []string{"Idris Bevan", "Samir Haddad", "Marcus Bell", "Priya Nair"} {
		all = append(all,
			chapter{day("2026-10-07"), func() error { return w.asks(name, policy.UseHoliday, "A few days away with a PA") }},
			chapter{day("2026-10-08"), func() error { return w.told(name, buy.Answering{Given: precedent.Yes}) }})
	}
	return append(all,
		chapter{day("2026-10-26"), func() error { return w.asks("Owen Pike", policy.UseHoliday, "A trip to the races with friends") }},
		chapter{day("2026-10-28"), func() error {
			return w.told("Owen Pike", buy.Answering{Given: precedent.No, Ground: "D9", Text: "The trip meets none of the needs in the plan, and no support is needed on it.",
				Circumstances: "Owen says that his friends drive and that he needs no help that day.", Evidence: "Our talk with Owen by phone", EvidenceOn: day("2026-10-27")})
		}},
		chapter{day("2026-11-20"), func() error {
			return w.asks("Samir Haddad", policy.UseTechnology, "A door bell with a camera, so that I see who is there from my bed")
		}})
}

// asks lets somebody ask their practitioner. The need is the first in their plan,
// but for what the plan does not speak of.
func (w *World) asks(name string, use policy.Use, words string) error {
	l := w.lifeOf(name)
	need := buy.NoNeed
	if name != "Owen Pike" {
		need = string(l.needs[0].Ref)
	}
	_, err := w.buy.Ask(w.ctx, l.account, l.Person.ID, buy.Asking{Use: use, Words: words}, need)
	return step(err, "%s asks", name)
}

// told gives the answer to what somebody asked last.
func (w *World) told(name string, a buy.Answering) error {
	l := w.lifeOf(name)
	by := l.council(w).practitioner
	_, asked, err := w.buy.Asked(w.ctx, by, l.Person.ID)
	if err != nil {
		return step(err, "what %s asked", name)
	}
	_, err = w.buy.Answer(w.ctx, by, l.Person.ID, asked[0].ID, a)
	return step(err, "an answer to %s", name)
}

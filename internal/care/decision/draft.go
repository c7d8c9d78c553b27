package decision

import (
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/value/calendar"
)

// Draft is a decision that somebody is still writing, a page at a time. Nothing
// follows from it.
type Draft struct {
	Person   person.ID      `json:"person"`
	Choice   Choice         `json:"choice"`
	Of       string         `json:"of,omitempty"`
	Ref      string         `json:"ref,omitempty"`
	Facts    Facts          `json:"facts,omitzero"`
	Evidence []law.Evidence `json:"evidence,omitempty"`
	Reasons  string         `json:"reasons,omitempty"` // in plain words, for the person
	Told     calendar.Date  `json:"told,omitzero"`
	From     calendar.Date  `json:"from,omitzero"`
	Until    calendar.Date  `json:"until,omitzero"`
	// Life is what is so in this person's own life: the reasons of what is judged too.
	Life string `json:"life,omitempty"`
}

// FactsAs gives the facts as they are put to the rule, with who judges, when and
// why.
func (d Draft) FactsAs(by string, on calendar.Date) Facts {
	f := d.Facts
	f.On = on
	if f.Judged.Made() {
		f.Judged.By, f.Judged.On, f.Judged.Reasons = by, on, d.Life
	}
	return f
}

// Case sets out the draft as it would be decided on a day.
func (d Draft) Case(by string, on calendar.Date, challengeOpen bool) law.Case {
	told := d.Told
	if told.IsZero() {
		told = on
	}
	return law.Case{Evidence: d.Evidence, Circumstances: d.Life, Reasons: d.Reasons, By: by, On: on, Told: told, ChallengeOpen: challengeOpen}
}

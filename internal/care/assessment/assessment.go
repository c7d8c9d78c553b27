// Package assessment holds what a person needs, in their own words, and the
// support that it takes (Care Act 2014 ss.9, 10, 13).
package assessment

import (
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "asm" }

// ID is the id of an assessment.
type ID = ident.ID[idPrefix]

// Assessment is what was found of a person's needs on a day.
type Assessment struct {
	ID     ID            `json:"id"`
	Person person.ID     `json:"person"`
	On     calendar.Date `json:"on"`
	Carer  bool          `json:"carer,omitempty"` // a carer's assessment (Care Act 2014 s.10)

	Cause   law.Known                 `json:"cause,omitempty"`   // from impairment or illness; for a carer, from necessary care
	Health  law.Known                 `json:"health,omitempty"`  // carers: health suffering or at risk
	Managed map[law.Outcome]law.Known `json:"managed,omitempty"` // outcomes that no need names: whether the person achieves them
	Impact  law.Judgement             `json:"impact,omitzero"`   // a significant effect on wellbeing
	Needs   []Need                    `json:"needs"`
}

// Ref names a need within its assessment, and in the budget and the plan that
// come of it.
type Ref string

// Need is one thing that the person needs.
type Need struct {
	Ref     Ref         `json:"ref"`
	Outcome law.Outcome `json:"outcome"`
	Words   string      `json:"words"` // the person's own
	Limb    Limb        `json:"limb"`  // in what way they are unable to achieve the outcome
	Support []Support   `json:"support,omitempty"`
	// ByCarer is that a carer meets the need, and is willing to (Care Act 2014
	// s.18(7)); it then takes no support of its own.
	ByCarer bool `json:"by-carer,omitempty"`
}

// Limb is the way in which somebody counts as unable to achieve an outcome.
type Limb string

// The ways (SI 2015/313 reg 2(3)(a)-(d); the last does not count for carers, reg 3(3)).
const (
	LimbOpen Limb = ""         // not settled yet
	WithHelp Limb = "help"     // only with help
	WithPain Limb = "distress" // only with significant pain, distress or anxiety
	Danger   Limb = "danger"   // only with danger to themselves or others
	Longer   Limb = "longer"   // only in much longer than others take
)

// Support is what meets a need, in the unit of its kind. One of Minutes,
// Nights, Miles and Cost is above zero: the one that the kind is counted in.
type Support struct {
	Kind    policy.Kind  `json:"kind"`
	Minutes int          `json:"minutes,omitempty"` // a week
	Nights  int          `json:"nights,omitempty"`  // a week
	Miles   int          `json:"miles,omitempty"`   // a week
	Cost    money.Amount `json:"cost,omitempty"`    // pence, as often as Per says
	Per     policy.Per   `json:"per,omitempty"`     // for a cost only
}

// Eligible asks whether the needs are eligible: for an adult by SI 2015/313 reg
// 2, for a carer by reg 3. An outcome that nothing was recorded of is not known.
func (a Assessment) Eligible(why *explain.Note) law.Answer {
	e := law.Eligibility{Cause: a.Cause, Health: a.Health, Impact: a.Impact, Unable: a.unable()}
	if a.Carer {
		return law.EligibleCarer(e, why)
	}
	return law.EligibleAdult(e, why)
}

func (a Assessment) unable() map[law.Outcome]law.Known {
	unable := make(map[law.Outcome]law.Known, len(a.Needs)+len(a.Managed))
	for outcome, managed := range a.Managed {
		switch managed {
		case law.Is:
			unable[outcome] = law.IsNot
		case law.IsNot:
			unable[outcome] = law.Is
		}
	}
	for _, n := range a.Needs {
		if n.Limb != LimbOpen && !(a.Carer && n.Limb == Longer) {
			unable[n.Outcome] = law.Is
		}
	}
	return unable
}

// Need finds a need by its ref.
func (a Assessment) Need(ref Ref) (Need, bool) {
	for _, n := range a.Needs {
		if n.Ref == ref {
			return n, true
		}
	}
	return Need{}, false
}

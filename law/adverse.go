package law

import (
	"encoding/json"
	"slices"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// IsZero reports whether nothing was decided.
func (a Adverse) IsZero() bool { return a.act == "" }

// Act gives what is decided.
func (a Adverse) Act() AdverseAct { return a.act }

// Ground gives the answer of the rule that it rests on.
func (a Adverse) Ground() Answer { return a.ground }

// Cites gives the law that it rests on.
func (a Adverse) Cites() []explain.Citation { return slices.Clone(a.cites) }

// Case gives what whoever decided set out.
func (a Adverse) Case() Case {
	c := a.given
	c.Evidence = slices.Clone(c.Evidence)
	return c
}

// ChallengeBy gives the last day on which a challenge reaches the Ombudsman in
// time: of 12 months that begin with the day on which the person is told. The
// complaint to the council comes first. (Local Government Act 1974 s.26B)
func (a Adverse) ChallengeBy() calendar.Date { return OmbudsmanBy(a.given.Told) }

var (
	restsOn = msg.New("law.adverse.ground", "The law allows this because: {ground}")
	route   = msg.New("law.adverse.route", "If you do not agree, complain to the council. It is free, and anybody can do it for you. You can go to the Ombudsman after that, until {by}.")
)

// Tells gives what the person is told beside the reasons: the ground, and how
// and until when to challenge it.
func (a Adverse) Tells() []msg.Text {
	return []msg.Text{restsOn.With("ground", a.ground.text), route.With("by", a.ChallengeBy())}
}

type adverseDocument struct {
	Act         AdverseAct         `json:"act"`
	Ground      Answer             `json:"ground"`
	Cites       []explain.Citation `json:"cites"`
	Case        Case               `json:"case"`
	ChallengeBy calendar.Date      `json:"challenge-by"`
}

// MarshalJSON writes the decision as a document. There is no way back: a
// decision is built by Decide alone.
func (a Adverse) MarshalJSON() ([]byte, error) {
	if a.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(adverseDocument{a.act, a.ground, a.cites, a.given, a.ChallengeBy()})
}

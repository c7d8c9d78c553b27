package decision

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"ownway/internal/care/person"
	"ownway/law"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Making is what a decision is made of, beside its ground.
type Making struct {
	ID      ID
	Person  person.ID
	Choice  Choice
	Of      string
	Ref     string
	From    Date
	Until   Date
	Facts   Facts
	Account string
	Stood   Stood
}

// The faults of making a decision.
var (
	ChooseWhat   = msg.New("decision.choose-what", "Choose what is decided")
	SayOfWhat    = msg.New("decision.say-of-what", "Enter whom or what this is about, by name")
	EnterFrom    = msg.New("decision.enter-from", "Enter the first day, on or after the day on which the person is told")
	EnterUntil   = msg.New("decision.enter-until", "Enter the last day. A pause always has one")
	NeedsGround  = msg.New("decision.needs-ground", "This is against the person. It needs a ground in law")
	NeedsReasons = msg.New("decision.needs-reasons", "Say why, in a sentence or more")
)

// Against records a decision against a person. It is the only way to one.
func Against(m Making, d law.Adverse) (Record, error) {
	if d.IsZero() || d.Act() != m.Choice.Act() || !m.Choice.Bears(d.Ground()) {
		return Record{}, fault.Invalid("ground", NeedsGround)
	}
	if err := m.check(d.Case()); err != nil {
		return Record{}, err
	}
	r := m.record(d.Case())
	r.Ground = &Ground{Rule: d.Ground().Rule(), Says: d.Ground().Text(), Cites: d.Cites()}
	r.Last = d.ChallengeBy()
	return r, nil
}

// InFavour records a decision in favour of a person. It needs no ground, only
// who decided, when and why.
func InFavour(m Making, c law.Case) (Record, error) {
	switch {
	case !m.Choice.Known():
		return Record{}, fault.Invalid("choice", ChooseWhat)
	case m.Choice.Act() != "":
		return Record{}, fault.Invalid("ground", NeedsGround)
	case strings.TrimSpace(c.Reasons) == "":
		return Record{}, fault.Invalid("reasons", NeedsReasons)
	case strings.TrimSpace(c.By) == "":
		return Record{}, fault.Invalid("by", law.SayWhoDecides)
	case c.On.IsZero() || c.Told.Before(c.On):
		return Record{}, fault.Invalid("told", law.SayWhenTold)
	}
	if err := m.check(c); err != nil {
		return Record{}, err
	}
	return m.record(c), nil
}

func (m Making) check(c law.Case) error {
	switch {
	case m.Account == "":
		return fault.Invalid("by", law.SayWhoDecides)
	case m.Choice.Named() && strings.TrimSpace(m.Of) == "":
		return fault.Invalid("of", SayOfWhat)
	case m.Choice.ForATime() && m.Until.Before(m.From):
		return fault.Invalid("until", EnterUntil)
	case !m.From.IsZero() && m.From.Before(c.Told):
		return fault.Invalid("from", EnterFrom)
	}
	return nil
}

func (m Making) record(c law.Case) Record {
	return Record{ID: m.ID, Person: m.Person, Choice: m.Choice, Of: strings.TrimSpace(m.Of), Ref: m.Ref, From: m.From, Until: m.Until,
		Facts: m.Facts, Case: c, Account: m.Account, Stood: m.Stood, State: Made}
}

// DigestOf gives a digest of a policy, or of anything else that is written down.
func DigestOf(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// LawDigest gives a digest of the rules of law as they stand: each with its
// words and its sources.
func LawDigest() (string, error) {
	type rule struct {
		ID, Says string
		Rule     law.Force
		Cites    any
	}
	var all []rule
	for _, r := range law.Rules() {
		says, _ := msg.English(r.Says)
		all = append(all, rule{string(r.ID), says, r.Force, r.Cites})
	}
	return DigestOf(all)
}

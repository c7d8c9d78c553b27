package law

import (
	"errors"
	"slices"
	"strings"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// AdverseAct is something that a decision does against a person.
type AdverseAct string

// The adverse acts.
const (
	Refuse   AdverseAct = "refuse"   // direct payments, or something asked for
	Reduce   AdverseAct = "reduce"   // the amount
	Suspend  AdverseAct = "suspend"  // direct payments for a time
	Stop     AdverseAct = "stop"     // direct payments
	Reclaim  AdverseAct = "reclaim"  // ask for money back
	Restrict AdverseAct = "restrict" // who may be paid, or what may be bought
)

// Basis is an answer of a rule that can bear an adverse act.
type Basis struct {
	Rule   ID
	Answer Kind
	Only   msg.Key // the one ground of that rule that counts; empty for any
}

// bases lists, for each adverse act, the answers that the law lets it rest on.
// Guidance bears none: it can only speak for a person. A lower amount can follow
// only from a plan that was revised because circumstances changed.
var bases = map[AdverseAct][]Basis{
	Refuse: {{Rule: "D1", Answer: KindNo}, {Rule: "D2", Answer: KindNo}, {Rule: "D3", Answer: KindNo}, {Rule: "D4", Answer: KindNo}, {Rule: "D5", Answer: KindNo}, {Rule: "D6", Answer: KindNo}, {Rule: "D7", Answer: KindNo},
		{Rule: "E1", Answer: KindNo}, {Rule: "E2", Answer: KindNo}, {Rule: "F2", Answer: KindNo}, {Rule: "F3", Answer: KindNo}, {Rule: "D9", Answer: KindNo}, {Rule: "H1", Answer: KindNo}, {Rule: "X1", Answer: KindYes}},
	Reduce:   {{Rule: "V4", Answer: KindYes, Only: groundChanged}},
	Suspend:  {{Rule: "D11", Answer: KindYes}},
	Stop:     {{Rule: "D10", Answer: KindYes}, {Rule: "D11", Answer: KindYes}, {Rule: "X1", Answer: KindYes}},
	Reclaim:  {{Rule: "D11", Answer: KindYes}},
	Restrict: {{Rule: "N1", Answer: KindYes}, {Rule: "F2", Answer: KindNo}, {Rule: "F3", Answer: KindNo}, {Rule: "D9", Answer: KindNo}},
}

// AdverseActs lists the adverse acts.
func AdverseActs() []AdverseAct {
	return []AdverseAct{Refuse, Reduce, Suspend, Stop, Reclaim, Restrict}
}

var actWords = map[AdverseAct]msg.Key{
	Refuse:   msg.New("law.act.refuse", "refuse"),
	Reduce:   msg.New("law.act.reduce", "pay less"),
	Suspend:  msg.New("law.act.suspend", "stop for a time"),
	Stop:     msg.New("law.act.stop", "stop"),
	Reclaim:  msg.New("law.act.reclaim", "ask for money back"),
	Restrict: msg.New("law.act.restrict", "restrict"),
}

// Words gives the act for a reader.
func (a AdverseAct) Words() msg.Key { return actWords[a] }

// The faults of an adverse decision.
var (
	NoSuchAct          = msg.New("law.ground.no-such-act", "Choose what is decided")
	NotAsked           = msg.New("law.ground.not-asked", "Put the facts of this person to the rule first. An answer that no rule gave is no ground")
	NoGround           = msg.New("law.ground.no-ground", "The law gives no ground to {act} here: {answer}")
	GiveEvidence       = msg.New("law.ground.evidence", "Say what shows this, and when it was seen or heard")
	GiveCircumstances  = msg.New("law.ground.circumstances", "Say what is so in this person's own life, in a sentence or more")
	GivePlainReasons   = msg.New("law.ground.reasons", "Say why, in plain words that the person can follow, in a sentence or more")
	BlanketReason      = msg.New("law.ground.blanket", "“{words}” is a rule for everybody. Say why it is right for this person")
	SayWhoDecides      = msg.New("law.ground.by", "Say who decides")
	SayWhenTold        = msg.New("law.ground.told", "Say when the person is told, on or after the day of the decision")
	EvidenceInFuture   = msg.New("law.ground.future", "What shows this can't be later than the decision")
	ChallengeStillOpen = msg.New("law.ground.open", "A challenge is open. Wait for its end")
)

// Evidence is something that shows a ground: what, and when it was seen or heard.
type Evidence struct {
	What string        `json:"what"`
	On   calendar.Date `json:"on"`
}

// Case is what a person who decides sets out.
type Case struct {
	Evidence      []Evidence    `json:"evidence"`
	Circumstances string        `json:"circumstances"` // what is so in this person's own life
	Reasons       string        `json:"reasons"`       // in plain words, for the person
	By            string        `json:"by"`            // the person who decides; never a program
	On            calendar.Date `json:"on"`
	Told          calendar.Date `json:"told"`           // when the person is told
	ChallengeOpen bool          `json:"challenge-open"` // an earlier decision on this is being challenged
}

// Adverse is a decision against a person. It can only be built by Decide, so
// that there is none without a lawful ground, evidence, the person's own
// circumstances, reasons and a way to challenge it. The zero Adverse is none.
type Adverse struct {
	act    AdverseAct
	ground Answer
	cites  []explain.Citation
	given  Case
}

// Decide builds an adverse decision on what a rule made of the facts of this
// person. A question that is still open, or a rule that bears no such act, is
// refused; so is a reason that is a rule for everybody. Every fault comes back,
// by field.
func Decide(act AdverseAct, on Settled, c Case) (Adverse, error) {
	ground := on.answer
	var all []error
	if _, known := bases[act]; !known {
		return Adverse{}, fault.Invalid("act", NoSuchAct)
	}
	switch {
	case ground.IsZero():
		all = append(all, fault.Invalid("ground", NotAsked))
	case !bears(act, ground):
		all = append(all, fault.Invalid("ground", NoGround, "act", act.Words(), "answer", ground.Says()))
	}
	if err := errors.Join(append(all, c.faults()...)...); err != nil {
		return Adverse{}, err
	}
	rule, _ := ByID(ground.rule)
	return Adverse{act, ground, rule.Cites, c}, nil
}

// bears reports whether an act can rest on an answer. An answer without a ground
// in words bears nothing: the person could not be told.
func bears(act AdverseAct, a Answer) bool {
	return !a.text.IsZero() && slices.ContainsFunc(bases[act], func(b Basis) bool {
		return b.Rule == a.rule && b.Answer == a.kind && (b.Only == "" || b.Only == a.text.Key)
	})
}

// leastWords is what a sentence takes at the least.
const leastWords = 5

func (c Case) faults() []error {
	var all []error
	if len(c.Evidence) == 0 {
		all = append(all, fault.Invalid("evidence", GiveEvidence))
	}
	for _, e := range c.Evidence {
		switch {
		case strings.TrimSpace(e.What) == "" || e.On.IsZero():
			all = append(all, fault.Invalid("evidence", GiveEvidence))
		case e.On.After(c.On):
			all = append(all, fault.Invalid("evidence", EvidenceInFuture))
		}
	}
	all = append(all, said("circumstances", c.Circumstances, GiveCircumstances)...)
	all = append(all, said("reasons", c.Reasons, GivePlainReasons)...)
	if strings.TrimSpace(c.By) == "" {
		all = append(all, fault.Invalid("by", SayWhoDecides))
	}
	if c.On.IsZero() || c.Told.IsZero() || c.Told.Before(c.On) {
		all = append(all, fault.Invalid("told", SayWhenTold))
	}
	if c.ChallengeOpen {
		all = append(all, fault.Conflict(ChallengeStillOpen))
	}
	return all
}

// said checks that something was said, and that it is not a rule for everybody.
func said(field, words string, missing msg.Key) []error {
	if len(strings.Fields(words)) < leastWords {
		return []error{fault.Invalid(field, missing)}
	}
	if blanket := blanketIn(words); blanket != "" {
		return []error{fault.Invalid(field, BlanketReason, "words", blanket)}
	}
	return nil
}

// Bases lists the answers that an adverse act can rest on.
func Bases(act AdverseAct) []Basis { return slices.Clone(bases[act]) }

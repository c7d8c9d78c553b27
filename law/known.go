package law

import (
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Known is what is known of a fact. The zero Known is not known.
type Known string

// What can be known of a fact.
const (
	NotKnown Known = ""
	Is       Known = "yes"
	IsNot    Known = "no"
)

// EnterYesOrNo is the fault of a fact that is neither yes, no nor left open.
var EnterYesOrNo = msg.New("law.enter-yes-or-no", "Enter yes or no, or leave it open if nobody knows")

// KnownToBe gives Is for true and IsNot for false.
func KnownToBe(so bool) Known {
	if so {
		return Is
	}
	return IsNot
}

// UnmarshalText reads yes, no, or nothing for not known.
func (k *Known) UnmarshalText(b []byte) error {
	switch v := Known(b); v {
	case NotKnown, Is, IsNot:
		*k = v
		return nil
	}
	return fault.Invalid("", EnterYesOrNo)
}

// MarshalText writes yes, no or nothing.
func (k Known) MarshalText() ([]byte, error) { return []byte(k), nil }

// firstUnknown gives the fact that stands with the first Known that is not known.
func firstUnknown(facts ...fact) (msg.Key, bool) {
	for _, f := range facts {
		if f.known == NotKnown {
			return f.key, true
		}
	}
	return "", false
}

// firstNot gives the ground that stands with the first Known that is no.
func firstNot(facts ...fact) (msg.Key, bool) {
	for _, f := range facts {
		if f.known == IsNot {
			return f.ground, true
		}
	}
	return "", false
}

type fact struct {
	known  Known
	key    msg.Key // what we need to know, while it is not known
	ground msg.Key // the ground of a No, when it is not so
}

// Judgement is what somebody entitled to judge has found, in this person's own
// circumstances. The zero Judgement is not made yet.
type Judgement struct {
	Found   Known         `json:"found,omitempty"`
	By      string        `json:"by,omitempty"`
	On      calendar.Date `json:"on,omitzero"`
	Reasons string        `json:"reasons,omitempty"`
}

// Made reports whether the judgement has been made.
func (j Judgement) Made() bool { return j.Found != NotKnown }

var factReasons = msg.New("law.fact.reasons", "the reasons, in this person's own circumstances")

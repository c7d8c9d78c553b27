// Package decision holds what is decided about a person: outcome, ground,
// evidence, reasons, who, when, and how to challenge it. A decision against a
// person can only be made from a law.Adverse; while it is challenged it does not
// take effect, and somebody other than who decided answers.
package decision

import (
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "dec" }

// ID is the id of a decision.
type ID = ident.ID[idPrefix]

// State is how far a decision has come.
type State string

// The states. A decision that was overturned or withdrawn never took effect for
// the days that it was about.
const (
	Made       State = "made"
	Challenged State = "challenged"
	Upheld     State = "upheld"
	Overturned State = "overturned"
	Withdrawn  State = "withdrawn"
)

// Record is one decision as it was made, and what became of it.
type Record struct {
	ID      ID        `json:"id"`
	Person  person.ID `json:"person"`
	Choice  Choice    `json:"choice"`            // what was decided
	Of      string    `json:"of,omitempty"`      // whom or what it is about, by name
	Ref     string    `json:"ref,omitempty"`     // the agreement, budget or proposal that it changes
	From    Date      `json:"from,omitzero"`     // the first day on which it counts
	Until   Date      `json:"until,omitzero"`    // the last, where it is for a time
	Ground  *Ground   `json:"ground,omitempty"`  // none for a decision in favour
	Facts   Facts     `json:"facts,omitzero"`    // of this person, as they were put to the rule
	Case    law.Case  `json:"case"`              // evidence, circumstances, reasons, who, when
	Account string    `json:"account"`           // that it was decided with
	Last    Date      `json:"last,omitzero"`     // the last day to challenge it in time
	Stood   Stood     `json:"stood"`             // the rules as they stood that day
	State   State     `json:"state"`             //
	Against []Dissent `json:"against,omitempty"` // challenges, the oldest first
	Undone  *Answer   `json:"undone,omitempty"`  // who withdrew it, and why
}

// Date is a civil date.
type Date = calendar.Date

// Ground is the law that an adverse decision rests on.
type Ground struct {
	Rule  law.ID             `json:"rule"`
	Says  msg.Text           `json:"says"` // the answer of the rule, in words
	Cites []explain.Citation `json:"cites"`
}

// Stood names the rules as they stood on the day of a decision, so that it can
// be looked at years later by what held then.
type Stood struct {
	Policy       string `json:"policy"`        // the id of the council's policy
	PolicyDigest string `json:"policy-digest"` // of its text that day
	Law          Date   `json:"law"`           // the day for which the law was asked
	LawDigest    string `json:"law-digest"`    // of the rules and their sources that day
}

// Adverse reports whether the decision is against the person.
func (r Record) Adverse() bool { return r.Choice.Act() != "" }

// Counts reports whether an adverse decision takes effect: while it is
// challenged it does not, nor once it is overturned or withdrawn.
func (r Record) Counts() bool { return r.Adverse() && (r.State == Made || r.State == Upheld) }

// Open reports whether a challenge waits for its answer.
func (r Record) Open() bool { return r.State == Challenged }

// Matter is what the decision is about.
func (r Record) Matter() Matter { return r.Choice.Matter() }

// OpenOn reports whether any decision on a matter is being challenged.
func OpenOn(all []Record, m Matter) bool {
	for _, r := range all {
		if r.Open() && r.Matter() == m {
			return true
		}
	}
	return false
}

// Latest gives the newest decision that counts among some choices, about a name
// where one is given; all stand newest first. A decision in favour counts once
// it is made.
func Latest(all []Record, of string, choices ...Choice) (Record, bool) {
	for _, r := range all {
		if r.Adverse() && !r.Counts() || r.State == Withdrawn || of != "" && r.Of != of {
			continue
		}
		for _, c := range choices {
			if r.Choice == c {
				return r, true
			}
		}
	}
	return Record{}, false
}

var stateWords = map[State]msg.Key{
	Made:       msg.New("decision.made", "Decided"),
	Challenged: msg.New("decision.challenged", "Challenged. It does not count until there is an answer"),
	Upheld:     msg.New("decision.upheld", "Looked at again by someone else. It stays as it is"),
	Overturned: msg.New("decision.overturned", "Overturned. It does not count"),
	Withdrawn:  msg.New("decision.withdrawn", "Taken back by the council. It does not count"),
}

// Words gives the state for a reader.
func (s State) Words() msg.Key { return stateWords[s] }

// JudgedOf gives what the council decided of paying a close relative by name
// (SI 2014/2871 reg 3(2)), as the law's rules take it. What was never decided, or
// does not count while it is challenged, is not judged yet.
func JudgedOf(all []Record, name string) law.Judgement {
	r, found := Latest(all, name, AllowRelative, RefuseRelative)
	if !found {
		return law.Judgement{}
	}
	return law.Judgement{Found: law.KnownToBe(r.Choice == AllowRelative), By: r.Case.By, On: r.Case.On, Reasons: r.Case.Reasons}
}

// Barred gives the decision by which somebody by name may not be paid, if one
// counts.
func Barred(all []Record, name string) (Record, bool) { return Latest(all, name, BarPayee) }

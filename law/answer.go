// Package law holds rules of adult social care law, each under its citation and
// in the nation whose law it is: England first, and rule sets of their own for
// Scotland and Wales. A rule answers Yes, No, that a fact is missing, or that somebody
// has to judge; it never answers with a bool, so that what is not known can't
// pass for no.
package law

import (
	"encoding/json"
	"fmt"

	"ownway/value/msg"
)

// Kind is one of the four answers.
type Kind string

// The four answers that a rule can give.
const (
	KindYes            Kind = "yes"
	KindNo             Kind = "no"
	KindNeedsFact      Kind = "needs-fact"
	KindNeedsJudgement Kind = "needs-judgement"
)

// Answer is what a rule says of the facts it was given. The zero Answer is no
// answer: the rule was not asked. It is neither Yes nor No.
type Answer struct {
	kind  Kind
	rule  ID
	whose Party
	text  msg.Text
}

// Yes says that the rule is met. The ground may be empty.
func Yes(rule ID, ground msg.Text) Answer { return Answer{kind: KindYes, rule: rule, text: ground} }

// No says that the rule is not met, and on what ground.
func No(rule ID, ground msg.Text) Answer { return Answer{kind: KindNo, rule: rule, text: ground} }

// NeedsFact says which fact has to be known first, in words that follow
// "We need to know".
func NeedsFact(rule ID, which msg.Text) Answer {
	return Answer{kind: KindNeedsFact, rule: rule, text: which}
}

// NeedsJudgement says whose judgement is needed and about what, in words that
// follow "has to decide".
func NeedsJudgement(rule ID, whose Party, about msg.Text) Answer {
	return Answer{kind: KindNeedsJudgement, rule: rule, whose: whose, text: about}
}

// Kind gives which of the four answers this is, or nothing for no answer.
func (a Answer) Kind() Kind { return a.kind }

// Rule gives the rule that settled the answer.
func (a Answer) Rule() ID { return a.rule }

// Whose gives the party whose judgement is needed, if one is.
func (a Answer) Whose() Party { return a.whose }

// Text gives the ground of a Yes or No, the fact that is missing, or what has
// to be judged.
func (a Answer) Text() msg.Text { return a.text }

// IsYes reports whether the answer is Yes.
func (a Answer) IsYes() bool { return a.kind == KindYes }

// IsNo reports whether the answer is No.
func (a Answer) IsNo() bool { return a.kind == KindNo }

// IsZero reports whether the rule was not asked.
func (a Answer) IsZero() bool { return a.kind == "" }

// The words of an answer for a reader.
var (
	saysYes            = msg.New("law.answer.yes", "Yes.")
	saysYesBecause     = msg.New("law.answer.yes-because", "Yes. {ground}")
	saysNo             = msg.New("law.answer.no", "No. {ground}")
	saysNeedsFact      = msg.New("law.answer.needs-fact", "We need to know {fact}.")
	saysNeedsJudgement = msg.New("law.answer.needs-judgement", "{whose} has to decide {about}.")
	saysNothing        = msg.New("law.answer.not-asked", "This has not been looked at.")
)

// Says gives the whole answer in words.
func (a Answer) Says() msg.Text {
	switch a.kind {
	case KindYes:
		if a.text.IsZero() {
			return saysYes.Text()
		}
		return saysYesBecause.With("ground", a.text)
	case KindNo:
		return saysNo.With("ground", a.text)
	case KindNeedsFact:
		return saysNeedsFact.With("fact", a.text)
	case KindNeedsJudgement:
		return saysNeedsJudgement.With("whose", a.whose.Words(), "about", a.text)
	}
	return saysNothing.Text()
}

// All gives the one answer of several rules that must all be met: a No if any
// is No; else the first that was not asked, the first that needs a fact, the
// first that needs a judgement; and Yes only if all are Yes. Of no rules it
// gives no answer.
func All(answers ...Answer) Answer {
	for _, kind := range []Kind{KindNo, "", KindNeedsFact, KindNeedsJudgement, KindYes} {
		for _, a := range answers {
			if a.kind == kind {
				return a
			}
		}
	}
	return Answer{}
}

type answerDocument struct {
	Answer Kind      `json:"answer"`
	Rule   ID        `json:"rule,omitempty"`
	Whose  Party     `json:"whose,omitempty"`
	Text   *msg.Text `json:"text,omitempty"`
}

// MarshalJSON writes the answer as a document; no answer is null.
func (a Answer) MarshalJSON() ([]byte, error) {
	if a.IsZero() {
		return []byte("null"), nil
	}
	d := answerDocument{Answer: a.kind, Rule: a.rule, Whose: a.whose}
	if !a.text.IsZero() {
		d.Text = &a.text
	}
	return json.Marshal(d)
}

// UnmarshalJSON reads what MarshalJSON wrote and refuses anything that is not
// one of the four answers.
func (a *Answer) UnmarshalJSON(b []byte) error {
	var d *answerDocument
	if err := json.Unmarshal(b, &d); err != nil {
		return err
	}
	if d == nil {
		*a = Answer{}
		return nil
	}
	switch d.Answer {
	case KindYes, KindNo, KindNeedsFact, KindNeedsJudgement:
	default:
		return fmt.Errorf("law: %q is no answer", d.Answer)
	}
	*a = Answer{kind: d.Answer, rule: d.Rule, whose: d.Whose}
	if d.Text != nil {
		a.text = *d.Text
	}
	return nil
}

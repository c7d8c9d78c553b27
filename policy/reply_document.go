package policy

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// ReplyDocument is an answer as other programs read it. Its fields are stable.
type ReplyDocument struct {
	Answer   Outcome            `json:"answer" enum:"yes,yes-note-it,ask-first,no,tell-more"`
	Because  string             `json:"because"`
	By       string             `json:"by,omitempty" doc:"The day by which there should be an answer, for ask-first."`
	Cites    []explain.Citation `json:"cites"`
	Decides  Decider            `json:"decides" doc:"What decided: the plan, the policy or the law."`
	Line     string             `json:"line" doc:"The rule of law or the path in the policy that decided; empty for the plan."`
	Possible string             `json:"possible" doc:"What would make it possible, where it is not a yes."`
	Use      Use                `json:"use"`
	Who      string             `json:"who,omitempty" doc:"Whom to ask, for ask-first."`
}

// Document gives the answer about a use with its texts as say writes them.
func (r Reply) Document(use Use, say func(msg.Text) string) ReplyDocument {
	d := ReplyDocument{Answer: r.Outcome, Because: say(r.Because), Cites: append([]explain.Citation{}, r.Cites...),
		Decides: r.Decides, Line: r.Line, Use: use}
	if !r.Possible.IsZero() {
		d.Possible = say(r.Possible)
	}
	if r.Outcome == AskFirst {
		d.Who, d.By = say(r.Who), r.By.String()
	}
	return d
}

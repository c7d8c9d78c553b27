package decision

import (
	"slices"

	"ownway/law"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Facts are what is so of this person, as a rule asks it.
type Facts struct {
	Rule      law.ID               `json:"rule,omitempty"`
	Answers   map[string]law.Known `json:"answers,omitempty"`   // by the name of the question
	Relation  law.Relation         `json:"relation,omitempty"`  // of a relative
	Paragraph string               `json:"paragraph,omitempty"` // of Schedule 1, of an order
	Help      string               `json:"help,omitempty"`      // that was looked at, to manage the money
	Judged    law.Judgement        `json:"judged,omitzero"`     // what had to be judged, with its reasons
	Stays     []law.Stay           `json:"stays,omitempty"`     // in a care home, up to the one that is asked about
	Council   string               `json:"council,omitempty"`   // whose limit on stays is asked about
	Due       Date                 `json:"due,omitzero"`        // when money that is asked back fell due
	On        Date                 `json:"on,omitzero"`         // the day of asking
}

// Question is one thing that a rule has to know.
type Question struct {
	Name      string
	Asks      msg.Key
	Judgement bool // it is judged, by whoever decides, with reasons
}

// Questions gives what a rule has to know, in the order that it is asked.
func Questions(rule law.ID) []Question { return slices.Clone(questions[rule]) }

// The faults of facts.
var (
	ChooseGround = msg.New("decision.choose-ground", "Choose the rule that this rests on")
	AskTheRule   = msg.New("decision.no-such-rule", "This rule is not one that this decision can rest on")
)

// Judge is the name of the question that is judged.
const Judge = "judged"

var questions = map[law.ID][]Question{
	"D11": {{Name: "condition", Asks: msg.New("decision.ask-condition", "Was a condition set for the direct payments about this?")},
		{Name: "broken", Asks: msg.New("decision.ask-broken", "Was it broken?")},
		{Name: "reviewed", Asks: msg.New("decision.ask-reviewed", "Was a review held that looked at this?")},
		{Judge, msg.New("decision.ask-right", "Is this the right answer to it, for this person?"), true}},
	"D10": {{Name: "met", Asks: msg.New("decision.ask-met", "Are the conditions for direct payments still met?")},
		{Name: "reviewed", Asks: msg.New("decision.ask-reviewed-now", "Did a review, held first, look at this?")}},
	"X1": {{Name: "under", Asks: msg.New("decision.ask-order", "Is the person under a court order or licence about drugs or alcohol?")}},
	"D4": {{Name: "alone", Asks: msg.New("decision.ask-alone", "Can the person manage direct payments without help?")},
		{Judge, msg.New("decision.ask-with-help", "Can they manage with all the help that they can get?"), true}},
	"D5": {{Judge, msg.New("decision.ask-appropriate", "Are direct payments a good way to meet these needs?"), true}},
	"F2": {{Name: "household", Asks: msg.New("decision.ask-household", "Do they live in the person's household?")},
		{Judge, msg.New("decision.ask-necessary", "Is it necessary to pay them, to meet the person's care needs?"), true}},
	"D9": {{Name: "in-plan", Asks: msg.New("decision.ask-in-plan", "Does the plan name this?")},
		{Judge, msg.New("decision.ask-meets", "Does it meet a need in the plan in another way?"), true}},
	"V4": {{Name: "changed", Asks: msg.New("decision.ask-changed", "Have the person's circumstances changed in a way that touches the plan?")}},
	"N1": {{Name: "particular", Asks: msg.New("decision.ask-particular", "Does it name one person or body, not a kind of them?")},
		{Judge, msg.New("decision.ask-rational", "Is there good reason that this one is not paid?"), true}},
}

// Settle puts the facts to their rule. What is judged counts with its reasons.
func (f Facts) Settle() (law.Settled, error) {
	facts, known := f.forRule()
	if !known {
		return law.Settled{}, fault.Invalid("rule", ChooseGround)
	}
	return law.Settle(f.Rule, facts)
}

// forRule gives the facts in the form that the rule takes.
func (f Facts) forRule() (any, bool) {
	a, j := f.Answers, f.Judged
	switch f.Rule {
	case "D11":
		return law.Breach{Condition: a["condition"], Broken: a["broken"], Reviewed: a["reviewed"], Due: f.Due, On: f.On, Right: j}, true
	case "D10":
		return law.Standing{Met: a["met"], Reviewed: a["reviewed"]}, true
	case "X1":
		return law.Orders{Under: a["under"], Paragraph: f.Paragraph}, true
	case "D4":
		c := law.Conditions{Alone: a["alone"], WithHelp: j}
		if f.Help != "" {
			c.Help = []string{f.Help}
		}
		return c, true
	case "D5":
		return law.Conditions{Appropriate: j}, true
	case "F2":
		return law.Payee{Relation: f.Relation, SameHousehold: a["household"], PartnerOfRelative: a["partner"], NecessaryForCare: j}, true
	case "D9":
		return law.Spend{InPlan: a["in-plan"], MeetsNeed: j}, true
	case "H1":
		return law.Stays{Stays: f.Stays, Council: f.Council}, true
	case "V4":
		return law.Asking{Changed: a["changed"]}, true
	case "N1":
		return law.Ban{Particular: a["particular"], Rational: j}, true
	}
	return nil, false
}

// Bears reports whether the answer of a rule bears what is decided: only then
// may it be offered as a ground.
func (c Choice) Bears(a law.Answer) bool {
	if !slices.Contains(c.is().rules, a.Rule()) {
		return false
	}
	for _, b := range law.Bases(c.Act()) {
		if b.Rule == a.Rule() && b.Answer == a.Kind() && (b.Only == "" || b.Only == a.Text().Key) && !a.Text().IsZero() {
			return true
		}
	}
	return false
}

// Why gives the rule's answer where it bears no decision: what is missing, or
// that the law says otherwise.
func (c Choice) Why(a law.Answer) error {
	if c.Bears(a) {
		return nil
	}
	return fault.Invalid("ground", law.NoGround, "act", c.Act().Words(), "answer", a.Says())
}

package law

import (
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Jurisdiction is the nation whose law a rule belongs to. A rule speaks for one
// nation only, and rules of two nations are never mixed.
type Jurisdiction string

// The nations that have rules here. Northern Ireland has none yet.
const (
	England  Jurisdiction = "england"
	Scotland Jurisdiction = "scotland"
	Wales    Jurisdiction = "wales"
)

var nationWords = map[Jurisdiction]msg.Key{
	England:  msg.New("law.nation.england", "England"),
	Scotland: msg.New("law.nation.scotland", "Scotland"),
	Wales:    msg.New("law.nation.wales", "Wales"),
}

// Jurisdictions lists the nations, England first.
func Jurisdictions() []Jurisdiction { return []Jurisdiction{England, Scotland, Wales} }

// Known reports whether this is one of the nations above.
func (j Jurisdiction) Known() bool { return nationWords[j] != "" }

// Words gives the name of the nation for a reader.
func (j Jurisdiction) Words() msg.Key { return nationWords[j] }

// The faults of a question to the wrong law.
var (
	NoSuchRule   = msg.New("law.no-such-rule", "There is no rule called {rule}")
	OtherNation  = msg.New("law.other-nation", "Rule {rule} is the law of {nation}. It says nothing about {asked}. Use a rule of {asked}")
	ChooseNation = msg.New("law.choose-nation", "Choose England, Scotland or Wales")
)

// RulesOf lists the rules of one nation, in the order of their ID. Of a nation
// that is not known it lists none.
func RulesOf(j Jurisdiction) []Rule {
	var rules []Rule
	switch j {
	case England:
		rules = ofEngland()
	case Scotland:
		rules = ofScotland()
	case Wales:
		rules = ofWales()
	}
	for i := range rules {
		rules[i].In = j
	}
	return rules
}

// Rules lists every rule of every nation, England first.
func Rules() []Rule {
	var all []Rule
	for _, j := range Jurisdictions() {
		all = append(all, RulesOf(j)...)
	}
	return all
}

// AskIn puts facts to a rule for somebody in a nation; decode fills the facts
// that the rule takes. A rule of another nation is refused with a fault: it has
// no answer there, and above all no No.
func AskIn(j Jurisdiction, rule ID, decode func(into any) error, why *explain.Note) (Answer, error) {
	r, ok := ByID(rule)
	switch {
	case !ok:
		return Answer{}, fault.NotFound(NoSuchRule, "rule", string(rule))
	case !j.Known():
		return Answer{}, fault.Invalid("nation", ChooseNation)
	case r.In != j:
		return Answer{}, fault.Invalid("nation", OtherNation, "rule", string(rule), "nation", r.In.Words(), "asked", j.Words())
	}
	return r.Ask(decode, why)
}

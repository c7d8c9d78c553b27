package rights

import (
	"ownway/law"
	"ownway/value/explain"
)

// question is something that people ask about their rights. Its texts are keys
// of page words; the rules say what the law says.
type question struct {
	ID      string // in the address
	Picture string // for Easy Read
	Title   string // the question
	Short   string // the answer, in a sentence or two
	More    string // what no rule here says of itself; may be empty
	Say     string // words to use to the council
	Rules   []law.ID
	Also    []explain.Citation // beyond what the rules rest on
	// AsksFamily is that the rules about family can be asked with facts.
	AsksFamily bool
}

var (
	// holidayCase held that holidays can be a way to meet a need.
	holidayCase = explain.Citation{Name: "BG and KG v Suffolk [2022] EWCA Civ 1047", Address: "https://caselaw.nationalarchives.gov.uk/ewca/civ/2022/1047"}
	// moving are the sections on people who move, which were not read here, and
	// the regulations under them.
	moving = []explain.Citation{
		{Name: "Care Act 2014 ss.37-38", Unchecked: true},
		{Name: "SI 2014/2825", Address: "https://www.legislation.gov.uk/uksi/2014/2825"},
	}
)

var questions = []question{
	{ID: "say-no", Picture: "no", Title: "rights.say-no", Short: "rights.say-no-short", Say: "rights.say-no-say", Rules: []law.ID{"D1", "D2", "D3", "D4", "D5", "G2", "X1"}},
	{ID: "how-long", Picture: "clock", Title: "rights.how-long", Short: "rights.how-long-short", More: "rights.how-long-more", Say: "rights.how-long-say", Rules: []law.ID{"B4", "V1", "V5", "A2"}},
	{ID: "enough", Picture: "money", Title: "rights.enough", Short: "rights.enough-short", Say: "rights.enough-say", Rules: []law.ID{"B1", "B3", "B4", "G4"}},
	{ID: "card", Picture: "card", Title: "rights.card", Short: "rights.card-short", Say: "rights.card-say", Rules: []law.ID{"G3", "N2"}},
	{ID: "manage", Picture: "help", Title: "rights.manage", Short: "rights.manage-short", Say: "rights.manage-say", Rules: []law.ID{"D4", "D2", "D6", "D7", "F3", "G6"}},
	{ID: "daughter", Picture: "people", Title: "rights.daughter", Short: "rights.daughter-short", Say: "rights.daughter-say", Rules: []law.ID{"F1", "F2", "F4"}, AsksFamily: true},
	{ID: "lives-with-me", Picture: "home", Title: "rights.lives-with-me", Short: "rights.lives-with-me-short", Say: "rights.lives-with-me-say", Rules: []law.ID{"F1", "F2", "F3", "F4"}, AsksFamily: true},
	{ID: "holiday", Picture: "holiday", Title: "rights.holiday", Short: "rights.holiday-short", Say: "rights.holiday-say", Rules: []law.ID{"D9", "G1", "W2"}, Also: []explain.Citation{holidayCase}},
	{ID: "care-home", Picture: "calendar", Title: "rights.care-home", Short: "rights.care-home-short", Say: "rights.care-home-say", Rules: []law.ID{"H1", "H2", "H3"}},
	{ID: "receipts", Picture: "payslip", Title: "rights.receipts", Short: "rights.receipts-short", Say: "rights.receipts-say", Rules: []law.ID{"N3", "N4", "G5"}},
	{ID: "money-back", Picture: "bank", Title: "rights.money-back", Short: "rights.money-back-short", Say: "rights.money-back-say", Rules: []law.ID{"D11", "G5", "G8"}},
	{ID: "stop", Picture: "stop", Title: "rights.stop", Short: "rights.stop-short", Say: "rights.stop-say", Rules: []law.ID{"D10", "D11", "G8", "T1"}},
	{ID: "disagree", Picture: "talk", Title: "rights.disagree", Short: "rights.disagree-short", Say: "rights.disagree-say", Rules: []law.ID{"A2", "V4", "P3"}},
	{ID: "move", Picture: "key", Title: "rights.move", Short: "rights.move-short", More: "rights.move-more", Say: "rights.move-say", Also: moving},
}

func byID(id string) (question, bool) {
	for _, q := range questions {
		if q.ID == id {
			return q, true
		}
	}
	return question{}, false
}

// askedUnder lists the questions whose answer rests on a rule.
func askedUnder(id law.ID) []question {
	var all []question
	for _, q := range questions {
		for _, r := range q.Rules {
			if r == id {
				all = append(all, q)
			}
		}
	}
	return all
}

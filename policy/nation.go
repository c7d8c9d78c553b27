package policy

import (
	"ownway/law"
	"ownway/value/fault"
)

// In gives the nation under whose law the council is: England where the policy
// does not say. Only that nation's rules are used on it.
func (p Policy) In() law.Jurisdiction {
	if p.Nation == "" {
		return law.England
	}
	return p.Nation
}

// MustBeIn is a fault where the policy is of another nation than the one that is
// asked about: its answer would rest on the wrong law.
func (p Policy) MustBeIn(j law.Jurisdiction) error {
	switch {
	case !j.Known():
		return fault.Invalid("nation", law.ChooseNation)
	case p.In() != j:
		return fault.Invalid("nation", OtherNation, "council", p.Council, "nation", p.In().Words(), "asked", j.Words())
	}
	return nil
}

// lines are the rules of a nation on which an answer about a use rests.
type lines struct {
	spend   law.ID // what direct payments are for
	free    law.ID // what meets a need may be bought
	council law.ID // buying from the council itself
	health  law.ID // what the NHS may have to pay
}

var linesOf = map[law.Jurisdiction]lines{
	law.England:  {spend: "D9", free: "G1", council: "G7", health: "J1"},
	law.Scotland: {spend: "SC15", free: "SC15", council: "SC11", health: "SC15"},
	law.Wales:    {spend: "WA9", free: "WA9", council: "WA8", health: "WA9"},
}

func (p *Policy) lines() lines { return linesOf[p.In()] }

// seldom gives the rule under which somebody has to judge a use that seldom
// meets a care need: whether it meets a need, whether it should come from the
// council, or from the NHS.
func (p *Policy) seldom(u Use) (rule law.ID, judged bool) {
	switch u {
	case UseAlcohol, UseGambling, UseDebts, UseHousehold, UsePoorValue, UseOutsidePlan, UseNotByCouncil:
		return p.lines().spend, true
	case UseHealth:
		return p.lines().health, true
	case UseCouncil:
		// In Scotland the Act itself lets people buy from the council.
		return p.lines().council, p.In() != law.Scotland
	}
	return "", false
}

package plan

import (
	"errors"
	"fmt"

	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Route is how the budget is held, in one part or several, and who chose it.
type Route struct {
	Parts []Part        `json:"parts"`
	By    Chooser       `json:"by"`
	On    calendar.Date `json:"on"`
	// Open lists what the law still asks of the choice, such as an account that
	// the council does not usually offer.
	Open []law.Answer `json:"open,omitempty"`
	// Imposed is set where a decision of the council took the choice away.
	Imposed *Imposed `json:"imposed,omitempty"`
}

// Part is the part of the weekly budget that is held in one way.
type Part struct {
	Method policy.Method `json:"method"`
	Weekly money.Amount  `json:"weekly"`           // pence
	Holder string        `json:"holder,omitempty"` // the organisation that holds it, where one does
}

// Chooser is who chose: the person themself, or somebody who speaks for them.
type Chooser struct {
	Name     string          `json:"name"`
	Standing person.Standing `json:"standing,omitempty"` // empty for the person themself
}

// The faults of a route.
var (
	PersonChooses  = msg.New("plan.person-chooses", "The person chooses how the money is held, or somebody who speaks for them. Say who chose")
	EnterChoiceDay = msg.New("plan.enter-choice-day", "Enter the day of the choice")
	ChooseWay      = msg.New("plan.choose-way", "Choose how the money is held")
	WayTwice       = msg.New("plan.way-twice", "This way stands here twice. Put both parts together")
	PartOfNothing  = msg.New("plan.part-of-nothing", "Enter how much a week is held in this way")
	PartsAndWhole  = msg.New("plan.parts-and-whole", "The parts come to {parts} a week, but the budget is {whole}")
	NotOffered     = msg.New("plan.not-offered", "{council} does not offer {method}. Ask the council, or choose another way")
)

// Option is one way to hold the money as it is put before the person.
type Option struct {
	Method  policy.Method `json:"method"`
	Offered law.Known     `json:"offered,omitempty"` // by the council; not known where it does not say
}

// Options lists the ways to put before the person. Their own account and support
// that the council arranges always stand there, so that a card is never the only
// one; a way that the council says it does not offer is left out otherwise.
func Options(offered policy.Policy, on calendar.Date) []Option {
	var options []Option
	for _, m := range policy.Methods() {
		o := Option{Method: m}
		if yes, known := offered.Offers(m, on); known {
			o.Offered = law.KnownToBe(yes)
		}
		if m == policy.Arranged {
			o.Offered = law.Is // a council must meet eligible needs, whether or not it says so
		}
		if m == policy.OwnAccount || o.Offered != law.IsNot {
			options = append(options, o)
		}
	}
	return options
}

// Choose records the choice of a route for a weekly budget. The parts must come
// to the whole. A way that the council does not offer can't be chosen, but for
// the person's own account: who asks for one gets an answer under guidance, and
// until then the choice stands with what is open.
func Choose(parts []Part, weekly money.Amount, offered policy.Policy, by Chooser, on calendar.Date) (Route, error) {
	faults := []error{by.check(on)}
	var sum money.Amount
	seen := map[policy.Method]bool{}
	for i, p := range parts {
		faults = append(faults, p.check(fmt.Sprintf("parts[%d]", i), seen[p.Method], offered, on))
		if p.Weekly < 0 || p.Weekly == 0 && weekly > 0 {
			faults = append(faults, fault.Invalid(fmt.Sprintf("parts[%d].weekly", i), PartOfNothing))
		}
		seen[p.Method] = true
		sum += p.Weekly
	}
	if len(parts) == 0 {
		faults = append(faults, fault.Invalid("parts", ChooseWay))
	} else if sum != weekly {
		faults = append(faults, fault.Invalid("parts", PartsAndWhole, "parts", sum, "whole", weekly))
	}
	if err := errors.Join(faults...); err != nil {
		return Route{}, err
	}
	r := Route{Parts: append([]Part(nil), parts...), By: by, On: on}
	r.Open = open(seen, offered, on)
	return r, nil
}

func (c Chooser) check(on calendar.Date) error {
	switch c.Standing {
	case "", person.Nominated, person.Authorised, person.Attorney, person.Deputy:
	default:
		return fault.Invalid("by", PersonChooses)
	}
	if c.Name == "" {
		return fault.Invalid("by", PersonChooses)
	}
	if on.IsZero() {
		return fault.Invalid("on", EnterChoiceDay)
	}
	return nil
}

func (p Part) check(field string, twice bool, offered policy.Policy, on calendar.Date) error {
	yes, known := offered.Offers(p.Method, on)
	switch {
	case !p.Method.Known():
		return fault.Invalid(field+".method", ChooseWay)
	case twice:
		return fault.Invalid(field+".method", WayTwice)
	case known && !yes && p.Method != policy.OwnAccount && p.Method != policy.Arranged:
		return fault.Invalid(field+".method", NotOffered, "council", offered.Council, "method", p.Method.Words())
	}
	return nil
}

var factOffered = msg.New("plan.fact-offered", "whether {council} offers {method}")

// open asks what the choice leaves to be settled: ways of which the council says
// nothing, and the rule about cards.
func open(chosen map[policy.Method]bool, offered policy.Policy, on calendar.Date) []law.Answer {
	var answers []law.Answer
	for _, m := range policy.Methods() {
		if _, known := offered.Offers(m, on); chosen[m] && !known && m != policy.Arranged {
			answers = append(answers, law.NeedsFact("G3", factOffered.With("council", offered.Council, "method", m.Words())))
		}
	}
	if card := cardRule(chosen, offered, on); !card.IsZero() && !card.IsYes() {
		answers = append(answers, card)
	}
	return answers
}

// cardRule asks G3 where a card is chosen, or an account that is not offered.
// Cash and sellers are asked about only for a card.
func cardRule(chosen map[policy.Method]bool, offered policy.Policy, on calendar.Date) law.Answer {
	yes, known := offered.Offers(policy.OwnAccount, on)
	if !chosen[policy.Card] && (!chosen[policy.OwnAccount] || !known || yes) {
		return law.Answer{}
	}
	ways := law.Ways{AccountAsked: law.KnownToBe(chosen[policy.OwnAccount])}
	for _, m := range offered.Offered(on) {
		ways.Offered = append(ways.Offered, string(m))
	}
	if !chosen[policy.Card] {
		ways.CashBanned, ways.SellersTied = law.IsNot, law.IsNot
	}
	return law.CardNotOnlyWay(ways, nil)
}

// Has reports whether some of the money is held in this way.
func (r Route) Has(m policy.Method) bool {
	for _, p := range r.Parts {
		if p.Method == m {
			return true
		}
	}
	return false
}

// Mixed reports whether the money is held in more than one way.
func (r Route) Mixed() bool { return len(r.Parts) > 1 }

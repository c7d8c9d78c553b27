package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var scotsOptions = Rule{
	ID: "SC2", Force: Act, Binds: Council,
	Says: msg.New("law.sc2.says", "The council offers four options: 1 a direct payment; 2 the person chooses and the council arranges; 3 the council chooses and arranges; 4 a mix of these."),
	Cites: []explain.Citation{selfDirected("4", "(1)"), selfDirected("5", "(2)"), selfDirected("5", "(3)(b)"),
		{Name: "Statutory guidance on the Act, section 3", Address: scotsGuidanceAddress + "/pages/5/"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Options are the facts of SC2: which of the options of section 4 were offered.
type Options struct {
	NeedsSupport Known `json:"needs-support"` // the council decided that the needs call for support
	Ineligible   Known `json:"ineligible"`    // for direct payments (SC5)
	First        Known `json:"option-1"`
	Second       Known `json:"option-2"`
	Third        Known `json:"option-3"`
	Fourth       Known `json:"option-4"` // for somebody ineligible: a mix of 2 and 3
}

// OptionsOffered asks whether every option that is due was offered. To somebody
// ineligible for direct payments option 1 is not due, and the others are.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 ss.4(1), 5(2), (3)(b).
func OptionsOffered(o Options, why *explain.Note) Answer {
	switch o.NeedsSupport {
	case NotKnown:
		return scotsOptions.needsFact(factScotsSupport, why)
	case IsNot:
		return scotsOptions.yesAs(groundScotsNoSupport.Text(), why)
	}
	facts := [...]fact{
		{o.First, factScotsFirst, groundScotsFirst}, {o.Second, factScotsSecond, groundScotsSecond},
		{o.Third, factScotsThird, groundScotsThird}, {o.Fourth, factScotsFourth, groundScotsFourth},
	}
	due := facts[:]
	if o.Ineligible == Is {
		due = facts[1:]
	} else if o.Ineligible == NotKnown && o.First == IsNot {
		return scotsOptions.needsFact(factScotsIneligible, why)
	}
	return scotsOptions.allSo(due, why)
}

var (
	factScotsSupport     = msg.New("law.sc2.fact-support", "whether the council decided that the needs call for support")
	factScotsIneligible  = msg.New("law.sc2.fact-ineligible", "whether the regulations rule direct payments out for the person")
	factScotsFirst       = msg.New("law.sc2.fact-1", "whether option 1, a direct payment, was offered")
	factScotsSecond      = msg.New("law.sc2.fact-2", "whether option 2 was offered")
	factScotsThird       = msg.New("law.sc2.fact-3", "whether option 3 was offered")
	factScotsFourth      = msg.New("law.sc2.fact-4", "whether option 4, a mix, was offered")
	groundScotsNoSupport = msg.New("law.sc2.no-support", "The needs call for no support, so that no option is due.")
	groundScotsFirst     = msg.New("law.sc2.not-1", "Option 1, a direct payment, was not offered.")
	groundScotsSecond    = msg.New("law.sc2.not-2", "Option 2, where the person chooses and the council arranges, was not offered.")
	groundScotsThird     = msg.New("law.sc2.not-3", "Option 3, where the council chooses and arranges, was not offered.")
	groundScotsFourth    = msg.New("law.sc2.not-4", "Option 4, a mix, was not offered.")
)

var scotsSilence = Rule{
	ID: "SC3", Force: Act, Binds: Council,
	Says:  msg.New("law.sc3.says", "Somebody who was offered the options and chose none is taken to have chosen option 3."),
	Cites: []explain.Citation{selfDirected("5", "(5)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Silence are the facts of SC3.
type Silence struct {
	Offered Known `json:"offered"` // the options were offered
	Chose   Known `json:"chose"`   // the person chose one
}

// OptionThreeStands asks whether option 3 stands because nothing was chosen.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.5(5).
func OptionThreeStands(s Silence, why *explain.Note) Answer {
	switch {
	case s.Chose == Is:
		return scotsSilence.no(groundScotsChose.Text(), why)
	case s.Offered == IsNot:
		return scotsSilence.no(groundScotsNoOffer.Text(), why)
	case s.Offered == NotKnown:
		return scotsSilence.needsFact(factScotsOffered, why)
	case s.Chose == NotKnown:
		return scotsSilence.needsFact(factScotsChose, why)
	}
	return scotsSilence.yes(why)
}

var (
	factScotsOffered   = msg.New("law.sc3.fact-offered", "whether the options were offered")
	factScotsChose     = msg.New("law.sc3.fact-chose", "whether the person chose an option")
	groundScotsChose   = msg.New("law.sc3.chose", "The person chose an option, and that one stands.")
	groundScotsNoOffer = msg.New("law.sc3.no-offer", "The options were not offered, so that silence says nothing.")
)

var scotsAmount = Rule{
	ID: "SC4", Force: Act, Binds: Council,
	Says:  msg.New("law.sc4.says", "When it offers the options, the council says how much money there is for each, and for which time."),
	Cites: []explain.Citation{selfDirected("5", "(4)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// RelevantAmount are the facts of SC4.
type RelevantAmount struct {
	Each   Known `json:"each"`   // the amount for each option on offer was told
	Period Known `json:"period"` // and the time it is for
}

// AmountsTold asks whether the person was told the amount for each option.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.5(4).
func AmountsTold(a RelevantAmount, why *explain.Note) Answer {
	facts := [...]fact{{a.Each, factScotsEach, groundScotsEach}, {a.Period, factScotsPeriod, groundScotsPeriod}}
	return scotsAmount.allSo(facts[:], why)
}

var (
	factScotsEach     = msg.New("law.sc4.fact-each", "whether the person was told the amount for each option")
	factScotsPeriod   = msg.New("law.sc4.fact-period", "whether the person was told which time the amount is for")
	groundScotsEach   = msg.New("law.sc4.not-each", "The person was not told the amount for each option.")
	groundScotsPeriod = msg.New("law.sc4.not-period", "The person was not told which time the amount is for.")
)

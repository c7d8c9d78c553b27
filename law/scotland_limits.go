package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var scotsIneligible = Rule{
	ID: "SC5", Force: Regulations, Binds: Council,
	Says: msg.New("law.sc5.says", "Direct payments are ruled out for a stay in a care home of more than 4 weeks in a row in 12 months."),
	// Regulation 10 was read in a summary.
	Cites: []explain.Citation{scotsInSummary("10")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// LongStay are the facts of SC5.
type LongStay struct {
	// Days are those of the longest stay without a break in the 12 months; nil
	// is not known, and 0 is no stay.
	Days *int `json:"days"`
}

// IneligibleForPayment asks whether a stay in a care home rules direct payments
// out. Yes is that it does. How stays with breaks between them are counted was
// not seen: nothing is added up, unlike in England.
//
// SSI 2014/25 reg 10.
func IneligibleForPayment(s LongStay, why *explain.Note) Answer {
	switch {
	case s.Days == nil || *s.Days < 0:
		return scotsIneligible.needsFact(factScotsDays, why)
	case *s.Days > fourWeeks:
		return scotsIneligible.yesAs(groundScotsLong.With("days", *s.Days), why)
	}
	return scotsIneligible.no(groundScotsShort.With("days", *s.Days), why)
}

var (
	factScotsDays    = msg.New("law.sc5.fact-days", "how many days in a row the longest stay in a care home lasts")
	groundScotsLong  = msg.New("law.sc5.long", "The stay lasts {days} days in a row. More than 28 rule direct payments out.")
	groundScotsShort = msg.New("law.sc5.short", "The stay lasts {days} days in a row. Up to 28 do not rule direct payments out.")
)

var scotsNotice = Rule{
	ID: "SC6", Force: Act, Binds: Council,
	Says:  msg.New("law.sc6.says", "A council that finds direct payments ruled out says so in writing: why, and when it must look at that again."),
	Cites: []explain.Citation{selfDirected("5", "(3)(a)"), selfDirected("5", "(6)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// RuledOutNotice are the facts of SC6.
type RuledOutNotice struct {
	InWriting Known `json:"in-writing"` // and in another form too, where the person needs one
	Reason    Known `json:"reason"`
	Again     Known `json:"again"` // the circumstances in which the council must look again
}

// IneligibleToldProperly asks whether the person was told as the Act asks.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.5(3)(a), (6).
func IneligibleToldProperly(n RuledOutNotice, why *explain.Note) Answer {
	facts := [...]fact{
		{n.InWriting, factScotsWriting, groundScotsWriting},
		{n.Reason, factScotsReason, groundScotsReason},
		{n.Again, factScotsLook, groundScotsLook},
	}
	return scotsNotice.allSo(facts[:], why)
}

var (
	factScotsWriting   = msg.New("law.sc6.fact-writing", "whether the person was told in writing, and in a form they can use")
	factScotsReason    = msg.New("law.sc6.fact-reason", "whether the person was told why")
	factScotsLook      = msg.New("law.sc6.fact-again", "whether the person was told when the council must look again")
	groundScotsWriting = msg.New("law.sc6.not-writing", "The person was not told in writing, or not in a form they can use.")
	groundScotsReason  = msg.New("law.sc6.not-reason", "The person was not told why.")
	groundScotsLook    = msg.New("law.sc6.not-again", "The person was not told when the council must look again.")
)

var scotsOrders = Rule{
	ID: "SC7", Force: Regulations, Binds: Council,
	Says: msg.New("law.sc7.says", "A court order about drugs or alcohol does not by itself rule direct payments out."),
	// The list of regulation 10 was read in a summary, which has no such order.
	Cites: []explain.Citation{scotsInSummary("10")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// OrderAlone are the facts of SC7.
type OrderAlone struct {
	Only Known `json:"only"` // the order is the only reason for the refusal
}

// RefusedOnMoreThanOrder asks whether a refusal stands on more than an order
// about drugs or alcohol.
//
// SSI 2014/25 reg 10: its list has no such order.
func RefusedOnMoreThanOrder(o OrderAlone, why *explain.Note) Answer {
	facts := [...]fact{{not(o.Only), factScotsOnly, groundScotsOnly}}
	return scotsOrders.allSo(facts[:], why)
}

var (
	factScotsOnly   = msg.New("law.sc7.fact-only", "whether the order is the only reason to refuse")
	groundScotsOnly = msg.New("law.sc7.only", "The order is the only reason. It does not rule direct payments out.")
)

var scotsEnding = Rule{
	ID: "SC14", Force: Regulations, Binds: Council,
	Says:  msg.New("law.sc14.says", "Before it ends direct payments, the council tells the person why and from which day, and looks at the contracts they have made."),
	Cites: []explain.Citation{scotsInSummary("6")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// ScotsEnding are the facts of SC14.
type ScotsEnding struct {
	Reasons   Known `json:"reasons"`   // told before
	Date      Known `json:"date"`      // told before
	Contracts Known `json:"contracts"` // considered, like those with PAs
}

// EndedWithNotice asks whether direct payments are ended as the regulations ask.
//
// SSI 2014/25 reg 6, read in a summary and in its Explanatory Note.
func EndedWithNotice(e ScotsEnding, why *explain.Note) Answer {
	facts := [...]fact{
		{e.Reasons, factScotsReason, groundScotsReason},
		{e.Date, factScotsDate, groundScotsDate},
		{e.Contracts, factScotsContracts, groundScotsContracts},
	}
	return scotsEnding.allSo(facts[:], why)
}

var (
	factScotsDate        = msg.New("law.sc14.fact-date", "whether the person was told the day on which it ends")
	factScotsContracts   = msg.New("law.sc14.fact-contracts", "whether the council looked at the contracts the person has made")
	groundScotsDate      = msg.New("law.sc14.not-date", "The person was not told the day on which it ends.")
	groundScotsContracts = msg.New("law.sc14.not-contracts", "The council did not look at the contracts the person has made.")
)

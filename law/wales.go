package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

const (
	welshActAddress      = "https://www.legislation.gov.uk/anaw/2014/4"
	welshPaymentsAddress = "https://www.legislation.gov.uk/wsi/2015/1815"
)

// welshAct cites the Social Services and Well-being (Wales) Act 2014.
func welshAct(section, rest string) explain.Citation {
	return explain.Citation{Name: "Social Services and Well-being (Wales) Act 2014 s." + section + rest, Address: welshActAddress + "/section/" + section}
}

// welshNotes cites the Explanatory Notes to section 50 of the Act.
var welshNotes = explain.Citation{Name: "Explanatory Notes to the Act, paras 187-189", Address: welshActAddress + "/notes/division/2/45"}

// welshPayments cites the Care and Support (Direct Payments) (Wales) Regulations 2015.
func welshPayments(regulation, rest string) explain.Citation {
	return explain.Citation{Name: "WSI 2015/1815 reg " + regulation + rest, Address: welshPaymentsAddress + "/regulation/" + regulation}
}

// ofWales lists the rules of Wales, in the order of their ID.
func ofWales() []Rule {
	return []Rule{
		asking(welshDuty, MustPayInWales),
		asking(welshAuthorised, MustPayForAnother),
		asking(welshChoice, ChoiceInformed),
		asking(welshFamily, RelativeMayWork),
		asking(welshOrders, MayPayWithManager),
		asking(welshReviews, ReviewsKeptInWales),
		asking(welshGross, GrossOrNetDecided),
		asking(welshCouncilService, MayBuyFromWelshCouncil),
		asking(welshSpend, BuysCare),
	}
}

var welshChoice = Rule{
	ID: "WA3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa3.says", "The council takes the steps of the regulations so that people can make an informed choice about direct payments."),
	Cites: []explain.Citation{welshPayments("4", ""), welshAct("53", "(5)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Informed are the facts of WA3.
type Informed struct {
	Steps Known `json:"steps"` // every step of regulation 4 was taken
}

// ChoiceInformed asks whether the person could make an informed choice.
//
// WSI 2015/1815 reg 4. The steps themselves were not seen.
func ChoiceInformed(i Informed, why *explain.Note) Answer {
	facts := [...]fact{{i.Steps, factWelshSteps, groundWelshSteps}}
	return welshChoice.allSo(facts[:], why)
}

var (
	factWelshSteps   = msg.New("law.wa3.fact", "whether the council took every step of the list in the regulations")
	groundWelshSteps = msg.New("law.wa3.not", "The council did not take every step of the list in the regulations.")
)

var welshReviews = Rule{
	ID: "WA6", Force: Regulations, Binds: Council,
	Says:  msg.New("law.wa6.says", "The council reviews direct payments within 6 months, then at least every 12 months, and whenever somebody asks for it."),
	Cites: []explain.Citation{welshPayments("11", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// WelshReviews are the facts of WA6.
type WelshReviews struct {
	FirstPaid calendar.Date   `json:"first-paid"`
	Held      []calendar.Date `json:"held"`
	Asked     calendar.Date   `json:"asked"` // the last day on which one was asked for, if it was
	On        calendar.Date   `json:"on"`    // the day of asking
}

// ReviewsKeptInWales asks whether no review is owed on the day. A review that
// was asked for is owed until one is held; the regulation was read in a summary
// that sets no time for it.
//
// WSI 2015/1815 reg 11.
func ReviewsKeptInWales(r WelshReviews, why *explain.Note) Answer {
	due := ReviewDue(r.FirstPaid, r.Held)
	switch {
	case due.IsZero():
		return welshReviews.needsFact(factFirstPaid, why)
	case r.On.IsZero():
		return welshReviews.needsFact(factDay, why)
	case r.On.After(due):
		return welshReviews.no(groundReviewOverdue.With("due", due), why)
	case !r.Asked.IsZero() && !heldSince(r.Held, r.Asked):
		return welshReviews.no(groundWelshAsked.With("day", r.Asked), why)
	}
	return welshReviews.yesAs(groundReviewBy.With("due", due), why)
}

func heldSince(held []calendar.Date, day calendar.Date) bool {
	for _, h := range held {
		if !h.Before(day) {
			return true
		}
	}
	return false
}

var groundWelshAsked = msg.New("law.wa6.asked", "A review was asked for on {day}, and none was held since.")

var welshGross = Rule{
	ID: "WA7", Force: Regulations, Binds: Council,
	Says: msg.New("law.wa7.says", "The council decides whether it pays in full or less what the person pays, and looks at the person's money first."),
	Cites: []explain.Citation{welshPayments("9", ""),
		{Name: "Explanatory Note to WSI 2015/1815", Address: welshPaymentsAddress + "/note/made"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// GrossOrNet are the facts of WA7.
type GrossOrNet struct {
	Decided  Known `json:"decided"`  // gross or net
	Finances Known `json:"finances"` // the person's financial circumstances were taken into account
}

// GrossOrNetDecided asks whether the council settled how it pays.
//
// WSI 2015/1815 reg 9.
func GrossOrNetDecided(g GrossOrNet, why *explain.Note) Answer {
	facts := [...]fact{{g.Decided, factWelshGross, groundWelshGross}, {g.Finances, factWelshFinances, groundWelshFinances}}
	return welshGross.allSo(facts[:], why)
}

var (
	factWelshGross      = msg.New("law.wa7.fact-decided", "whether the council decided to pay in full or less what the person pays")
	factWelshFinances   = msg.New("law.wa7.fact-finances", "whether the council looked at the person's money first")
	groundWelshGross    = msg.New("law.wa7.not-decided", "The council did not decide how it pays.")
	groundWelshFinances = msg.New("law.wa7.not-finances", "The council did not look at the person's money first.")
)

package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

const (
	selfDirectedAddress   = "https://www.legislation.gov.uk/asp/2013/1"
	scotsPaymentsAddress  = "https://www.legislation.gov.uk/ssi/2014/25"
	scotsGuidanceAddress  = "https://www.gov.scot/publications/statutory-guidance-accompany-social-care-self-directed-support-scotland-act-2013-2"
	scotsPaymentsAsTaught = "https://www.open.edu/openlearncreate/mod/page/view.php?id=151618"
)

// selfDirected cites the Social Care (Self-directed Support) (Scotland) Act 2013.
func selfDirected(section, rest string) explain.Citation {
	return explain.Citation{Name: "Social Care (Self-directed Support) (Scotland) Act 2013 s." + section + rest, Address: selfDirectedAddress + "/section/" + section}
}

// scotsPayments cites the Self-directed Support (Direct Payments) (Scotland) Regulations 2014.
func scotsPayments(regulation, rest string) explain.Citation {
	return explain.Citation{Name: "SSI 2014/25 reg " + regulation + rest, Address: scotsPaymentsAddress + "/regulation/" + regulation}
}

// scotsInSummary cites a regulation of those that was read in a summary only.
func scotsInSummary(regulation string) explain.Citation {
	c := scotsPayments(regulation, "")
	c.Unchecked = true
	return c
}

// ofScotland lists the rules of Scotland, in the order of their ID.
func ofScotland() []Rule {
	return []Rule{
		asking(scotsTogether, WorkedTogether),
		asking(scotsOptions, OptionsOffered),
		asking(scotsSilence, OptionThreeStands),
		asking(scotsAmount, AmountsTold),
		asking(scotsIneligible, IneligibleForPayment),
		asking(scotsNotice, IneligibleToldProperly),
		asking(scotsOrders, RefusedOnMoreThanOrder),
		asking(scotsAgain, ChoiceOfferedAgain),
		asking(scotsFamily, FamilyMayWork),
		asking(scotsFamilyOut, FamilyRuledOut),
		asking(scotsCouncilService, MayBuyWithOptionOne),
		asking(scotsThirdParty, MayPayThirdParty),
		asking(scotsMeansTest, MeansTestInTime),
		asking(scotsEnding, EndedWithNotice),
		asking(scotsSupport, BuysSupport),
	}
}

var scotsTogether = Rule{
	ID: "SC1", Force: Act, Binds: Council,
	Says:  msg.New("law.sc1.says", "The person takes as much part as they wish, gets the help they need to choose, and the council works with them."),
	Cites: []explain.Citation{selfDirected("1", "(2)-(4)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Together are the facts of SC1.
type Together struct {
	Involved     Known `json:"involved"`     // in assessment and support, as much as the person wished
	Helped       Known `json:"helped"`       // to say what they think and to choose
	Collaborated Known `json:"collaborated"` // the council worked with them on both
}

// WorkedTogether asks whether the principles of involvement, informed choice
// and collaboration were kept.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.1(2)-(4).
func WorkedTogether(t Together, why *explain.Note) Answer {
	facts := [...]fact{
		{t.Involved, factScotsInvolved, groundScotsNotInvolved},
		{t.Helped, factScotsHelped, groundScotsNotHelped},
		{t.Collaborated, factScotsCollaborated, groundScotsAlone},
	}
	return scotsTogether.allSo(facts[:], why)
}

var (
	factScotsInvolved      = msg.New("law.sc1.fact-involved", "whether the person took as much part as they wished")
	factScotsHelped        = msg.New("law.sc1.fact-helped", "whether the person had the help they need to choose")
	factScotsCollaborated  = msg.New("law.sc1.fact-collaborated", "whether the council worked with the person")
	groundScotsNotInvolved = msg.New("law.sc1.not-involved", "The person did not take as much part as they wished.")
	groundScotsNotHelped   = msg.New("law.sc1.not-helped", "The person did not have the help they need to choose.")
	groundScotsAlone       = msg.New("law.sc1.alone", "The council did not work with the person.")
)

var scotsAgain = Rule{
	ID: "SC8", Force: Act, Binds: Council,
	Says: msg.New("law.sc8.says", "When circumstances change in a way that matters, the council offers the choice of options again."),
	Cites: []explain.Citation{selfDirected("13", ""),
		{Name: "Explanatory Notes to the Act, para 42", Address: selfDirectedAddress + "/notes/division/3/4/11"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Changed are the facts of SC8.
type Changed struct {
	Changed Known `json:"changed"` // materially, since the person chose
	Offered Known `json:"offered"` // the choice was offered again
}

// ChoiceOfferedAgain asks whether the choice was offered again where it has to be.
//
// Social Care (Self-directed Support) (Scotland) Act 2013 s.13, as its
// Explanatory Notes set it out.
func ChoiceOfferedAgain(c Changed, why *explain.Note) Answer {
	switch {
	case c.Changed == NotKnown:
		return scotsAgain.needsFact(factChanged, why)
	case c.Changed == IsNot || c.Offered == Is:
		return scotsAgain.yes(why)
	case c.Offered == NotKnown:
		return scotsAgain.needsFact(factScotsAgain, why)
	}
	return scotsAgain.no(groundScotsNotAgain.Text(), why)
}

var (
	factScotsAgain      = msg.New("law.sc8.fact-again", "whether the choice was offered again")
	groundScotsNotAgain = msg.New("law.sc8.not-again", "Circumstances have changed, and the choice was not offered again.")
)

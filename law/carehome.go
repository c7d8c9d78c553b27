package law

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// fourWeeks are the days of a care-home stay that direct payments may buy.
const fourWeeks = 28

var staysWithinLimit = Rule{
	ID: "H1", Force: Regulations, Binds: Person,
	Says:  msg.New("law.h1.says", "Direct payments may buy stays in a care home of up to 4 weeks in a row in any 12 months."),
	Cites: []explain.Citation{Payments("6", "(1)"), Payments("1", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Stay is one stay in a care home, with its first and last day.
type Stay struct {
	First calendar.Date `json:"first"`
	Last  calendar.Date `json:"last"`
}

// Stays are the facts of H1: the stays bought with direct payments, the one that
// is asked about among them.
type Stays struct {
	Stays   []Stay `json:"stays"`
	Council string `json:"council"` // by name; some are exempt
}

// StaysWithinLimit asks whether every stay keeps within the limit.
//
// SI 2014/2871 reg 6(1), counted as reg 6(2) says; not for the councils of
// Schedule 2.
func StaysWithinLimit(s Stays, why *explain.Note) Answer {
	exempt := ExemptFromLimit(Exemption{s.Council}, why)
	switch {
	case exempt.IsYes():
		return staysWithinLimit.yesAs(groundExempt.With("council", s.Council), why)
	case !exempt.IsNo():
		return exempt
	}
	for _, one := range s.Stays {
		if one.First.IsZero() || one.Last.IsZero() || one.Last.Before(one.First) {
			return staysWithinLimit.needsFact(factStayDates, why)
		}
	}
	if days := LongestStay(s.Stays); days > fourWeeks {
		return staysWithinLimit.no(groundTooLong.With("days", days), why)
	}
	return staysWithinLimit.yes(why)
}

// LongestStay gives the days of the longest stay as the regulation counts it: a
// stay of less than four weeks is added to the next one if less than four weeks
// lie between them, and otherwise not. Only days within 12 months count together.
//
// SI 2014/2871 reg 6(1), (2).
func LongestStay(stays []Stay) int {
	sorted := slices.SortedFunc(slices.Values(stays), func(a, b Stay) int { return a.First.Compare(b.First) })
	longest := 0
	for i := range sorted {
		longest = max(longest, chained(sorted[:i+1]))
	}
	return longest
}

// chained counts back from the last of the stays: its days, and those of the
// stays before it that are added to it, within the 12 months up to its last day.
func chained(stays []Stay) int {
	last := stays[len(stays)-1]
	from := last.Last.AddMonths(-12).AddDays(1)
	days := daysFrom(last, from)
	for i := len(stays) - 2; i >= 0 && StaysJoin(Pair{stays[i], stays[i+1]}, nil).IsYes(); i-- {
		days += daysFrom(stays[i], from)
	}
	return days
}

// daysFrom gives the days of a stay from a day on.
func daysFrom(s Stay, from calendar.Date) int {
	first := s.First
	if first.Before(from) {
		first = from
	}
	return max(0, first.DaysUntil(s.Last)+1)
}

var (
	factStayDates = msg.New("law.h1.fact-dates", "the first and the last day of each stay")
	groundExempt  = msg.New("law.h1.exempt", "{council} is one of the councils without this limit.")
	groundTooLong = msg.New("law.h1.too-long", "Counted together the stays come to {days} days, and 28 is the most.")
)

var staysJoin = Rule{
	ID: "H2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.h2.says", "A care-home stay of less than 4 weeks is added to the next one if less than 4 weeks lie between them. Otherwise it is not."),
	Cites: []explain.Citation{Payments("6", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Pair is a stay and the next one.
type Pair struct {
	Stay Stay `json:"stay"`
	Next Stay `json:"next"`
}

// StaysJoin asks whether a stay is added to the next one.
//
// SI 2014/2871 reg 6(2).
func StaysJoin(p Pair, why *explain.Note) Answer {
	if p.Stay.First.IsZero() || p.Stay.Last.IsZero() || p.Next.First.IsZero() {
		return staysJoin.needsFact(factStayDates, why)
	}
	between := p.Stay.Last.DaysUntil(p.Next.First) - 1
	switch {
	case p.Stay.First.DaysUntil(p.Stay.Last)+1 >= fourWeeks:
		return staysJoin.no(groundLongItself.Text(), why)
	case between >= fourWeeks:
		return staysJoin.no(groundApart.With("days", between), why)
	}
	return staysJoin.yesAs(groundNearEachOther.With("days", max(0, between)), why)
}

var (
	groundLongItself    = msg.New("law.h2.long-itself", "The first stay is of 4 weeks or more by itself.")
	groundApart         = msg.New("law.h2.apart", "{days} days lie between them, which is 4 weeks or more.")
	groundNearEachOther = msg.New("law.h2.near", "{days} days lie between them, which is less than 4 weeks.")
)

var exemptCouncils = Rule{
	ID: "H3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.h3.says", "The councils of Schedule 2 have no limit on care-home stays."),
	Cites: []explain.Citation{{Name: "SI 2014/2871 Sch 2", Address: paymentsAddress + "/schedule/2"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Exemption are the facts of H3.
type Exemption struct {
	Council string `json:"council"`
}

// ExemptFromLimit asks whether a council is one of those of Schedule 2.
//
// SI 2014/2871 Schedule 2.
func ExemptFromLimit(e Exemption, why *explain.Note) Answer {
	switch {
	case e.Council == "":
		return exemptCouncils.needsFact(factCouncil, why)
	case slices.Contains(schedule2, e.Council):
		return exemptCouncils.yes(why)
	}
	return exemptCouncils.no(groundNotExempt.With("council", e.Council), why)
}

var (
	factCouncil     = msg.New("law.h3.fact-council", "which council makes the direct payments")
	groundNotExempt = msg.New("law.h3.not-exempt", "{council} is not one of them.")
)

// schedule2 lists the councils of SI 2014/2871 Schedule 2.
var schedule2 = []string{
	"Bristol City Council", "Cornwall Council", "Gateshead Council", "Hertfordshire County Council", "Hull City Council",
	"Lincolnshire County Council", "London Borough of Enfield", "London Borough of Redbridge", "Milton Keynes Council",
	"Norfolk County Council", "North Lincolnshire Council", "Nottinghamshire County Council",
	"Staffordshire County Council", "Stockport Council", "Surrey County Council",
}

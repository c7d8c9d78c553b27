package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

var challengeRoute = Rule{
	ID: "A2", Force: Act, Binds: Council,
	Says: msg.New("law.a2.says", "A decision is challenged by a complaint to the council, and then to the Ombudsman, usually within 12 months."),
	Cites: []explain.Citation{
		{Name: "Care Act 2014 s.72 (a power to provide appeals, which has not been used)", Address: "https://www.legislation.gov.uk/ukpga/2014/23/part/1/crossheading/appeals/enacted"},
		{Name: "HL [2023] EWHC 866", Address: "https://vlex.co.uk/vid/the-king-on-the-930325088"},
		{Name: "Local Government Act 1974 s.26B", Address: "https://www.lgo.org.uk/information-centre/staff-guidance/guidance-on-jurisdiction?chapter=6"},
		{Name: "Ombudsman, submitting a complaint", Address: "http://lgo.org.uk/making-a-complaint/submitting-a-complaint/"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Complaint are the facts of A2. A date that is missing has not happened.
type Complaint struct {
	Known    calendar.Date `json:"known"`    // when the person came to know of the decision
	Made     calendar.Date `json:"made"`     // when they complained to the council
	Answered calendar.Date `json:"answered"` // when the council gave its last answer
	On       calendar.Date `json:"on"`       // the day of asking
}

// OmbudsmanBy gives the last day on which a complaint reaches the Ombudsman in
// time: of 12 months that begin with the day on which the person first knew of
// the decision (Local Government Act 1974 s.26B(2)).
func OmbudsmanBy(known calendar.Date) calendar.Date { return known.AddMonths(12).AddDays(-1) }

// AnswerUsuallyBy gives the day up to which the Ombudsman usually thinks it fair
// to wait for the council's answer: 12 weeks after the complaint.
func AnswerUsuallyBy(made calendar.Date) calendar.Date { return made.AddDays(12 * 7) }

// OmbudsmanOpen asks whether the person can go to the Ombudsman on the day. A No
// says that the complaint to the council comes first: that way stands open.
//
// Care Act 2014 s.72 gives only a power to provide appeals. Local Government Act
// 1974 s.26B: within 12 months, which the Ombudsman may waive (s.26B(3)).
func OmbudsmanOpen(c Complaint, why *explain.Note) Answer {
	switch {
	case c.Made.IsZero():
		return challengeRoute.no(groundComplainFirst.Text(), why)
	case c.On.IsZero():
		return challengeRoute.needsFact(factDay, why)
	case c.Answered.IsZero() && c.On.After(AnswerUsuallyBy(c.Made)):
		return challengeRoute.needsJudgement(Ombudsman, aboutSlow, why)
	case c.Answered.IsZero():
		return challengeRoute.no(groundAwaitAnswer.With("by", AnswerUsuallyBy(c.Made)), why)
	case c.Known.IsZero():
		return challengeRoute.needsFact(factDecisionKnown, why)
	case c.On.After(OmbudsmanBy(c.Known)):
		return challengeRoute.needsJudgement(Ombudsman, aboutLate, why)
	}
	return challengeRoute.yesAs(groundOmbudsmanBy.With("by", OmbudsmanBy(c.Known)), why)
}

var (
	factDecisionKnown   = msg.New("law.a2.fact-known", "when the person came to know of the decision")
	aboutSlow           = msg.New("law.a2.about-slow", "whether the council has had long enough to answer")
	aboutLate           = msg.New("law.a2.about-late", "whether to look at a complaint after 12 months")
	groundComplainFirst = msg.New("law.a2.complain-first", "Complain to the council first. It is free, and anybody can do it for you.")
	groundAwaitAnswer   = msg.New("law.a2.await-answer", "The council has still to answer. If it has not by {by}, tell the Ombudsman.")
	groundOmbudsmanBy   = msg.New("law.a2.by", "Go to the Ombudsman by {by}.")
)

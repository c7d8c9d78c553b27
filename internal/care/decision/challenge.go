package decision

import (
	"slices"
	"strings"

	"ownway/internal/care/person"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Told is how a challenge reached the council.
type Told string

// The ways. No screen is needed for any of them.
const (
	OnPage  Told = "page"
	ByPhone Told = "phone"
	OnPaper Told = "paper"
)

// Dissent is one challenge of a decision: that somebody does not agree, and what
// came of it.
type Dissent struct {
	By       string          `json:"by"`                 // the name of who challenges
	Standing person.Standing `json:"standing,omitempty"` // by which they speak for the person; empty for the person themself
	Advocate bool            `json:"advocate,omitempty"` // an advocate speaks for the person
	How      Told            `json:"how"`
	Account  string          `json:"account"` // that wrote it down
	On       Date            `json:"on"`
	Words    string          `json:"words,omitempty"` // theirs; none are needed
	Answer   *Answer         `json:"answer,omitempty"`
}

// Answer is what somebody who looked at a decision again found.
type Answer struct {
	Account string `json:"account"`
	By      string `json:"by"`
	On      Date   `json:"on"`
	Upheld  bool   `json:"upheld,omitempty"`
	Reasons string `json:"reasons"`
}

// The faults of challenges and answers.
var (
	NothingToChallenge = msg.New("decision.nothing-to-challenge", "This decision is in your favour. There is nothing to challenge")
	AlreadyChallenged  = msg.New("decision.already-challenged", "This was challenged already. Nothing is done until there is an answer")
	NoLongerCounts     = msg.New("decision.no-longer-counts", "This decision does not count any more")
	AnsweredOnce       = msg.New("decision.answered-once", "The council has answered. The Ombudsman can look at it now")
	NoChallenge        = msg.New("decision.no-challenge", "Nobody has challenged this decision, so there is nothing to answer")
	AnotherAnswers     = msg.New("decision.another-answers", "Someone other than the one who decided answers a challenge")
	SayWhoChallenges   = msg.New("decision.say-who-challenges", "Enter the name of who does not agree, and how they told you")
	AnswerOfAct        = msg.New("decision.answer-of-act", "The answer is about something else than the decision")
)

// AnswerBy gives the day by which a challenge is usually answered: after it the
// Ombudsman may look at it all the same (Local Government Act 1974 s.26B).
func (d Dissent) AnswerBy() calendar.Date { return law.AnswerUsuallyBy(d.On) }

// Challenge records that somebody does not agree. From now on the decision does
// not take effect, until somebody else has answered.
func (r Record) Challenge(d Dissent) (Record, error) {
	switch {
	case !r.Adverse():
		return Record{}, fault.Conflict(NothingToChallenge)
	case r.State == Challenged:
		return Record{}, fault.Conflict(AlreadyChallenged)
	case r.State == Upheld:
		return Record{}, fault.Conflict(AnsweredOnce)
	case r.State != Made:
		return Record{}, fault.Conflict(NoLongerCounts)
	case strings.TrimSpace(d.By) == "" || d.How != OnPage && d.How != ByPhone && d.How != OnPaper || d.Account == "" || d.On.IsZero():
		return Record{}, fault.Invalid("by", SayWhoChallenges)
	}
	d.Answer = nil
	next := r
	next.State, next.Against = Challenged, append(slices.Clone(r.Against), d)
	return next, nil
}

// Overturn answers a challenge for the person. It needs reasons, and no ground.
func (r Record) Overturn(a Answer) (Record, error) {
	if err := r.mayAnswer(a.Account); err != nil {
		return Record{}, err
	}
	if err := a.check(); err != nil {
		return Record{}, err
	}
	a.Upheld = false
	return r.answered(Overturned, a), nil
}

// Uphold answers a challenge against the person: the answer is a decision of its
// own, of somebody else, on a ground that the law still gives.
func (r Record) Uphold(d law.Adverse, account string) (Record, error) {
	if err := r.mayAnswer(account); err != nil {
		return Record{}, err
	}
	if d.IsZero() || d.Act() != r.Choice.Act() || !r.Choice.Bears(d.Ground()) {
		return Record{}, fault.Invalid("ground", AnswerOfAct)
	}
	c := d.Case()
	return r.answered(Upheld, Answer{Account: account, By: c.By, On: c.On, Upheld: true, Reasons: c.Reasons}), nil
}

// Withdraw takes a decision back, before or after it is challenged. Anyone who
// may decide may, the one who decided too.
func (r Record) Withdraw(a Answer) (Record, error) {
	if r.State == Overturned || r.State == Withdrawn {
		return Record{}, fault.Conflict(NoLongerCounts)
	}
	if err := a.check(); err != nil {
		return Record{}, err
	}
	next := r
	next.State, next.Undone = Withdrawn, &a
	return next, nil
}

func (r Record) mayAnswer(account string) error {
	switch {
	case r.State != Challenged:
		return fault.Conflict(NoChallenge)
	case account == "" || account == r.Account:
		return fault.Forbidden(AnotherAnswers)
	}
	return nil
}

func (a Answer) check() error {
	switch {
	case a.Account == "" || strings.TrimSpace(a.By) == "" || a.On.IsZero():
		return fault.Invalid("by", law.SayWhoDecides)
	case len(strings.Fields(a.Reasons)) < 3:
		return fault.Invalid("reasons", NeedsReasons)
	}
	return nil
}

func (r Record) answered(s State, a Answer) Record {
	next := r
	next.State, next.Against = s, slices.Clone(r.Against)
	next.Against[len(next.Against)-1].Answer = &a
	return next
}

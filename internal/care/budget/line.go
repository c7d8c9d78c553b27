package budget

import (
	"fmt"

	"ownway/internal/care/assessment"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of rates and shares.
var (
	AgreedKind    = msg.New("budget.agreed-kind", "Choose a kind of support that is paid by the hour, night or mile")
	AgreedAmount  = msg.New("budget.agreed-amount", "Enter a rate above nothing and below £1,000")
	AgreedReason  = msg.New("budget.agreed-reason", "Write why this rate was agreed, and who agreed it")
	AgreedTwice   = msg.New("budget.agreed-twice", "Two rates are agreed for the same thing. Keep one")
	AgreedLower   = msg.New("budget.agreed-lower", "The council's standard rate is {rate}. A lower one can't be agreed here")
	UnknownNeed   = msg.New("budget.unknown-need", "There is no need called {need}")
	EnterShare    = msg.New("budget.enter-share", "Enter the NHS's part from 0 to 100 per cent")
	OneShareANeed = msg.New("budget.one-share", "The NHS's part of this need stands here twice. Keep one")
)

const (
	wholePart  = 10_000 // hundredths of one per cent
	mostAgreed = 1000_00
	weeks      = 52 // in a year of a budget
)

func field(need, support int) string {
	if support < 0 {
		return fmt.Sprintf("needs[%d].support", need)
	}
	return fmt.Sprintf("needs[%d].support[%d]", need, support)
}

// line works out one support of one need.
func (r Request) line(n assessment.Need, s assessment.Support, why *explain.Note) (Line, error) {
	l := Line{Need: n.Ref, Words: n.Words, Support: s, Working: why.Sub()}
	if s.Kind.Unit() == policy.Money {
		l.costed()
		return l, nil
	}
	cite, err := r.rate(&l)
	if err != nil {
		return Line{}, err
	}
	switch s.Kind.Unit() {
	case policy.Hour:
		l.Weekly = l.Rate.ForMinutes(s.Minutes, r.rounding(s.Kind))
	case policy.Night:
		l.Weekly = l.Rate * money.Amount(s.Nights)
	case policy.Mile:
		l.Weekly = l.Rate * money.Amount(s.Miles)
	}
	l.Yearly = l.Weekly * weeks
	if l.Working != nil {
		l.Working.Add(quantityText(s, l.Rate), l.Weekly, cite)
		if l.Agreed != nil {
			l.Working.Say(agreedBecause.With("by", l.Agreed.By, "reason", l.Agreed.Reason))
		}
		r.explainRate(&l)
	}
	return l, nil
}

// costed works out a support that costs what it costs.
func (l *Line) costed() {
	s := l.Support
	if s.Per == policy.Once {
		l.Once, l.Yearly = s.Cost, s.Cost
		if l.Working != nil {
			l.Working.Add(costOnce.With("kind", s.Kind.Words()), s.Cost)
		}
		return
	}
	l.Weekly = s.Per.Weekly(s.Cost)
	l.Yearly = yearly(s.Cost, s.Per)
	if l.Working != nil {
		l.Working.Add(costPer.With("kind", s.Kind.Words(), "cost", s.Cost, "per", s.Per.Words()), l.Weekly)
	}
}

func yearly(cost money.Amount, per policy.Per) money.Amount {
	switch per {
	case policy.Week:
		return cost * weeks
	case policy.FourWeeks:
		return cost * weeks / 4
	case policy.Month:
		return cost * 12
	}
	return cost
}

// rate finds the rate of a line: the one agreed for its need, else for its
// kind, else the council's on the day.
func (r Request) rate(l *Line) (explain.Citation, error) {
	if a := r.agreedFor(l.Support.Kind, l.Need); a != nil {
		agreed := *a
		l.Agreed, l.Rate = &agreed, agreed.Rate
		return explain.Citation{Name: r.Policy.Council}, nil
	}
	standard, cite, err := r.standard(l.Support.Kind)
	if err != nil {
		return explain.Citation{}, err
	}
	l.Rate = standard
	return cite, nil
}

func (r Request) agreedFor(kind policy.Kind, need assessment.Ref) *AgreedRate {
	var general *AgreedRate
	for i, a := range r.Agreed {
		switch {
		case a.Kind != kind:
		case a.Need == need:
			return &r.Agreed[i]
		case a.Need == "":
			general = &r.Agreed[i]
		}
	}
	return general
}

func (r Request) checkAgreed() error {
	type what struct {
		kind policy.Kind
		need assessment.Ref
	}
	seen := map[what]bool{}
	for i, a := range r.Agreed {
		at := fmt.Sprintf("agreed[%d]", i)
		standard, _, err := r.standard(a.Kind)
		switch {
		case !a.Kind.Known() || a.Kind.Unit() == policy.Money:
			return fault.Invalid(at+".kind", AgreedKind)
		case a.Need != "" && !r.hasNeed(a.Need):
			return fault.Invalid(at+".need", UnknownNeed, "need", string(a.Need))
		case seen[what{a.Kind, a.Need}]:
			return fault.Invalid(at, AgreedTwice)
		case a.Rate <= 0 || a.Rate >= mostAgreed:
			return fault.Invalid(at+".rate", AgreedAmount)
		case a.Reason == "" || a.By == "":
			return fault.Invalid(at+".reason", AgreedReason)
		case err == nil && a.Rate < standard:
			return fault.Invalid(at+".rate", AgreedLower, "rate", standard)
		}
		seen[what{a.Kind, a.Need}] = true
	}
	return nil
}

func (r Request) checkShares() error {
	seen := map[assessment.Ref]bool{}
	for i, s := range r.Shares {
		at := fmt.Sprintf("shares[%d]", i)
		switch {
		case !r.hasNeed(s.Need):
			return fault.Invalid(at+".need", UnknownNeed, "need", string(s.Need))
		case seen[s.Need]:
			return fault.Invalid(at+".need", OneShareANeed)
		case s.NHS < 0 || s.NHS > wholePart:
			return fault.Invalid(at+".nhs", EnterShare)
		}
		seen[s.Need] = true
	}
	return nil
}

func (r Request) hasNeed(ref assessment.Ref) bool {
	for _, n := range r.Needs {
		if n.Ref == ref {
			return true
		}
	}
	return false
}

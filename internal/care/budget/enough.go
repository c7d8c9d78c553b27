package budget

import (
	"ownway/internal/care/assessment"
	"ownway/law"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// LawfulCost is the least that one hour or night of a kind can lawfully cost an
// employer: the wage with holiday, National Insurance and pension, but without
// insurance and payroll, which a budget counts apart. It is worked out elsewhere.
type LawfulCost struct {
	Kind    policy.Kind   `json:"kind"`
	Each    money.Amount  `json:"each"` // pence for an hour, or for a night
	Working *explain.Note `json:"working,omitempty"`
}

// Gap is what a line falls short of lawful pay. An amount of nothing is enough.
type Gap struct {
	Need   assessment.Ref `json:"need"`
	Kind   policy.Kind    `json:"kind"`
	Rate   money.Amount   `json:"rate"`   // what the budget pays for one unit
	Lawful money.Amount   `json:"lawful"` // the least that it can lawfully cost
	Weekly money.Amount   `json:"weekly"` // short by this much a week
}

// Sufficiency says whether a budget can lawfully buy what it is for.
type Sufficiency struct {
	Budget  ID               `json:"budget"`
	Lines   []Gap            `json:"lines"`          // one for every line that employs and could be tested
	Open    []assessment.Ref `json:"open,omitempty"` // needs with a line whose lawful cost is not known
	Weekly  money.Amount     `json:"weekly"`         // short in all, a week
	Answer  law.Answer       `json:"answer"`         // of B4
	Working *explain.Note    `json:"working,omitempty"`
}

// Enough tests every line that employs against what it lawfully costs. A line
// with money to spare does not make up for one that falls short. Where a lawful
// cost is missing the answer is open, unless a gap has settled it.
func Enough(b Budget, lawful []LawfulCost, why *explain.Note) Sufficiency {
	s := Sufficiency{Budget: b.ID, Working: why.Sub()}
	for _, l := range b.Lines {
		if !l.Support.Kind.Employs() {
			continue
		}
		cost, ok := costOf(lawful, l.Support.Kind)
		if !ok {
			s.Open = append(s.Open, l.Need)
			continue
		}
		gap := Gap{Need: l.Need, Kind: l.Support.Kind, Rate: l.Rate, Lawful: cost.Each}
		gap.Weekly = max(0, lawfulWeekly(cost.Each, l.Support)-l.support())
		s.Weekly += gap.Weekly
		s.Lines = append(s.Lines, gap)
		if s.Working != nil {
			s.Working.AddWorked(gapText(gap), gap.Weekly, cost.Working)
		}
	}
	s.answer(b)
	if why != nil {
		why.AddWorked(gapTotal.Text(), s.Weekly, s.Working)
	}
	return s
}

func (s *Sufficiency) answer(b Budget) {
	planCosts := b.Weekly + s.Weekly
	if s.Weekly == 0 && len(s.Open) > 0 {
		s.Answer = law.BuysPlan(b.Weekly, nil, s.Working)
		return
	}
	s.Answer = law.BuysPlan(b.Weekly, &planCosts, s.Working)
}

func costOf(lawful []LawfulCost, kind policy.Kind) (LawfulCost, bool) {
	for _, c := range lawful {
		if c.Kind == kind && c.Each > 0 {
			return c, true
		}
	}
	return LawfulCost{}, false
}

// lawfulWeekly rounds up: a fraction of a penny short is short.
func lawfulWeekly(each money.Amount, s assessment.Support) money.Amount {
	if s.Kind.Unit() == policy.Night {
		return each * money.Amount(s.Nights)
	}
	return each.ForMinutes(s.Minutes, money.Up)
}

var (
	gapShort = msg.New("budget.gap-short", "{kind}: the budget pays {rate} for each. It can't lawfully cost less than {lawful}. Short a week by")
	gapNone  = msg.New("budget.gap-none", "{kind}: the budget pays {rate} for each, and the least it can lawfully cost is {lawful}. Short by")
	gapTotal = msg.New("budget.gap-total", "In all the budget is short a week by")
)

func gapText(g Gap) msg.Text {
	key := gapNone
	if g.Weekly > 0 {
		key = gapShort
	}
	return key.With("kind", g.Kind.Words(), "rate", g.Rate, "lawful", g.Lawful)
}

package budget

import (
	"ownway/internal/care/formula"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// byFormula works out the rates that the policy's formula gives for the hours of
// these needs; none where the policy has plain rates.
func (r Request) byFormula() ([]formula.Rate, error) {
	hours := formula.Hours{}
	for _, n := range r.Needs {
		if n.ByCarer {
			continue
		}
		for _, s := range n.Support {
			hours[s.Kind] += max(0, s.Minutes)
		}
	}
	return formula.For(r.Policy, r.On, hours)
}

// given finds the rate that the formula gives for a kind.
func (r Request) given(kind policy.Kind) (formula.Rate, bool) {
	for _, g := range r.formula {
		if g.Kind == kind {
			return g, true
		}
	}
	return formula.Rate{}, false
}

// standard gives the council's rate for a kind on the day, by its formula or as
// a plain figure, with where it comes from.
func (r Request) standard(kind policy.Kind) (money.Amount, explain.Citation, error) {
	if g, by := r.given(kind); by {
		return g.Each, explain.Citation{Name: r.Policy.Council}, nil
	}
	s, err := r.Policy.Rate(kind, r.On)
	if err != nil {
		return 0, explain.Citation{}, err
	}
	return s.Amount, r.Policy.Cite(s.Origin), nil
}

// rounding is up for a rate by formula: rounding to the nearest penny could take
// a line a penny below what the hours lawfully cost.
func (r Request) rounding(kind policy.Kind) money.Rounding {
	if _, by := r.given(kind); by {
		return money.Up
	}
	return money.HalfUp
}

var rateByFormula = msg.New("budget.rate-by-formula", "How the rate for {kind} is worked out")

// explainRate opens a line's rate to the formula's working.
func (r Request) explainRate(l *Line) {
	if g, by := r.given(l.Support.Kind); by && l.Working != nil && l.Agreed == nil {
		l.Working.AddWorked(rateByFormula.With("kind", l.Support.Kind.Words()), g.Each, g.Working, g.Cites...)
	}
}

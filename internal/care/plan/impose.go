package plan

import (
	"ownway/internal/care/decision"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Imposed is that a decision set how the money is held, in place of what the
// person chose, which is kept and stands again when the decision does not count.
// It is only made from a law.Adverse.
type Imposed struct {
	Decision decision.ID    `json:"decision"`
	Act      law.AdverseAct `json:"act"`
	Chosen   Route          `json:"chosen"`
}

// The faults of a route that a decision sets.
var (
	NotARestriction = msg.New("plan.not-a-restriction", "This decision does not set how the money is held")
	NothingChosen   = msg.New("plan.nothing-chosen", "The person has not chosen yet. Wait for their choice")
	SameWay         = msg.New("plan.same-way", "The money is held in this way already")
	HeldByDecision  = msg.New("plan.held-by-decision", "A decision of the council sets how the money is held. You can challenge it, and then your own choice counts again")
	NotImposed      = msg.New("plan.not-imposed", "No such decision sets how the money is held")
)

// Impose holds all of the money in one way, by a decision to restrict. The
// person's choice is kept beside it.
func (r Route) Impose(d law.Adverse, of decision.ID, m policy.Method, on calendar.Date) (Route, error) {
	switch {
	case d.Act() != law.Restrict:
		return Route{}, fault.Invalid("act", NotARestriction)
	case len(r.Parts) == 0:
		return Route{}, fault.Conflict(NothingChosen)
	case !m.Known():
		return Route{}, fault.Invalid("method", ChooseWay)
	case len(r.Parts) == 1 && r.Parts[0].Method == m:
		return Route{}, fault.Conflict(SameWay)
	}
	chosen := r
	if r.Imposed != nil {
		chosen = r.Imposed.Chosen
	}
	var weekly money.Amount
	for _, p := range r.Parts {
		weekly += p.Weekly
	}
	return Route{Parts: []Part{{Method: m, Weekly: weekly}}, By: Chooser{Name: d.Case().By}, On: on,
		Imposed: &Imposed{Decision: of, Act: law.Restrict, Chosen: chosen}}, nil
}

// PutBack gives the person's own choice again, once the decision that set
// another way is challenged, overturned or withdrawn.
func (r Route) PutBack(of decision.ID, on calendar.Date) (Route, error) {
	if r.Imposed == nil || r.Imposed.Decision != of {
		return Route{}, fault.Conflict(NotImposed)
	}
	chosen := r.Imposed.Chosen
	chosen.On = on
	return chosen, nil
}

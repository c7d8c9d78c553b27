package council

import (
	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/plan"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/policy"
)

// step is what comes next for a person, and who does it.
type step struct {
	Status govuk.Status
	Text   string
}

// steps says who does each next step. Nobody is waited for without its being said.
var steps = map[care.Step]struct {
	status govuk.Status
	key    string
}{
	care.NeedsNext:     {govuk.NeedsYou, "caseload.next-needs"},
	care.BudgetNext:    {govuk.NeedsYou, "caseload.next-budget"},
	care.FinalNext:     {govuk.NeedsYou, "caseload.next-final"},
	care.PlanNext:      {govuk.NeedsYou, "caseload.next-plan"},
	care.RouteNext:     {govuk.OnIt, "caseload.next-route"},
	care.AgreementNext: {govuk.NeedsYou, "caseload.next-agreement"},
	care.Arranged:      {govuk.AllDone, "caseload.next-arranged"},
}

func stepOf(v *visit.Visit, c care.Case, r review) step {
	if c.Step == care.Running {
		return running(v, c, r)
	}
	if c.Step == care.SignNext {
		if c.Agreement.State == agreement.Agreed {
			return step{govuk.NeedsYou, v.T("caseload.next-council-signs")}
		}
		return step{govuk.OnIt, v.T("caseload.next-person-signs")}
	}
	s, known := steps[c.Step]
	if !known {
		return step{}
	}
	return step{s.status, v.T(s.key)}
}

// running says what comes next while payments run: a talk, a review or a gap
// to close before anything is well.
func running(v *visit.Visit, c care.Case, r review) step {
	switch {
	case len(c.Findings) > 0:
		return step{govuk.NeedsYou, v.T("caseload.next-talk")}
	case r.Late:
		return step{govuk.NeedsYou, v.T("caseload.next-review")}
	case c.Gap > 0:
		return step{govuk.NeedsYou, v.T("caseload.next-gap")}
	}
	return step{govuk.AllDone, v.T("caseload.next-none")}
}

// methods name the ways to hold the money for someone who works with many.
var methods = map[policy.Method]string{
	policy.OwnAccount: "caseload.own-account",
	policy.Card:       "caseload.card",
	policy.Managed:    "caseload.managed",
	policy.ISF:        "caseload.isf",
	policy.Arranged:   "caseload.arranged",
}

// routeOf names how the money is held; nothing before it was chosen.
func routeOf(v *visit.Visit, r plan.Route) string {
	var ways []string
	for _, p := range r.Parts {
		if key, known := methods[p.Method]; known {
			ways = append(ways, v.T(key))
		}
	}
	return v.Words.And(ways...)
}

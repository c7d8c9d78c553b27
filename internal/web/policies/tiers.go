package policies

import (
	"strings"

	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
)

// looksOf says when the council first looks, and how closely from then on. What
// the policy does not say is left out: no policy has to have it.
func looksOf(v *visit.Visit, of policy.Policy, today calendar.Date) []line {
	var all []line
	if first, known := of.FirstLookWeeks.On(today); known {
		all = append(all, line{Name: v.T("policies.field-first-look"), Values: []value{
			valueOf(of, said{Text: v.T("policies.weeks", "n", first.Is)}, first.Origin)}})
	}
	tiers := line{Name: v.T("policies.tiers")}
	for _, t := range of.Tiers {
		if t.HoldsOn(today) {
			tiers.Values = append(tiers.Values, valueOf(of, said{Text: tierInWords(v, t)}, t.Origin))
		}
	}
	if len(tiers.Values) > 0 {
		all = append(all, tiers)
	}
	return all
}

// tierInWords says for whom a tier is, how often the council looks, and what
// the person is asked for.
func tierInWords(v *visit.Visit, t policy.Tier) string {
	says := []string{v.T("policies.tier", "name", t.Name)}
	if t.For != "" {
		says[0] = v.T("policies.tier-for", "name", t.Name, "who", t.For)
	}
	if t.EveryMonths != nil {
		says = append(says, v.T("policies.tier-every", "n", *t.EveryMonths))
	}
	if len(t.Asks) > 0 {
		return strings.Join(append(says, v.T("policies.tier-asks", "what", v.Words.And(t.Asks...))), " ")
	}
	return strings.Join(append(says, v.T("policies.tier-asks-nothing")), " ")
}

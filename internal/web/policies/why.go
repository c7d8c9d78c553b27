package policies

import (
	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/explain"
)

// whyPage is what there is to ask why about.
type whyPage struct {
	Within      string // of the ids of its points, where a page has several
	Points      []point
	RateUnasked bool
}

// point is one local rule, with every place where it was found.
type point struct {
	Number   policy.Number
	Conflict bool // looks to conflict with the law; else to ask why
	Places   []found
	Whys     []string
	Cites    []explain.Citation
	Contrary []explain.Citation
	Cure     string
	Replies  []store.PolicyReply
}

// found is one place.
type found struct {
	Where   string
	What    said
	Note    string
	AsFound string
}

func whyOf(v *visit.Visit, of policy.Policy, looked policies.Looked, replies []store.PolicyReply) whyPage {
	page := whyPage{RateUnasked: looked.RateUnasked}
	at := map[policy.Number]int{}
	for _, f := range looked.Findings {
		i, seen := at[f.Rule]
		if !seen {
			i = len(page.Points)
			at[f.Rule] = i
			page.Points = append(page.Points, point{Number: f.Rule, Cites: f.Cites, Contrary: f.Contrary,
				Cure: sentence(v, f.Cure), Replies: repliesTo(replies, f.Rule)})
		}
		page.Points[i].add(v, of, f)
	}
	return page
}

func (p *point) add(v *visit.Visit, of policy.Policy, f policy.Finding) {
	where, what := place(v, of, f.Path, f.Found)
	p.Conflict = p.Conflict || f.Grade == policy.Conflicts
	p.Places = append(p.Places, found{Where: where, What: what, Note: f.Note, AsFound: v.Words.Say(f.AsFound)})
	why := sentence(v, f.Why)
	for _, before := range p.Whys {
		if before == why {
			return
		}
	}
	p.Whys = append(p.Whys, why)
}

// title names the point: where it was found first.
func (p point) title() string { return p.Places[0].Where }

// repliesTo gives those replies that are to a finding, or to the whole.
func repliesTo(all []store.PolicyReply, n policy.Number) []store.PolicyReply {
	var some []store.PolicyReply
	for _, r := range all {
		if r.Finding == n {
			some = append(some, r)
		}
	}
	return some
}

// unmatched gives those replies to findings that are no longer found.
func unmatched(all []store.PolicyReply, points []point) []store.PolicyReply {
	var some []store.PolicyReply
	for _, r := range all {
		still := r.Finding == ""
		for _, p := range points {
			still = still || p.Number == r.Finding
		}
		if !still {
			some = append(some, r)
		}
	}
	return some
}

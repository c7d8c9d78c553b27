package rights

import (
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/fault"
)

// forces are the forces of rules, the strongest first, with the words of each.
var forces = []struct {
	force       law.Force
	name, means string
}{
	{law.Act, "rights.force-act", "rights.force-act-means"},
	{law.Regulations, "rights.force-regulations", "rights.force-regulations-means"},
	{law.Guidance, "rights.force-guidance", "rights.force-guidance-means"},
}

// rulesOf lists the rules of one force in England.
func rulesOf(f law.Force) []law.Rule {
	var all []law.Rule
	for _, r := range law.RulesOf(law.England) {
		if r.Force == f {
			all = append(all, r)
		}
	}
	return all
}

// elsewhere lists the nations beside England whose rules stand under a heading
// of their own: rules of two nations are never mixed.
func elsewhere() []law.Jurisdiction { return law.Jurisdictions()[1:] }

// kinds are the answers that a rule can give, in words.
var kinds = []struct {
	kind  law.Kind
	words string
}{
	{law.KindYes, "rights.kind-yes"},
	{law.KindNo, "rights.kind-no"},
	{law.KindNeedsFact, "rights.kind-fact"},
	{law.KindNeedsJudgement, "rights.kind-judgement"},
}

// rulePage is one rule with the cases that it was tested on.
type rulePage struct {
	law.Rule
	Cases     []tried
	Facts     []string // what it needs to know, as far as its cases show
	Judged    []string // what somebody has to judge
	Bears     []string // the decisions against a person that can rest on it
	AskedAs   []question
	Unchecked bool // a source of it was read by nobody here
}

func (p Pages) rules(v *visit.Visit) error {
	return v.Page(visit.Look{Title: v.T("rights.rules"), Back: "/rights"}, ruleList(v))
}

func (p Pages) rule(v *visit.Visit) error {
	r, ok := law.ByID(law.ID(v.R.PathValue("rule")))
	if !ok {
		return fault.NotFound(NoSuchRule)
	}
	page, err := rulePageOf(v, r)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("rights.rule", "rule", string(r.ID)), Back: "/rules"}, oneRule(v, page))
}

func rulePageOf(v *visit.Visit, r law.Rule) (rulePage, error) {
	all, err := cases()
	if err != nil {
		return rulePage{}, err
	}
	page := rulePage{Rule: r, Cases: all[r.ID], AskedAs: askedUnder(r.ID)}
	for _, c := range page.Cases {
		words := v.Words.Say(c.Answer.Text())
		switch c.Answer.Kind() {
		case law.KindNeedsFact:
			page.Facts = once(page.Facts, words)
		case law.KindNeedsJudgement:
			page.Judged = once(page.Judged, v.Words.Say(c.Answer.Says()))
		}
	}
	for _, act := range law.AdverseActs() {
		for _, basis := range law.Bases(act) {
			if basis.Rule == r.ID {
				page.Bears = once(page.Bears, v.Words.Say(act.Words().Text()))
			}
		}
	}
	for _, c := range r.Cites {
		page.Unchecked = page.Unchecked || c.Unchecked
	}
	return page, nil
}

// once adds words to a list that does not have them yet.
func once(list []string, words string) []string {
	for _, have := range list {
		if have == words {
			return list
		}
	}
	return append(list, words)
}

// can lists what the rule can answer.
func (p rulePage) can(v *visit.Visit) []string {
	var all []string
	for _, k := range kinds {
		for _, gives := range p.Gives {
			if gives == k.kind {
				all = append(all, v.T(k.words))
			}
		}
	}
	return all
}

func (p rulePage) force(v *visit.Visit) (name, means string) {
	for _, f := range forces {
		if f.force == p.Force {
			return v.T(f.name), v.T(f.means)
		}
	}
	return "", ""
}

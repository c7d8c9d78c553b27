package buy

import (
	"ownway/internal/app/buy"
	"ownway/internal/care/precedent"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
)

// useList is the list of uses. Only what was chosen from it stands in it: a use
// that was found in words stays in the words.
func useList(v *visit.Visit, chosen policy.Use) govuk.Select {
	s := govuk.Select{Ask: govuk.Ask{Name: "use", Label: v.T("buy.use"), Error: v.Error("use")}, Value: string(chosen), Options: []govuk.Option{{Text: v.T("buy.use-words")}}}
	for _, u := range policy.AllUses() {
		s.Options = append(s.Options, govuk.Option{Value: string(u), Text: say(v, u)})
	}
	return s
}

// choices asks which of a few uses is meant.
func choices(v *visit.Visit, t buy.Told) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: "use", Label: v.T("buy.which")}}
	for _, u := range t.Choices {
		r.Options = append(r.Options, govuk.Option{Value: string(u), Text: say(v, u)})
	}
	return r
}

// typed gives the words to show again; with a use from the list they are done with.
func typed(a buy.Asking) string {
	if a.Use != "" {
		return ""
	}
	return a.Words
}

func say(v *visit.Visit, u policy.Use) string { return v.Words.Say(u.Words().Text()) }

func (p anyonePage) councils(v *visit.Visit) govuk.Select {
	s := govuk.Select{Ask: govuk.Ask{Name: "policy", Label: v.T("buy.council")}, Value: p.Policy.ID, Options: []govuk.Option{{Text: v.T("buy.law-alone")}}}
	for _, one := range p.Policies {
		name := one.Council
		if one.Invented {
			name = v.T("buy.invented", "council", one.Council)
		}
		s.Options = append(s.Options, govuk.Option{Value: one.ID, Text: name})
	}
	return s
}

// plan asks what somebody's plan says, where we do not know it.
func (p anyonePage) plan(v *visit.Visit) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: "plan", Label: v.T("buy.plan")}, Value: string(p.Asked.Plan), Options: []govuk.Option{
		{Value: string(policy.PlanNames), Text: v.T("buy.plan-names")}, {Value: string(policy.PlanNeed), Text: v.T("buy.plan-need")},
		{Value: string(policy.PlanNone), Text: v.T("buy.plan-none")}, {Value: "", Text: v.T("buy.not-known")}}}
}

// needs asks which need in the person's plan it meets.
func (p ownPage) needs(v *visit.Visit) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: "need", Label: v.T("buy.need")}, Value: p.Need}
	for _, n := range p.Needs {
		r.Options = append(r.Options, govuk.Option{Value: n.Ref, Text: n.Words})
	}
	r.Options = append(r.Options, govuk.Option{Value: buy.NoNeed, Text: v.T("buy.need-none")}, govuk.Option{Value: "", Text: v.T("buy.need-unsure")})
	return r
}

func relations(v *visit.Visit, a buy.Asking) govuk.Select {
	s := govuk.Select{Ask: govuk.Ask{Name: "relation", Label: v.T("buy.relation")}, Value: string(a.Payee.Relation), Options: []govuk.Option{{Text: v.T("buy.relation-choose")}}}
	for _, r := range law.Relations() {
		s.Options = append(s.Options, govuk.Option{Value: string(r), Text: v.Words.Say(r.Words().Text())})
	}
	return s
}

func yesNo(v *visit.Visit, name, label string, value law.Known) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: name, Label: label}, Value: string(value), Options: []govuk.Option{
		{Value: "yes", Text: v.T("buy.answer-yes")}, {Value: "no", Text: v.T("buy.answer-no")}, {Value: "", Text: v.T("buy.not-known")}}}
}

// asksWho reports whether who would be paid is asked about.
func asksWho(u policy.Use) bool { return u == policy.UsePA || u == policy.UseFriend }

// asksPartner reports whether it turns on being the partner of a relative in the
// household.
func asksPartner(a buy.Asking) bool {
	switch a.Payee.Relation {
	case law.Cousin, law.Grandchild, law.NieceOrNephew, law.StepParent, law.Friend:
		return a.Payee.SameHousehold == law.Is
	}
	return false
}

func asksCareHome(u policy.Use) bool { return u == policy.UseShortStay || u == policy.UseLongStay }

// headline is the answer in one line.
func headline(v *visit.Visit, r policy.Reply) string {
	return v.T(map[policy.Outcome]string{policy.MayBuy: "buy.yes", policy.BuyNote: "buy.yes-note", policy.AskFirst: "buy.ask-first",
		policy.MayNot: "buy.no", policy.TellMore: "buy.tell-more"}[r.Outcome])
}

var pictures = map[policy.Outcome]string{policy.MayBuy: "yes", policy.BuyNote: "write", policy.AskFirst: "ask", policy.MayNot: "no", policy.TellMore: "talk"}

// decided says whose line decided.
func decided(v *visit.Visit, r policy.Reply) string {
	switch {
	case r.Decides == policy.ByPlan:
		return v.T("buy.by-plan")
	case r.Decides == policy.ByPolicy:
		return v.T("buy.by-policy", "line", r.Line)
	}
	return v.T("buy.by-law", "rule", r.Line)
}

// counts says how often each answer was given.
func counts(v *visit.Visit, s precedent.Seen) govuk.Table {
	t := govuk.Table{Caption: v.T("buy.others-of", "use", s.Use.Words()), Columns: []govuk.Column{{Head: v.T("buy.others-answer")}, {Head: v.T("buy.others-times"), Numeric: true}}}
	for _, c := range s.Counts {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Say(c.Given.Words().Text()), v.T("buy.others-n", "n", c.N)))
	}
	return t
}

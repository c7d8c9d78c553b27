// Package buy holds the pages of "may I buy this?": for anyone, for a person
// about their own plan, and for the practitioner who answers.
package buy

import (
	"ownway/internal/access"
	"ownway/internal/app/buy"
	"ownway/internal/app/policies"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
)

// Pages holds the use cases of these pages.
type Pages struct{ Buy *buy.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /buy", Act: access.ReadPublic, Serve: p.anyone},
		{Pattern: "GET /buy/precedents", Act: access.ReadPublic, Serve: p.precedents},
		{Pattern: "GET /home/{person}/buy", Act: access.SeeBuying, Serve: p.own},
		{Pattern: "POST /home/{person}/buy", Act: access.SeeBuying, Serve: p.own},
		{Pattern: "GET /home/{person}/buy/ask", Act: access.SeeBuying, Serve: p.own},
		{Pattern: "POST /home/{person}/buy/ask", Act: access.AskBuying, Serve: p.ask},
		{Pattern: "GET /questions", Act: access.AnswerBuying, Serve: p.waiting},
		{Pattern: "GET /caseload/{person}/questions", Act: access.AnswerBuying, Serve: p.asked},
		{Pattern: "POST /caseload/{person}/questions", Act: access.AnswerBuying, Serve: p.answer},
	}
}

// about gives the person that the address names.
func about(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("person"))
	return id, err
}

// asking reads what is asked from an address or a form; what it does not know
// stays open. The error is of stays that cannot be read.
func asking(v *visit.Visit, get func(string) string) (buy.Asking, error) {
	a := buy.Asking{Policy: get("policy"), Words: get("words"), Use: policy.Use(get("use")), LivesInCareHome: known(get("care-home")),
		Payee: law.Payee{Relation: law.Relation(get("relation")), SameHousehold: known(get("household")), PartnerOfRelative: known(get("partner"))}}
	if !a.Use.Known() {
		a.Use = ""
	}
	if !a.Payee.Relation.Known() {
		a.Payee.Relation = ""
	}
	if get("plan") == "none" {
		a.Plan = policy.PlanNone
	}
	for _, says := range []policy.InPlan{policy.PlanNames, policy.PlanNeed} {
		if get("plan") == string(says) {
			a.Plan = says
		}
	}
	var err error
	a.Stays, err = stays(v, get)
	return a, err
}

// known reads yes or no; anything else is not known.
func known(s string) law.Known {
	if k := law.Known(s); k == law.Is || k == law.IsNot {
		return k
	}
	return law.NotKnown
}

// anyonePage is the page for anyone.
type anyonePage struct {
	buy.Told
	Asked    buy.Asking
	Policies []policy.Policy
}

func (p Pages) anyone(v *visit.Visit) error {
	var page anyonePage
	var err error
	if page.Asked, err = asking(v, v.R.FormValue); err != nil && !v.Refused(err) {
		return err
	}
	if page.Policies, err = (&policies.Service{Base: p.Buy.Base}).All(v.R.Context()); err != nil {
		return err
	}
	if page.Told, err = p.Buy.MayI(v.R.Context(), page.Asked); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("buy.title"), Back: "/rights"}, anyone(v, page))
}

func (p Pages) precedents(v *visit.Visit) error {
	shown, held, err := p.Buy.Library(v.R.Context())
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("buy.others-title"), Back: "/buy"}, library(v, shown, held))
}

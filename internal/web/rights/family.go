package rights

import (
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/explain"
)

// family is the small form on who may be paid, and the law's answer to it.
type family struct {
	Relation  law.Relation
	Household law.Known
	Partner   law.Known
	For       string // care, or admin: to run the direct payment
	Answer    law.Answer
	Working   explain.Note
}

// familyOf reads the form from the address; what it does not know stays open.
func familyOf(v *visit.Visit) *family {
	q := v.R.URL.Query()
	f := &family{Relation: law.Relation(q.Get("relation")), Household: known(q.Get("household")), Partner: known(q.Get("partner")), For: q.Get("for")}
	if !f.Relation.Known() {
		f.Relation = ""
	}
	if q.Get("relation") == "" {
		return f
	}
	payee := law.Payee{Relation: f.Relation, SameHousehold: f.Household, PartnerOfRelative: f.Partner}
	if f.For == "admin" {
		f.Answer = law.MayPayForAdmin(payee, &f.Working)
	} else {
		f.Answer = law.MayPayForCare(payee, &f.Working)
	}
	return f
}

// known reads yes or no; anything else is not known.
func known(s string) law.Known {
	if k := law.Known(s); k == law.Is || k == law.IsNot {
		return k
	}
	return law.NotKnown
}

// asksPartner is that the answer turns on whether they are the partner of a
// relative in the household.
func (f *family) asksPartner() bool {
	switch f.Relation {
	case law.Cousin, law.Grandchild, law.NieceOrNephew, law.StepParent, law.Friend, law.NotRelated:
		return f.Household == law.Is
	}
	return f.Partner != law.NotKnown
}

func (f *family) relations(v *visit.Visit) govuk.Select {
	s := govuk.Select{Ask: govuk.Ask{Name: "relation", Label: v.T("rights.family-relation")}, Value: string(f.Relation),
		Options: []govuk.Option{{Text: v.T("rights.family-choose")}}}
	for _, r := range law.Relations() {
		s.Options = append(s.Options, govuk.Option{Value: string(r), Text: v.Words.Say(r.Words().Text())})
	}
	return s
}

// yesNo asks something that may not be known.
func yesNo(v *visit.Visit, name, label string, value law.Known) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: name, Label: label}, Value: string(value), Options: []govuk.Option{
		{Value: "yes", Text: v.T("rights.yes")}, {Value: "no", Text: v.T("rights.no")}, {Value: "", Text: v.T("rights.not-known")}}}
}

func (f *family) what(v *visit.Visit) govuk.Radios {
	value := f.For
	if value != "admin" {
		value = "care"
	}
	return govuk.Radios{Ask: govuk.Ask{Name: "for", Label: v.T("rights.family-for")}, Value: value, Options: []govuk.Option{
		{Value: "care", Text: v.T("rights.family-care")}, {Value: "admin", Text: v.T("rights.family-admin")}}}
}

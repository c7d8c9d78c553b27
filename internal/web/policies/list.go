package policies

import (
	"slices"

	"ownway/internal/app/policies"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
)

// entry is one council in the list.
type entry struct {
	Name, Href, Says string
	Invented         bool
	Read             calendar.Date
}

// listPage is every policy that is here.
type listPage struct {
	Model, Real, Invented []entry
	Choose                govuk.Checkboxes
}

func (p Pages) list(v *visit.Visit) error { return p.listAgain(v, nil) }

// listAgain shows the list with what was chosen before.
func (p Pages) listAgain(v *visit.Visit, chosen []string) error {
	all, err := p.Policies.All(v.R.Context())
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("policies.title"), Back: v.Home}, list(v, listOf(v, all, chosen, p.Policies.Today())))
}

func listOf(v *visit.Visit, all []policy.Policy, chosen []string, today calendar.Date) listPage {
	page := listPage{Choose: govuk.Checkboxes{Ask: govuk.Ask{Name: "council", Label: v.T("policies.choose"),
		Hint: v.T("policies.choose-hint", "most", policies.MostCompared), Error: v.Error("council")}, Values: chosen}}
	for _, one := range all {
		e := entry{Name: one.Council, Href: address(one), Says: summary(v, one, today), Invented: one.Invented, Read: readOn(one)}
		switch {
		case one.ID == policies.Model:
			page.Model = append(page.Model, e)
		case one.Invented:
			page.Invented = append(page.Invented, e)
		default:
			page.Real = append(page.Real, e)
		}
		page.Choose.Options = append(page.Choose.Options, govuk.Option{Value: one.ID, Text: one.Council})
	}
	return page
}

// summary says in one line how a council pays and what for an hour.
func summary(v *visit.Visit, p policy.Policy, today calendar.Date) string {
	pays := v.T("policies.pays-unsaid")
	if every, known := p.Every.On(today); known {
		pays = v.T("policies.pays", "every", every.Is.Words().Text())
	}
	hour := v.T("policies.hour-unsaid")
	if r, err := p.Rate(policy.EmployedPA, today); err == nil {
		hour = v.T("policies.hour", "amount", r.Amount)
	}
	return pays + " " + hour
}

// asked gives the councils that a form names.
func asked(v *visit.Visit) []string {
	return slices.DeleteFunc(slices.Clone(v.R.URL.Query()["council"]), func(s string) bool { return s == "" })
}

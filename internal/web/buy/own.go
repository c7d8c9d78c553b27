package buy

import (
	"ownway/internal/access"
	"ownway/internal/app/buy"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
)

// ownPage is a person's page about their own plan. What they want to buy tells of
// their life: it comes as a form, and never stands in an address.
type ownPage struct {
	buy.Own
	Asked  buy.Asking
	Href   string
	Today  calendar.Date
	MayAsk bool // the reader can put the question to a practitioner
	Sent   bool // they just did
}

func (p Pages) own(v *visit.Visit) error {
	page, err := p.ownPage(v)
	if err != nil {
		return err
	}
	page.Sent = v.R.URL.Query().Has("asked")
	return v.Page(visit.Look{Title: v.T("buy.title"), Back: "/home/" + string(page.Person.ID)}, own(v, page))
}

func (p Pages) ownPage(v *visit.Visit) (ownPage, error) {
	id, err := about(v)
	if err != nil {
		return ownPage{}, err
	}
	page := ownPage{Href: "/home/" + string(id) + "/buy", Today: p.Buy.Today()}
	if page.Asked, err = asking(v, v.Form); err != nil && !v.Refused(err) {
		return page, err
	}
	page.Own, err = p.Buy.Own(v.R.Context(), v.By, id, page.Asked, v.Form("need"))
	page.MayAsk = v.By.Role == access.Person && page.Policy.ID != "" && page.Use != ""
	return page, err
}

// ask puts the question to the practitioner.
func (p Pages) ask(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	a, err := asking(v, v.Form)
	a.Words = v.Form("say")
	if err == nil {
		_, err = p.Buy.Ask(v.R.Context(), v.By, id, a, v.Form("need"))
	}
	if v.Refused(err) {
		page, err := p.ownPage(v)
		if err != nil {
			return err
		}
		return v.Page(visit.Look{Title: v.T("buy.title"), Back: "/home/" + string(id)}, own(v, page))
	}
	if err != nil {
		return err
	}
	return v.Go("/home/" + string(id) + "/buy?asked=1#asked")
}

// asksNeed reports whether a need has to be chosen for an answer. Once one was,
// it stays to be seen and changed.
func (p ownPage) asksNeed() bool {
	return p.HasPlan && p.Use != "" && (p.Reply.Outcome == policy.TellMore && p.Reply.Decides == policy.ByPlan || p.Need != "")
}

// decisionAt gives where the reader finds a decision about somebody.
func decisionAt(v *visit.Visit, who person.ID, id decision.ID) string {
	if v.By.Role == access.Practitioner {
		return "/caseload/" + string(who) + "/decisions/" + string(id)
	}
	return "/home/" + string(who) + "/decisions/" + string(id)
}

package council

import (
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/internal/web/decided"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// decisionsPage lists what was decided about a person, and what may be asked back.
type decisionsPage struct {
	Who    person.Person
	Href   string
	Done   string
	All    []decision.Record
	Claims []store.Claim
}

func (p Pages) decisions(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	return p.showDecisions(v, id)
}

func (p Pages) showDecisions(v *visit.Visit, id person.ID) error {
	d, err := p.Care.Deciding(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := decisionsPage{Who: d.Who, Href: "/caseload/" + string(id), Claims: d.Claims, Done: v.R.URL.Query().Get("done")}
	if page.All, err = p.Care.Decisions(v.R.Context(), v.By, id); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("decisions.title-of", "name", d.Who.Name), Back: page.Href, Wide: true}, decisions(v, page))
}

// proposed reports whether a proposal waits for a decision.
func proposed(c store.Claim) bool { return c.Stage == surplus.Proposed }

// propose works out what could be asked back, and shows it to the person.
func (p Pages) propose(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	_, err = p.Care.ProposeAskBack(v.R.Context(), v.By, id)
	return p.orAgain(v, id, err, "proposed")
}

func (p Pages) drop(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	var claim store.ClaimID
	if err := claim.Parse(v.R.PathValue("claim")); err != nil {
		return err
	}
	return p.orAgain(v, id, p.Care.DropAskBack(v.R.Context(), v.By, id, claim), "dropped")
}

// orAgain goes back to the list, or shows what is wrong on it.
func (p Pages) orAgain(v *visit.Visit, id person.ID, err error, done string) error {
	if err == nil {
		return v.Go("/caseload/" + string(id) + "/decisions?done=" + done)
	}
	if v.Refused(fault.At(err, "")) {
		return p.showDecisions(v, id)
	}
	return err
}

// decisionPage is one decision, with what can be done with it.
type decisionPage struct {
	decided.Letter
	Href  string
	Words string // as they were typed
	By    string
	How   string
}

func (p Pages) decision(v *visit.Visit) error {
	page, err := p.oneDecision(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("decisions.letter-title", "name", page.Who.Name), Back: backOf(page)}, decisionOf(v, page))
}

func backOf(p decisionPage) string { return "/caseload/" + string(p.Person) + "/decisions" }

func (p Pages) oneDecision(v *visit.Visit) (decisionPage, error) {
	id, err := whose(v)
	if err != nil {
		return decisionPage{}, err
	}
	var which decision.ID
	if err := which.Parse(v.R.PathValue("decision")); err != nil {
		return decisionPage{}, err
	}
	d, err := p.Care.Decision(v.R.Context(), v.By, id, which)
	return decisionPage{Letter: decided.Letter{Decided: d, Done: decided.Done(v)}, Href: "/caseload/" + string(id) + "/decisions/" + string(which),
		Words: v.Form("words"), By: v.Form("by"), How: v.Form("how")}, err
}

// told writes down that somebody does not agree, by phone or on paper.
func (p Pages) told(v *visit.Visit) error {
	return p.act(v, "told", "challenged", func(page decisionPage) error {
		return p.Care.Challenge(v.R.Context(), v.By, page.Person, page.ID, care.Disagree{Words: page.Words, By: page.By,
			How: decision.Told(page.How), Advocate: v.Form("advocate") == "yes"})
	})
}

// answer takes what somebody who looked again found.
func (p Pages) answer(v *visit.Visit) error {
	return p.act(v, "answer", "answered", func(page decisionPage) error {
		if page.How != "upheld" && page.How != "overturned" {
			return fault.At(chooseAnswer(), "how")
		}
		return p.Care.AnswerChallenge(v.R.Context(), v.By, page.Person, page.ID, care.Look{Uphold: page.How == "upheld", Reasons: page.Words})
	})
}

func (p Pages) withdraw(v *visit.Visit) error {
	return p.act(v, "withdraw", "withdrawn", func(page decisionPage) error {
		return p.Care.Withdraw(v.R.Context(), v.By, page.Person, page.ID, page.Words)
	})
}

// act shows the form of something that is done with a decision, or does it.
func (p Pages) act(v *visit.Visit, form, done string, do func(decisionPage) error) error {
	page, err := p.oneDecision(v)
	if err != nil {
		return err
	}
	if v.R.Method == "POST" {
		err = do(page)
		if err == nil {
			return v.Go(page.Href + "?done=" + done)
		}
		if !v.Refused(fields(err, map[string]string{"reasons": "words", "by": byField(form), "how": "how"})) {
			return err
		}
	}
	return v.Page(visit.Look{Title: v.T(decided.Key(form, "title")), Back: page.Href}, decisionForm(v, page, form))
}

// byField is where a form asks who: only the one that writes down a challenge does.
func byField(form string) string {
	if form == "told" {
		return "by"
	}
	return "words"
}

func ways(v *visit.Visit) []govuk.Option {
	return []govuk.Option{{Value: string(decision.ByPhone), Text: v.T("decisions.by-phone")}, {Value: string(decision.OnPaper), Text: v.T("decisions.on-paper")}}
}

func answers(v *visit.Visit) []govuk.Option {
	return []govuk.Option{{Value: "overturned", Text: v.T("decisions.answer-overturn")}, {Value: "upheld", Text: v.T("decisions.answer-uphold"), Hint: v.T("decisions.answer-uphold-hint")}}
}

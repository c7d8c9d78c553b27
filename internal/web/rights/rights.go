// Package rights holds the pages on what the law says, for anyone to read: the
// questions that people ask about their rights, and a page for every rule.
package rights

import (
	"ownway/internal/access"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Pages are the pages. They need nothing but the law.
type Pages struct{}

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /rights", Act: access.ReadPublic, Serve: p.questions},
		{Pattern: "GET /rights/{question}", Act: access.ReadPublic, Serve: p.question},
		{Pattern: "GET /rules", Act: access.ReadPublic, Serve: p.rules},
		{Pattern: "GET /rules/{rule}", Act: access.ReadPublic, Serve: p.rule},
	}
}

// The faults of an address that names nothing.
var (
	NoSuchQuestion = msg.New("rights.no-such-question", "There is no page for this question. Choose one from the list of rights")
	NoSuchRule     = msg.New("rights.no-such-rule", "There is no rule with this number. Choose one from the list of rules")
)

func (p Pages) questions(v *visit.Visit) error {
	return v.Page(visit.Look{Title: v.T("rights.title"), Back: "/"}, questionList(v))
}

func (p Pages) question(v *visit.Visit) error {
	q, ok := byID(v.R.PathValue("question"))
	if !ok {
		return fault.NotFound(NoSuchQuestion)
	}
	page, err := questionPageOf(v, q)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T(q.Title), Back: "/rights"}, onePage(v, page))
}

// address gives the page of a rule.
func address(id law.ID) string { return "/rules/" + string(id) }

// questionPage is one question with its rules.
type questionPage struct {
	question
	Rules  []law.Rule
	Family *family // the small form, where the rule can be asked with facts
}

func questionPageOf(v *visit.Visit, q question) (questionPage, error) {
	page := questionPage{question: q}
	for _, id := range q.Rules {
		r, ok := law.ByID(id)
		if !ok {
			return page, fault.NotFound(NoSuchRule)
		}
		page.Rules = append(page.Rules, r)
	}
	if q.AsksFamily {
		page.Family = familyOf(v)
	}
	return page, nil
}

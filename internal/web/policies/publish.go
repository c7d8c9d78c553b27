package policies

import (
	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// publishPage is where a council sends in its own policy, and where a second
// person publishes it.
type publishPage struct {
	Council string // the policy's short name
	Done    string // what was just done, if anything
	Waiting []proposed
	File    govuk.FileField
	Text    govuk.TextArea
}

// proposed is a policy that waits, with what is found in it.
type proposed struct {
	policies.Proposed
	Why  whyPage
	Gaps []string
}

func (p Pages) publish(v *visit.Visit) error { return p.publishAgain(v, nil) }

func (p Pages) publishAgain(v *visit.Visit, typed []byte) error {
	council := v.R.PathValue("council")
	waits, err := p.Policies.Proposed(v.R.Context(), v.By, council)
	if err != nil {
		return err
	}
	page := publishOf(v, council, waits, typed)
	return v.Page(visit.Look{Title: v.T("policies.publish-title"), Back: "/policies"}, publish(v, page))
}

func publishOf(v *visit.Visit, council string, waits []policies.Proposed, typed []byte) publishPage {
	page := publishPage{Council: council,
		File: govuk.FileField{Ask: govuk.Ask{Name: "file", Label: v.T("policies.check-file"), Error: v.Error("file")}, Accept: ".yaml,.yml"},
		Text: govuk.TextArea{Ask: govuk.Ask{Name: "text", Label: v.T("policies.check-text"), Error: v.Error("text")}, Value: string(typed), Rows: 12}}
	switch v.R.URL.Query().Get("done") {
	case "sent":
		page.Done = v.T("policies.publish-sent")
	case "published":
		page.Done = v.T("policies.publish-published")
	case "put-aside":
		page.Done = v.T("policies.publish-put-aside")
	}
	for _, w := range waits {
		one := proposed{Proposed: w, Why: whyOf(v, w.Read, w.Looked, nil)}
		one.Why.Within = string(w.ID) + "-"
		for _, g := range w.Looked.Gaps {
			one.Gaps = append(one.Gaps, v.Words.Say(g.What))
		}
		page.Waiting = append(page.Waiting, one)
	}
	return page
}

func (p publishPage) at() string { return "/policies/" + p.Council + "/publish" }

// send takes a policy in, to wait for a second person.
func (p Pages) send(v *visit.Visit) error {
	text, err := sent(v)
	if err != nil {
		return err
	}
	council := v.R.PathValue("council")
	err = p.Policies.Propose(v.R.Context(), v.By, council, text)
	switch {
	case err == nil:
		return v.Go("/policies/" + council + "/publish?done=sent")
	case v.Refused(onText(err)):
		return p.publishAgain(v, text)
	}
	return err
}

// settle publishes a policy that waits, or puts it aside.
func (p Pages) settle(v *visit.Visit) error {
	var id store.ProposalID
	if err := id.Parse(v.R.PathValue("proposal")); err != nil {
		return err
	}
	act, done := p.Policies.Publish, "published"
	if v.Form("do") == "put-aside" {
		act, done = p.Policies.PutAside, "put-aside"
	}
	err := act(v.R.Context(), v.By, id)
	switch {
	case err == nil:
		return v.Go("/policies/" + v.R.PathValue("council") + "/publish?done=" + done)
	case v.Refused(err):
		return p.publishAgain(v, nil)
	}
	return err
}

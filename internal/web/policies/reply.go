package policies

import (
	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/fault"
)

// replyPage is the form by which a council replies.
type replyPage struct {
	Policy  policy.Policy
	Finding govuk.Select
	Text    govuk.TextArea
	Before  []store.PolicyReply
}

func (p Pages) reply(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	may, err := p.Policies.MayReply(v.R.Context(), v.By, of.ID)
	if err != nil {
		return err
	}
	if !may {
		return fault.NotFound(policies.NotYourPolicy)
	}
	before, err := p.Policies.Replies(v.R.Context(), of.ID)
	if err != nil {
		return err
	}
	page := replyOf(v, of, p.Policies.Look(of))
	page.Before = before
	return v.Page(visit.Look{Title: v.T("policies.reply-title"), Back: address(of)}, reply(v, page))
}

func replyOf(v *visit.Visit, of policy.Policy, looked policies.Looked) replyPage {
	page := replyPage{Policy: of,
		Finding: govuk.Select{Ask: govuk.Ask{Name: "finding", Label: v.T("policies.reply-to"), Error: v.Error("finding")}, Value: v.Form("finding"),
			Options: []govuk.Option{{Text: v.T("policies.reply-whole")}}},
		Text: govuk.TextArea{Ask: govuk.Ask{Name: "text", Label: v.T("policies.reply-text"),
			Hint: v.T("policies.reply-hint", "most", policies.LongestReply), Error: v.Error("text")}, Value: v.Form("text"), Rows: 8}}
	for _, one := range whyOf(v, of, looked, nil).Points {
		page.Finding.Options = append(page.Finding.Options, govuk.Option{Value: string(one.Number),
			Text: v.T("policies.point", "number", string(one.Number), "what", one.title())})
	}
	return page
}

func (p Pages) replied(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	err = p.Policies.Reply(v.R.Context(), v.By, policies.Reply{Policy: of.ID, Finding: policy.Number(v.Form("finding")), Text: v.Form("text")})
	switch {
	case err == nil:
		return v.Go(address(of))
	case v.Refused(err):
		return p.reply(v)
	}
	return err
}

package policies

import (
	"errors"

	"ownway/internal/app/policies"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// mostUploaded is more than a policy may hold, so that what is too long is
// said to be so.
const mostUploaded = 256 << 10

// checkPage is the form for a policy, and what was found in it.
type checkPage struct {
	File   govuk.FileField
	Text   govuk.TextArea
	Found  bool // a policy was read
	Policy policy.Policy
	Today  calendar.Date
	Why    whyPage
	Gaps   []string
}

func (p Pages) check(v *visit.Visit) error {
	return v.Page(visit.Look{Title: v.T("policies.check-title"), Back: "/policies"}, check(v, checkForm(v, nil, p.Policies.Today())))
}

func checkForm(v *visit.Visit, typed []byte, today calendar.Date) checkPage {
	return checkPage{Today: today,
		File: govuk.FileField{Ask: govuk.Ask{Name: "file", Label: v.T("policies.check-file"), Error: v.Error("file")}, Accept: ".yaml,.yml"},
		Text: govuk.TextArea{Ask: govuk.Ask{Name: "text", Label: v.T("policies.check-text"), Error: v.Error("text")}, Value: string(typed), Rows: 12}}
}

// checked shows what is found in the policy that was sent. Nothing is kept.
func (p Pages) checked(v *visit.Visit) error {
	text, err := sent(v)
	if err != nil {
		return err
	}
	of, looked, err := p.Policies.Check(text)
	if err != nil {
		if !v.Refused(onText(err)) {
			return err
		}
		return v.Page(visit.Look{Title: v.T("policies.check-title"), Back: "/policies"}, check(v, checkForm(v, text, p.Policies.Today())))
	}
	page := checkForm(v, text, p.Policies.Today())
	page.Found, page.Policy, page.Why = true, of, whyOf(v, of, looked, nil)
	for _, g := range looked.Gaps {
		page.Gaps = append(page.Gaps, v.Words.Say(g.What))
	}
	return v.Page(visit.Look{Title: v.T("policies.check-title"), Back: "/policies/check"}, check(v, page))
}

// mostFaults is how many faults of a policy are shown at once.
const mostFaults = 30

// onText moves the faults of a policy to the field it was typed into. Where in
// the policy each one is stands before it.
func onText(err error) error {
	var all []error
	for _, f := range fault.All(err) {
		moved := *f
		moved.Field = "text"
		if f.Field != "" && f.Field != "text" {
			moved.Text = policies.FaultAt.With("path", f.Field, "fault", f.Text)
		}
		if all = append(all, &moved); len(all) == mostFaults {
			break
		}
	}
	if all == nil {
		return err
	}
	return errors.Join(all...)
}

// sent gives the file that was sent, or else what was typed.
func sent(v *visit.Visit) ([]byte, error) {
	file, _, err := v.Upload("file", mostUploaded)
	if err != nil || len(file) > 0 {
		return file, err
	}
	return []byte(v.Form("text")), nil
}

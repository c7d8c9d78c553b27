package forms

import (
	"errors"
	"strconv"
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/leaving"
	"ownway/value/fault"
	"ownway/value/money"
)

// endingPage asks how a job ends, shows what that comes to, and then what was
// written down.
type endingPage struct {
	pay.EndingLook
	Try  bool // shown before anything is kept
	Done string
}

func (p Pages) ending(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	look, err := p.Pay.Ending(v.R.Context(), v.By, employer, id)
	if err != nil {
		return err
	}
	return showEnding(v, endingPage{EndingLook: look, Done: told(v)})
}

func showEnding(v *visit.Visit, page endingPage) error {
	return v.Page(visit.Look{Title: v.T("employing.ending-title", "name", page.Employment.PAName), Back: at(page.Employment.Employer), Wide: true}, endingView(v, page))
}

// end shows what the end of a job would come to, and keeps it once that was seen.
func (p Pages) end(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	how, err := readEnding(v)
	if err == nil && v.Form("sure") == "yes" {
		if err = p.Pay.End(v.R.Context(), v.By, employer, id, how); err == nil {
			return v.Go(atJob(employer, id) + "/ending?done=yes")
		}
	}
	var look pay.EndingLook
	if err == nil {
		look, err = p.Pay.TryEnding(v.R.Context(), v.By, employer, id, how)
	}
	if v.Refused(err) {
		return p.ending(v)
	}
	if err != nil {
		return err
	}
	return showEnding(v, endingPage{EndingLook: look, Try: true})
}

func readEnding(v *visit.Visit) (work.Ending, error) {
	how := work.Ending{Why: leaving.Reason(v.Form("why")), AtOnce: v.Form("at-once") != "", InLieu: v.Form("in-lieu") != "", Kept: v.Form("kept") != "", TakeBackIsOK: v.Form("take-back") != ""}
	var wrong []error
	var err error
	if how.Last, err = govuk.ParseDate(v.Form, "last"); err != nil {
		wrong = append(wrong, err)
	}
	if how.Told, err = mayBeDate(v, "told"); err != nil {
		wrong = append(wrong, err)
	}
	if typed := strings.TrimSpace(v.Form("contract-notice")); typed != "" {
		if how.ContractNotice, err = strconv.Atoi(typed); err != nil {
			wrong = append(wrong, fault.Invalid("contract-notice", leaving.EnterNotice))
		}
	}
	if typed := strings.TrimSpace(v.Form("week-pay")); typed != "" {
		if how.WeekPay, err = money.Parse(typed); err != nil {
			wrong = append(wrong, fault.Invalid("week-pay", leaving.EnterWeekPay))
		}
	}
	return how, errors.Join(wrong...)
}

func (p endingPage) whys(v *visit.Visit) govuk.Radios {
	r := radios(v, "why", "employing.why", v.Form("why"))
	for _, why := range []leaving.Reason{leaving.Resigned, leaving.Dismissed, leaving.Redundant, leaving.EmployerDied, leaving.PADied} {
		r.Options = append(r.Options, govuk.Option{Value: string(why), Text: v.T(whyWords[why])})
	}
	return r
}

func ticks(v *visit.Visit) []govuk.Checkboxes {
	var all []govuk.Checkboxes
	for _, name := range []string{"at-once", "in-lieu", "kept", "take-back"} {
		c := govuk.Checkboxes{Ask: govuk.Ask{Name: name, Label: v.T(tickWords[name])}, Options: []govuk.Option{{Value: "yes", Text: v.T("employing.yes")}}}
		if v.Form(name) != "" {
			c.Values = []string{"yes"}
		}
		all = append(all, c)
	}
	return all
}

// due lists what the last payslip has because the job ends.
func (p endingPage) due(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.due"), Quiet: true, Columns: []govuk.Column{{Head: v.T("employing.what")}, {Head: v.T("employing.taxed")}, {Head: v.T("employing.amount"), Numeric: true}}}
	for _, l := range p.Due.Lines {
		taxed := v.T("employing.no")
		if l.Taxed {
			taxed = v.T("employing.yes")
		}
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Say(l.Kind.Text()), taxed, v.Words.Money(l.Amount)))
	}
	if back := p.Due.TakenBack; back > 0 {
		t.Rows = append(t.Rows, govuk.Cells(v.T("employing.taken-back"), v.T("employing.yes"), v.Words.Money(-back)))
	}
	return t
}

// typed carries what was typed past the preview.
func (p endingPage) typed(v *visit.Visit) [][2]string {
	var all [][2]string
	for _, name := range []string{"why", "contract-notice", "week-pay", "at-once", "in-lieu", "kept", "take-back",
		"last-day", "last-month", "last-year", "told-day", "told-month", "told-year"} {
		if typed := v.Form(name); typed != "" {
			all = append(all, [2]string{name, typed})
		}
	}
	return all
}

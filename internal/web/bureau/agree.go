package bureau

import (
	"errors"

	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// agree takes what was agreed about one PA's pay that was stopped, and works that
// PA out again. There can be several PAs on the page, so that each field bears
// whose it is.
func (p Pages) agree(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	employer, err := whose(v)
	if err != nil {
		return err
	}
	job := v.Form("employment")
	c := work.Choice{About: work.Matter(v.Form("about")), Take: work.Take(v.Form("take-" + job)), Why: v.Form("why-" + job)}
	err = c.Employment.Parse(job)
	if err == nil {
		c.First, err = calendar.Parse(v.Form("first"))
	}
	if err == nil && c.Take == work.Recover {
		if c.Each, err = money.Parse(v.Form("each-" + job)); err != nil {
			err = fault.Invalid("each", work.EnterEach)
		}
	}
	if err == nil {
		err = p.Pay.Agree(v.R.Context(), v.By, employer, c)
	}
	if err == nil && c.Take != work.Refuse {
		err = p.Pay.Replay(v.R.Context(), v.By, id, employer)
	}
	return p.after(v, id, "agreed", ofJob(err, job))
}

// ofJob puts whose field it is on what is wrong with one.
func ofJob(err error, job string) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	var wrong []error
	for _, f := range all {
		one := *f
		if one.Field != "" {
			one.Field += "-" + job
		}
		wrong = append(wrong, &one)
	}
	return errors.Join(wrong...)
}

// ways are what can be agreed about one PA's pay.
func (s stop) ways(v *visit.Visit) govuk.Radios {
	name := "take-" + string(s.Employment)
	r := govuk.Radios{Ask: govuk.Ask{Name: name, Label: v.T("wages.agree-how"), Error: v.Error(name)}, Value: v.Form(name)}
	if s.Matter() == work.LowPay {
		r.Options = []govuk.Option{{Value: string(work.PayLawful), Text: v.T("wages.pay-lawful")}, {Value: string(work.Refuse), Text: v.T("wages.refuse"), Hint: v.T("wages.refuse-hint")}}
		return r
	}
	each := "each-" + string(s.Employment)
	r.Options = []govuk.Option{{Value: string(work.Recover), Text: v.T("wages.recover"), Hint: v.T("wages.recover-hint"),
		Show: govuk.TextField{Ask: govuk.Ask{Name: each, Label: v.T("wages.each"), Error: v.Error(each)}, Value: v.Form(each), Money: true, Width: 5}},
		{Value: string(work.WriteOff), Text: v.T("wages.write-off")}}
	return r
}

// why asks who agreed and how.
func (s stop) why(v *visit.Visit) govuk.TextField {
	name := "why-" + string(s.Employment)
	return govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T("wages.agree-why"), Error: v.Error(name)}, Value: v.Form(name)}
}

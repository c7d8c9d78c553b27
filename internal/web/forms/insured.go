package forms

import (
	"errors"
	"strconv"

	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/loan"
	"ownway/value/calendar"
)

// readInsured reads the facts that choose a category letter.
func readInsured(v *visit.Visit) (work.Insured, error) {
	in := work.Insured{Apprentice: v.Form("apprentice") == "yes", Deferred: v.Form("deferred") == "yes", Certificate: v.Form("certificate") == "yes"}
	var wrong []error
	for name, day := range map[string]*calendar.Date{"apprentice-until": &in.ApprenticeUntil, "deferred-until": &in.DeferredUntil,
		"certificate-until": &in.CertificateUntil, "veteran-until": &in.VeteranUntil} {
		var err error
		if *day, err = mayBeDate(v, name); err != nil {
			wrong = append(wrong, err)
		}
	}
	return in, errors.Join(wrong...)
}

func plan(v *visit.Visit, p loan.Plan) govuk.Option {
	n := strconv.Itoa(int(p))
	return govuk.Option{Value: n, Text: v.T("correct.plan", "n", n)}
}

// whichRate asks which of the rates of the payslip was wrong.
func (p correctPage) whichRate(v *visit.Visit) govuk.Radios {
	r := radios(v, "rate", "correct.rate", p.Rate, govuk.Option{Value: "", Text: v.T("correct.rate-right")})
	for _, rate := range p.rates() {
		r.Options = append(r.Options, govuk.Option{Value: strconv.FormatInt(int64(rate), 10), Text: v.T("correct.rate-was", "rate", rate)})
	}
	return r
}

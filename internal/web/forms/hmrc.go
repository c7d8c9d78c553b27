package forms

import (
	"errors"
	"strings"

	filings "ownway/internal/app/filing"
	"ownway/internal/care/filing"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/fault"
	"ownway/value/ident"
)

// schemePage asks how an employer stands with HMRC.
type schemePage struct {
	filing.Scheme
	Name string
	Done string
}

func (p Pages) scheme(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	look, err := p.Filing.Employer(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return showScheme(v, schemePage{Scheme: look.Scheme, Name: look.Employer.Name, Done: told(v)})
}

func showScheme(v *visit.Visit, page schemePage) error {
	return v.Page(visit.Look{Title: v.T("employing.scheme-title", "name", page.Name), Back: at(page.Employer)}, schemeView(v, page))
}

func (p Pages) setScheme(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	look, err := p.Filing.Employer(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	s := filing.Scheme{Employer: id, Standing: filing.Standing(v.Form("standing")), PAYERef: ident.PAYERef(strings.ToUpper(strings.TrimSpace(v.Form("paye-ref")))),
		AccountsOffice: rti.AccountsOffice(strings.ToUpper(strings.ReplaceAll(v.Form("accounts-office"), " ", ""))),
		Allowance:      v.Form("allowance") == "yes", Small: v.Form("small") == "yes", Pays: filing.Cycle(v.Form("pays")), Sends: rti.Sender(v.Form("sender"))}
	var one, two error
	if s.Since, one = mayBeDate(v, "since"); one == nil {
		s.Ceased, two = mayBeDate(v, "ceased")
	}
	if err = errors.Join(one, two); err == nil {
		err = p.Filing.SetScheme(v.R.Context(), v.By, s)
	}
	if v.Refused(err) {
		return showScheme(v, schemePage{Scheme: s, Name: look.Employer.Name})
	}
	if err != nil {
		return err
	}
	return v.Go(at(id) + "/scheme?done=yes")
}

func yesNo(v *visit.Visit, name, key string, yes bool) govuk.Radios {
	value := "no"
	if yes {
		value = "yes"
	}
	r := radios(v, name, key, value, govuk.Option{Value: "yes", Text: v.T("employing.yes")}, govuk.Option{Value: "no", Text: v.T("employing.no")})
	r.Inline = true
	return r
}

// detailsPage asks what HMRC needs of a PA.
type detailsPage struct {
	filings.PADetails
	Done string
}

func (p Pages) details(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	d, err := p.Filing.Details(v.R.Context(), v.By, employer, id)
	if err != nil {
		return err
	}
	return showDetails(v, detailsPage{PADetails: d, Done: told(v)})
}

func showDetails(v *visit.Visit, page detailsPage) error {
	return v.Page(visit.Look{Title: v.T("employing.details-title", "name", page.Employment.PAName), Back: at(page.Employment.Employer)}, detailsView(v, page))
}

func (p Pages) setDetails(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	page, err := p.Filing.Details(v.R.Context(), v.By, employer, id)
	if err != nil {
		return err
	}
	d := page.Details
	d.Gender, d.Passport, d.PayID = rti.Gender(v.Form("gender")), strings.TrimSpace(v.Form("passport")), strings.TrimSpace(v.Form("pay-id"))
	d.Declaration, d.Hours, d.Irregular = tax.Declaration(v.Form("declaration")), rti.Hours(v.Form("hours")), v.Form("irregular") == "yes"
	d.Name = rti.Name{Forenames: strings.Fields(v.Form("forenames")), Surname: strings.TrimSpace(v.Form("surname"))}
	d.Address = rti.Address{Country: strings.TrimSpace(v.Form("country"))}
	for line := range strings.Lines(v.Form("address")) {
		if line = strings.TrimSpace(line); line != "" {
			d.Address.Lines = append(d.Address.Lines, line)
		}
	}
	var wrong error
	if typed := v.Form("postcode"); strings.TrimSpace(typed) != "" {
		var err error
		if d.Address.Postcode, err = ident.ParsePostcode(typed); err != nil {
			wrong = fault.Invalid("address.postcode", ident.EnterPostcode)
		}
	}
	in, day := readInsured(v)
	page.Details, page.Employment.Standing.Insured = d, in
	if err = errors.Join(wrong, day); err == nil {
		err = p.Filing.SetDetails(v.R.Context(), v.By, employer, d, in)
	}
	if v.Refused(err) {
		return showDetails(v, detailsPage{PADetails: page})
	}
	if err != nil {
		return err
	}
	return v.Go(atJob(employer, id) + "/details?done=yes")
}

// declarations are the statements of the starter checklist.
func (p detailsPage) declarations(v *visit.Visit) govuk.Radios {
	return radios(v, "declaration", "employing.declaration", string(p.Details.Declaration),
		govuk.Option{Value: string(tax.FirstJob), Text: v.T("employing.first-job")}, govuk.Option{Value: string(tax.OnlyJob), Text: v.T("employing.only-job")},
		govuk.Option{Value: string(tax.AnotherJob), Text: v.T("employing.another-job")}, govuk.Option{Value: string(tax.NoneMade), Text: v.T("employing.none-made")})
}

// errorOf gives what is wrong with any of some fields: HMRC's are named by part.
func errorOf(v *visit.Visit, fields ...string) string {
	for _, f := range fields {
		if e := v.Error(f); e != "" {
			return e
		}
	}
	return ""
}

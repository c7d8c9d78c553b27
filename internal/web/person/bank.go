package person

import (
	"errors"

	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/ident"
)

// bankView is the account that somebody is paid into, and what was asked of it.
type bankView struct {
	Action  string
	Now     ident.BankAccount
	Changes []payment.Change // newest first
	Open    bool             // one is waiting
	Asked   bool
	Fields  []govuk.TextField
}

func (p Pages) bank(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	now, all, err := p.Money.BankChanges(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("bank.title"), Back: address(id, "/money")}, bankPage(v, bankOf(v, address(id, "/bank"), now, all)))
}

func bankOf(v *visit.Visit, action string, now ident.BankAccount, all []payment.Change) bankView {
	view := bankView{Action: action, Now: now, Changes: all, Asked: v.R.URL.Query().Has("asked"),
		Open: len(all) > 0 && (all[0].State == payment.Asked || all[0].State == payment.Cooling)}
	for _, f := range [][2]string{{"name", "bank.name"}, {"code", "bank.code"}, {"number", "bank.number"}, {"why", "bank.why"}} {
		name := f[0]
		view.Fields = append(view.Fields, govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T(f[1]), Error: v.Error(name)}, Value: v.Form(name)})
	}
	return view
}

func (p Pages) askBank(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	to, err := typedAccount(v)
	if err == nil {
		if _, err = p.Money.AskForBank(v.R.Context(), v.By, id, to, v.Form("why")); err == nil {
			return v.Go(address(id, "/bank?asked=yes"))
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.bank(v)
}

// typedAccount reads an account from the form, with every fault at its field.
func typedAccount(v *visit.Visit) (a ident.BankAccount, err error) {
	at := func(field string, err error) error {
		for _, f := range fault.All(err) {
			f.Field = field
		}
		return err
	}
	var code, number, name error
	a.SortCode, code = ident.ParseSortCode(v.Form("code"))
	a.Number, number = ident.ParseAccountNumber(v.Form("number"))
	if a.Name = v.Form("name"); a.Name == "" {
		name = fault.Invalid("name", payment.EnterHolder)
	}
	return a, errors.Join(name, at("code", code), at("number", number))
}

package managed

import (
	"errors"

	"ownway/internal/care/clientmoney"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/ident"
)

// backPage is a payment that the bank sent back.
type backPage struct {
	clientmoney.Return
	SortCode, Number, Said string // as typed
}

func (p Pages) back(v *visit.Visit) error {
	id, err := lineID(v)
	if err != nil {
		return err
	}
	r, err := p.Service.Return(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := backPage{Return: r, SortCode: v.Form("sort-code"), Number: v.Form("account-number"), Said: v.Form("said")}
	if page.SortCode == "" && page.Number == "" {
		page.SortCode, page.Number = r.Sent.To.SortCode.String(), string(r.Sent.To.Number)
	}
	return v.Page(visit.Look{Title: v.T("managed-page.back-title"), Back: "/managed"}, cameBack(v, page))
}

// lookedAt takes what was found about the account.
func (p Pages) lookedAt(v *visit.Visit) error {
	id, err := lineID(v)
	if err != nil {
		return err
	}
	code, codeWrong := ident.ParseSortCode(v.Form("sort-code"))
	number, numberWrong := ident.ParseAccountNumber(v.Form("account-number"))
	err = errors.Join(fault.At(codeWrong, "sort-code"), fault.At(numberWrong, "account-number"))
	if err == nil {
		err = p.Service.LookedAt(v.R.Context(), v.By, id, ident.BankAccount{SortCode: code, Number: number}, v.Form("said"))
	}
	return p.after(v, err, "/managed?done=looked", p.back)
}

func (p backPage) facts(v *visit.Visit) []govuk.Fact {
	to := p.Sent.To
	facts := []govuk.Fact{{Key: v.T("managed-page.payee"), Value: p.Sent.Payee}, {Key: v.T("managed-page.amount"), Value: sum(v, p.Sent.Amount)}, {Key: v.T("managed-page.reference"), Value: p.Sent.Reference},
		{Key: v.T("managed-page.paid-into"), Value: to.SortCode.String() + " " + string(to.Number)}, {Key: v.T("managed-page.back-on"), Value: v.Words.Date(p.Day)}}
	if p.Looked {
		facts = append(facts, govuk.Fact{Key: v.T("managed-page.looked-said"), Value: p.Return.Said}, govuk.Fact{Key: v.T("managed-page.paid-next"), Value: p.To.SortCode.String() + " " + string(p.To.Number)})
	}
	return facts
}

func (p overviewPage) returns(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.back-list"), Columns: []govuk.Column{{Head: v.T("managed-page.bank-day")}, {Head: v.T("managed-page.payee")}, {Head: v.T("managed-page.amount"), Numeric: true}}}
	for _, r := range p.CameBack {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.Date(r.Day)}, {Body: govuk.Link{Text: r.Sent.Payee, Hidden: r.Sent.Reference, Href: "/managed/back/" + r.Line}}, {Text: sum(v, r.Sent.Amount)}})
	}
	return t
}

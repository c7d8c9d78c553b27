package person

import (
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// remittances lists what was paid to a person.
func (p Pages) remittances(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	all, err := p.Money.Remittances(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("remittance.list"), Back: address(id, "/money"), Wide: true}, remittanceList(v, paidTable(v, address(id, "/payments/"), all)))
}

func paidTable(v *visit.Visit, at string, all []money.Remittance) govuk.Table {
	t := govuk.Table{Caption: v.T("remittance.list"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("remittance.day")}, {Head: v.T("remittance.how")}, {Head: v.T("remittance.amount"), Numeric: true}}}
	for _, r := range all {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: v.Words.Date(r.Run.PayDay), Href: at + string(r.Run.ID)}},
			{Body: arrived(v, r)}, {Text: v.Words.Money(r.Line.Amount())}})
	}
	return t
}

// remittance shows one payment, to be read or printed.
func (p Pages) remittance(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	var run payment.ID
	if err := run.Parse(v.R.PathValue("run")); err != nil {
		return err
	}
	r, err := p.Money.Remittance(v.R.Context(), v.By, id, run)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("remittance.title", "day", r.Run.PayDay), Back: address(id, "/payments")}, remittance(v, r))
}

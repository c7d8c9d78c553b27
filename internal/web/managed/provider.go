package managed

import (
	app "ownway/internal/app/managed"
	"ownway/internal/care/invoice"
	"ownway/internal/web/govuk"
	pages "ownway/internal/web/person"
	"ownway/internal/web/visit"
)

// providerView is the page of a provider: their own bills for one person, and
// the form for another.
type providerView struct {
	app.Page
	Action string
	Done   bool
	Fields pages.BillFields
	Reply  string // as typed
}

// provider shows the page that a code opens. It is not kept by a browser. Its
// address is told to no other site, as that of no page is; told to nobody at all,
// older browsers would send its form as if from elsewhere, and that is refused.
func (p Pages) provider(v *visit.Visit) error {
	v.W.Header().Set("Cache-Control", "no-store")
	page, err := p.Service.ByCode(v.R.Context(), v.R.PathValue("code"))
	if err != nil {
		return err
	}
	view := providerView{Page: page, Action: v.R.URL.Path, Done: v.R.URL.Query().Has("done"), Fields: pages.BillFieldsOf(v), Reply: v.Form("reply")}
	return v.Page(visit.Look{Title: v.T("send-bill.title", "name", page.For)}, providerPage(v, view))
}

func (p Pages) sendBill(v *visit.Visit) error {
	code := v.R.PathValue("code")
	var err error
	if text := v.Form("bill"); text != "" {
		var id invoice.ID
		if err = missing(id.Parse(text)); err == nil {
			err = p.Service.Reply(v.R.Context(), code, id, v.Form("reply"))
		}
	} else {
		var i invoice.Invoice
		if i, err = pages.ReadBill(v); err == nil {
			err = p.Service.Send(v.R.Context(), code, i)
		}
	}
	return p.after(v, err, v.R.URL.Path+"?done=yes", p.provider)
}

func (p providerView) bills(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("send-bill.sent"), Columns: []govuk.Column{{Head: v.T("bills.number")}, {Head: v.T("bills.sum"), Numeric: true}, {Head: v.T("bills.state")}}}
	for _, b := range p.Bills {
		state := pages.BillState(v, b)
		if b.State == invoice.Waiting {
			state = govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bills.is-waiting")}
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: b.Number, Small: v.Words.Period(b.Period)}, {Text: sum(v, b.Total())}, {Body: state, Small: b.Reason}})
	}
	return t
}

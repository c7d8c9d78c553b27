package office

import (
	"strconv"
	"strings"

	days "ownway/internal/care/bureau"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// feesPage is the invoices so far, and a form to make those of a month.
type feesPage struct {
	All   []days.Invoice
	Month calendar.Date
	Done  string
}

func (p Pages) fees(v *visit.Visit) error {
	all, err := p.Bureau.Invoices(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	today := p.Bureau.Today()
	last := calendar.MonthOf(today).First.AddDays(-1)
	return v.Page(visit.Look{Title: v.T("office.fees-title"), Back: "/office", Wide: true}, fees(v, feesPage{all, calendar.MonthOf(last).First, done(v)}))
}

func (p Pages) invoice(v *visit.Visit) error {
	first, err := calendar.Parse(v.Form("month"))
	if err == nil {
		_, err = p.Bureau.MakeInvoices(v.R.Context(), v.By, calendar.MonthOf(first))
	}
	return after(v, "/office/fees?done=invoiced", err, func() error { return p.fees(v) })
}

func (f feesPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.invoices"), Heads: true, Columns: []govuk.Column{{Head: v.T("office.number")}, {Head: v.T("office.to")},
		{Head: v.T("office.month")}, {Head: v.T("office.made")}, {Head: v.T("office.total"), Numeric: true}}}
	for _, i := range f.All {
		to := govuk.Cell{Text: i.To, Small: v.T(named("pays") + string(i.Pays))}
		if !i.Credits.IsZero() {
			to.Small = v.T("office.credit-note")
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: strconv.Itoa(i.Number), Hidden: i.To, Href: "/office/fees/" + string(i.ID)}}, to,
			{Text: v.Words.Period(i.Month)}, {Text: v.Words.FullDate(i.Made)}, {Text: v.Words.Money(i.Total())}})
	}
	return t
}

// invoicePage is one invoice with its lines and credit notes.
type invoicePage struct {
	days.Invoice
	Notes        []days.Invoice
	Amount, Said string // as typed
	Done         string
}

func (p Pages) oneInvoice(v *visit.Visit) error {
	id, err := whichInvoice(v)
	if err != nil {
		return err
	}
	i, notes, err := p.Bureau.Invoice(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	title := v.T("office.invoice-title", "number", strconv.Itoa(i.Number))
	if !i.Credits.IsZero() {
		title = v.T("office.credit-title", "number", strconv.Itoa(i.Number))
	}
	return v.Page(visit.Look{Title: title, Back: "/office/fees"}, oneInvoice(v, title, invoicePage{i, notes, v.Form("amount"), v.Form("why"), done(v)}))
}

func (i invoicePage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.lines"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.employer")}, {Head: v.T("office.what")},
		{Head: v.T("office.count"), Numeric: true}, {Head: v.T("office.each"), Numeric: true}, {Head: v.T("office.amount"), Numeric: true}}}
	for _, l := range i.Lines {
		what := govuk.Cell{Text: i.Why}
		if l.Per != "" {
			what.Text = v.T(named("per") + string(l.Per))
		}
		if l.Capped {
			what.Small = v.T("office.capped")
		}
		if l.Late.First != l.Late.Last {
			what.Small = strings.TrimSpace(v.T("office.late-pay", "month", v.Words.Month(l.Late.First)) + ". " + what.Small)
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: l.Name}, what, {Text: v.Words.Number(int64(l.Count))}, {Text: v.Words.Money(l.Each)}, {Text: v.Words.Money(l.Amount)}})
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("office.total"), "", "", "", v.Words.Money(i.Total()))}
	return t
}

func (p Pages) credit(v *visit.Visit) error {
	id, err := whichInvoice(v)
	if err != nil {
		return err
	}
	amount, err := money.Parse(v.Form("amount"))
	if err != nil {
		err = fault.Invalid("amount", money.EnterPoundsAndPence)
	} else {
		_, err = p.Bureau.Credit(v.R.Context(), v.By, id, amount, strings.TrimSpace(v.Form("why")))
	}
	return after(v, "/office/fees?done=credit", err, func() error { return p.oneInvoice(v) })
}

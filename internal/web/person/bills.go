package person

import (
	"ownway/internal/access"
	"ownway/internal/app/managed"
	"ownway/internal/care/invoice"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
)

// billsView is a person's bills: those that wait first.
type billsView struct {
	At        string // the address of the page
	Waiting   []managed.Bill
	Others    []managed.Bill
	Providers []invoice.Provider
	Open      map[invoice.ProviderID]bool // whose page is open to a code
	Fees      managed.Fees
	Decides   bool // the reader is one who approves
	Done      string
}

func billsOf(v *visit.Visit) string { return "/home/" + v.R.PathValue("person") + "/bills" }

func (p Pages) bills(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	view := billsView{At: billsOf(v), Decides: may(v, access.ApproveBill), Done: v.R.URL.Query().Get("done")}
	all, err := p.Bills.Bills(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	for _, b := range all {
		if b.State == invoice.Waiting {
			view.Waiting = append(view.Waiting, b)
		} else {
			view.Others = append(view.Others, b)
		}
	}
	if view.Providers, view.Open, err = p.Bills.Providers(v.R.Context(), v.By, id); err != nil {
		return err
	}
	if view.Fees, err = p.Bills.FeeTerms(v.R.Context(), v.By, id); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("bills.title"), Back: moneyOf(v), Wide: true}, billsPage(v, view))
}

// billDone gives the key of what was just done.
var billDone = map[string]string{"approve": "bills.done-approve", "query": "bills.done-query", "refuse": "bills.done-refuse",
	"keyed": "bills.done-keyed", "provider": "bills.done-provider", "closed": "bills.done-closed", "fee": "bills.done-fee"}

// billView is one bill, to be approved, asked about or refused.
type billView struct {
	managed.Bill
	Action  string
	Decides bool
	Amount  string // as typed
	Reason  string
}

// Open reports whether the reader decides now.
func (b billView) Open() bool {
	return b.Decides && (b.State == invoice.Waiting || b.State == invoice.Queried)
}

func (p Pages) bill(v *visit.Visit) error {
	b, err := p.billHere(v)
	if err != nil {
		return err
	}
	return showBill(v, billView{Bill: b, Amount: b.Total().Plain()})
}

func (p Pages) billHere(v *visit.Visit) (managed.Bill, error) {
	about, err := about(v)
	if err != nil {
		return managed.Bill{}, err
	}
	var id invoice.ID
	if err := id.Parse(v.R.PathValue("bill")); err != nil {
		return managed.Bill{}, err
	}
	all, err := p.Bills.Bills(v.R.Context(), v.By, about)
	if err != nil {
		return managed.Bill{}, err
	}
	for _, b := range all {
		if b.ID == id {
			return b, nil
		}
	}
	return managed.Bill{}, fault.NotFound(store.NoSuchRecord)
}

func showBill(v *visit.Visit, b billView) error {
	b.Action, b.Decides = billsOf(v)+"/"+string(b.ID), may(v, access.ApproveBill)
	return v.Page(visit.Look{Title: b.title(v), Back: billsOf(v)}, billPage(v, b))
}

func (b billView) title(v *visit.Visit) string {
	if b.Open() {
		return v.T("bills.pay-it", "sum", b.Total(), "name", b.Provider.Name)
	}
	return v.T("bills.bill-of", "sum", b.Total(), "name", b.Provider.Name)
}

// decideBill takes what the person decides about a bill. Sent again, it changes
// nothing.
func (p Pages) decideBill(v *visit.Visit) error {
	b, err := p.billHere(v)
	if err != nil {
		return err
	}
	do := v.Form("do")
	switch do {
	case "query":
		err = p.Bills.Query(v.R.Context(), v.By, b.Person, b.ID, v.Form("reason"))
	case "refuse":
		err = p.Bills.Decline(v.R.Context(), v.By, b.Person, b.ID, v.Form("reason"))
	default:
		do = "approve"
		var amount money.Amount
		if amount, err = money.Parse(v.Form("amount")); err != nil {
			err = fault.Invalid("amount", invoice.PartOfIt, "total", b.Total())
			break
		}
		err = p.Bills.Approve(v.R.Context(), v.By, b.Person, b.ID, amount, v.Form("reason"))
	}
	if err == nil {
		return v.Go(billsOf(v) + "?done=" + do)
	}
	if !v.Refused(err) {
		return err
	}
	return showBill(v, billView{Bill: b, Amount: v.Form("amount"), Reason: v.Form("reason")})
}

// facts says what the bill says.
func (b billView) facts(v *visit.Visit) []govuk.Fact {
	facts := []govuk.Fact{
		{Key: v.T("bills.number"), Value: b.Number},
		{Key: v.T("bills.dated"), Value: v.Words.Date(b.Date)},
		{Key: v.T("bills.days"), Value: v.Words.Period(b.Period)},
	}
	for _, l := range b.Lines {
		value := v.Words.Money(l.Amount)
		if l.Minutes > 0 {
			value = v.T("bills.line", "hours", workedOf(l.Minutes), "rate", l.Rate, "sum", l.Amount)
		}
		facts = append(facts, govuk.Fact{Key: l.What, Value: value})
	}
	if b.Tax > 0 {
		facts = append(facts, govuk.Fact{Key: v.T("bills.tax"), Value: v.Words.Money(b.Tax)})
	}
	if b.Reply != "" {
		facts = append(facts, govuk.Fact{Key: v.T("bills.reply"), Value: b.Reply})
	}
	if b.State == invoice.Approved {
		facts = append(facts, govuk.Fact{Key: v.T("bills.approved-sum"), Value: v.Words.Money(b.To)})
	}
	if b.Reason != "" {
		facts = append(facts, govuk.Fact{Key: v.T("bills.reason"), Value: b.Reason})
	}
	return append(facts, govuk.Fact{Key: v.T("bills.state"), Body: BillState(v, b.Bill)})
}

// BillState shows how far a bill has come.
func BillState(v *visit.Visit, b managed.Bill) govuk.StatusTag {
	switch {
	case b.Paid == managed.Shown:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("bills.is-paid")}
	case b.Paid == managed.Sent:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bills.is-sent")}
	case b.Paid == managed.Again:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bills.is-again")}
	case b.State == invoice.Approved:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bills.is-approved")}
	case b.State == invoice.Refused:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("bills.is-refused")}
	case b.State == invoice.Queried:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bills.is-queried")}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("bills.is-waiting")}
}

func (b billsView) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("bills.others"), Heads: true, Columns: []govuk.Column{{Head: v.T("bills.from")}, {Head: v.T("bills.number")},
		{Head: v.T("bills.sum"), Numeric: true}, {Head: v.T("bills.state")}}}
	for _, o := range b.Others {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: o.Provider.Name, Hidden: o.Number, Href: b.At + "/" + string(o.ID)}, Small: v.Words.Period(o.Period)},
			{Text: o.Number}, {Text: v.Words.Money(o.Total())}, {Body: BillState(v, o)}})
	}
	return t
}

// newBill is the form for a bill on paper, and for a provider.
type newBill struct {
	Action    string
	Providers []invoice.Provider
	Fields    BillFields
	Provider  string // as chosen
}

func (p Pages) newBillForm(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	providers, _, err := p.Bills.Providers(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	view := newBill{Action: billsOf(v) + "/new", Providers: providers, Fields: BillFieldsOf(v), Provider: v.Form("provider")}
	return v.Page(visit.Look{Title: v.T("bills.new"), Back: billsOf(v)}, newBillPage(v, view))
}

func (p Pages) keyBill(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	i, err := ReadBill(v)
	if err == nil {
		i.Person = id
		if i.Provider.Parse(v.Form("provider")) != nil {
			err = fault.Invalid("provider", invoice.EnterProvider)
		}
	}
	if err == nil {
		if _, err = p.Bills.Key(v.R.Context(), v.By, i); err == nil {
			return v.Go(billsOf(v) + "?done=keyed")
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.newBillForm(v)
}

// giveCode makes a new code for a provider's page and shows it once.
func (p Pages) giveCode(v *visit.Visit) error {
	id, provider, err := providerHere(v)
	if err != nil {
		return err
	}
	code, err := p.Bills.GiveCode(v.R.Context(), v.By, id, provider)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("bills.code-title"), Back: billsOf(v)}, codePage(v, "/send-a-bill/"+code))
}

// closeCode closes a provider's page: its code opens nothing any more.
func (p Pages) closeCode(v *visit.Visit) error {
	id, provider, err := providerHere(v)
	if err != nil {
		return err
	}
	if err := p.Bills.CloseCode(v.R.Context(), v.By, id, provider); err != nil {
		return err
	}
	return v.Go(billsOf(v) + "?done=closed")
}

func providerHere(v *visit.Visit) (id person.ID, provider invoice.ProviderID, err error) {
	if id, err = about(v); err == nil {
		err = provider.Parse(v.R.PathValue("provider"))
	}
	return id, provider, err
}

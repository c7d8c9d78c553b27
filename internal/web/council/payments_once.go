package council

import (
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// onceListPage is what waits to be paid once, and where somebody is found to
// ask for more.
type onceListPage struct {
	money.WhoOnce
	Find   govuk.TextField
	Looked bool // a name was looked for
}

func (p Pages) onceList(v *visit.Visit) error {
	find := v.R.URL.Query().Get("find")
	who, err := p.Money.WaitingOnce(v.R.Context(), v.By, find)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("once.title"), Back: "/payments", Wide: true}, onceList(v, onceListOf(v, find, who)))
}

func onceListOf(v *visit.Visit, find string, who money.WhoOnce) onceListPage {
	return onceListPage{WhoOnce: who, Looked: find != "", Find: govuk.TextField{Ask: govuk.Ask{Name: "find", Label: v.T("once.find")}, Value: find}}
}

func (p onceListPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("once.waiting"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("payments.person")}, {Head: v.T("once.for")}, {Head: v.T("once.amount"), Numeric: true}}}
	for _, one := range p.Waiting {
		for _, o := range one.All {
			t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: one.Name, Href: onceAddress(one)}}, {Text: forWhat(v, o), Small: askedWhen(v, o)}, {Text: v.Words.Money(o.Amount())}})
		}
	}
	return t
}

func onceAddress(one money.PaidOnce) string { return "/once/" + string(one.Person) }

func forWhat(v *visit.Visit, o money.Once) string {
	if o.Reason == "" {
		return v.T("once.in-plan")
	}
	return o.Reason
}

func askedWhen(v *visit.Visit, o money.Once) string {
	if o.Asker == "" {
		return ""
	}
	return v.T("once.asked-by", "name", o.Asker, "reference", o.Reference())
}

// oncePage is what is paid to one person once, and the form that asks for it.
type oncePage struct {
	money.PaidOnce
	Address   string
	Done      bool
	Amount    govuk.TextField
	Reason    govuk.TextField
	Reference govuk.TextField
	Funder    govuk.Radios
}

func (p Pages) once(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	one, err := p.Money.OnceFor(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("once.for-person", "name", one.Name), Back: "/once", Wide: true}, once(v, onceOf(v, one)))
}

func onceOf(v *visit.Visit, one money.PaidOnce) oncePage {
	field := func(name, label, hint string) govuk.TextField {
		return govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T(label), Hint: v.T(hint), Error: v.Error(name)}, Value: v.Form(name)}
	}
	page := oncePage{PaidOnce: one, Address: onceAddress(one), Done: v.R.URL.Query().Has("done"),
		Amount: field("amount", "once.ask-amount", "once.hint-amount"), Reason: field("reason", "once.ask-reason", "once.hint-reason"), Reference: field("reference", "once.ask-reference", "once.hint-reference")}
	page.Amount.Money, page.Amount.Width = true, 10
	page.Funder = govuk.Radios{Ask: govuk.Ask{Name: "funder", Label: v.T("once.ask-funder"), Error: v.Error("funder")}, Value: v.Form("funder"),
		Options: []govuk.Option{{Value: "council", Text: v.T("payments.council")}, {Value: "nhs", Text: v.T("payments.nhs")}}}
	return page
}

func (p Pages) askOnce(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	amount, err := pence.Parse(v.Form("amount"))
	if err != nil {
		err = fault.At(err, "amount")
	} else {
		err = p.Money.PayOnce(v.R.Context(), v.By, id, payment.OnceAsked{Reference: v.Form("reference"), Amount: amount,
			NHS: v.Form("funder") == "nhs", Reason: v.Form("reason")})
		if fault.KindOf(err) == fault.KindConflict {
			err = fault.At(err, "reference")
		}
	}
	return p.onceDone(v, "/once/"+string(id), err)
}

func (p Pages) dropOnce(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	return p.onceDone(v, "/once/"+string(id), fault.At(p.Money.DropOnce(v.R.Context(), v.By, id, v.Form("drop")), ""))
}

// onceDone leads back to the person's page, or shows there what is wrong.
func (p Pages) onceDone(v *visit.Visit, address string, err error) error {
	if err == nil {
		return v.Go(address + "?done=yes")
	}
	if !v.Refused(err) {
		return err
	}
	return p.once(v)
}

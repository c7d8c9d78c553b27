package person

import (
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	amount "ownway/value/money"
)

// payView is what a person pays themselves and has not paid yet.
type payView struct {
	Whose whose
	Purse store.Purse
	Items []expect.Item
	Total amount.Amount
	Held  string   // where the money is, in words
	Asked bool     // the reader is one who says what was paid
	Paid  bool     // some were just said to be paid
	Ticks []string // as they were ticked
}

func (p Pages) pay(v *visit.Visit) error {
	view, err := p.payView(v)
	if err != nil || view == nil {
		return err
	}
	view.Paid = v.R.URL.Query().Has("paid")
	return showPay(v, *view)
}

func showPay(v *visit.Visit, view payView) error {
	look := visit.Look{Title: v.T("pay-these.title")}
	if view.Whose.Own || view.Whose.Speaks {
		look.Back = address(view.Purse.Person, "")
	}
	return v.Page(look, payPage(v, view))
}

// payView gathers what is to be paid, or gives nil when it has answered that
// there is no direct payment money.
func (p Pages) payView(v *visit.Visit) (*payView, error) {
	a, err := p.account(v)
	if err != nil || a == nil {
		return nil, err
	}
	view := &payView{Purse: a.Purse, Asked: may(v, access.MarkPaid)}
	name, _ := money.NameOf(a.Purse.Held)
	view.Held = v.Words.Say(name)
	if view.Items, err = p.Money.PayThese(v.R.Context(), v.By, a.Person.ID); err != nil {
		return nil, err
	}
	view.Total = -sumOf(view.Items)
	view.Whose, err = p.whoseFor(v, a.Person)
	return view, err
}

// paid takes "I have paid these". Sent again, it changes nothing.
func (p Pages) paid(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	if err := v.R.ParseForm(); err != nil {
		return err
	}
	ticks := v.R.PostForm["paid"]
	var ids []expect.ID
	for _, t := range ticks {
		var one expect.ID
		if err := one.Parse(t); err != nil {
			return err
		}
		ids = append(ids, one)
	}
	err = p.Money.SayPaid(v.R.Context(), v.By, id, ids...)
	if err == nil || fault.KindOf(err) == fault.KindConflict && p.paidBefore(v, ids) {
		return v.Go(v.R.URL.Path + "?paid=yes")
	}
	if !v.Refused(err) {
		return err
	}
	view, err := p.payView(v)
	if err != nil || view == nil {
		return err
	}
	view.Ticks = ticks
	return showPay(v, *view)
}

// paidBefore reports whether none of these is waiting to be paid any more, as
// when the form is sent twice.
func (p Pages) paidBefore(v *visit.Visit, ids []expect.ID) bool {
	id, err := about(v)
	if err != nil {
		return false
	}
	items, err := p.Money.PayThese(v.R.Context(), v.By, id)
	if err != nil {
		return false
	}
	for _, i := range items {
		for _, one := range ids {
			if i.ID == one {
				return false
			}
		}
	}
	return true
}

// facts are what is needed to make one payment, each to be copied by itself.
func facts(v *visit.Visit, i expect.Item) []govuk.Fact {
	list := []govuk.Fact{{Key: v.T("pay-these.amount"), Value: (-i.Amount).String()}}
	if i.Account.Number != "" {
		if i.Account.Name != "" {
			list = append(list, govuk.Fact{Key: v.T("pay-these.name"), Value: i.Account.Name})
		}
		list = append(list,
			govuk.Fact{Key: v.T("pay-these.sort-code"), Value: i.Account.SortCode.String()},
			govuk.Fact{Key: v.T("pay-these.account"), Value: string(i.Account.Number)})
	}
	if i.Reference != "" {
		list = append(list, govuk.Fact{Key: v.T("pay-these.reference"), Value: i.Reference})
	}
	return append(list, govuk.Fact{Key: v.T("pay-these.by"), Value: v.Words.FullDate(i.Due)})
}

// how says where the account of a payee is found that we hold none for.
func how(v *visit.Visit, i expect.Item) string {
	switch {
	case i.Account.Number != "":
		return ""
	case i.Kind == expect.HMRC:
		return v.T("pay-these.how-hmrc")
	case i.Kind == expect.Pension:
		return v.T("pay-these.how-pension")
	}
	return v.T("pay-these.how-other")
}

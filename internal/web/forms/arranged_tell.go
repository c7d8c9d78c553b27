package forms

import (
	"errors"
	"strconv"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// reading gathers what is wrong with what was typed, field by field.
type reading struct {
	*visit.Visit
	wrong []error
}

func (r *reading) date(name string) calendar.Date {
	d, err := mayBeDate(r.Visit, name)
	r.note(err)
	return d
}

func (r *reading) pounds(name string) money.Amount {
	if typed(r.Visit, name) == "" {
		return 0
	}
	a, err := money.Parse(typed(r.Visit, name))
	r.note(fault.At(err, name))
	return a
}

func (r *reading) weeks(name string) int {
	if typed(r.Visit, name) == "" {
		return 0
	}
	n, err := strconv.Atoi(typed(r.Visit, name))
	if err != nil {
		r.note(fault.Invalid(name, statutory.EnterWeeks, "most", 39))
	}
	return n
}

func (r *reading) note(err error) {
	if err != nil {
		r.wrong = append(r.wrong, err)
	}
}

func (p Pages) leave(v *visit.Visit) error {
	return p.tells(v, func(look pay.ArrangedLook) error {
		l, err := readLeave(v)
		if err != nil {
			return err
		}
		return p.Pay.TellLeave(v.R.Context(), v.By, look.Employment.Employer, look.Employment.ID, l)
	}, func(look pay.ArrangedLook) error {
		return v.Page(visit.Look{Title: v.T("arranged.leave-title", "name", look.Employment.PAName), Back: atArranged(look.Employment.Employer, look.Employment.ID)}, leaveView(v, look))
	})
}

func readLeave(v *visit.Visit) (work.FamilyLeave, error) {
	r := reading{Visit: v}
	l := work.FamilyLeave{Evidence: typed(v, "evidence"), Notice: r.date("notice"), Average: r.pounds("average"), Class1: r.pounds("class1")}
	l.Leave = statutory.Leave{Kind: statutory.Kind(v.Form("kind")), Start: r.date("start"), Weeks: r.weeks("weeks"), Used: r.weeks("used"), Due: r.date("due"),
		Adopted: v.Form("adopted") == "yes", Born: r.date("born"), Care: calendar.Period{First: r.date("care"), Last: r.date("care-last")}, Alone: v.Form("alone") == "yes"}
	return l, errors.Join(r.wrong...)
}

func (p Pages) order(v *visit.Visit) error {
	return p.tells(v, func(look pay.ArrangedLook) error {
		o, err := readOrder(v)
		if err != nil {
			return err
		}
		return p.Pay.TellOrder(v.R.Context(), v.By, look.Employment.Employer, look.Employment.ID, o)
	}, func(look pay.ArrangedLook) error {
		return v.Page(visit.Look{Title: v.T("arranged.order-title", "name", look.Employment.PAName), Back: atArranged(look.Employment.Employer, look.Employment.ID)}, orderView(v, look))
	})
}

func readOrder(v *visit.Visit) (work.PayOrder, error) {
	r := reading{Visit: v}
	o := work.PayOrder{Issuer: typed(v, "issuer"), Reference: typed(v, "reference"), From: r.date("from")}
	o.Order = attachment.Held{Order: attachment.Order{Kind: attachment.Kind(v.Form("kind")), Amount: r.pounds("amount"), Protected: r.pounds("protected")},
		Made: r.date("made"), Arrears: r.pounds("arrears"), Charge: v.Form("charge") == "yes"}
	if typed(v, "sort-code") != "" || typed(v, "account-number") != "" {
		var err error
		o.Account.Name = o.Issuer
		o.Account.SortCode, err = ident.ParseSortCode(typed(v, "sort-code"))
		r.note(fault.At(err, "sort-code"))
		o.Account.Number, err = ident.ParseAccountNumber(typed(v, "account-number"))
		r.note(fault.At(err, "account-number"))
	}
	return o, errors.Join(r.wrong...)
}

func (p Pages) giveUp(v *visit.Visit) error {
	return p.tells(v, func(look pay.ArrangedLook) error {
		r := reading{Visit: v}
		g := work.GiveUp{Each: r.pounds("each"), From: r.date("from"), Agreed: typed(v, "agreed")}
		if err := errors.Join(r.wrong...); err != nil {
			return err
		}
		return p.Pay.TellGiveUp(v.R.Context(), v.By, look.Employment.Employer, look.Employment.ID, g)
	}, func(look pay.ArrangedLook) error {
		return v.Page(visit.Look{Title: v.T("arranged.give-title", "name", look.Employment.PAName), Back: atArranged(look.Employment.Employer, look.Employment.ID)}, giveUpView(v, look))
	})
}

func leaveOptions(v *visit.Visit) govuk.Radios {
	r := radios(v, "kind", "arranged.leave-kind", v.Form("kind"))
	for _, one := range leaveKinds {
		r.Options = append(r.Options, govuk.Option{Value: string(one.kind), Text: v.T(one.words)})
	}
	return r
}

func orderOptions(v *visit.Visit) govuk.Radios {
	r := radios(v, "kind", "arranged.order-kind", v.Form("kind"))
	for _, one := range orderKinds {
		r.Options = append(r.Options, govuk.Option{Value: string(one.kind), Text: v.T(one.words)})
	}
	return r
}

// hinted is a field with a hint; pounds one of money; ask a day.
func hinted(v *visit.Visit, name, key, hint string) govuk.TextField {
	return govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T(key), Hint: v.T(hint), Error: v.Error(name)}, Value: v.Form(name)}
}

func poundsField(v *visit.Visit, name, key, hint string) govuk.TextField {
	f := hinted(v, name, key, hint)
	f.Money = true
	return f
}

func weeksField(v *visit.Visit, name, key, hint string) govuk.TextField {
	f := hinted(v, name, key, hint)
	f.Width, f.Digits = 2, true
	return f
}

func dayField(v *visit.Visit, name, key, hint string) govuk.DateField {
	f := dateField(v, name, key, calendar.Date{})
	f.Hint = v.T(hint)
	return f
}

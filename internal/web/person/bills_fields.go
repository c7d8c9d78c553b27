package person

import (
	"errors"
	"strings"

	"ownway/internal/care/invoice"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// BillFields are the fields of a bill, as typed: the same for whoever keys one
// from paper and for a provider who sends one.
type BillFields struct {
	Number, What, Hours, Rate, Amount, Tax, VAT, Account string
	Date, First, Last                                    govuk.DateField
}

// BillFieldsOf gives the fields with what was typed.
func BillFieldsOf(v *visit.Visit) BillFields {
	day := func(name, key string) govuk.DateField {
		return govuk.DateField{Ask: govuk.Ask{Name: name, Label: v.T(key), Error: v.Error(name)}}.Typed(v.Form)
	}
	return BillFields{Number: v.Form("number"), What: v.Form("what"), Hours: v.Form("hours"), Rate: v.Form("rate"), Amount: v.Form("amount"), Tax: v.Form("tax"),
		VAT: v.Form("vat"), Account: v.Form("account"), Date: day("date", "bills.dated"), First: day("first", "bills.first"), Last: day("last", "bills.last")}
}

func (f BillFields) vat(v *visit.Visit) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: "vat", Label: v.T("bills.vat"), Error: v.Error("vat")}, Value: f.VAT, Options: []govuk.Option{
		{Value: string(invoice.NoVAT), Text: v.T("bills.vat-none")}, {Value: string(invoice.Exempt), Text: v.T("bills.vat-exempt")},
		{Value: string(invoice.Given), Text: v.T("bills.vat-given")}}}
}

var (
	enterHours = msg.New("bills.enter-hours", "Enter hours like 4 or 4.5, or leave both hours and rate empty")
	chooseVAT  = msg.New("bills.choose-vat", "Choose how the bill stands to VAT")
)

// ReadBill reads the fields of a bill.
func ReadBill(v *visit.Visit) (invoice.Invoice, error) {
	i := invoice.Invoice{Number: strings.TrimSpace(v.Form("number")), VAT: invoice.VAT(v.Form("vat")), Account: strings.TrimSpace(v.Form("account"))}
	var wrong []error
	sum := func(field string) money.Amount {
		if strings.TrimSpace(v.Form(field)) == "" {
			return 0
		}
		a, err := money.Parse(v.Form(field))
		if err != nil {
			wrong = append(wrong, fault.At(err, field))
		}
		return a
	}
	day := func(field string) calendar.Date {
		d, err := govuk.ParseDate(v.Form, field)
		if err != nil {
			wrong = append(wrong, err)
		}
		return d
	}
	i.Date, i.Period.First, i.Period.Last = day("date"), day("first"), day("last")
	l := invoice.Line{What: strings.TrimSpace(v.Form("what")), Rate: sum("rate"), Amount: sum("amount")}
	if h := strings.TrimSpace(v.Form("hours")); h != "" {
		a, err := money.Parse(h) // hours and hundredths of one
		if l.Minutes = int(int64(a) * 60 / 100); err != nil || a <= 0 || a > 1000_00 || l.Rate == 0 {
			wrong = append(wrong, fault.Invalid("hours", enterHours))
		}
	}
	if i.Lines = []invoice.Line{l}; v.Form("vat") == "" {
		wrong = append(wrong, fault.Invalid("vat", chooseVAT))
	}
	if i.VAT == invoice.Given {
		i.Tax = sum("tax")
	}
	return i, errors.Join(wrong...)
}

func workedOf(minutes int) msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(minutes)} }

// providerForm is the form for a provider and what is agreed with them.
type providerForm struct {
	Action                                 string
	Name, SortCode, Number, Hourly, Weekly string
	From                                   govuk.DateField
}

func (p Pages) providerForm(v *visit.Visit) error {
	f := providerForm{Action: billsOf(v) + "/providers", Name: v.Form("name"), SortCode: v.Form("sort-code"), Number: v.Form("account-number"), Hourly: v.Form("hourly"), Weekly: v.Form("weekly"),
		From: govuk.DateField{Ask: govuk.Ask{Name: "from", Label: v.T("bills.from-day"), Error: v.Error("from")}}.Typed(v.Form)}
	return v.Page(visit.Look{Title: v.T("bills.new-provider"), Back: billsOf(v)}, providerPage(v, f))
}

func (p Pages) addProvider(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	one, err := readProvider(v)
	if err == nil {
		one.Person = id
		if _, err = p.Bills.AddProvider(v.R.Context(), v.By, one); err == nil {
			return v.Go(billsOf(v) + "?done=provider")
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.providerForm(v)
}

func readProvider(v *visit.Visit) (p invoice.Provider, err error) {
	var wrong []error
	note := func(err error, field string) {
		if err != nil {
			wrong = append(wrong, fault.At(err, field))
		}
	}
	if p.Name = strings.TrimSpace(v.Form("name")); p.Name == "" {
		wrong = append(wrong, fault.Invalid("name", invoice.EnterProvider))
	}
	p.Bank.Name = p.Name
	p.Bank.SortCode, err = ident.ParseSortCode(v.Form("sort-code"))
	note(err, "sort-code")
	p.Bank.Number, err = ident.ParseAccountNumber(v.Form("account-number"))
	note(err, "account-number")
	p.Agreed.From, err = govuk.ParseDate(v.Form, "from")
	note(err, "from")
	if v.Form("hourly") != "" {
		p.Agreed.Hourly, err = money.Parse(v.Form("hourly"))
		note(err, "hourly")
	}
	if v.Form("weekly") != "" {
		a, err := money.Parse(v.Form("weekly")) // hours and hundredths of one
		note(err, "weekly")
		p.Agreed.Weekly = int(int64(a) * 60 / 100)
	}
	return p, errors.Join(wrong...)
}

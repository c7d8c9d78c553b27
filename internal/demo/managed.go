package demo

import (
	"ownway/internal/access"
	"ownway/internal/care/invoice"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/ident"
	pence "ownway/value/money"
)

// managedAccount gives what happens to those whose account the support
// organisation holds: a provider sends bills, which wait for whoever speaks for
// them, and the account is looked after here from the last day on.
func (w *World) managedAccount(l *life) []chapter {
	if len(l.route) == 0 || l.route[0] != policy.Managed {
		return nil
	}
	return []chapter{
		{day("2026-11-18"), func() error { return w.billsFor(l) }},
		{Today, func() error { return w.beginManaged(l) }},
	}
}

func (w *World) billsFor(l *life) error {
	bank := testAccount(14, "HARBOUR LANE SUPPORT")
	id, err := w.held.AddProvider(w.ctx, w.bureau, invoice.Provider{Person: l.Person.ID, Name: "Harbour Lane Support", Bank: bank,
		Agreed: invoice.Terms{From: day("2026-09-01"), Hourly: pence.Pounds(21, 50), Weekly: 2 * 60, VAT: invoice.NoVAT}})
	if err != nil {
		return step(err, "provider of %s", l.Name)
	}
	for _, b := range []struct {
		number string
		rate   pence.Amount
		days   calendar.Period
	}{
		{"HL-2207", pence.Pounds(21, 50), calendar.Period{First: day("2026-10-26"), Last: day("2026-11-08")}},
		{"HL-2231", pence.Pounds(23, 0), calendar.Period{First: day("2026-11-09"), Last: day("2026-11-15")}},
	} {
		minutes := 2 * 60 * b.days.Days() / 7
		_, err := w.held.Key(w.ctx, w.bureau, invoice.Invoice{Person: l.Person.ID, Provider: id, Number: b.number, Date: b.days.Last.AddDays(1), Period: b.days, VAT: invoice.NoVAT,
			Lines: []invoice.Line{{What: "Company on walks", Minutes: minutes, Rate: b.rate, Amount: b.rate.ForMinutes(minutes, pence.HalfUp)}}})
		if err != nil {
			return step(err, "bill of %s", l.Name)
		}
	}
	return nil
}

// beginManaged opens the account with what everybody's books have at the bank,
// and keeps its first day for a second officer to sign.
func (w *World) beginManaged(l *life) error {
	second := w.account(w.bureau.Keeper, access.Support, "Dan Pryce", "second officer for managed accounts, Fairweek Support")
	if err := w.setup.AddStaff(w.ctx, w.bureau.Keeper, second); err != nil {
		return step(err, "second officer")
	}
	o, _, err := w.held.Begin(w.ctx, w.bureau, Today)
	if err != nil {
		return step(err, "managed account of %s", l.Name)
	}
	o.Bank = ident.BankAccount{SortCode: l.bank.SortCode, Number: l.bank.Number, Name: "FAIRWEEK CLIENTS"}
	if err := w.held.Open(w.ctx, w.bureau, o); err != nil {
		return step(err, "managed account of %s", l.Name)
	}
	if err := w.held.Keep(w.ctx, w.bureau, Today.AddDays(-1)); err != nil {
		return step(err, "first day of the managed account")
	}
	fee := store.FeeTerms{From: day("2026-12-01"), Per: store.PerMonth, Amount: pence.Pounds(12, 0), Most: pence.Pounds(144, 0)}
	return step(w.held.ProposeFee(w.ctx, w.bureau, l.Person.ID, fee), "fee proposed to %s", l.Name)
}

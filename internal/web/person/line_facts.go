package person

import (
	"slices"

	"ownway/internal/app/money"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// facts are what the bank says of the line, and what it was once that is known.
func (l lineView) facts(v *visit.Visit) []govuk.Fact {
	all := []govuk.Fact{
		{Key: v.T("money-page.amount"), Value: v.Words.Money(l.Line.Line.Amount)},
		{Key: v.T("money-page.date"), Value: v.Words.FullDate(l.Line.Line.Date)},
		{Key: v.T("money-page.bank-says"), Value: bankWords(l.Line.Line)},
	}
	if l.Known() && len(l.Line.What) > 0 {
		all = append([]govuk.Fact{{Key: v.T("money-page.what"), Value: what(v, l.Line)}}, all...)
	}
	return all
}

func (l lineView) label(v *visit.Visit) string {
	if l.In() {
		return v.T("money-page.line-back")
	}
	return v.T("money-page.line-ask")
}

func (l lineView) hint(v *visit.Visit) string {
	if l.In() {
		return v.T("money-page.line-back-hint")
	}
	return v.T("money-page.line-hint")
}

// items are the things expected that the line may be.
func (l lineView) items(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, c := range l.Choices {
		o := govuk.Option{Value: string(c.Item.ID), Text: v.T("money-page.pick-item", "what", v.Words.Say(c.Item.Name()), "sum", c.Item.Amount.Abs(), "day", c.Item.Due)}
		if c.Apart > 0 {
			o.Hint = v.T("money-page.pick-apart", "sum", c.Apart)
		}
		all = append(all, o)
	}
	return all
}

// rests are the reasons that there can be for a difference with any of them.
func (l lineView) rests(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, r := range []govuk.Option{
		{Value: string(money.Short), Text: v.T("money-page.pick-short"), Hint: v.T("money-page.pick-short-hint")},
		{Value: string(money.BankFee), Text: v.T("money-page.pick-fee")},
		{Value: string(money.Rounding), Text: v.T("money-page.pick-rounding"), Hint: v.T("money-page.pick-rounding-hint")},
		{Value: string(money.Over), Text: v.T("money-page.pick-over")},
	} {
		if slices.ContainsFunc(l.Choices, func(c money.Choice) bool { return slices.Contains(c.Rests, store.Rest(r.Value)) }) {
			all = append(all, r)
		}
	}
	return all
}

// ticked gives the values of a single box, which is ticked or not.
func ticked(yes bool, value string) []string {
	if yes {
		return []string{value}
	}
	return nil
}

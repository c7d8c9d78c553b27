package person

import (
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

// ticked gives the values of a single box, which is ticked or not.
func ticked(yes bool, value string) []string {
	if yes {
		return []string{value}
	}
	return nil
}

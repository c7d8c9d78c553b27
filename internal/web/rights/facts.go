package rights

import (
	"unicode"
	"unicode/utf8"

	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
)

// facts are whom the rule binds and how strongly.
func (p rulePage) facts(v *visit.Visit) []govuk.Fact {
	name, means := p.force(v)
	return []govuk.Fact{
		{Key: v.T("rights.nation"), Value: capital(v.Words.Say(p.In.Words().Text()))},
		{Key: v.T("rights.binds"), Value: v.Words.Say(p.Binds.Words().Text())},
		{Key: v.T("rights.strength"), Value: v.T("rights.strength-says", "name", name, "means", means)},
	}
}

// capital writes the first letter large, as a name by itself is written.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// tried is the table of the cases with what the rule answers to each.
func (p rulePage) tried(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("rights.cases"), Columns: []govuk.Column{{Head: v.T("rights.case")}, {Head: v.T("rights.answer")}}}
	for _, c := range p.Cases {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: caseName(c.Name)}, {Text: v.Words.Say(c.Answer.Says())}})
	}
	return t
}

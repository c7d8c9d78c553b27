package govuk

import (
	"ownway/internal/content"
	"ownway/value/fault"
)

// Fault is one thing to put right: the field it is in and what to do.
type Fault struct {
	Field string // the Name of the field; empty when it is about the whole page
	Text  string
}

// Faults are all the things to put right on a page, in the order of its fields.
type Faults []Fault

// FaultsOf lists the faults of an error in the reader's language. An error
// that is no fault gives none: that is for the page "Something went wrong".
func FaultsOf(words *content.Words, err error) Faults {
	var all Faults
	for _, f := range fault.All(err) {
		text := words.Say(f.Text)
		if f.Line > 0 {
			text = words.T("govuk.on-line", "line", f.Line, "fault", text)
		}
		all = append(all, Fault{Field: f.Field, Text: text})
	}
	return all
}

// On gives what is to be put right in a field, or nothing.
func (f Faults) On(field string) string {
	for _, one := range f {
		if one.Field == field {
			return one.Text
		}
	}
	return ""
}

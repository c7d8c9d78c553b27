package buy

import (
	"errors"
	"strconv"

	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
	"ownway/value/fault"
)

// mostStays is how many stays in a care home one page asks about.
const mostStays = 6

// stayFields are the first and the last day of one stay.
type stayFields struct{ First, Last govuk.DateField }

// fieldsOf names the fields of a stay, with what was typed into them.
func fieldsOf(v *visit.Visit, get func(string) string, n int) stayFields {
	at := strconv.Itoa(n)
	first := govuk.DateField{Ask: govuk.Ask{Name: "first-" + at, Label: v.T("buy.stay-first"), Error: v.Error("first-" + at)}}
	last := govuk.DateField{Ask: govuk.Ask{Name: "last-" + at, Label: v.T("buy.stay-last"), Error: v.Error("last-" + at)}}
	return stayFields{first.Typed(get), last.Typed(get)}
}

func empty(f govuk.DateField) bool { return f.Day+f.Month+f.Year == "" }

func (s stayFields) empty() bool { return empty(s.First) && empty(s.Last) }

// stays reads the stays that were typed; one that is left empty is none.
func stays(v *visit.Visit, get func(string) string) (all []law.Stay, err error) {
	var wrong []error
	for n := 1; n <= mostStays; n++ {
		f := fieldsOf(v, get, n)
		if f.empty() {
			continue
		}
		first, noFirst := govuk.ParseDate(get, f.First.Name)
		last, noLast := govuk.ParseDate(get, f.Last.Name)
		if noFirst == nil && noLast == nil && last.Before(first) {
			noLast = fault.Invalid(f.Last.Name, policy.NeverHolds)
		}
		if noFirst != nil || noLast != nil {
			wrong = append(wrong, noFirst, noLast)
			continue
		}
		all = append(all, law.Stay{First: first, Last: last})
	}
	return all, errors.Join(wrong...)
}

// stayForms gives the stays that were typed, and one more to type.
func stayForms(v *visit.Visit, get func(string) string) (all []stayFields) {
	for n := 1; n <= mostStays; n++ {
		f := fieldsOf(v, get, n)
		if f.empty() && len(all) > 0 && all[len(all)-1].empty() {
			break
		}
		all = append(all, f)
	}
	return all
}

// boxes are the parts of the dates of stays, to send along with a form.
func boxes(all []law.Stay) (pairs [][2]string) {
	for i, s := range all {
		at := strconv.Itoa(i + 1)
		for _, f := range []govuk.DateField{
			govuk.DateField{Ask: govuk.Ask{Name: "first-" + at}}.On(s.First), govuk.DateField{Ask: govuk.Ask{Name: "last-" + at}}.On(s.Last)} {
			pairs = append(pairs, [2]string{f.Name + "-day", f.Day}, [2]string{f.Name + "-month", f.Month}, [2]string{f.Name + "-year", f.Year})
		}
	}
	return pairs
}

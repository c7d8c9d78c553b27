package policy

import (
	"reflect"
	"strconv"
	"strings"

	"ownway/value/calendar"
	"ownway/value/money"
)

// Saying is one value of a policy as it stands in its file.
type Saying struct {
	Path  string // of the field
	Value string // as it is written: yes, never, 13.75, own-account
	Origin
}

// says finds what a policy says of one topic on a day, with what contradicts it.
type says func(p *Policy, on calendar.Date) []Saying

// stated reads a dated value.
func stated[T any](path string, of func(*Policy) Dated[T]) says {
	return func(p *Policy, on calendar.Date) []Saying {
		d := of(p)
		now, known := d.On(on)
		var all []Saying
		for i, s := range d {
			if !s.HoldsOn(on) || !s.Contradicts && (!known || s.From != now.From) {
				continue
			}
			at := path
			if len(d) > 1 {
				at += "[" + strconv.Itoa(i) + "]"
			}
			all = append(all, Saying{at, asWritten(s.Is), s.Origin})
		}
		return all
	}
}

// listed reads those of a list that hold on the day.
func listed[T any](path string, of func(*Policy) []T, say func(T) (value string, o Origin, wanted bool)) says {
	return func(p *Policy, on calendar.Date) []Saying {
		var all []Saying
		for i, one := range of(p) {
			if value, o, wanted := say(one); wanted && o.HoldsOn(on) {
				all = append(all, Saying{path + "[" + strconv.Itoa(i) + "]", value, o})
			}
		}
		return all
	}
}

// asWritten writes a value as a policy file writes it; a list with commas between.
func asWritten(v any) string {
	switch v := v.(type) {
	case bool:
		return yesOrNo(v)
	case money.Amount:
		return v.Plain()
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Int:
		return strconv.FormatInt(r.Int(), 10)
	case reflect.Slice:
		each := make([]string, r.Len())
		for i := range each {
			each[i] = r.Index(i).String()
		}
		return strings.Join(each, ", ")
	}
	return r.String()
}

func yesOrNo(v bool) string {
	if v {
		return "yes"
	}
	return "no"
}

package hours

import (
	"cmp"
	"slices"

	"ownway/value/calendar"
)

// Difference is what is still to be paid, or was paid too much when below
// zero, for one kind of time on one date.
type Difference struct {
	Date    calendar.Date
	Kind    Kind
	Minutes int
	Nights  int
}

// Correction gives what puts right a sheet that was paid one way and agreed
// later another way: paid and the correction together are what was agreed.
// Days that were right are left out.
func Correction(paid, agreed []Entry) []Difference {
	type place struct {
		date calendar.Date
		kind Kind
	}
	sums := map[place]Difference{}
	add := func(e Entry, sign int) {
		at := place{e.Date, e.Kind}
		d := sums[at]
		d.Date, d.Kind = e.Date, e.Kind
		d.Minutes += sign * e.Minutes
		d.Nights += sign * e.Nights
		sums[at] = d
	}
	for _, e := range paid {
		add(e, -1)
	}
	for _, e := range agreed {
		add(e, 1)
	}
	var list []Difference
	for _, d := range sums {
		if d.Minutes != 0 || d.Nights != 0 {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Kind.order(), b.Kind.order()))
	})
	return list
}

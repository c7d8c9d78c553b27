package reconcile

import (
	"cmp"
	"slices"

	"ownway/value/calendar"
)

// A payment that comes from a day before to three days after its day comes on
// its day: banks wait for working days, and people for the evening.
const (
	soonest = -1
	latest  = 3
)

// onTheDay matches the lines of twins that came on the day of one of them. This
// goes before any that came late or early: else one class that nobody went to
// would make every later one a week late.
func (m *matcher) onTheDay(c cluster, g grade) {
	dues := map[calendar.Date][]int{}
	for _, e := range c.things {
		dues[m.expected[e].Due] = append(dues[m.expected[e].Due], e)
	}
	came := map[calendar.Date][]int{}
	for _, l := range c.lines {
		if due, ok := m.dayOf(c, l); ok {
			came[due] = append(came[due], l)
		}
	}
	if len(dues) == 1 && len(c.lines) <= len(c.things) { // whichever of the same
		came = map[calendar.Date][]int{m.expected[c.things[0]].Due: c.lines}
	}
	for due, lines := range came {
		things := dues[due]
		slices.SortFunc(things, func(a, b int) int { return cmp.Compare(m.expected[a].ID, m.expected[b].ID) })
		away := func(l int) int { return apart(m.lines[l], m.expected[things[0]]) }
		slices.SortFunc(lines, func(a, b int) int {
			return cmp.Or(cmp.Compare(away(a), away(b)), m.lines[a].Date.Compare(m.lines[b].Date), cmp.Compare(m.lines[a].Row, m.lines[b].Row))
		})
		n := min(len(lines), len(things))
		for n > 0 && n < len(lines) && away(lines[n-1]) == away(lines[n]) {
			n-- // as near as one that would be left
		}
		for i := range n {
			m.take(found{lines: []int{lines[i]}, things: []int{things[i]}, grade: g})
		}
	}
}

// dayOf gives the day on which the line came, the only nearest of those of its
// twins.
func (m *matcher) dayOf(c cluster, l int) (calendar.Date, bool) {
	best := -1
	tied := false
	for _, e := range c.edges[l] {
		switch {
		case best < 0 || apart(m.lines[l], m.expected[e]) < apart(m.lines[l], m.expected[best]):
			best, tied = e, false
		case m.expected[e].Due != m.expected[best].Due && apart(m.lines[l], m.expected[e]) == apart(m.lines[l], m.expected[best]):
			tied = true
		}
	}
	if best < 0 || tied {
		return calendar.Date{}, false
	}
	n, _ := days(m.lines[l], m.expected[best])
	due := m.expected[best].Due
	return due, n >= soonest && n <= latest && !due.After(m.last)
}

// mayStillCome reports whether the line is early for something whose day has
// not come, while a twin of it is about as near: then the line may be that
// twin's, and this one's own line is still to come.
func (m *matcher) mayStillCome(c cluster, l, e int) bool {
	n, _ := days(m.lines[l], m.expected[e])
	if n >= soonest || !m.expected[e].Due.After(m.last) {
		return false
	}
	return slices.ContainsFunc(c.things, func(o int) bool {
		return m.expected[o].Due != m.expected[e].Due && apart(m.lines[l], m.expected[o]) <= -2*n
	})
}

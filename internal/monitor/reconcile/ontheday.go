package reconcile

import (
	"cmp"
	"maps"
	"slices"

	"ownway/value/calendar"
)

// latest is how many days after its day, or after the next working day, a
// payment still comes on its day. While an earlier one is missing, only the day
// itself will do.
const latest = 3

// missing is how many days an earlier one may have been missing for to put in
// doubt which of the two a line is.
const missing = 12

// onTheDay matches the lines of twins that came on the day of one of them. This
// goes before any that came late or early: else one class that nobody went to
// would make every later one a week late. It gives the lines of which nobody
// can say whether they are that day's or an earlier one's.
func (m *matcher) onTheDay(c cluster, g grade) (unclear []int) {
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
	for _, due := range slices.SortedFunc(maps.Keys(came), calendar.Date.Compare) {
		unclear = append(unclear, m.onDay(c, g, came[due], dues[due])...)
	}
	return unclear
}

// onDay matches lines with things that are all due on one day, the nearest
// first.
func (m *matcher) onDay(c cluster, g grade, lines, things []int) (unclear []int) {
	slices.SortFunc(things, func(a, b int) int { return cmp.Compare(m.expected[a].ID, m.expected[b].ID) })
	away := func(l int) int { n := late(m.lines[l], m.expected[things[0]]); return max(n, -n) }
	slices.SortFunc(lines, func(a, b int) int {
		return cmp.Or(cmp.Compare(away(a), away(b)), m.lines[a].Date.Compare(m.lines[b].Date), cmp.Compare(m.lines[a].Row, m.lines[b].Row))
	})
	if m.earlierMissing(c, lines, things[0]) {
		first, last := m.lines[lines[0]].Date, m.lines[lines[len(lines)-1]].Date
		if len(lines) > len(things) && first != last {
			return lines
		}
		lines = slices.DeleteFunc(lines, func(l int) bool { n := late(m.lines[l], m.expected[things[0]]); return n != 0 })
	}
	n := min(len(lines), len(things))
	for n > 0 && n < len(lines) && away(lines[n-1]) == away(lines[n]) {
		n-- // as near as one that would be left
	}
	for i := range n {
		m.take(found{lines: []int{lines[i]}, things: []int{things[i]}, grade: g})
	}
	return nil
}

// earlierMissing reports whether a twin due not long before is still free that
// any of the lines could be.
func (m *matcher) earlierMissing(c cluster, lines []int, thing int) bool {
	due := m.expected[thing].Due
	return slices.ContainsFunc(lines, func(l int) bool {
		return slices.ContainsFunc(c.edges[l], func(e int) bool {
			n := m.expected[e].Due.DaysUntil(due)
			return m.expected[e].free() && n > 0 && n <= missing
		})
	})
}

// late is how many days after its day the line came, below zero before it. A
// day on which banks do not work lasts until the next on which they do.
func late(l line, e thing) int {
	n, _ := days(l, e)
	if n > 0 {
		return max(0, calendar.AddWorkingDays(e.Due, 0).DaysUntil(l.Date))
	}
	return n
}

// dayOf gives the day on which the line came, the only nearest of those of its
// twins.
func (m *matcher) dayOf(c cluster, l int) (calendar.Date, bool) {
	best, least := -1, 0
	tied := false
	for _, e := range c.edges[l] {
		n := late(m.lines[l], m.expected[e])
		n = max(n, -n)
		switch {
		case best < 0 || n < least:
			best, least, tied = e, n, false
		case n == least && m.expected[e].Due != m.expected[best].Due:
			tied = true
		}
	}
	if best < 0 || tied {
		return calendar.Date{}, false
	}
	due := m.expected[best].Due
	n := late(m.lines[l], m.expected[best])
	return due, n >= 0 && n <= latest && !due.After(m.last)
}

// mayStillCome reports whether the line is early for something whose day has
// not come, while a twin of it is not much further off: then the line may be that
// twin's, and this one's own line is still to come.
func (m *matcher) mayStillCome(c cluster, l, e int) bool {
	n, _ := days(m.lines[l], m.expected[e])
	if n >= 0 || !m.expected[e].Due.After(m.last) {
		return false
	}
	return slices.ContainsFunc(c.things, func(o int) bool {
		return m.expected[o].Due != m.expected[e].Due && apart(m.lines[l], m.expected[o]) <= -3*n
	})
}

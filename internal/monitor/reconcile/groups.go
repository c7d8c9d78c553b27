package reconcile

import (
	"cmp"
	"slices"

	"ownway/value/calendar"
	"ownway/value/money"
)

// groups matches a line that pays all that one payee is owed: everything that
// falls due on one day, like a quarter's tax of every PA, or everything that
// had fallen due by the day of the line. It needs no search among sums, so that
// a chance sum of a few of them does not come in its way.
func (m *matcher) groups() {
	wanted := map[int][]int{} // from a line to the only group that it pays
	claims := map[int]int{}
	for i, l := range m.lines {
		if !l.free() {
			continue
		}
		if g := m.groupOf(l); g != nil && !m.withheld(l, g) && !m.skips(l, g) {
			wanted[i] = g
			for _, e := range g {
				claims[e]++
			}
		}
	}
	for i, g := range wanted {
		if !slices.ContainsFunc(g, func(e int) bool { return claims[e] > 1 }) {
			m.take(found{lines: []int{i}, things: g, grade: m.worst([]int{i}, g)})
		}
	}
}

// groupOf gives the group that comes to the line's amount, and nothing when
// there is none or it is not clear which.
func (m *matcher) groupOf(l line) []int {
	byDay := map[calendar.Date][]int{}
	var due []int
	for j, e := range m.expected {
		if !e.free() || !m.partOf(l, e) || !partly(e.Amount, l.Amount) {
			continue
		}
		byDay[e.Due] = append(byDay[e.Due], j)
		if !e.Due.After(l.Date) {
			due = append(due, j)
		}
	}
	var fits [][]int
	for _, g := range byDay {
		if m.comesTo(g, l.Amount) {
			fits = append(fits, g)
		}
	}
	if len(fits) == 0 && m.comesTo(due, l.Amount) {
		return due
	}
	return m.muchNearest(l, fits)
}

// muchNearest gives the group whose day is less than half as far from the line
// as that of any other, as of one month's pension among those of several.
func (m *matcher) muchNearest(l line, groups [][]int) []int {
	if len(groups) == 0 {
		return nil
	}
	away := func(g []int) int { return apart(l, m.expected[g[0]]) }
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(away(a), away(b)) })
	if len(groups) > 1 && 2*away(groups[0]) >= away(groups[1]) {
		return nil
	}
	return groups[0]
}

// comesTo reports whether two things or more of one kind and payee add up.
func (m *matcher) comesTo(things []int, amount money.Amount) bool {
	if len(things) < 2 {
		return false
	}
	var sum money.Amount
	first := m.expected[things[0]]
	for _, j := range things {
		e := m.expected[j]
		if e.Kind != first.Kind || e.words.squeezed != first.words.squeezed {
			return false
		}
		sum += e.Amount
	}
	return sum == amount
}

// alikeLast sorts the parts so that those that differ in nothing stand
// together, and says which of them are the same as the one before.
func (m *matcher) alikeLast(parts []int) (same []bool) {
	slices.SortFunc(parts, func(a, b int) int {
		x, y := m.expected[a], m.expected[b]
		return cmp.Or(cmp.Compare(x.Amount, y.Amount), x.Due.Compare(y.Due), cmp.Compare(x.words.squeezed, y.words.squeezed),
			cmp.Compare(x.reference.squeezed, y.reference.squeezed), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
	same = make([]bool, len(parts))
	for i := 1; i < len(parts); i++ {
		x, y := m.expected[parts[i-1]], m.expected[parts[i]]
		same[i] = x.Due == y.Due && twins(x, y)
	}
	return same
}

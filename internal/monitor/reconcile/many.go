package reconcile

import (
	"slices"

	"ownway/value/money"
)

// mostParts bounds how many parts are tried together; with more, a sum proves
// little, and the line is left to a person.
const mostParts = 12

// sums is one side's single place and the sets of places on the other side
// that add up to it.
type sums struct {
	single int
	sets   [][]int
}

// oneToMany matches a line that pays several things at once, like three months
// of tax. Each part must agree with the line in payee or reference.
func (m *matcher) oneToMany() {
	var all []sums
	for i, l := range m.lines {
		if !l.free() {
			continue
		}
		var parts []int
		for j, e := range m.expected {
			if e.free() && m.partOf(l, e) && partly(e.Amount, l.Amount) {
				parts = append(parts, j)
			}
		}
		if m.withheld(l, parts) {
			continue
		}
		same := m.alikeLast(parts)
		all = append(all, sums{i, setsOf(parts, same, l.Amount, func(j int) money.Amount { return m.expected[j].Amount })})
	}
	for _, s := range all {
		switch {
		case decided(s, all) && m.skips(m.lines[s.single], s.sets[0]):
			m.lines[s.single].stuck, m.lines[s.single].rivals = true, s.sets[0]
		case decided(s, all):
			m.take(found{lines: []int{s.single}, things: s.sets[0], grade: m.worst([]int{s.single}, s.sets[0])})
		case len(s.sets) > 0:
			m.lines[s.single].stuck = true
			m.lines[s.single].rivals = merged(s.sets)
			for _, e := range m.lines[s.single].rivals {
				m.expected[e].stuck = true
			}
		}
	}
}

// manyToOne matches several lines that together pay one thing, like a
// contribution paid in by halves.
func (m *matcher) manyToOne() {
	var all []sums
	for j, e := range m.expected {
		if !e.free() {
			continue
		}
		var parts []int
		for i, l := range m.lines {
			if l.free() && m.partOf(l, e) && partly(l.Amount, e.Amount) {
				parts = append(parts, i)
			}
		}
		all = append(all, sums{j, setsOf(parts, nil, e.Amount, func(i int) money.Amount { return m.lines[i].Amount })})
	}
	for _, s := range all {
		switch {
		case decided(s, all):
			m.take(found{lines: s.sets[0], things: []int{s.single}, grade: m.worst(s.sets[0], []int{s.single})})
		case len(s.sets) > 0:
			for _, l := range merged(s.sets) {
				m.lines[l].stuck = true
				m.lines[l].rivals = append(m.lines[l].rivals, s.single)
			}
		}
	}
}

// skips reports whether a set leaves out something like one of its parts that
// fell due shortly before that part: people pay what is oldest first, and a sum
// is no proof of which of the same it is for.
func (m *matcher) skips(l line, set []int) bool {
	return slices.ContainsFunc(set, func(part int) bool {
		p := m.expected[part]
		return slices.ContainsFunc(m.byAmount[p.Amount], func(o int) bool {
			e := m.expected[o]
			n := e.Due.DaysUntil(p.Due)
			if slices.Contains(set, o) || !twins(e, p) || n <= 0 {
				return false
			}
			// one paid by a line of its own stands between two that are not
			between := e.taken && slices.ContainsFunc(set, func(q int) bool { return twins(m.expected[q], p) && m.expected[q].Due.Before(e.Due) })
			return between || !e.taken && e.Due.DaysUntil(l.Date) <= e.Late+sumLate
		})
	})
}

// mostAlike bounds how many of the same are looked for in one sum.
const mostAlike = 4

// sumLate is by how many days longer the first of them may have waited.
const sumLate = 14

// markInSums notes what a line may pay together with others like it: of things
// that are the same, those last due by the day of a line that is so many times
// their amount. That such a thing has no line of its own tells nothing.
func (m *matcher) markInSums() {
	for _, l := range m.lines {
		if !l.free() || l.Amount == 0 {
			continue
		}
		for k := 2; k <= mostAlike; k++ {
			part := l.Amount / money.Amount(k)
			if part*money.Amount(k) != l.Amount {
				continue
			}
			due := slices.DeleteFunc(slices.Clone(m.byAmount[part]), func(i int) bool {
				e := m.expected[i]
				n, _ := days(l, e)
				return n < -1 || n > e.Late+sumLate || !m.known(l, e)
			})
			slices.SortFunc(due, func(a, b int) int { return m.expected[b].Due.Compare(m.expected[a].Due) })
			for _, i := range due[:min(k, len(due))] {
				m.expected[i].inSum = true
			}
		}
	}
}

// withheld reports whether something that could be a part as well waits for a
// person, so that a sum of the others is no proof.
func (m *matcher) withheld(l line, parts []int) bool {
	return slices.ContainsFunc(m.expected, func(e thing) bool {
		return e.stuck && !e.taken && m.partOf(l, e) && partly(e.Amount, l.Amount) &&
			slices.ContainsFunc(parts, func(p int) bool { return twins(m.expected[p], e) })
	})
}

func (m *matcher) partOf(l line, e thing) bool {
	_, ok := days(l, e)
	return ok && m.grade(l, e) <= byPayee
}

// partly reports whether an amount goes the same way as the whole and is less.
func partly(part, whole money.Amount) bool {
	return part != 0 && (part < 0) == (whole < 0) && part.Abs() < whole.Abs()
}

// setsOf finds every set of two parts or more that adds up to the whole. With
// more than one set it is not clear which is meant. Of parts that are the same
// as the one before, the first are chosen: any other choice is the same set.
func setsOf(parts []int, same []bool, whole money.Amount, amount func(int) money.Amount) (sets [][]int) {
	if len(parts) < 2 || len(parts) > mostParts {
		return nil
	}
	var try func(from int, left money.Amount, chosen []int)
	try = func(from int, left money.Amount, chosen []int) {
		if left == 0 {
			sets = append(sets, slices.Clone(chosen))
			return
		}
		for n := from; n < len(parts); n++ {
			if n > from && same != nil && same[n] {
				continue
			}
			if a := amount(parts[n]); a.Abs() <= left.Abs() {
				try(n+1, left-a, append(chosen, parts[n]))
			}
		}
	}
	try(0, whole, nil)
	return sets
}

// decided reports whether exactly one set adds up, and none of its parts is
// wanted by anything else.
func decided(s sums, all []sums) bool {
	if len(s.sets) != 1 {
		return false
	}
	for _, other := range all {
		if other.single == s.single {
			continue
		}
		for _, part := range merged(other.sets) {
			if slices.Contains(s.sets[0], part) {
				return false
			}
		}
	}
	return true
}

func merged(sets [][]int) []int {
	var all []int
	for _, set := range sets {
		for _, part := range set {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}

// worst is the least that agrees between any two of the match.
func (m *matcher) worst(lines, things []int) grade {
	g := both
	for _, l := range lines {
		for _, e := range things {
			g = max(g, m.grade(m.lines[l], m.expected[e]))
		}
	}
	return g
}

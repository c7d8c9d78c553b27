package reconcile

import "slices"

// cluster is lines and expectations that hang together: each could be one of
// the others', and none has to do with anything outside.
type cluster struct {
	lines, things []int
	edges         map[int][]int // from a line to the expectations that it may be
}

func (c cluster) may(l, e int) bool { return slices.Contains(c.edges[l], e) }

// singles matches one line with one expectation among the pairs of a grade.
func (m *matcher) singles(g grade) {
	for _, c := range m.clusters(g) {
		switch {
		case g == byAmount:
			m.onlyPair(c, g)
		case m.allTwins(c):
			m.inOrder(c, g, m.onTheDay(c, g))
		default:
			m.mutualBest(c, g)
		}
		m.stick(c)
	}
}

// clusters finds what hangs together among the free pairs of a grade.
func (m *matcher) clusters(g grade) []cluster {
	edges, back := map[int][]int{}, map[int][]int{}
	for i, l := range m.lines {
		if !l.free() {
			continue
		}
		for _, e := range m.candidates(l, g) {
			edges[i] = append(edges[i], e)
			back[e] = append(back[e], i)
		}
	}
	var out []cluster
	seenLine, seenThing := map[int]bool{}, map[int]bool{}
	for i := range m.lines {
		if len(edges[i]) == 0 || seenLine[i] {
			continue
		}
		c := cluster{edges: edges}
		seenLine[i] = true
		for next := []int{i}; len(next) > 0; next = next[1:] {
			c.lines = append(c.lines, next[0])
			for _, e := range edges[next[0]] {
				if seenThing[e] {
					continue
				}
				seenThing[e] = true
				c.things = append(c.things, e)
				for _, l := range back[e] {
					if !seenLine[l] {
						seenLine[l] = true
						next = append(next, l)
					}
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func (m *matcher) allTwins(c cluster) bool {
	for _, e := range c.things[1:] {
		if !twins(m.expected[c.things[0]], m.expected[e]) {
			return false
		}
	}
	return true
}

// onlyPair matches on amount and day alone where nothing else could be meant.
func (m *matcher) onlyPair(c cluster, g grade) {
	if len(c.lines) == 1 && len(c.things) == 1 {
		m.take(found{lines: c.lines, things: c.things, grade: g})
	}
}

// mutualBest matches a line and an expectation when each is the other's only
// best, the nearest day being best, and goes on until no such pair is left.
func (m *matcher) mutualBest(c cluster, g grade) {
	for again := true; again; {
		again = false
		var now [][2]int
		for _, l := range c.lines {
			if e, ok := m.bestThing(c, l); ok {
				if back, ok := m.bestLine(c, e); ok && back == l {
					now = append(now, [2]int{l, e})
				}
			}
		}
		for _, pair := range now {
			m.take(found{lines: []int{pair[0]}, things: []int{pair[1]}, grade: g})
			again = true
		}
	}
}

func (m *matcher) bestThing(c cluster, l int) (int, bool) {
	if !m.lines[l].free() {
		return 0, false
	}
	return onlyLeast(c.edges[l], func(e int) (int, bool) {
		return apart(m.lines[l], m.expected[e]), m.expected[e].free()
	})
}

func (m *matcher) bestLine(c cluster, e int) (int, bool) {
	return onlyLeast(c.lines, func(l int) (int, bool) {
		return apart(m.lines[l], m.expected[e]), m.lines[l].free() && c.may(l, e)
	})
}

// onlyLeast gives the choice with the least cost, if there is one and no other
// costs as little.
func onlyLeast(choices []int, cost func(int) (int, bool)) (best int, ok bool) {
	least := 0
	tied := false
	for _, choice := range choices {
		n, may := cost(choice)
		switch {
		case !may:
		case !ok || n < least:
			best, least, ok, tied = choice, n, true, false
		case n == least:
			tied = true
		}
	}
	return best, ok && !tied
}

// stick marks what still has a candidate of this grade when nothing decides:
// it must not fall to something worse, and waits for a person.
func (m *matcher) stick(c cluster) {
	stuck := map[int]bool{}
	for _, l := range c.lines {
		if m.lines[l].taken {
			continue
		}
		for _, e := range c.edges[l] {
			if !m.expected[e].taken {
				m.lines[l].rivals = append(m.lines[l].rivals, e)
				m.lines[l].stuck, stuck[e] = true, true
			}
		}
	}
	for e := range stuck {
		m.expected[e].stuck = true
	}
}

package reconcile

import "slices"

// cluster is lines and expectations that hang together: each could be one of
// the others', and none has to do with anything outside.
type cluster struct {
	lines, things []int
	edges         map[int][]int // from a line to the expectations that it may be
}

func (c cluster) may(l, e int) bool { return slices.Contains(c.edges[l], e) }

// singles matches one line with one expectation among the pairs that agree in
// payee or reference, and then among those of amount and day alone.
func (m *matcher) singles() {
	for _, c := range m.clusters(m.known) {
		m.certain(c)
		m.stick(c)
	}
	for _, c := range m.clusters(m.alone) {
		m.onlyPair(c)
		m.stick(c)
	}
}

// clusters finds what hangs together among the free pairs that may be one.
func (m *matcher) clusters(may func(line, thing) bool) []cluster {
	edges, back := map[int][]int{}, map[int][]int{}
	for i, l := range m.lines {
		if !l.free() {
			continue
		}
		for _, e := range m.candidates(l, may) {
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

// onlyPair proposes a match on amount and day where nothing else could be meant.
func (m *matcher) onlyPair(c cluster) {
	if len(c.lines) == 1 && len(c.things) == 1 {
		m.take(found{lines: c.lines, things: c.things, grade: byAmount})
	}
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

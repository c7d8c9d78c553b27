package reconcile

import (
	"cmp"
	"slices"
)

// certain matches the lines of a cluster with its things where it is certain
// which is which.
func (m *matcher) certain(c cluster) {
	w, paid, ok := m.likely(c)
	if !ok {
		return // too many ways: a person looks
	}
	for _, alike := range m.sameDay(w) {
		for _, f := range m.settle(w, paid, alike) {
			m.take(f)
		}
	}
}

// sameDay gathers the places of things that differ in nothing, their day
// included: it does not matter which of them a line pays.
func (m *matcher) sameDay(w ways) (groups [][]int) {
	for j, e := range w.things {
		i := slices.IndexFunc(groups, func(g []int) bool {
			o := m.expected[w.things[g[0]]]
			return o.Due == m.expected[e].Due && twins(o, m.expected[e])
		})
		if i < 0 {
			groups = append(groups, nil)
			i = len(groups) - 1
		}
		groups[i] = append(groups[i], j)
	}
	return groups
}

// claim is how likely a line pays one of a group of things.
type claim struct {
	line int // its place
	pays float64
	sure float64 // that nothing else is paid by it
}

// settle matches a group of things with the lines that most likely pay them,
// where those are certain. A line as likely as one that would be left is left
// too.
func (m *matcher) settle(w ways, paid [][]float64, group []int) (out []found) {
	claims := claimsOn(paid, group)
	n := min(len(group), len(claims))
	for n > 0 && n < len(claims) && claims[n-1].pays-claims[n].pays < 1e-9 {
		n--
	}
	for k, c := range claims[:n] {
		l, e := w.lines[c.line], w.things[group[k]]
		if c.sure >= certainly && slices.Contains(w.may[c.line], group[k]) {
			out = append(out, found{lines: []int{l}, things: []int{e}, grade: m.grade(m.lines[l], m.expected[e])})
		}
	}
	return out
}

// claimsOn lists the lines that may pay one of a group, the likeliest first. A
// line that pays it or else is one too many beside another that does is as sure
// as one that pays it: which of two payments is the second, nobody need know.
func claimsOn(paid [][]float64, group []int) (claims []claim) {
	all := 0.0
	for _, p := range paid {
		for _, j := range group {
			all += p[j]
		}
	}
	for i, p := range paid {
		c, anything := claim{line: i}, 0.0
		for _, q := range p {
			anything += q
		}
		for _, j := range group {
			c.pays += p[j]
		}
		if c.pays > 0 {
			others := max(0, all-c.pays-float64(len(group)-1))
			c.sure = c.pays + min(1-anything, others)
			claims = append(claims, c)
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.pays, a.pays) })
	return claims
}

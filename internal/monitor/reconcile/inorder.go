package reconcile

import (
	"cmp"
	"slices"
)

// mostCells bounds the work on one cluster of twins. More than 200
// lines that are all alike with as many expectations are left to a person.
const mostCells = 40_000

// inOrder matches lines with twins in the order in which both fall: as many as
// can be, with as few days between as can be. A pair that another way to do so,
// hardly worse, would not have is left; so are the unclear lines.
func (m *matcher) inOrder(c cluster, g grade, unclear []int) {
	lines := slices.DeleteFunc(slices.Clone(c.lines), func(l int) bool { return !m.lines[l].free() || slices.Contains(unclear, l) })
	things := slices.DeleteFunc(slices.Clone(c.things), func(e int) bool { return !m.expected[e].free() })
	if len(lines) == 0 || len(things) == 0 || len(lines)*len(things) > mostCells {
		return
	}
	slices.SortFunc(lines, func(a, b int) int {
		x, y := m.lines[a], m.lines[b]
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Row, y.Row), cmp.Compare(x.OwnID, y.OwnID), a-b)
	})
	slices.SortFunc(things, func(a, b int) int {
		x, y := m.expected[a], m.expected[b]
		return cmp.Or(x.Due.Compare(y.Due), cmp.Compare(x.ID, y.ID), a-b)
	})
	a := alignment{worth: grid(len(lines), len(things))}
	for i, l := range lines {
		for j, e := range things {
			if c.may(l, e) {
				a.worth[i][j] = oneMatch - apart(m.lines[l], m.expected[e])
			}
		}
	}
	for _, pair := range a.certain() {
		if m.mayStillCome(c, lines[pair[0]], things[pair[1]]) {
			continue
		}
		m.take(found{lines: []int{lines[pair[0]]}, things: []int{things[pair[1]]}, grade: g})
	}
}

// clearly is by how many days an alignment must be better than any other.
const clearly = 8

// oneMatch is worth more than any number of days.
const oneMatch = 1 << 32

// alignment pairs two rows in order for the greatest worth. A worth of nothing
// means that the two cannot be a pair.
type alignment struct {
	worth [][]int
}

func grid(n, k int) [][]int {
	g := make([][]int, n)
	for i := range g {
		g[i] = make([]int, k)
	}
	return g
}

// before gives the greatest worth of what stands before each two places.
func (a alignment) before() [][]int {
	n, k := len(a.worth), len(a.worth[0])
	g := grid(n+1, k+1)
	for i := range n {
		for j := range k {
			g[i+1][j+1] = max(g[i][j+1], g[i+1][j])
			if w := a.worth[i][j]; w > 0 {
				g[i+1][j+1] = max(g[i+1][j+1], g[i][j]+w)
			}
		}
	}
	return g
}

// after gives the greatest worth of what stands from each two places on.
func (a alignment) after() [][]int {
	n, k := len(a.worth), len(a.worth[0])
	g := grid(n+1, k+1)
	for i := n - 1; i >= 0; i-- {
		for j := k - 1; j >= 0; j-- {
			g[i][j] = max(g[i+1][j], g[i][j+1])
			if w := a.worth[i][j]; w > 0 {
				g[i][j] = max(g[i][j], g[i+1][j+1]+w)
			}
		}
	}
	return g
}

// certain lists the pairs that every best alignment has.
func (a alignment) certain() [][2]int {
	before, after := a.before(), a.after()
	best := after[0][0]
	var able [][2]int // pairs that some best alignment has
	for i, row := range a.worth {
		for j, w := range row {
			if w > 0 && before[i][j]+w+after[i+1][j+1] == best {
				able = append(able, [2]int{i, j})
			}
		}
	}
	return slices.DeleteFunc(able, func(p [2]int) bool { return best-a.without(p) < clearly })
}

// without gives the greatest worth when two places may not be a pair.
func (a alignment) without(p [2]int) int {
	kept := a.worth[p[0]][p[1]]
	a.worth[p[0]][p[1]] = 0
	best := a.after()[0][0]
	a.worth[p[0]][p[1]] = kept
	return best
}

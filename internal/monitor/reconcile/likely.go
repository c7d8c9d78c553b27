package reconcile

import (
	"cmp"
	"maps"
	"slices"
)

// certainly is how likely a pair must be, of all ways in which the lines of a
// cluster may pay its things, for nobody to be asked.
const certainly = 0.982

// ways weighs every way in which the lines of a cluster may pay its things.
// Each line pays one thing or none, each thing is paid by one line or none.
type ways struct {
	lines, things []int
	may           [][]int           // the places of the things that each line may pay
	weight        []map[int]float64 // how often each of them comes as the line did
	extra         []float64         // how often a line like it pays none of them
	absent        []float64         // how often each thing has not come
	leaves        []int             // the last line that may pay the thing
}

// state is the things that are paid already, of those that a later line may
// still pay.
type state = uint64

// likely weighs the pairs of a cluster, and gives nothing when there are too
// many ways to weigh.
func (m *matcher) likely(c cluster) (w ways, paid [][]float64, ok bool) {
	w = m.waysOf(c)
	if paid, ok = w.weighed(); !ok {
		w.narrow()
		paid, ok = w.weighed()
		return w, paid, ok
	}
	if m.follow(&w, paid) {
		paid, ok = w.weighed()
	}
	return w, paid, ok
}

// farLess is how many times less likely than a line's best a pair is that is left
// out where there are too many ways to weigh, as with the same payment each day.
const farLess = 20

// narrow leaves out the pairs that are far less likely than others of their line.
func (w *ways) narrow() {
	for j := range w.leaves {
		w.leaves[j] = -1
	}
	for i := range w.lines {
		best := 0.0
		for _, q := range w.weight[i] {
			best = max(best, q)
		}
		w.may[i] = slices.DeleteFunc(w.may[i], func(j int) bool { return w.weight[i][j]*farLess < best })
		for _, j := range w.may[i] {
			w.leaves[j] = i
		}
	}
}

// habit is how many lines must come as many days late for it to be how this
// payee is paid.
const habit = 2

// follow notes where lines come regularly on another day than theirs, like wages
// that are paid four days late each week.
func (m *matcher) follow(w *ways, paid [][]float64) (any bool) {
	count := map[int]float64{}
	for i, l := range w.lines {
		for _, j := range w.may[i] {
			count[late(m.lines[l], m.expected[w.things[j]])] += paid[i][j]
		}
	}
	for i, l := range w.lines {
		for _, j := range w.may[i] {
			if n := late(m.lines[l], m.expected[w.things[j]]); n != 0 && n != 1 && count[n] >= habit {
				w.weight[i][j], any = w.weight[i][j]*dayAfter/comes(m.expected[w.things[j]].Kind, n), true
			}
		}
	}
	return any
}

// weighed gives how likely each line pays each thing.
func (w ways) weighed() (paid [][]float64, ok bool) {
	if len(w.things) > 64 {
		return nil, false
	}
	before := []map[state]float64{{0: 1}}
	for i := range w.lines {
		next := w.step(i, before[i])
		if len(next) > aroundOnce {
			return nil, false
		}
		before = append(before, next)
	}
	return w.pairs(before), true
}

func (m *matcher) waysOf(c cluster) ways {
	w := ways{lines: slices.Clone(c.lines), things: slices.Clone(c.things)}
	slices.SortFunc(w.lines, m.byDate)
	slices.SortFunc(w.things, func(a, b int) int {
		x, y := m.expected[a], m.expected[b]
		return cmp.Or(x.Due.Compare(y.Due), cmp.Compare(x.ID, y.ID))
	})
	place := map[int]int{}
	for j, e := range w.things {
		place[e] = j
		w.absent = append(w.absent, m.expected[e].notYet(m.last))
		w.leaves = append(w.leaves, -1)
	}
	for i, l := range w.lines {
		w.extra = append(w.extra, m.extra(w.lines, i))
		w.weight, w.may = append(w.weight, map[int]float64{}), append(w.may, nil)
		for _, e := range c.edges[l] {
			j := place[e]
			w.may[i] = append(w.may[i], j)
			w.weight[i][j] = m.weigh(m.lines[l], m.expected[e], c.edges[l])
			w.leaves[j] = i
		}
		slices.Sort(w.may[i])
	}
	return w
}

// extra gives how often a line pays none of the things that it could: a second
// payment soon before or after another.
func (m *matcher) extra(lines []int, i int) float64 {
	l := m.lines[lines[i]]
	for _, o := range []int{i - 1, i + 1} {
		if o >= 0 && o < len(lines) && soon(l, m.lines[lines[o]]) {
			return twice
		}
	}
	if slices.ContainsFunc(m.before, func(b past) bool {
		return b.Amount == l.Amount && soon(b.line, l) && alike(b.name(), l.name())
	}) {
		return twice
	}
	return another
}

// daysSoon is within how many days of another a payment may be a second one.
const daysSoon = 3

// soon reports whether two lines are within days of one another.
func soon(a, b line) bool {
	n := a.Date.DaysUntil(b.Date)
	return max(n, -n) <= daysSoon
}

// weigh gives how often the thing comes as the line did.
func (m *matcher) weigh(l line, e thing, among []int) float64 {
	p := comes(e.Kind, late(l, e))
	if n := e.back.DaysUntil(l.Date); !e.back.IsZero() && n >= 0 && n <= daysAgain {
		p = again
	}
	other := func(o int) bool {
		return m.expected[o].reference.squeezed != e.reference.squeezed && l.gives(m.expected[o])
	}
	switch {
	case len(e.reference.squeezed) < 4:
	case l.gives(e):
		p *= 1 - noWord
	case slices.ContainsFunc(among, other):
		p *= noSuchWord
	default:
		p *= noWord
	}
	return p
}

// step goes on by one line: it pays something or nothing. Things that no later
// line may pay are settled.
func (w ways) step(i int, from map[state]float64) map[state]float64 {
	to := map[state]float64{}
	for _, s := range slices.Sorted(maps.Keys(from)) { // else the last digits would differ from run to run
		p := from[s]
		to[w.settled(i, s)] += p * w.extra[i] * w.missed(i, s)
		for _, j := range w.may[i] {
			if s&(1<<j) == 0 {
				t := s | 1<<j
				to[w.settled(i, t)] += p * w.weight[i][j] * w.missed(i, t)
			}
		}
	}
	return scaled(to)
}

// settled forgets the things for which this line was the last.
func (w ways) settled(i int, s state) state {
	for j, last := range w.leaves {
		if last == i {
			s &^= 1 << j
		}
	}
	return s
}

// missed weighs the things for which this line was the last and that nobody paid.
func (w ways) missed(i int, s state) float64 {
	p := 1.0
	for j, last := range w.leaves {
		if last == i && s&(1<<j) == 0 {
			p *= w.absent[j]
		}
	}
	return p
}

// pairs gives how likely each line pays each thing, all that the line may be
// together being 1, going back from the last line.
func (w ways) pairs(before []map[state]float64) [][]float64 {
	out := make([][]float64, len(w.lines))
	after := map[state]float64{0: 1}
	for i := len(w.lines) - 1; i >= 0; i-- {
		out[i] = make([]float64, len(w.things))
		earlier := map[state]float64{}
		whole := 0.0
		for _, s := range slices.Sorted(maps.Keys(before[i])) {
			p := before[i][s]
			earlier[s] = w.extra[i] * w.missed(i, s) * after[w.settled(i, s)]
			for _, j := range w.may[i] {
				if s&(1<<j) == 0 {
					t := s | 1<<j
					rest := w.weight[i][j] * w.missed(i, t) * after[w.settled(i, t)]
					earlier[s] += rest
					out[i][j] += p * rest
				}
			}
			whole += p * earlier[s]
		}
		for j := range out[i] {
			out[i][j] /= whole
		}
		after = scaled(earlier)
	}
	return out
}

// scaled makes the greatest weight 1, so that many lines do not come to nothing.
func scaled(weights map[state]float64) map[state]float64 {
	most := 0.0
	for _, p := range weights {
		most = max(most, p)
	}
	for s := range weights {
		weights[s] /= most
	}
	return weights
}

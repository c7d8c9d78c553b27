package reconcile

import (
	"cmp"
	"slices"
	"strings"
)

// returned are the words by which banks say that a payment came back. A refund
// is none: what was refunded was paid.
var returned = []string{"RETURNED", "RETURN", "REVERSAL", "REVERSED", "UNPAID"}

// daysBack is how long a payment may take to come back, and daysAgain how long
// until it is made again.
const (
	daysBack  = 7
	daysAgain = 14
)

// undone pairs a payment that came back with the payment before it, or with
// the one made again when the first is not among the lines.
func (m *matcher) undone() {
	all := m.inTime()
	for _, back := range all {
		b := m.lines[back]
		who, says := b.withoutWords(returned)
		if !says || !b.free() || m.refused(b, "") {
			continue
		}
		best, least := -1, 0
		tied := false
		for _, i := range all {
			l := m.lines[i]
			n := l.Date.DaysUntil(b.Date)
			if i == back || !l.free() || m.refused(l, "") || l.Amount != -b.Amount || n > daysBack || n < -daysAgain || !named(l, who) {
				continue
			}
			if n < 0 {
				n = daysBack - n // what went before is always nearer
			}
			switch {
			case best < 0 || n < least:
				tied = best >= 0 && least <= daysBack && n != least
				best, least = i, n
			case n <= daysBack && n != least:
				tied = true // either may be the one that came back
			}
		}
		switch {
		case best >= 0 && !tied:
			m.take(found{kind: CameBack, lines: []int{best, back}})
			m.markBack(m.lines[best], b)
		case best < 0:
			m.bounced(back, who)
		}
	}
}

// bounced pairs a payment that came back with the only one that it can be among
// those explained before. What that one paid is expected again.
func (m *matcher) bounced(back int, who wording) {
	b := m.lines[back]
	only := -1
	for n, o := range m.before {
		days := o.Date.DaysUntil(b.Date)
		if o.back || o.part || o.Amount != -b.Amount || o.Amount >= 0 || days < 0 || days > daysBack || !named(o.line, who) {
			continue
		}
		if only >= 0 {
			return // either may be the one that came back
		}
		only = n
	}
	if only >= 0 {
		m.before[only].back = true
		m.take(found{kind: Bounced, lines: []int{back}, before: []int{only}})
	}
}

// markBack notes on what the payment was probably for, that it came back.
func (m *matcher) markBack(paid, back line) {
	best := -1
	for _, i := range m.byAmount[paid.Amount] {
		e := m.expected[i]
		if _, ok := days(paid, e); ok && m.known(paid, e) && (best < 0 || apart(paid, e) < apart(paid, m.expected[best])) {
			best = i
		}
	}
	if best >= 0 && !paid.Date.After(back.Date) {
		m.expected[best].back = back.Date
	}
}

// inTime lists the lines as they happened.
func (m *matcher) inTime() []int {
	all := make([]int, len(m.lines))
	for i := range all {
		all[i] = i
	}
	slices.SortFunc(all, m.byDate)
	return all
}

// byDate orders two lines as they happened.
func (m *matcher) byDate(a, b int) int {
	x, y := m.lines[a], m.lines[b]
	return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Row, y.Row), cmp.Compare(x.OwnID, y.OwnID), a-b)
}

// named reports whether the line begins with the payee's words, or is from them,
// whichever of the two the bank cut.
func named(l line, who wording) bool {
	return strings.HasPrefix(l.words.squeezed, who.squeezed) || alike(l.words, who) || abbreviates(l.words, who) || abbreviates(who, l.words)
}

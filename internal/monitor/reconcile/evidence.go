package reconcile

import (
	"slices"
	"strings"
)

// grade says how much more than amount and day agrees; less is better.
type grade int

const (
	both        grade = iota // reference and payee
	byReference              // a reference that no other payee has, or the account number
	byPayee
	byAmount // nothing more
	none     // they cannot be the same
)

// grade compares the words of a line and an expectation whose amount and day
// have been looked at.
func (m *matcher) grade(l line, e thing) grade {
	reference, account := l.gives(e), l.givesAccount(e)
	payee := l.isFrom(e.words)
	switch {
	case m.refused(l, e.ID):
		return none
	case payee && (reference || account):
		return both
	case account, reference && e.lone:
		return byReference
	case payee:
		return byPayee
	case l.named:
		return none
	}
	return byAmount
}

// gives reports whether the line holds the reference.
func (l line) gives(e thing) bool {
	return l.reference.holds(e.reference) || l.words.holds(e.reference)
}

// givesAccount reports whether the line holds the number of the other account.
func (l line) givesAccount(e thing) bool {
	return len(e.Account.Number) == 8 && (strings.Contains(l.reference.squeezed, string(e.Account.Number)) ||
		strings.Contains(l.words.squeezed, string(e.Account.Number)))
}

// days is how many days after its due day the line came; before it when below
// zero. ok is false outside the window.
func days(l line, e thing) (n int, ok bool) {
	n = e.Due.DaysUntil(l.Date)
	return n, n >= -e.Early && n <= e.Late
}

// apart is the size of days.
func apart(l line, e thing) int {
	n, _ := days(l, e)
	return max(n, -n)
}

// known reports whether payee or reference agree, and alone whether nothing does
// but amount and day.
func (m *matcher) known(l line, e thing) bool { return m.grade(l, e) <= byPayee }
func (m *matcher) alone(l line, e thing) bool { return m.grade(l, e) == byAmount }

// candidates lists the free expectations of the line's amount and days that may
// be it.
func (m *matcher) candidates(l line, may func(line, thing) bool) []int {
	var out []int
	for _, i := range m.byAmount[l.Amount] {
		e := m.expected[i]
		if _, ok := days(l, e); ok && e.free() && may(l, e) {
			out = append(out, i)
		}
	}
	return out
}

// twins reports whether two expectations differ in nothing but their day, like
// the wages of two weeks: then they are met in the order in which they fall due.
func twins(a, b thing) bool {
	return a.Kind == b.Kind && a.Amount == b.Amount && a.words.squeezed == b.words.squeezed &&
		a.reference.squeezed == b.reference.squeezed && a.Account == b.Account
}

// markNamed finds the lines whose payee is known: one that is expected, or one
// that someone has said what it is. Such a line is never taken for something
// else because the amount happens to be the same, and so a PA paid twice does
// not look like another PA paid.
func (m *matcher) markNamed(learned Learned) {
	var payees []wording
	seen := map[string]bool{"": true}
	for _, e := range m.expected {
		if !seen[e.words.squeezed] {
			seen[e.words.squeezed] = true
			payees = append(payees, e.words)
		}
	}
	for i := range m.lines {
		l := &m.lines[i]
		l.inFull = true // so that only names in full count
		l.inFull = slices.ContainsFunc(payees, l.isFrom)
		l.named = l.inFull || learned.Of(l.Line) != "" || slices.ContainsFunc(payees, l.shortens)
	}
}

// isFrom reports whether the line names the payee, in the reference when the
// bank gives nothing else. A line that names a payee in full is not from
// another whose name it would abbreviate.
func (l line) isFrom(payee wording) bool {
	return alike(l.name(), payee) || !l.inFull && l.shortens(payee)
}

// shortens reports whether the line abbreviates the payee.
func (l line) shortens(payee wording) bool { return abbreviates(l.name(), payee) }

func (l line) name() wording {
	if l.words.squeezed == "" {
		return l.reference
	}
	return l.words
}

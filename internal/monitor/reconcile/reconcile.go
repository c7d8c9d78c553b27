// Package reconcile matches the lines of a bank statement with what was
// expected of the account, and says why. It sets aside payments that came back,
// and matches one line with one thing, then one line with several, then several
// lines with one, and last a refund with what it gives back. Where two
// candidates are equally good it chooses neither and leaves it to a person.
package reconcile

import (
	"slices"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Expected is something that a bank line may turn out to be.
type Expected struct {
	ID        expect.ID
	Kind      expect.Kind
	What      msg.Text     // its name, as a person reads it
	Amount    money.Amount // above zero for money in, below for money out
	Due       calendar.Date
	Early     int // days before Due on which a line may still be this
	Late      int // days after it
	Payee     string
	Reference string
	Account   ident.BankAccount // of the other side
}

// Kind is what sort of match it is.
type Kind int

// The kinds of match.
const (
	Paid     Kind = iota // lines pay things expected: one of the two is single, and both sides add up to the same
	CameBack             // two lines undo one another: a payment that came back, or was made again after it did
	Refunded             // two lines undo one another: a payment that nobody expected, and its refund
	Refund               // a line gives back an earlier payment, in whole or in part
	Bounced              // a line is a payment that was explained before, come back whole
)

// Match is lines and expectations that are the same money, or lines that give
// others back.
type Match struct {
	Kind     Kind
	Lines    []int // places in the lines given
	Expected []expect.ID
	// Gives and GivesBefore are the payments that are given back, by their places
	// in the lines given and in those explained before. Of several, which differ
	// in nothing but their day, it is one.
	Gives, GivesBefore []int
	Why                msg.Text
	Sure               bool // more than the amount and the day agree; what is not sure is only proposed
}

// Loose is a line that was not matched.
type Loose struct {
	Line       int
	Why        msg.Text
	Candidates []expect.ID // those that fit equally well, if that is why
	Category   string      // what lines of this payee were before, if someone said so
}

// Result is what came of the matching. Each line is either matched or loose,
// and each expectation either matched or unmet.
type Result struct {
	Matches []Match
	Loose   []Loose
	Unmet   []expect.ID
}

// Learned says what the lines of a payee are, by the shape of its name. Money
// in is apart from money out: a shop's refund is not another purchase.
type Learned map[string]string

// Learn notes what a line's payee stands for.
func (l Learned) Learn(line statement.Line, category string) { l[PayeeOf(line)] = category }

// Of gives what lines of this payee are, and nothing when nobody said so.
func (l Learned) Of(line statement.Line) string { return l[PayeeOf(line)] }

// PayeeOf tells the lines of one payee that go one way from all others.
func PayeeOf(line statement.Line) string {
	if line.Amount > 0 {
		return "+ " + Shape(line)
	}
	return Shape(line)
}

// Known is what is known of an account besides what is expected of it.
type Known struct {
	Learned Learned
	// Before are lines that were explained earlier. They are not matched again:
	// they tell a second payment from a late one, and what is given back.
	Before []Earlier
	// Not reports whether somebody said that the line at this place is not what
	// the id names; with no id, that it is no payment that came back. It is nil
	// when nobody said anything.
	Not func(line int, id expect.ID) bool
}

// Run matches lines with expectations. The order in which any is given makes
// no difference to what is matched with what.
func Run(lines []statement.Line, expected []Expected, known Known) Result {
	m := newMatcher(lines, expected)
	m.not = known.Not
	for _, l := range known.Before {
		m.before = append(m.before, past{line: line{Line: l.Line, words: worded(l.Payee), reference: worded(l.Reference)}, bought: l.Bought, back: l.Back, part: l.Part})
	}
	m.markNamed(known.Learned)
	m.undone()
	m.markInSums()
	m.singles()
	m.groups()
	m.oneToMany()
	m.manyToOne()
	m.refunded(known.Learned)
	return m.result(known.Learned)
}

// matcher holds what is still free while the matching goes on.
type matcher struct {
	lines    []line
	expected []thing
	byAmount map[money.Amount][]int // expectations of each amount
	last     calendar.Date          // of the lines
	matches  []found
	before   []past
	not      func(line int, id expect.ID) bool
}

// line is a bank line with its words made comparable.
type line struct {
	statement.Line
	at               int // its place
	words, reference wording
	named, inFull    bool  // its payee is known, and by its full name
	taken, stuck     bool  // matched, or equally good for more than one thing
	rivals           []int // expectations that it fits equally well
}

// thing is an expectation with its words made comparable.
type thing struct {
	Expected
	words, reference wording
	lone             bool          // no other payee has its reference
	inSum            bool          // a line is there that may pay it with others
	back             calendar.Date // the day on which a payment for it came back; no date when none did
	taken, stuck     bool
}

// past is a line that was explained already.
type past struct {
	line
	bought     string
	back, part bool
}

// found is one match, by places on both sides.
type found struct {
	kind          Kind
	lines, things []int
	gives, before []int // the payments given back
	grade         grade
}

func newMatcher(lines []statement.Line, expected []Expected) *matcher {
	m := &matcher{byAmount: map[money.Amount][]int{}}
	for i, l := range lines {
		if l.Date.After(m.last) {
			m.last = l.Date
		}
		m.lines = append(m.lines, line{Line: l, at: i, words: worded(l.Payee), reference: worded(l.Reference)})
	}
	for _, e := range expected {
		m.expected = append(m.expected, thing{Expected: e, words: worded(e.Payee), reference: worded(e.Reference)})
	}
	m.markLone()
	for i, e := range m.expected {
		m.byAmount[e.Amount] = append(m.byAmount[e.Amount], i)
	}
	return m
}

// markLone finds the references that tell one payee from all others.
func (m *matcher) markLone() {
	payees := map[string]string{}
	shared := map[string]bool{}
	for _, e := range m.expected {
		who, seen := payees[e.reference.squeezed]
		shared[e.reference.squeezed] = shared[e.reference.squeezed] || seen && who != e.words.squeezed
		payees[e.reference.squeezed] = e.words.squeezed
	}
	for i := range m.expected {
		r := m.expected[i].reference
		m.expected[i].lone = r.telling() && !shared[r.squeezed]
	}
}

// refused reports whether somebody said that the line is not this.
func (m *matcher) refused(l line, id expect.ID) bool { return m.not != nil && m.not(l.at, id) }

func (m *matcher) take(f found) {
	for _, l := range f.lines {
		m.lines[l].taken = true
	}
	for _, e := range f.things {
		m.expected[e].taken = true
	}
	slices.Sort(f.lines)
	slices.SortFunc(f.things, func(a, b int) int { return m.expected[a].Due.Compare(m.expected[b].Due) })
	m.matches = append(m.matches, f)
}

func (l line) free() bool  { return !l.taken && !l.stuck }
func (e thing) free() bool { return !e.taken && !e.stuck }

func (m *matcher) result(learned Learned) Result {
	var r Result
	for _, f := range m.matches {
		r.Matches = append(r.Matches, Match{Kind: f.kind, Lines: f.lines, Expected: m.ids(f.things), Gives: f.gives, GivesBefore: f.before,
			Why: m.why(f), Sure: f.grade != byAmount})
	}
	slices.SortFunc(r.Matches, func(a, b Match) int { return a.Lines[0] - b.Lines[0] })
	for i := range m.lines {
		if !m.lines[i].taken {
			r.Loose = append(r.Loose, m.loose(i, learned))
		}
	}
	for _, e := range m.expected {
		if !e.taken {
			r.Unmet = append(r.Unmet, e.ID)
		}
	}
	return r
}

func (m *matcher) ids(things []int) []expect.ID {
	ids := make([]expect.ID, len(things))
	for i, e := range things {
		ids[i] = m.expected[e].ID
	}
	return ids
}

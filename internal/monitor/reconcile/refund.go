package reconcile

import (
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/value/money"
)

// Earlier is a line that was explained before.
type Earlier struct {
	statement.Line
	// Bought is what it paid for, the same for all payments of one thing. It is
	// empty where nothing can be given back, as with wages.
	Bought string
	// Part is true where it paid something together with other lines.
	Part bool
	// Back is true for a payment that came back, and for the money that did.
	Back bool
}

// refunds are the words by which shops and banks say that money is given back.
var refunds = []string{"REFUND", "REFUNDED", "REFUNDS"}

// daysRefund is how long after a payment its refund still is one. Shops and
// providers take up to a month; no longer is looked, so that one payee's many
// payments do not come into question.
const daysRefund = 42

// LooksBack and LooksOn are how many days before and after a line others that
// were explained already can have to do with it.
const (
	LooksBack = daysRefund
	LooksOn   = daysSoon
)

// bought is a payment that may have been given back.
type bought struct {
	line
	what   string
	before bool // it was explained earlier; at is then its place there
	loose  bool // nobody knows yet what it was
}

// refunded matches money that came in with the payment that it gives back, in
// whole or in part. It comes last: what pays something expected is none.
func (m *matcher) refunded(learned Learned) {
	for _, i := range m.inTime() {
		l := m.lines[i]
		if l.Amount <= 0 || !l.free() || m.refused(l, "") || learned.Of(l.Line) != "" {
			continue
		}
		if _, cameBack := l.withoutWords(returned); cameBack {
			continue // it is not clear what came back
		}
		who, says := l.withoutWords(refunds)
		if !says {
			who = l.name()
		}
		all := m.boughtFrom(l, who, learned)
		whole := slices.DeleteFunc(slices.Clone(all), func(b bought) bool { return -b.Amount != l.Amount })
		switch second := m.second(whole); {
		case second >= 0:
			m.take(found{kind: Refunded, lines: []int{second, i}})
		// a sum of several, of which this is a part, was perhaps meant
		case len(whole) > 0 && !slices.ContainsFunc(all, func(b bought) bool { return b.Amount != -l.Amount && b.Amount%l.Amount == 0 }):
			m.giveBack(i, who, whole)
		case len(whole) == 0 && says:
			m.giveBack(i, who, all)
		}
	}
}

// boughtFrom lists the payments of the last weeks to whom the line is from that
// are at least as large.
func (m *matcher) boughtFrom(l line, who wording, learned Learned) (all []bought) {
	fits := func(o line) bool {
		n := o.Date.DaysUntil(l.Date)
		return o.Amount < 0 && -o.Amount >= l.Amount && n >= 0 && n <= daysRefund && len(who.squeezed) >= 4 && named(o, who)
	}
	for _, o := range m.lines {
		if fits(o) {
			what, loose := m.boughtBy(o, learned)
			all = append(all, bought{line: o, what: what, loose: loose})
		}
	}
	for n, o := range m.before {
		if o.bought != "" && !o.back && fits(o.line) {
			o.at = n
			all = append(all, bought{line: o.line, what: o.bought, before: true})
		}
	}
	return all
}

// boughtBy says what a line bought, and whether nobody knows yet.
func (m *matcher) boughtBy(l line, learned Learned) (what string, loose bool) {
	if !l.taken {
		what = learned.Of(l.Line)
		return what, what == "" && !l.stuck
	}
	for _, f := range m.matches {
		if !slices.Contains(f.lines, l.at) {
			continue
		}
		for _, e := range f.things {
			if k := m.expected[e].Kind; k != expect.Bill && k != expect.Share {
				return "", false
			}
			what = m.expected[e].Payee
		}
	}
	return what, false
}

// second gives the place of the one payment that nobody expected and that was
// given back whole: bought and taken back, or paid a second time by mistake.
func (m *matcher) second(whole []bought) int {
	at := -1
	for _, b := range whole {
		again := slices.ContainsFunc(whole, func(o bought) bool { return !o.loose && o.what != "" && days7(o.line, b.line) })
		if !b.loose || b.named && !again {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = b.at
	}
	return at
}

// days7 reports whether two lines are within a week of one another.
func days7(a, b line) bool {
	n := a.Date.DaysUntil(b.Date)
	return max(n, -n) <= 7
}

// giveBack matches a refund with the payments that it may give back, where they
// differ in nothing but their day: which of them makes no difference. Where one
// of them waits for a word itself, the refund waits too. Not more is given back
// than was paid.
func (m *matcher) giveBack(i int, who wording, all []bought) {
	if len(all) == 0 || all[0].what == "" || slices.ContainsFunc(all, func(b bought) bool { return b.what != all[0].what || b.Amount != all[0].Amount }) {
		return
	}
	l := m.lines[i]
	paid := money.Amount(0)
	since := l.Date
	for _, b := range all {
		paid -= b.Amount
		if b.Date.Before(since) {
			since = b.Date
		}
	}
	had := func(o line) bool {
		return o.Amount > 0 && !o.Date.Before(since) && o.fromPayee(who)
	}
	for _, o := range m.lines {
		if o.taken && had(o) {
			paid -= o.Amount
		}
	}
	for _, o := range m.before {
		if had(o.line) {
			paid -= o.Amount
		}
	}
	if paid < l.Amount {
		return
	}
	f := found{kind: Refund, lines: []int{i}}
	for _, b := range all {
		if b.before {
			f.before = append(f.before, b.at)
		} else {
			f.gives = append(f.gives, b.at)
		}
	}
	m.take(f)
}

// fromPayee reports whether money came from a payee, whatever else the bank says.
func (l line) fromPayee(who wording) bool {
	for _, words := range [][]string{refunds, returned} {
		if w, says := l.withoutWords(words); says {
			return alike(w, who) || strings.HasPrefix(w.squeezed, who.squeezed)
		}
	}
	return named(l, who)
}

// withoutWords gives the payee of a line that says one of the words.
func (l line) withoutWords(said []string) (wording, bool) {
	name := l.name()
	if !slices.ContainsFunc(name.words, func(w string) bool { return slices.Contains(said, w) }) {
		return wording{}, false
	}
	kept := slices.DeleteFunc(slices.Clone(name.words), func(w string) bool { return slices.Contains(said, w) })
	return worded(strings.Join(kept, " ")), len(kept) > 0
}

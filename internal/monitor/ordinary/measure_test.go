package ordinary_test

import (
	"fmt"
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/ordinary"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
)

// came is what came of one line.
type came int

const (
	asked came = iota // left for a person
	right
	wrong
	otherDay // wrong too: what was matched is like the truth in all but its day
)

// account is a purse's bank account as its statements come in, month by month.
type account struct {
	ordinary.Purse
	learns  bool
	learned reconcile.Learned
	came    []came // of each line
	done    []bool // explained, by the matcher or a person
	waited  []bool // for one statement already
	met     map[expect.ID]bool
}

// readYear sends in a year's statements at the end of each month. As in the
// app every line that is not explained yet is gone over each time with all
// that is known and not met, and with the lines that are explained. The person
// says within days what a line was that pays nothing expected, which goes for
// the others of that payee that wait too, and leaves any other for one more
// statement.
func readYear(p ordinary.Purse, learns bool) account {
	n := len(p.Lines)
	a := account{Purse: p, learns: learns, learned: reconcile.Learned{}, came: make([]came, n), done: make([]bool, n),
		waited: make([]bool, n), met: map[expect.ID]bool{}}
	for end := calendar.On(2026, 4, 30); end.Before(ordinary.Last.AddDays(31)); end = calendar.On(end.Year(), end.Month(), 1).AddMonths(2).AddDays(-1) {
		a.statement(end)
	}
	return a
}

func (a *account) statement(end calendar.Date) {
	var lines []statement.Line
	var places []int
	for i, l := range a.Lines {
		if !a.done[i] && !l.Date.After(end) {
			lines, places = append(lines, l.Line), append(places, i)
		}
	}
	var items []expect.Item
	for _, e := range a.Expected {
		if !a.met[e.ID] && !e.Known.After(end) {
			items = append(items, e.Item)
		}
	}
	var before []reconcile.Earlier
	var past []int
	for i, l := range a.Lines {
		if a.done[i] && !l.Date.After(end) {
			before, past = append(before, reconcile.Earlier{Line: l.Line, Bought: a.bought(l)}), append(past, i)
		}
	}
	result := reconcile.Run(lines, reconcile.All(items), reconcile.Known{Learned: a.learned, Before: before})
	for _, m := range result.Matches {
		if m.Sure {
			a.matched(m, places, past)
			continue
		}
		for _, i := range m.Lines {
			a.ask(places[i])
		}
	}
	for _, l := range result.Loose {
		if l.Category == "" { // answered for another line of the payee just now
			l.Category = a.learned.Of(a.Lines[places[l.Line]].Line)
		}
		a.loose(places[l.Line], l)
	}
}

func (a *account) matched(m reconcile.Match, places, past []int) {
	outcome := right
	gives := a.given(m, places, past)
	for _, i := range m.Lines {
		switch {
		case m.Kind == reconcile.Refund || m.Kind == reconcile.Refunded || m.Kind == reconcile.Bounced:
			if !a.givesBack(places[i], gives) || m.Kind == reconcile.Refunded {
				outcome = wrong // nothing that was bought unasked is ever given back here
			}
		case a.is(places[i], m.Expected, places, m.Lines):
		case outcome != wrong && a.things(a.Lines[places[i]].Is, false) == a.things(m.Expected, false) && len(m.Expected) > 0:
			outcome = otherDay
		default:
			outcome = wrong
		}
	}
	for _, i := range m.Lines {
		a.came[places[i]], a.done[places[i]] = outcome, true
	}
	for _, id := range m.Expected {
		a.met[id] = true
	}
	if m.Kind == reconcile.Bounced {
		for _, id := range a.Lines[gives[0]].Is {
			a.met[id] = false
		}
	}
}

// given lists the payments that a match says were given back.
func (a *account) given(m reconcile.Match, places, past []int) (gives []int) {
	for _, i := range m.Gives {
		gives = append(gives, places[i])
	}
	for _, i := range m.GivesBefore {
		gives = append(gives, past[i])
	}
	return gives
}

// givesBack reports whether a line gives back one of some payments: all that it
// can be, by the truth of how refunds are made, must stand among them.
func (a *account) givesBack(line int, gives []int) bool {
	l := a.Lines[line]
	if l.Same != 0 {
		return len(gives) == 1 && a.Lines[gives[0]].Same == l.Same
	}
	if !slices.Contains(l.Noise, ordinary.Refund) || len(gives) == 0 {
		return false
	}
	found := false
	for i, o := range a.Lines {
		n := o.Date.DaysUntil(l.Date)
		if len(o.Is) == 0 || n < 3 || n > 20 || -o.Amount != l.Amount && -o.Amount/2 != l.Amount || !reconcile.Shows(l.Line, a.paidTo(o)) {
			continue
		}
		found = true
		if !slices.Contains(gives, i) {
			return false
		}
	}
	return found
}

// paidTo is to whom a line goes that pays something expected.
func (a *account) paidTo(l ordinary.Line) string {
	return a.Expected[slices.IndexFunc(a.Expected, func(e ordinary.Expected) bool { return e.ID == l.Is[0] })].Payee
}

// bought is what a line that is explained bought, as in the app: nothing for
// wages and what else is not given back.
func (a *account) bought(l ordinary.Line) string {
	switch {
	case len(l.Is) == 0:
		return l.Answer
	case a.Expected[slices.IndexFunc(a.Expected, func(e ordinary.Expected) bool { return e.ID == l.Is[0] })].Kind == expect.Bill:
		return a.paidTo(l)
	}
	return ""
}

// is reports whether a line is what it was matched with. Lines that are one
// payment made, sent back and made again may stand for one another; so may
// lines that differ in nothing but their row, and things expected that differ
// in nothing but their id.
func (a *account) is(line int, ids []expect.ID, places, with []int) bool {
	l := a.Lines[line]
	if len(ids) == 0 { // lines that undo one another
		return l.Same != 0 && !slices.ContainsFunc(with, func(i int) bool { return a.Lines[places[i]].Same != l.Same })
	}
	things := a.things(ids, true)
	return slices.ContainsFunc(a.Lines, func(o ordinary.Line) bool {
		one := o.Row == l.Row || o.Same == l.Same && l.Same != 0 && o.Amount == l.Amount ||
			o.Date == l.Date && o.Amount == l.Amount && reconcile.Shape(o.Line) == reconcile.Shape(l.Line)
		return one && len(o.Is) > 0 && a.things(o.Is, true) == things
	})
}

// things writes what is expected without its id, and with its day or without.
func (a *account) things(ids []expect.ID, days bool) string {
	var all []string
	for _, e := range a.Expected {
		if slices.Contains(ids, e.ID) {
			if !days {
				e.Due = calendar.Date{}
			}
			all = append(all, fmt.Sprint(e.Kind, e.Due, e.Amount, e.Payee, e.Reference))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func (a *account) loose(i int, l reconcile.Loose) {
	truth := a.Lines[i]
	switch {
	case l.Category != "" && len(l.Candidates) == 0:
		a.done[i], a.came[i] = true, wrong
		if l.Category == truth.Answer {
			a.came[i] = right
		}
	default:
		a.ask(i)
	}
}

// ask leaves a line for the person, who answers it now or after the next
// statement.
func (a *account) ask(i int) {
	truth := a.Lines[i]
	if len(truth.Is) > 0 && !a.waited[i] && !a.done[i] {
		a.waited[i] = true
		return
	}
	a.done[i] = true
	for _, id := range truth.Is {
		a.met[id] = true
	}
	if truth.Answer != "" && a.learns {
		a.learned.Learn(truth.Line, truth.Answer)
	}
}

// tally counts what came of lines of one kind.
type tally struct{ lines, right, wrong, otherDay int }

func (t *tally) add(c came) {
	t.lines++
	if c == right {
		t.right++
	}
	if c == wrong || c == otherDay {
		t.wrong++
	}
	if c == otherDay {
		t.otherDay++
	}
}

// precision and recall in parts of a thousand.
func (t tally) precision() int { return 1000 * t.right / max(1, t.right+t.wrong) }
func (t tally) recall() int    { return 1000 * t.right / max(1, t.lines) }

type measure struct {
	all, quiet tally
	kinds      map[ordinary.Noise]*tally
}

const purses = 200

func measured(learns bool, seeds ...uint64) measure {
	m := measure{kinds: map[ordinary.Noise]*tally{}}
	for _, k := range ordinary.Kinds() {
		m.kinds[k] = &tally{}
	}
	for _, seed := range seeds {
		for n := range purses {
			m.add(readYear(ordinary.Year(seed, n), learns))
		}
	}
	return m
}

func (m *measure) add(a account) {
	for i, l := range a.Lines {
		m.all.add(a.came[i])
		if len(l.Noise) == 0 {
			m.quiet.add(a.came[i])
		}
		for _, k := range l.Noise {
			m.kinds[k].add(a.came[i])
		}
	}
}

func (m measure) String() string {
	var b strings.Builder
	row := func(name string, t tally) {
		fmt.Fprintf(&b, "%-24s %6d lines  %6d right  %4d wrong (%d by the day alone)  precision %4d  recall %4d of 1000\n", name, t.lines, t.right, t.wrong, t.otherDay, t.precision(), t.recall())
	}
	row("all", m.all)
	row("no noise", m.quiet)
	for _, k := range ordinary.Kinds() {
		row(string(k), *m.kinds[k])
	}
	return b.String()
}

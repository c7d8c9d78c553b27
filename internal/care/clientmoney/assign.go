package clientmoney

import (
	"strings"
	"unicode"

	"ownway/bank/statement"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Holder is a person whose money is in the account, and by what lines of the
// account are known to be theirs.
type Holder struct {
	Person    person.ID
	Reference string        // of what funders pay them, like DP 7K3M2Q1X
	Expected  []expect.Item // not shown by the bank yet
}

// Theirs says whose a line is, and why.
type Theirs struct {
	Line   int // its place in the lines given
	Person person.ID
	Why    msg.Text
}

// Why a line is somebody's.
var (
	ByReference = msg.New("clientmoney.by-reference", "It gives their reference, {reference}")
	ByExpected  = msg.New("clientmoney.by-expected", "It was expected of them, and of nobody else")
)

// Assign says whose lines are: by the reference that one person has, or because
// what is expected of one person alone fits more than the amount and the day.
// Whatever is not certain is left for somebody to say.
func Assign(lines []statement.Line, holders []Holder) []Theirs {
	var all []Theirs
	taken := make([]bool, len(lines))
	references := byReference(holders)
	for i, l := range lines {
		if h, ok := references.of(l); ok {
			all = append(all, Theirs{i, h.Person, ByReference.With("reference", h.Reference)})
			taken[i] = true
		}
	}
	var rest []statement.Line
	var at []int
	for i, l := range lines {
		if !taken[i] {
			rest, at = append(rest, l), append(at, i)
		}
	}
	for _, t := range byExpected(rest, holders) {
		t.Line = at[t.Line]
		all = append(all, t)
	}
	return all
}

// owners finds a person by what a line squeezed holds. A reference that two
// people have tells nothing.
type owners struct {
	of1  map[string]Holder
	more map[string]bool
}

func byReference(holders []Holder) owners {
	o := owners{map[string]Holder{}, map[string]bool{}}
	for _, h := range holders {
		r := squeezed(h.Reference)
		if _, twice := o.of1[r]; twice {
			o.more[r] = true
		}
		o.of1[r] = h
	}
	return o
}

// of looks for a reference in a line's words: each run of as many letters as a
// reference has. A line that holds the references of two people is nobody's.
func (o owners) of(l statement.Line) (found Holder, ok bool) {
	const size = len("DP12345678")
	for _, text := range []string{squeezed(l.Reference), squeezed(l.Payee)} {
		for i := 0; i+size <= len(text); i++ {
			r := text[i : i+size]
			h, is := o.of1[r]
			if !is || o.more[r] {
				continue
			}
			if ok && h.Person != found.Person {
				return Holder{}, false
			}
			found, ok = h, true
		}
	}
	return found, ok
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}

// byExpected matches what is left with what is expected of everybody together,
// so that a line that fits two people equally well is left.
func byExpected(lines []statement.Line, holders []Holder) []Theirs {
	if len(lines) == 0 {
		return nil
	}
	whose := map[expect.ID]person.ID{}
	seen, shared := map[alike]person.ID{}, map[alike]bool{}
	like := map[expect.ID]alike{}
	var items []expect.Item
	for _, h := range holders {
		for _, i := range h.Expected {
			a := likeness(i)
			if p, before := seen[a]; before && p != h.Person {
				shared[a] = true
			}
			whose[i.ID], seen[a], like[i.ID] = h.Person, h.Person, a
			items = append(items, i)
		}
	}
	var all []Theirs
	for _, m := range reconcile.Run(lines, reconcile.All(items), reconcile.Known{}).Matches {
		if !m.Sure || len(m.Expected) == 0 {
			continue
		}
		p, one := whose[m.Expected[0]], true
		for _, id := range m.Expected {
			one = one && whose[id] == p && !shared[like[id]]
		}
		if !one {
			continue
		}
		for _, i := range m.Lines {
			all = append(all, Theirs{i, p, ByExpected.Text()})
		}
	}
	return all
}

// alike is what a bank line can tell of a thing. Of things of two people that
// are alike in all of it, no line says whose it is.
type alike struct {
	amount           money.Amount
	payee, reference string
	account          ident.AccountNumber
}

func likeness(i expect.Item) alike {
	return alike{i.Amount, squeezed(i.Payee), squeezed(i.Reference), i.Account.Number}
}

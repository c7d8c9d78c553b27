package ordinary_test

import (
	"reflect"
	"strings"
	"testing"

	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/ordinary"
	"ownway/value/money"
)

func TestTheSameSeedGivesTheSameYear(t *testing.T) {
	if !reflect.DeepEqual(ordinary.Year(7, 3), ordinary.Year(7, 3)) {
		t.Error("two years of one seed differ")
	}
	if reflect.DeepEqual(ordinary.Year(7, 3), ordinary.Year(8, 3)) || reflect.DeepEqual(ordinary.Year(7, 3), ordinary.Year(7, 4)) {
		t.Error("another seed or purse gives the same year")
	}
}

// What the truth says was paid in whole adds up to what was expected.
func TestTheTruthAddsUp(t *testing.T) {
	for n := range 50 {
		p := ordinary.Year(1, n)
		due := map[expect.ID]money.Amount{}
		for _, e := range p.Expected {
			due[e.ID] = e.Amount
		}
		for _, id := range oneSided(p) {
			t.Errorf("purse %d: %s is said to be paid by some lines with others", n, id)
		}
		type paid struct{ sum, want money.Amount }
		sums := map[string]*paid{}
		for _, l := range p.Lines {
			if !l.Whole || l.Same != 0 {
				continue // a payment made again counts twice
			}
			key := joined(l.Is)
			if sums[key] == nil {
				sums[key] = &paid{}
				for _, id := range l.Is {
					sums[key].want += due[id]
				}
			}
			sums[key].sum += l.Amount
		}
		last := joined(p.Lines[len(p.Lines)-1].Is)
		for key, s := range sums {
			if s.sum != s.want && key != last && !halfBeyondTheYear(p, key) {
				t.Errorf("purse %d: %s paid with %v, want %v", n, key, s.sum, s.want)
			}
		}
	}
}

// oneSided lists what stands in two different truths.
func oneSided(p ordinary.Purse) (ids []expect.ID) {
	in := map[expect.ID]string{}
	for _, l := range p.Lines {
		for _, id := range l.Is {
			if in[id] != "" && in[id] != joined(l.Is) {
				ids = append(ids, id)
			}
			in[id] = joined(l.Is)
		}
	}
	return ids
}

// halfBeyondTheYear reports whether a split payment has but one of its halves
// within the year.
func halfBeyondTheYear(p ordinary.Purse, key string) bool {
	n := 0
	for _, l := range p.Lines {
		if joined(l.Is) == key {
			n++
			if ordinary.Last.AddDays(-8).After(l.Date) {
				return false
			}
		}
	}
	return n == 1
}

func joined(ids []expect.ID) string {
	var all []string
	for _, id := range ids {
		all = append(all, string(id))
	}
	return strings.Join(all, " ")
}

func TestEveryKindOfNoiseIsMade(t *testing.T) {
	seen, lines := map[ordinary.Noise]int{}, 0
	for n := range 200 {
		for _, l := range ordinary.Year(1, n).Lines {
			lines++
			for _, k := range l.Noise {
				seen[k]++
			}
			if l.Amount == 0 || l.Payee == "" || l.Date.Before(ordinary.First) || l.Date.After(ordinary.Last) {
				t.Fatalf("%+v", l)
			}
		}
	}
	for _, k := range ordinary.Kinds() {
		if seen[k] < 10 {
			t.Errorf("%s: %d of %d lines", k, seen[k], lines)
		}
	}
	t.Logf("%d lines, %v", lines, seen)
}

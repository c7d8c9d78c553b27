package precedent

import (
	"cmp"
	"slices"

	"ownway/internal/care/decision"
	"ownway/law"
	"ownway/policy"
	"ownway/value/msg"
)

// Precedent is what is kept of an answer for everybody: no name, no day, no
// words but the practitioner's own where they said that these name nobody.
type Precedent struct {
	Use     policy.Use     `json:"use"`
	Council string         `json:"council"`
	Policy  string         `json:"policy,omitempty"`
	Month   string         `json:"month"` // like 2026-11
	Given   Given          `json:"given"`
	Decides policy.Decider `json:"decides"` // whose line decided before the practitioner did
	Line    string         `json:"line,omitempty"`
	Because msg.Key        `json:"because"`
	Ground  law.ID         `json:"ground,omitempty"` // of a No
	Text    string         `json:"text,omitempty"`
	// Again is that the same person had an answer about this use before, so that
	// they are counted once.
	Again bool `json:"again,omitempty"`
	// Became is what became of a No that was not left as it was made: it was
	// challenged, overturned, upheld or withdrawn.
	Became decision.State `json:"became,omitempty"`
}

// Outcome is the answer as it stands now: a No that does not count is none.
func (p Precedent) Outcome() Given {
	switch {
	case p.Given != No:
		return p.Given
	case p.Became == decision.Challenged:
		return NoChallenged
	case p.Became == decision.Overturned, p.Became == decision.Withdrawn:
		return NoUndone
	}
	return No
}

// Kept gives what is kept of an answered question; ok is false while it waits.
// asked is what the same person asked, whatever came of it.
func (q Question) Kept(council string, asked []Question) (p Precedent, ok bool) {
	if q.Answer == nil {
		return Precedent{}, false
	}
	p = Precedent{Use: q.Use, Council: council, Policy: q.Policy, Month: q.Answer.On.String()[:len("2026-11")], Given: q.Answer.Given,
		Decides: q.Reply.Decides, Line: q.Reply.Line, Because: q.Reply.Because.Key}
	if q.Answer.Refusal != nil {
		p.Ground = q.Answer.Refusal.Rule
	}
	if q.Answer.Nobody {
		p.Text = q.Answer.Text
	}
	p.Again = slices.ContainsFunc(asked, func(o Question) bool { return o.ID != q.ID && o.Use == q.Use && !o.Open() })
	return p, true
}

// Fewest is how many people were answered about a use before anything is shown
// of it, and about a use by one council before that council is named: with
// fewer, a neighbour could guess who asked. Somebody who asks often is one.
const Fewest = 5

// people counts who was answered, each once.
func people(some []Precedent) (n int) {
	for _, p := range some {
		if !p.Again {
			n++
		}
	}
	return n
}

// Count is how often one answer was given.
type Count struct {
	Given Given
	N     int
}

// Place is a council with how many answers it gave.
type Place struct {
	Council string
	N       int
}

// Line is a line that decided, with its reason.
type Line struct {
	Decides policy.Decider
	Line    string
	Because msg.Key
}

// Seen is what can be shown of the answers about one use.
type Seen struct {
	Use     policy.Use
	N       int
	Counts  []Count
	Places  []Place // those with enough answers to be named
	Lines   []Line
	Grounds []law.ID // that a No rested on
	Texts   []string // which practitioners said name nobody
}

// Library gives what can be shown, the uses that were asked about most first,
// and how many answers are held back because there are too few about their use.
func Library(all []Precedent) (shown []Seen, heldBack int) {
	byUse := map[policy.Use][]Precedent{}
	for _, p := range all {
		byUse[p.Use] = append(byUse[p.Use], p)
	}
	for _, use := range policy.AllUses() {
		switch some := byUse[use]; {
		case people(some) >= Fewest:
			shown = append(shown, seen(use, some))
		default:
			heldBack += len(some)
		}
	}
	slices.SortStableFunc(shown, func(a, b Seen) int { return cmp.Compare(b.N, a.N) })
	return shown, heldBack
}

// Of gives what can be shown about one use; nil when there is too little.
func Of(all []Precedent, use policy.Use) *Seen {
	var some []Precedent
	for _, p := range all {
		if p.Use == use {
			some = append(some, p)
		}
	}
	if people(some) < Fewest {
		return nil
	}
	s := seen(use, some)
	return &s
}

func seen(use policy.Use, some []Precedent) Seen {
	s := Seen{Use: use, N: len(some)}
	given, councils, asked := map[Given]int{}, map[string]int{}, map[string]int{}
	for _, p := range some {
		out := p.Outcome()
		given[out]++
		councils[p.Council]++
		if !p.Again {
			asked[p.Council]++
		}
		s.Lines = add(s.Lines, Line{p.Decides, p.Line, p.Because})
		if out == NoUndone || out == NoChallenged {
			continue // neither its ground nor its words stand
		}
		if p.Ground != "" {
			s.Grounds = add(s.Grounds, p.Ground)
		}
		if p.Text != "" {
			s.Texts = add(s.Texts, p.Text)
		}
	}
	for _, g := range append(AllGiven(), NoChallenged, NoUndone) {
		if given[g] > 0 {
			s.Counts = append(s.Counts, Count{g, given[g]})
		}
	}
	for council, n := range councils {
		if asked[council] >= Fewest {
			s.Places = append(s.Places, Place{council, n})
		}
	}
	slices.SortFunc(s.Places, func(a, b Place) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Council, b.Council)) })
	return s
}

func add[T comparable](list []T, one T) []T {
	if slices.Contains(list, one) {
		return list
	}
	return append(list, one)
}

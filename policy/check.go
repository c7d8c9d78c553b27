package policy

import (
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// Grade is how sure it is that a local rule is wrong.
type Grade string

// The grades. Conflicts: with the Act or the regulations. Doubtful: with
// guidance, or it ties hands that the law leaves free; a reason in one person's
// own circumstances can make it right, so the thing to do is to ask why.
const (
	Conflicts Grade = "U"
	Doubtful  Grade = "D"
)

var gradeWords = map[Grade]msg.Key{
	Conflicts: msg.New("policy.grade.conflicts", "Against the law"),
	Doubtful:  msg.New("policy.grade.doubtful", "Ask why"),
}

// Words gives the grade for a reader.
func (g Grade) Words() msg.Key { return gradeWords[g] }

// Number names a local rule that Check looks for: 1 to 25, R1 to R3, and C1 for
// a policy that contradicts itself.
type Number string

// Finding is a local rule that Check found.
type Finding struct {
	Rule     Number
	Grade    Grade
	Path     string   // of the field in the policy
	Found    string   // its value as it stands
	Note     string   // what the policy's file adds to it, in its own words
	AsFound  msg.Text // where and when; it may have changed
	Why      msg.Text
	Cites    []explain.Citation // the law, and decisions that bear it out
	Contrary []explain.Citation // decisions that went the other way
	Cure     msg.Text           // the change that would put it right
}

// Gap is something that people have to be able to know and that was not found in
// the policy. Not found is not the same as not so.
type Gap struct {
	Path string
	What msg.Text
}

// Checked is what Check found in one policy.
type Checked struct {
	Council  string
	On       calendar.Date
	Findings []Finding
	Gaps     []Gap
}

// Facts are what Check needs beside the policy.
type Facts struct {
	On calendar.Date // the day for which the policy is read
	// LawfulHour is the least that an hour by an employed PA lawfully costs on
	// the day, in pence. 0 is not known, and then R1 is not asked.
	LawfulHour  money.Amount
	LawfulCites []explain.Citation
}

// Check looks for local rules that the law does not allow, or that need a
// reason, and for what the policy does not say. What is not known is a gap and
// never a finding. Findings come in the order of their numbers. Only the law of
// the policy's nation is used.
func Check(p Policy, f Facts) Checked {
	c := Checked{Council: p.Council, On: f.On}
	rules := localRulesIn(p.In())
	for i := range rules {
		r := &rules[i]
		for _, h := range r.find(&p, f) {
			c.Findings = append(c.Findings, r.finding(&p, h))
		}
	}
	for _, t := range topics {
		if t.Must && len(t.says(&p, f.On)) == 0 {
			c.Gaps = append(c.Gaps, Gap{t.Path, notFound.With("what", t.Words)})
		}
	}
	return c
}

var (
	notFound  = msg.New("policy.not-found", "Not found: {what}.")
	asFoundOn = msg.New("policy.as-found-on", "As found in {source} on {day}. It may have changed.")
	asFound   = msg.New("policy.as-found", "As found in {source}. It may have changed.")
)

// localRule is one kind of local rule, and how it is found.
type localRule struct {
	number   Number
	why      msg.Key
	cure     msg.Key
	cites    []explain.Citation
	contrary []explain.Citation
	find     func(p *Policy, f Facts) []hit
}

// hit is one place where a local rule was found.
type hit struct {
	Saying
	grade Grade
	args  []any // for the places in the rule's words
	cites []explain.Citation
}

func (r *localRule) finding(p *Policy, h hit) Finding {
	return Finding{
		Rule: r.number, Grade: h.grade, Path: h.Path, Found: h.Value, Note: h.Note, AsFound: p.foundIn(h.Origin),
		Why: r.why.With(h.args...), Cites: append(r.cites[:len(r.cites):len(r.cites)], h.cites...), Contrary: r.contrary, Cure: r.cure.Text(),
	}
}

// foundIn says where and when a value was read.
func (p *Policy) foundIn(o Origin) msg.Text {
	s, ok := p.Source(o.At)
	name := s.Title
	if name == "" {
		name = s.Address
	}
	switch {
	case !ok:
		return asFound.With("source", p.Council)
	case s.Read.IsZero():
		return asFound.With("source", name)
	}
	return asFoundOn.With("source", name, "day", s.Read)
}

// sayings gives what a policy says of the topic at a path.
func (p *Policy) sayings(path string, on calendar.Date) []Saying {
	for _, t := range topics {
		if t.Path == path {
			return t.says(p, on)
		}
	}
	return nil
}

// is finds the values at a path that are one of those named.
func is(path string, g Grade, values ...string) func(*Policy, Facts) []hit {
	return func(p *Policy, f Facts) []hit {
		var hits []hit
		for _, s := range p.sayings(path, f.On) {
			for _, v := range values {
				if s.Value == v {
					hits = append(hits, hit{Saying: s, grade: s.atMost(g)})
				}
			}
		}
		return hits
	}
}

// atMost lowers the grade of what contradicts another value: where a policy says
// two things, it is not sure that it goes against the law.
func (s Saying) atMost(g Grade) Grade {
	if s.Contradicts {
		return Doubtful
	}
	return g
}

// anyOf joins several ways to find one rule.
func anyOf(finds ...func(*Policy, Facts) []hit) func(*Policy, Facts) []hit {
	return func(p *Policy, f Facts) []hit {
		var hits []hit
		for _, find := range finds {
			hits = append(hits, find(p, f)...)
		}
		return hits
	}
}

// fromLaw gives the citations of rules of law.
func fromLaw(ids ...law.ID) []explain.Citation {
	var all []explain.Citation
	for _, id := range ids {
		r, ok := law.ByID(id)
		if !ok {
			panic("policy: no rule of law " + string(id))
		}
		all = append(all, r.Cites...)
	}
	return all
}

const ombudsmanDecisions = "https://www.lgo.org.uk/decisions/adult-care-services/direct-payments/"

func ombudsman(number string) explain.Citation {
	return explain.Citation{Name: "Ombudsman " + number, Address: ombudsmanDecisions + number}
}

func cite(name, address string) explain.Citation {
	return explain.Citation{Name: name, Address: address}
}

// LocalRule is one kind of local rule that Check looks for.
type LocalRule struct {
	Number   Number
	Why      msg.Key
	Cure     msg.Key
	Cites    []explain.Citation
	Contrary []explain.Citation
}

// LocalRules lists what Check looks for in England, in the order of the numbers.
func LocalRules() []LocalRule { return LocalRulesIn(law.England) }

// LocalRulesIn lists what Check looks for in a nation, in the order of the numbers.
func LocalRulesIn(j law.Jurisdiction) []LocalRule {
	rules := localRulesIn(j)
	all := make([]LocalRule, len(rules))
	for i, r := range rules {
		all[i] = LocalRule{r.number, r.why, r.cure, r.cites, r.contrary}
	}
	return all
}

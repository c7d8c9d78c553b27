package policy

import (
	"errors"
	"regexp"

	"github.com/goccy/go-yaml/ast"

	"ownway/law"
	"ownway/value/msg"
)

// The faults of a policy file.
var (
	WantID        = msg.New("policy.want-id", "Enter a short name of small letters, digits and hyphens")
	UnknownSource = msg.New("policy.unknown-source", "There is no source {source}. Add it under sources, or use one that is there")
	NeverHolds    = msg.New("policy.never-holds", "The last day is before the first. Check both dates")
	SameStart     = msg.New("policy.same-start", "Two values start on the same day. Keep one, change a date, or mark the second with contradicts: yes")
	BothHold      = msg.New("policy.both-hold", "Two values hold on {day}. End the earlier one the day before, or mark the second with contradicts: yes")
	NoUnitRate    = msg.New("policy.no-unit-rate", "{kind} has no rate; it costs what it costs. Leave this rate out")
	RateOfNothing = msg.New("policy.rate-of-nothing", "A rate is more than nothing. Leave it out if it is not known")
	OtherNation   = msg.New("policy.other-nation", "{council} is under the law of {nation}, and the question is about {asked}. Use a policy of {asked}")
	AmountPer     = msg.New("policy.amount-per", "Give the amount and how often it comes, or neither")
)

var shortName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Read reads a policy file. The file is taken whole or not at all: every fault
// comes back, each with the path of its field and its line. A field that is not
// known is refused.
func Read(file []byte) (Policy, error) {
	root, err := parse(file)
	if err != nil {
		return Policy{}, err
	}
	r := &reading{}
	p := r.policy(root)
	if len(r.faults) > 0 {
		return Policy{}, errors.Join(r.faults...)
	}
	return p, nil
}

func (r *reading) policy(n ast.Node) Policy {
	f := r.mapping(n, "")
	p := Policy{
		ID:      r.text(f.must("id"), "id"),
		Council: r.text(f.must("council"), "council"),
		About:   r.text(f.must("about"), "about"),
	}
	if p.ID != "" && !shortName.MatchString(p.ID) {
		r.fault(f.take("id"), "id", WantID)
	}
	p.Nation = oneOf(r, f.take("nation"), "nation", law.Jurisdictions()...)
	p.Invented = r.yesNo(f.take("invented"), "invented")
	p.Sources = r.sources(f.take("sources"), "sources")
	o := origins{r, p}
	p.Every = one(o, f, "every", oneName[Every](TwoWeekly, FourWeekly, Monthly))
	p.Timing = one(o, f, "timing", oneName[Timing](InAdvance, InArrears))
	p.Contribution = one(o, f, "contribution", oneName[Contribution](Net, Gross))
	p.Methods = o.methods(f.take("methods"), "methods")
	p.Rates = o.rates(f.take("rates"), "rates")
	p.Formula = group(o, f, "formula", origins.formula)
	p.EmployerCosts = o.employerCosts(f.take("employer-costs"), "employer-costs")
	p.ContingencyWeeks = one(o, f, "contingency-weeks", (*reading).number)
	p.SurplusNoticeDays = one(o, f, "surplus-notice-days", (*reading).number)
	p.Evidence = one(o, f, "evidence", (*reading).texts)
	p.Tiers = o.tiers(f.take("tiers"), "tiers")
	p.RetentionYears = one(o, f, "retention-years", (*reading).number)
	p.FirstLookWeeks = one(o, f, "first-look-weeks", (*reading).number)
	p.FirstReviewMonths = one(o, f, "first-review-months", (*reading).number)
	p.ReviewMonths = one(o, f, "review-months", (*reading).number)
	p.Who = group(o, f, "who", origins.who)
	p.Payees = group(o, f, "payees", origins.payees)
	p.Uses = group(o, f, "uses", origins.uses)
	p.Card = group(o, f, "card", origins.card)
	p.Money = group(o, f, "money", origins.moneyRules)
	p.Returns = group(o, f, "returns", origins.returns)
	p.Surplus = group(o, f, "surplus", origins.surplus)
	p.Ending = group(o, f, "ending", origins.ending)
	f.done()
	return p
}

func oneName[T ~string](list ...T) func(*reading, ast.Node, string) T {
	return func(r *reading, n ast.Node, path string) T { return oneOf(r, n, path, list...) }
}

func (r *reading) sources(n ast.Node, path string) []Source {
	if n == nil {
		return nil
	}
	all := r.mapping(n, path)
	var sources []Source
	for _, v := range all.values {
		key := keyOf(v)
		f := r.mapping(all.take(key), all.at(key))
		sources = append(sources, Source{
			Key:     key,
			Address: r.text(f.take("address"), f.at("address")),
			Title:   r.text(f.take("title"), f.at("title")),
			Read:    r.date(f.take("read"), f.at("read")),
		})
		f.done()
	}
	return sources
}

// origins reads what carries a date and a source of the policy.
type origins struct {
	*reading
	policy Policy
}

func (o origins) origin(f *fields) Origin {
	at := f.take("at")
	origin := Origin{
		From:  o.date(f.take("from"), f.at("from")),
		Until: o.date(f.take("until"), f.at("until")),
		At:    o.text(at, f.at("at")),
		Note:  o.text(f.take("note"), f.at("note")),

		Contradicts: o.yesNo(f.take("contradicts"), f.at("contradicts")),
	}
	if _, ok := o.policy.Source(origin.At); !ok && origin.At != "" {
		o.fault(at, f.at("at"), UnknownSource, "source", origin.At)
	}
	if !origin.Until.IsZero() && origin.Until.Before(origin.From) {
		o.fault(f.node, f.at("until"), NeverHolds)
	}
	return origin
}

// one reads a dated value: fields with "is", or a list of them over time.
func one[T any](o origins, f *fields, name string, read func(*reading, ast.Node, string) T) Dated[T] {
	n, path := f.take(name), f.at(name)
	if n == nil {
		return nil
	}
	var all Dated[T]
	seen := spans{}
	each := func(n ast.Node, path string) {
		one := o.mapping(n, path)
		var s Stated[T]
		if is := one.must("is"); is != nil {
			s.Is = read(o.reading, is, one.at("is"))
		}
		s.Origin = o.origin(one)
		one.done()
		o.onlyOnce(seen, name, s.Origin, n, path)
		all = append(all, s)
	}
	if _, many := n.(*ast.SequenceNode); many {
		o.list(n, path, each)
		return all
	}
	each(n, path)
	return all
}

package policy

import (
	"github.com/goccy/go-yaml/ast"

	"ownway/value/fault"
)

// spans are the days on which values of one name hold.
type spans map[string][]Origin

// add takes the days of one more value. It says how they clash with those of a
// value that stands already: both begin on one day, or the later begins before
// the earlier one has ended on its last day. What is marked as contradicting
// clashes with nothing.
func (s spans) add(name string, o Origin) error {
	if o.Contradicts {
		return nil
	}
	for _, other := range s[name] {
		earlier, later := other, o
		if later.From.Before(earlier.From) {
			earlier, later = later, earlier
		}
		switch {
		case later.From == earlier.From:
			return fault.Invalid("", SameStart)
		case !earlier.Until.IsZero() && !later.From.After(earlier.Until):
			return fault.Invalid("", BothHold, "day", later.From)
		}
	}
	s[name] = append(s[name], o)
	return nil
}

func (o origins) methods(n ast.Node, path string) []MethodOffer {
	var all []MethodOffer
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		m := MethodOffer{
			Method:  oneOf(o.reading, f.must("method"), f.at("method"), Methods()...),
			Offered: o.yesNo(f.must("offered"), f.at("offered")),
			Usual:   o.yesNo(f.take("usual"), f.at("usual")),

			Exception: o.yesNo(f.take("exception"), f.at("exception")),
			Origin:    o.origin(f),
		}
		f.done()
		o.onlyOnce(seen, string(m.Method), m.Origin, n, path)
		all = append(all, m)
	})
	return all
}

func (o origins) rates(n ast.Node, path string) []Rate {
	var all []Rate
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		rate := Rate{
			Kind:   oneOf(o.reading, f.must("kind"), f.at("kind"), Kinds()...),
			Amount: o.amount(f.must("amount"), f.at("amount")),
			Covers: o.costs(f.take("covers"), f.at("covers")),
			Origin: o.origin(f),
		}
		o.unit(f, rate.Kind)
		f.done()
		o.checkRate(f, rate)
		o.onlyOnce(seen, string(rate.Kind), rate.Origin, n, path)
		all = append(all, rate)
	})
	return all
}

// unit reads the unit, which must be the kind's own: it is there for the reader.
func (o origins) unit(f *fields, k Kind) {
	n := f.must("unit")
	if k.Known() && k.Unit() != Money {
		oneOf(o.reading, n, f.at("unit"), k.Unit())
	}
}

func (o origins) checkRate(f *fields, rate Rate) {
	if rate.Kind.Known() && rate.Kind.Unit() == Money {
		o.fault(f.node, f.at("kind"), NoUnitRate, "kind", rate.Kind.Words())
	}
	if n := f.take("amount"); n != nil && rate.Amount == 0 {
		o.fault(n, f.at("amount"), RateOfNothing)
	}
}

func (o origins) costs(n ast.Node, path string) []Cost {
	var all []Cost
	o.list(n, path, func(n ast.Node, path string) { all = append(all, oneOf(o.reading, n, path, Costs()...)) })
	return all
}

func (o origins) employerCosts(n ast.Node, path string) []EmployerCost {
	var all []EmployerCost
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		c := EmployerCost{
			Cost:    oneOf(o.reading, f.must("cost"), f.at("cost"), Costs()...),
			Covered: o.yesNo(f.must("covered"), f.at("covered")),
			Per:     oneOf(o.reading, f.take("per"), f.at("per"), Week, FourWeeks, Month, Year, Once),
			UpTo:    o.yesNo(f.take("up-to"), f.at("up-to")),
			Origin:  o.origin(f),
		}
		if amount := f.take("amount"); amount != nil {
			pence := o.amount(amount, f.at("amount"))
			c.Amount = &pence
		}
		if (c.Amount == nil) != (c.Per == "") {
			o.fault(n, f.at("amount"), AmountPer)
		}
		f.done()
		o.onlyOnce(seen, string(c.Cost), c.Origin, n, path)
		all = append(all, c)
	})
	return all
}

func (o origins) tiers(n ast.Node, path string) []Tier {
	var all []Tier
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		t := Tier{
			Name:           o.text(f.must("tier"), f.at("tier")),
			For:            o.text(f.take("for"), f.at("for")),
			FirstLookWeeks: o.numberIfKnown(f, "first-look-weeks"),
			EveryMonths:    o.numberIfKnown(f, "every-months"),
			Asks:           o.texts(f.take("asks"), f.at("asks")),
			Origin:         o.origin(f),
		}
		f.done()
		o.onlyOnce(seen, t.Name, t.Origin, n, path)
		all = append(all, t)
	})
	return all
}

func (o origins) numberIfKnown(f *fields, name string) *int {
	n := f.take(name)
	if n == nil {
		return nil
	}
	v := o.number(n, f.at(name))
	return &v
}

// onlyOnce faults what holds on the same days as another value of its name.
func (o origins) onlyOnce(seen spans, name string, origin Origin, n ast.Node, path string) {
	if err := seen.add(name, origin); err != nil {
		o.add(n, path, err)
	}
}

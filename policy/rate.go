package policy

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoRate is the fault of a kind for which no rate is known on a day.
var NoRate = msg.New("policy.no-rate", "{council} has no rate for {kind} on {day}. Agree a rate and give the reason")

// Rate gives the council's rate for the kind on the day: of several the one
// that began last. Where none is known for the day that is a fault; a rate that
// has ended is never carried on. Where a formula gives the rate of the kind there
// is none to give without needs, which is a fault too.
func (p Policy) Rate(kind Kind, on calendar.Date) (Rate, error) {
	if _, by := p.ByFormula(kind, on); by {
		return Rate{}, fault.NotFound(FromNeeds, "council", p.Council, "kind", kind.Words())
	}
	var rate Rate
	found := false
	for _, r := range p.Rates {
		if r.Kind == kind && !r.Contradicts && r.HoldsOn(on) && (!found || r.From.After(rate.From)) {
			rate, found = r, true
		}
	}
	if !found {
		return Rate{}, fault.NotFound(NoRate, "council", p.Council, "kind", kind.Words(), "day", on)
	}
	return rate, nil
}

// Offers reports whether the council offers a way to hold the money on the day;
// known is false where it does not say.
func (p Policy) Offers(method Method, on calendar.Date) (offered, known bool) {
	var last Origin
	for _, m := range p.Methods {
		if m.Method == method && !m.Contradicts && m.HoldsOn(on) && (!known || m.From.After(last.From)) {
			offered, known, last = m.Offered, true, m.Origin
		}
	}
	return offered, known
}

// Offered lists the ways that the council is known to offer on the day.
func (p Policy) Offered(on calendar.Date) []Method {
	var offered []Method
	for _, m := range Methods() {
		if yes, known := p.Offers(m, on); yes && known {
			offered = append(offered, m)
		}
	}
	return offered
}

// Covers gives what the council says of one of an employer's costs on the day;
// known is false where it does not say.
func (p Policy) Covers(cost Cost, on calendar.Date) (what EmployerCost, known bool) {
	for _, c := range p.EmployerCosts {
		if c.Cost == cost && !c.Contradicts && c.HoldsOn(on) && (!known || c.From.After(what.From)) {
			what, known = c, true
		}
	}
	return what, known
}

// Cite gives the citation of a value for the working of a figure.
func (p Policy) Cite(o Origin) explain.Citation {
	s, ok := p.Source(o.At)
	if !ok {
		return explain.Citation{Name: p.Council}
	}
	name := p.Council
	if s.Title != "" {
		name += " (" + s.Title + ")"
	}
	return explain.Citation{Name: name, Address: s.Address}
}

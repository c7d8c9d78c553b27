// Package formula works out the rates that a policy's formula gives for the
// hours that somebody needs: the minimum wage of the day, what the policy pays
// above it, and all that the law and the policy put on top (pay/cost). Such a
// rate can always lawfully employ somebody, and it explains itself.
package formula

import (
	"errors"

	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Rate is what the formula gives for one hour of a kind.
type Rate struct {
	Kind    policy.Kind
	Each    money.Amount // pence an hour
	Working *explain.Note
	Cites   []explain.Citation
}

// Hours are the minutes a week of each kind that the needs take.
type Hours map[policy.Kind]int

// The faults and words of a formula.
var (
	Missing = msg.New("formula.missing", "The formula does not say {part} for {day}. Add it, with its source")

	minimumLine = msg.New("formula.minimum", "The minimum wage on {day}, for people aged 21 and over")
	aboveLine   = msg.New("formula.above", "What the council pays above it")
	ownLine     = msg.New("formula.own", "An hour with all its costs, for {time} a week by one PA")
	allLine     = msg.New("formula.all", "An hour with all its costs, for {time} a week, all the hours of employed PAs, by one PA")
	dearerLine  = msg.New("formula.dearer", "The rate is the dearer of the two, so that it is always enough")
)

// kinds are the kinds whose rate a formula can give.
var kinds = []policy.Kind{policy.EmployedPA, policy.WakingNight}

// For gives the rates that the policy's formula gives for these hours on the
// day, in the order of the kinds; none where the policy has no formula for it.
//
// The hours are reckoned as if one PA did them all, which is the dearest way for
// National Insurance and pension: twice, for the hours of the kind alone and for
// the hours of all employed PAs together, and the dearer counts. A part that is
// not stated for the day, or a year whose figures are not held, is a fault.
func For(p policy.Policy, on calendar.Date, hours Hours) ([]Rate, error) {
	all := 0
	for _, k := range kinds {
		all += max(0, hours[k])
	}
	var given []Rate
	for _, k := range kinds {
		above, by := p.ByFormula(k, on)
		if !by || hours[k] <= 0 {
			continue
		}
		parts, err := partsOf(p, on)
		if err != nil {
			return nil, err
		}
		r, err := parts.rate(k, above, hours[k], all)
		if err != nil {
			return nil, err
		}
		given = append(given, r)
	}
	return given, nil
}

// parts is what the formula says for a day, with the figures of its year.
type parts struct {
	policy  policy.Policy
	assumed cost.Assumptions
	year    *rates.Year
	least   *rates.Wage
	cites   []explain.Citation
}

func partsOf(p policy.Policy, on calendar.Date) (parts, error) {
	least, err := rates.MinimumWage(on)
	if err != nil {
		return parts{}, err
	}
	year, err := rates.For(calendar.TaxYearOf(on))
	if err != nil {
		return parts{}, err
	}
	f := &p.Formula
	r := reading{policy: p, on: on}
	a := cost.Assumptions{On: on, PAs: 1, Age: cost.Adult, Pension: cost.AboveTrigger}
	if part(&r, f.Pension, "pension") == policy.PensionAll {
		a.Pension = cost.AllJoin
	}
	a.SickWeeks = part(&r, f.SickWeeks, "sick-weeks")
	a.RedundancyHalfWeeks = part(&r, f.RedundancyHalfWeeks, "redundancy-half-weeks")
	a.NoAllowance = !part(&r, f.Allowance, "employment-allowance")
	return parts{p, a, year, least, r.cites}, errors.Join(r.faults...)
}

// reading collects the parts of a formula with their sources.
type reading struct {
	policy policy.Policy
	on     calendar.Date
	cites  []explain.Citation
	faults []error
}

func part[T any](r *reading, d policy.Dated[T], name string) T {
	s, known := d.On(r.on)
	if !known {
		r.faults = append(r.faults, fault.Invalid("formula."+name, Missing, "part", name, "day", r.on))
		return s.Is
	}
	if c := r.policy.Cite(s.Origin); len(r.cites) == 0 || r.cites[len(r.cites)-1] != c {
		r.cites = append(r.cites, c)
	}
	return s.Is
}

func (q parts) rate(k policy.Kind, above policy.Stated[money.Amount], own, all int) (Rate, error) {
	a := q.assumed
	a.Wage = q.least.Adult + above.Is
	r := Rate{Kind: k, Working: &explain.Note{}, Cites: q.cites}
	r.Working.Add(minimumLine.With("day", a.On), q.least.Adult, q.least.Cites...)
	r.Working.Add(aboveLine.Text(), above.Is, q.policy.Cite(above.Origin))
	each, err := q.hour(a, own, ownLine, r.Working)
	if err != nil || own == all {
		r.Each = each
		return r, err
	}
	together, err := q.hour(a, all, allLine, r.Working)
	r.Each = max(each, together)
	r.Working.Add(dearerLine.Text(), r.Each, q.cites...)
	return r, err
}

func (q parts) hour(a cost.Assumptions, minutes int, words msg.Key, why *explain.Note) (money.Amount, error) {
	a.Minutes = minutes
	working := why.Sub()
	c, err := cost.Hour(a, q.year, working)
	if err != nil {
		return 0, err
	}
	why.AddWorked(words.With("time", msg.Value{Kind: msg.Minutes, N: int64(minutes)}), c.Hour, working, q.cites...)
	return c.Hour, nil
}

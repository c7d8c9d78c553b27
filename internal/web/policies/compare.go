package policies

import (
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
)

// comparePage is several policies side by side.
type comparePage struct {
	Policies      []policy.Policy
	Today         calendar.Date
	Spread        []govuk.Bars
	Differs, Same []compared
}

// compared is one topic side by side.
type compared struct {
	Topic string
	Cells [][]said
}

func (p Pages) compare(v *visit.Visit) error {
	all, err := p.Policies.Choose(v.R.Context(), asked(v))
	if err != nil {
		if v.Refused(err) {
			return p.listAgain(v, asked(v))
		}
		return err
	}
	return v.Page(visit.Look{Title: v.T("policies.side-by-side"), Back: "/policies", Wide: true}, compare(v, compareOf(v, all, p.Policies.Today())))
}

func compareOf(v *visit.Visit, all []policy.Policy, today calendar.Date) comparePage {
	page := comparePage{Policies: all, Today: today, Spread: []govuk.Bars{weeksSpread(v, all, today), rateSpread(v, all, today), methodSpread(v, all, today)}}
	for _, r := range policy.Compare(today, all...) {
		c := compared{Topic: upper(v.Words.Say(r.Words.Text()))}
		for _, cell := range r.Values {
			c.Cells = append(c.Cells, cellWords(v, r.Path, cell))
		}
		if r.Differs {
			page.Differs = append(page.Differs, c)
		} else {
			page.Same = append(page.Same, c)
		}
	}
	return page
}

// spread draws one figure of each policy.
func spread(v *visit.Visit, caption string, all []policy.Policy, figure func(policy.Policy) (text string, size int64, known bool)) govuk.Bars {
	bars := govuk.Bars{Caption: v.T(caption), Name: v.T("policies.council"), Value: v.T("policies.says")}
	for _, one := range all {
		text, size, known := figure(one)
		if !known {
			text, size = v.T("policies.unsaid"), -1
		}
		bars.Bars = append(bars.Bars, govuk.Bar{Name: one.Council, Value: text, Size: size})
	}
	return bars
}

func weeksSpread(v *visit.Visit, all []policy.Policy, today calendar.Date) govuk.Bars {
	return spread(v, "policies.spread-weeks", all, func(p policy.Policy) (string, int64, bool) {
		weeks, known := p.ContingencyWeeks.On(today)
		return v.T("policies.weeks", "n", weeks.Is), int64(weeks.Is), known
	})
}

func rateSpread(v *visit.Visit, all []policy.Policy, today calendar.Date) govuk.Bars {
	return spread(v, "policies.spread-rate", all, func(p policy.Policy) (string, int64, bool) {
		r, err := p.Rate(policy.EmployedPA, today)
		text := v.T("policies.unit-hour", "amount", r.Amount)
		if !r.From.IsZero() {
			text += ". " + v.T("policies.since", "day", r.From)
		}
		return text, int64(r.Amount), err == nil
	})
}

// methodSpread counts the ways to hold the money that a policy offers. What it
// does not speak of is not counted, and that is said.
func methodSpread(v *visit.Visit, all []policy.Policy, today calendar.Date) govuk.Bars {
	return spread(v, "policies.spread-methods", all, func(p policy.Policy) (string, int64, bool) {
		var ways []string
		known := false
		for _, m := range policy.Methods() {
			offers, says := p.Offers(m, today)
			known = known || says
			if offers {
				ways = append(ways, wayInWords(v, p, m, today))
			}
		}
		return upper(v.Words.And(ways...)), int64(len(ways)), known
	})
}

// wayInWords names a way to hold the money, and says if it is an exception.
func wayInWords(v *visit.Visit, p policy.Policy, m policy.Method, today calendar.Date) string {
	way := v.Words.Say(m.Words().Text())
	for _, o := range p.Methods {
		if o.Method == m && o.Exception && !o.Contradicts && o.HoldsOn(today) {
			return way + " (" + v.T("policies.value-exception") + ")"
		}
	}
	return way
}

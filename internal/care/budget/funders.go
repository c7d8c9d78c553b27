package budget

import (
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// employer adds the employer's costs that the council covers with a figure of
// its own, and shares each out over the lines that employ, by what they cost.
// What comes once, and what has no figure, is asked for when it is needed.
func (r Request) employer(b *Budget) {
	var weights []int64
	var lines []*Line
	for i := range b.Lines {
		if l := &b.Lines[i]; l.Support.Kind.Employs() && l.Weekly > 0 {
			weights = append(weights, int64(l.Weekly))
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return
	}
	for _, cost := range policy.Costs() {
		c, known := r.Policy.Covers(cost, r.On)
		if !known || !c.Covered || c.Amount == nil || c.Per == policy.Once {
			continue
		}
		item := EmployerCost{Cost: cost, Weekly: c.Per.Weekly(*c.Amount), Yearly: yearly(*c.Amount, c.Per), UpTo: c.UpTo}
		b.Employer = append(b.Employer, item)
		a, y := item.Weekly.Share(weights...), item.Yearly.Share(weights...)
		for i, l := range lines {
			l.Employer += a[i]
			l.Weekly += a[i]
			l.Yearly += y[i]
			if l.Working != nil {
				l.Working.Add(employerPart.With("cost", cost.Words(), "amount", *c.Amount, "per", c.Per.Words()), a[i], r.Policy.Cite(c.Origin))
			}
		}
	}
}

// funders takes the NHS's part out of every line that has one.
func (r Request) funders(b *Budget) {
	for _, s := range r.Shares {
		for i := range b.Lines {
			l := &b.Lines[i]
			if l.Need != s.Need {
				continue
			}
			l.NHS = l.Weekly.MulDiv(int64(s.NHS), wholePart, money.HalfUp)
			l.OnceNHS = l.Once.MulDiv(int64(s.NHS), wholePart, money.HalfUp)
			if l.Working != nil {
				l.Working.Add(nhsPart.With("percent", msg.Value{Kind: msg.Percent, N: int64(s.NHS)}), l.NHS+l.OnceNHS)
			}
		}
	}
}

// explain records the whole sum.
func (b Budget) explain(r Request, why *explain.Note) {
	for _, l := range b.Lines {
		if l.Once > 0 {
			why.AddWorked(lineOnceText.With("kind", l.Support.Kind.Words()), l.Once, l.Working)
			continue
		}
		why.AddWorked(lineText.With("kind", l.Support.Kind.Words()), l.Weekly, l.Working)
	}
	if len(b.ByCarer) > 0 {
		why.Say(byCarerText.With("count", len(b.ByCarer)), careAct18)
	}
	why.Add(weeklyText.Text(), b.Weekly)
	if b.NHS > 0 {
		why.Add(nhsText.Text(), b.NHS, careAct26)
	}
	switch {
	case b.Assessed == nil:
		why.Say(notAssessedText.Text(), careAct26)
	case b.Contribution < b.Assessed.Weekly:
		why.Add(contributionCapped.With("assessed", b.Assessed.Weekly), b.Contribution, careAct14)
	default:
		why.Add(contributionText.With("version", b.Assessed.Version), b.Contribution, careAct26)
	}
	why.Add(councilText.Text(), b.Council, careAct26)
	if b.Once > 0 {
		why.Add(onceText.Text(), b.Once)
	}
	why.Add(yearlyText.Text(), b.Yearly)
	b.AddsUp(why)
}

// The law that the sum rests on.
var (
	careAct14 = explain.Citation{Name: "Care Act 2014 s.14(4)", Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/14"}
	careAct18 = explain.Citation{Name: "Care Act 2014 s.18(7)", Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/18"}
	careAct26 = explain.Citation{Name: "Care Act 2014 s.26", Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/26"}
)

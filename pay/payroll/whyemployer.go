package payroll

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
)

func explainNet(r Result, why *explain.Note) {
	sub := &explain.Note{}
	sub.Add(WhyGross.Text(), r.Gross)
	sub.Add(whyTakenOff.Text(), r.Net-r.Gross)
	why.AddWorked(WhyNet.Text(), r.Net, sub)
}

func explainAllowance(in Input, y *rates.Year, r Result, why *explain.Note) {
	sub := &explain.Note{}
	if in.AllowanceLeft > 0 {
		sub.Add(whyLeft.Text(), in.AllowanceLeft)
	} else {
		sub.Say(whyNoneLeft.Text())
	}
	why.AddWorked(WhyAllowanceUsed.Text(), r.AllowanceUsed, sub, y.Allowance.Cites...)
}

func explainWage(r Result, n *explain.Note, why *explain.Note) {
	line := explain.Line{Text: WhyMinimumWage.Text(), Lines: []explain.Line{{Text: whyLawful.Text()}}}
	if !r.MinimumWage.Lawful {
		line.Lines[0].Text = whyNotLawful.Text()
		line.Amount = ptr(r.MinimumWage.Shortfall)
	}
	line.Lines = append(line.Lines, n.Lines...)
	why.Lines = append(why.Lines, line)
}

func ptr(a money.Amount) *money.Amount { return &a }

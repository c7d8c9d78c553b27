package cost

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the working.
var (
	hourCosts = msg.New("cost.hour-costs", "An hour of support at the least lawful wage")

	wageLine       = msg.New("cost.wage", "Wages: {hours} a week in 52 weeks at {wage} an hour")
	minimumLine    = msg.New("cost.minimum", "The minimum wage for {age} on {day} is {minimum} an hour")
	holidayLine    = msg.New("cost.holiday", "Holiday pay: {rate} of wages")
	niLine         = msg.New("cost.ni", "Employer's National Insurance")
	niBeforeLine   = msg.New("cost.ni-before", "{rate} of each PA's pay above {threshold} a year")
	niClaimedLine  = msg.New("cost.ni-claimed", "The Employment Allowance takes off up to {allowance} a year: employers of care and support workers can claim it")
	niNoClaimLine  = msg.New("cost.ni-no-claim", "The Employment Allowance is not claimed")
	pensionLine    = msg.New("cost.pension", "Employer's pension: {rate} of each PA's pay from {lower} to {upper} a year")
	noPensionLine  = msg.New("cost.no-pension", "No employer's pension: no PA joins, or none has to be enrolled, which starts above {trigger} a year at age 22")
	sickLine       = msg.New("cost.sick", "Sick pay while someone else works, at {weekly} a week. Weeks in a year for each PA: {weeks}")
	redundancyLine = msg.New("cost.redundancy", "Saved towards redundancy pay, of at most {cap} a week. Half weeks of pay for each PA: {halves}")
	insuranceLine  = msg.New("cost.insurance", "Employer's liability insurance")
	payrollLine    = msg.New("cost.payroll", "Payroll service")
	trainingLine   = msg.New("cost.training", "Training")
	recruitLine    = msg.New("cost.recruitment", "Finding and checking PAs")
	yearLine       = msg.New("cost.year", "All costs of a year")
	weekLine       = msg.New("cost.week", "A week: a 52nd part, rounded up")
	hourLine       = msg.New("cost.hour", "An hour of support, rounded up")

	ageWords = map[Age]msg.Key{
		Adult:   msg.New("cost.age-adult", "people aged 21 and over"),
		Youth:   msg.New("cost.age-youth", "people aged 18 to 20"),
		Under18: msg.New("cost.age-under-18", "people under 18"),
	}
)

var (
	sufficient = explain.Citation{Name: "Care Act 2014 s.26: the personal budget is the cost of meeting the needs",
		Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/26"}
	employerCosts = explain.Citation{Name: "Care and Support Statutory Guidance ch 12: a direct payment covers the costs of being an employer",
		Address: "https://www.gov.uk/government/publications/care-act-statutory-guidance", Unchecked: true}
	ombudsman = explain.Citation{Name: "Local Government and Social Care Ombudsman 24 014 783",
		Address: "https://www.lgo.org.uk/decisions/adult-care-services/direct-payments/24-014-783"}
	insurer = explain.Citation{Name: "PA Pages: employer's liability insurance", Address: "https://pa-pages.org"}
)

// Line is one part of a cost.
type Line struct {
	Text       msg.Text
	Year, Hour money.Amount
}

// Lines gives the parts that are not nothing, in the order of the working. The
// hourly parts add up to Hour.
func (c Cost) Lines(a Assumptions, y *rates.Year) []Line {
	parts := c.parts(a, y)
	var lines []Line
	var weights []int64
	for _, p := range parts {
		if p.Year > 0 {
			lines = append(lines, p)
			weights = append(weights, int64(p.Year))
		}
	}
	for i, share := range c.Hour.Share(weights...) {
		lines[i].Hour = share
	}
	return lines
}

func (c Cost) parts(a Assumptions, y *rates.Year) []Line {
	return []Line{
		{Text: wageLine.With("hours", workingTime(a.Minutes), "wage", a.Wage), Year: c.Wage},
		{Text: holidayLine.With("rate", y.Holiday.Accrual), Year: c.Holiday},
		{Text: niLine.Text(), Year: c.NI},
		{Text: c.pensionText(y.Pension), Year: c.Pension},
		{Text: sickLine.With("weeks", a.SickWeeks, "weekly", sickWeek(a.each(c), y.Sick)), Year: c.Sick},
		{Text: redundancyLine.With("halves", a.RedundancyHalfWeeks, "cap", y.Redundancy.WeeklyCap), Year: c.Redundancy},
		{Text: insuranceLine.Text(), Year: c.Insurance},
		{Text: payrollLine.Text(), Year: c.PayrollFee},
		{Text: trainingLine.Text(), Year: c.Training},
		{Text: recruitLine.Text(), Year: c.Recruitment},
	}
}

func (c Cost) pensionText(p *rates.AutoEnrolment) msg.Text {
	if c.Pension == 0 {
		return noPensionLine.With("trigger", p.Trigger.Annual)
	}
	return pensionLine.With("rate", p.Employer, "lower", p.Lower.Annual, "upper", p.Upper.Annual)
}

// explain writes every part with its source, those that are nothing too: a
// reader sees that they were thought of.
func (c Cost) explain(a Assumptions, y *rates.Year, n *rates.NationalInsurance, why *explain.Note) error {
	minimum, wage, err := a.minimum()
	if err != nil {
		return err
	}
	why.Say(minimumLine.With("age", ageWords[a.Age], "day", a.On, "minimum", minimum), wage.Cites...)
	extra := []explain.Citation{employerCosts, ombudsman}
	cites := [][]explain.Citation{wage.Cites, y.Holiday.Cites, nil, y.Pension.Cites, y.Sick.Cites, y.Redundancy.Cites,
		{employerCosts, insurer}, extra, extra, extra}
	for i, p := range c.parts(a, y) {
		if cites[i] == nil {
			why.AddWorked(p.Text, p.Year, a.niWorking(c, y, n), n.Cites...)
			continue
		}
		why.Add(p.Text, p.Year, cites[i]...)
	}
	why.Add(yearLine.Text(), c.Year, employerCosts)
	why.Add(weekLine.Text(), c.Week, employerCosts)
	why.Add(hourLine.Text(), c.Hour, employerCosts)
	return nil
}

func (a Assumptions) niWorking(c Cost, y *rates.Year, n *rates.NationalInsurance) *explain.Note {
	var w explain.Note
	before := a.niBefore(a.each(c), n)
	w.Add(niBeforeLine.With("rate", n.Employer, "threshold", a.niFrom(n)), before, n.Cites...)
	if a.NoAllowance {
		w.Say(niNoClaimLine.Text(), y.Allowance.Cites...)
	} else {
		w.Add(niClaimedLine.With("allowance", y.Allowance.Amount), c.NI-before, y.Allowance.Cites...)
	}
	return &w
}

func workingTime(minutes int) msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(minutes)} }

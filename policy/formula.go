package policy

import (
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Formula says how the rates of employed PAs are worked out from what an hour
// truly costs the person, instead of a figure that ages. Each part is dated and
// names its source. Every part that is needed has to be stated.
type Formula struct {
	HourAbove  Dated[money.Amount] `json:"hour-above-minimum,omitempty"`  // pence an hour above the minimum wage of 21 and over
	NightAbove Dated[money.Amount] `json:"night-above-minimum,omitempty"` // the same for hours awake at night
	Pension    Dated[PensionRule]  `json:"pension,omitempty"`
	SickWeeks  Dated[int]          `json:"sick-weeks,omitempty"` // of statutory sick pay that are set by in a year
	// RedundancyHalfWeeks are half weeks of pay set by in a year.
	RedundancyHalfWeeks Dated[int]  `json:"redundancy-half-weeks,omitempty"`
	Allowance           Dated[bool] `json:"employment-allowance,omitempty"` // the person claims the Employment Allowance
}

// PensionRule is for whom the formula counts the employer's pension. A rule that
// counts it for nobody is not offered: it would not be lawful.
type PensionRule string

// For whom the pension counts: whoever must be enrolled, or every PA.
const (
	PensionMust PensionRule = "who-must"
	PensionAll  PensionRule = "all"
)

// ByFormula gives what the formula pays above the minimum wage for a kind on a
// day, and whether it gives the rate of that kind at all. A plain rate for the
// kind does not count then.
func (p Policy) ByFormula(kind Kind, on calendar.Date) (above Stated[money.Amount], by bool) {
	switch kind {
	case EmployedPA:
		return p.Formula.HourAbove.On(on)
	case WakingNight:
		return p.Formula.NightAbove.On(on)
	}
	return Stated[money.Amount]{}, false
}

// FromNeeds is the fault of asking for the rate of a kind that a formula gives:
// there is none before it is known how many hours the needs take.
var FromNeeds = msg.New("policy.from-needs", "{council} works out the rate for {kind} by its formula, from the hours that are needed. Give the hours")

func (o origins) formula(f *fields) Formula {
	return Formula{
		HourAbove:           one(o, f, "hour-above-minimum", (*reading).amount),
		NightAbove:          one(o, f, "night-above-minimum", (*reading).amount),
		Pension:             one(o, f, "pension", oneName(PensionMust, PensionAll)),
		SickWeeks:           one(o, f, "sick-weeks", (*reading).number),
		RedundancyHalfWeeks: one(o, f, "redundancy-half-weeks", (*reading).number),
		Allowance:           one(o, f, "employment-allowance", (*reading).yesNo),
	}
}

func formulaSchema() schema {
	return fieldsSchema(schema{
		"hour-above-minimum":    datedSchema(amountSchema),
		"night-above-minimum":   datedSchema(amountSchema),
		"pension":               datedSchema(oneOfNames(PensionMust, PensionAll)),
		"sick-weeks":            datedSchema(numberSchema),
		"redundancy-half-weeks": datedSchema(numberSchema),
		"employment-allowance":  datedSchema(yesNoSchema),
	})
}

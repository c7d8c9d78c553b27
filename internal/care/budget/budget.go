// Package budget turns needs into a personal budget in which every figure shows
// how it came to be (Care Act 2014 s.26).
package budget

import (
	"ownway/internal/care/assessment"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "bud" }

// ID is the id of a budget.
type ID = ident.ID[idPrefix]

// Stage is whether a budget is the first figure or the final one.
type Stage string

// The stages: the first figure before planning, the final one after it.
const (
	Indicative Stage = "indicative"
	Final      Stage = "final"
)

// Budget is what it costs to meet a person's needs, and who pays which part.
// All amounts are pence. Weekly = NHS + Contribution + Council.
type Budget struct {
	ID         ID            `json:"id"`
	Person     person.ID     `json:"person"`
	Assessment assessment.ID `json:"assessment,omitempty"`
	Policy     string        `json:"policy"` // the id of the council's policy
	Stage      Stage         `json:"stage"`
	On         calendar.Date `json:"on"`
	Earlier    *Earlier      `json:"earlier,omitempty"` // the figure before this one
	Lowered    decision.ID   `json:"lowered,omitempty"` // the decision that made it smaller than the final one before

	Lines    []Line           `json:"lines"`
	Employer []EmployerCost   `json:"employer,omitempty"` // shared out over the lines that employ
	ByCarer  []assessment.Ref `json:"by-carer,omitempty"` // needs that a willing carer meets

	Weekly       money.Amount  `json:"weekly"`             // what the support costs a week
	NHS          money.Amount  `json:"nhs"`                // what the NHS pays of it
	Contribution money.Amount  `json:"contribution"`       // what the person pays of the rest, never more than the rest
	Council      money.Amount  `json:"council"`            // what the council pays
	Assessed     *Contribution `json:"assessed,omitempty"` // nil: not assessed yet, which is not the same as nothing

	Once    money.Amount `json:"once,omitempty"`     // what is bought once, beside the weekly amounts
	OnceNHS money.Amount `json:"once-nhs,omitempty"` // the NHS's part of that; the council pays the rest
	Yearly  money.Amount `json:"yearly"`             // 52 weeks and what is bought once
}

// Earlier is the budget that this one follows.
type Earlier struct {
	ID     ID            `json:"id"`
	Stage  Stage         `json:"stage"`
	On     calendar.Date `json:"on"`
	Weekly money.Amount  `json:"weekly"`
}

// Line is what one kind of support for one need costs.
type Line struct {
	Need     assessment.Ref     `json:"need"`
	Words    string             `json:"words"` // the person's own
	Support  assessment.Support `json:"support"`
	Rate     money.Amount       `json:"rate,omitempty"`     // for one hour, night or mile
	Agreed   *AgreedRate        `json:"agreed,omitempty"`   // set when the rate is not the council's standard one
	Employer money.Amount       `json:"employer,omitempty"` // this line's part of an employer's costs, a week
	Weekly   money.Amount       `json:"weekly"`             // with its part of an employer's costs
	NHS      money.Amount       `json:"nhs,omitempty"`      // of the weekly amount
	Once     money.Amount       `json:"once,omitempty"`
	OnceNHS  money.Amount       `json:"once-nhs,omitempty"`
	Yearly   money.Amount       `json:"yearly"`
	Working  *explain.Note      `json:"working,omitempty"`
}

// Support alone a week, without an employer's costs.
func (l Line) support() money.Amount { return l.Weekly - l.Employer }

// EmployerCost is one of an employer's costs that the council covers.
type EmployerCost struct {
	Cost   policy.Cost  `json:"cost"`
	Weekly money.Amount `json:"weekly"`
	Yearly money.Amount `json:"yearly"`
	UpTo   bool         `json:"up-to,omitempty"` // the most that is paid
}

// Contribution is what the council's financial assessment found that the person
// can pay. It is an input: it is applied and explained here, not assessed.
type Contribution struct {
	Weekly  money.Amount  `json:"weekly"`
	Version string        `json:"version"` // of the financial assessment
	From    calendar.Date `json:"from"`
	Until   calendar.Date `json:"until,omitzero"`
	Reason  string        `json:"reason"`
}

// Share is the part of a need that the NHS pays for, in hundredths of one per cent.
type Share struct {
	Need assessment.Ref `json:"need"`
	NHS  int            `json:"nhs"`
}

// AgreedRate is a rate that a practitioner agreed instead of the standard one,
// for one need or, without Need, for every need that takes the kind.
type AgreedRate struct {
	Kind   policy.Kind    `json:"kind"`
	Need   assessment.Ref `json:"need,omitempty"`
	Rate   money.Amount   `json:"rate"`   // pence for one unit of the kind
	Reason string         `json:"reason"` // in the practitioner's words
	By     string         `json:"by"`
}

// Amounts gives the three amounts that the law asks a budget to state, a week.
// What the NHS pays is no cost to the council (Care Act 2014 s.26(1), (3)).
func (b Budget) Amounts() law.Amounts {
	cost, council := b.Weekly-b.NHS, b.Council
	a := law.Amounts{Cost: &cost, Council: &council}
	if b.Assessed != nil {
		person := b.Contribution
		a.Person = &person
	}
	return a
}

// AddsUp asks B1 of the budget.
func (b Budget) AddsUp(why *explain.Note) law.Answer { return law.BudgetAddsUp(b.Amounts(), why) }

// ShowsHow asks B3 of the budget: a line for every need, its working on every line.
func (b Budget) ShowsHow(needs []assessment.Need, why *explain.Note) law.Answer {
	worked := true
	for _, l := range b.Lines {
		worked = worked && !l.Working.Empty()
	}
	every := true
	for _, n := range needs {
		every = every && b.Has(n.Ref)
	}
	return law.BudgetShowsHow(law.Breakdown{EachNeed: law.KnownToBe(every), Working: law.KnownToBe(worked)}, why)
}

// Has reports whether the budget speaks to the need: by a line, or because a
// carer meets it.
func (b Budget) Has(ref assessment.Ref) bool {
	for _, l := range b.Lines {
		if l.Need == ref {
			return true
		}
	}
	for _, r := range b.ByCarer {
		if r == ref {
			return true
		}
	}
	return false
}

// Employs reports whether the person is to be an employer.
func (b Budget) Employs() bool {
	for _, l := range b.Lines {
		if l.Support.Kind.Employs() {
			return true
		}
	}
	return false
}

// PaidWeekly gives what is paid out a week: net, the parts of council and NHS;
// gross, the contribution too, for which the council then bills the person.
func (b Budget) PaidWeekly(how policy.Contribution) money.Amount {
	if how == policy.Gross {
		return b.Weekly
	}
	return b.Weekly - b.Contribution
}

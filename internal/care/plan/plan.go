// Package plan holds a care and support plan: how each need is met, by whom,
// and what direct payments pay for (Care Act 2014 ss.24-25).
package plan

import (
	"slices"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "pln" }

// ID is the id of a plan.
type ID = ident.ID[idPrefix]

// Plan is how a person's needs are met from a day on.
type Plan struct {
	ID       ID            `json:"id"`
	Person   person.ID     `json:"person"`
	Budget   budget.ID     `json:"budget"`
	On       calendar.Date `json:"on"`
	Matters  string        `json:"matters,omitempty"` // what matters to the person, in their own words
	Items    []Item        `json:"items"`
	Payments *Payments     `json:"payments,omitempty"` // nil: no direct payment is stated

	Eligible law.Known    `json:"eligible,omitempty"` // the plan states whether the needs are eligible
	Telling  law.Telling  `json:"telling"`            // about direct payments
	Involved law.Involved `json:"involved"`           // in making the plan
}

// Item is one way in which a need is met.
type Item struct {
	Need      assessment.Ref `json:"need"`
	Kind      policy.Kind    `json:"kind,omitempty"` // empty where a carer meets the need
	How       string         `json:"how"`            // in the words of the plan
	By        By             `json:"by"`
	ByPayment bool           `json:"by-payment,omitempty"` // paid for by direct payment
	Weekly    money.Amount   `json:"weekly,omitempty"`     // pence
	Once      money.Amount   `json:"once,omitempty"`       // pence, bought once
}

// Means is by what sort of help a need is met.
type Means string

// The means.
const (
	ByPA       Means = "pa"     // a PA whom the person employs, or who works for themselves
	ByFamily   Means = "family" // a family member or friend who is paid
	ByAgency   Means = "agency"
	ByActivity Means = "activity" // a class, a club, transport
	ByThing    Means = "thing"    // equipment
	ByCarer    Means = "carer"    // a carer who is willing and is not paid
	ByCouncil  Means = "council"  // a service that the council arranges
)

// By is who meets a need.
type By struct {
	Means Means     `json:"means"`
	Name  string    `json:"name,omitempty"` // of the person or organisation, once known
	Payee law.Payee `json:"payee,omitzero"` // how somebody named and paid stands to the person
}

// paidByName reports whether somebody by name is to be paid, so that the law on
// family is asked. A PA who is still to be found is nobody yet.
func (b By) paidByName() bool {
	return b.Means == ByFamily || b.Means == ByPA && (b.Name != "" || b.Payee.Relation != "")
}

// Payments states the direct payments: which needs they meet, how much they
// are and how often they come (Care Act 2014 s.25(2)).
type Payments struct {
	Needs        []assessment.Ref    `json:"needs"`
	Weekly       money.Amount        `json:"weekly"` // what is paid out a week, pence
	Amount       money.Amount        `json:"amount"` // what is paid out each time, pence
	Once         money.Amount        `json:"once,omitempty"`
	Every        policy.Every        `json:"every"`
	Timing       policy.Timing       `json:"timing"`
	Contribution policy.Contribution `json:"contribution"` // whether what the person pays is taken off
}

// Draft begins a plan from a budget: an item for every line and every need that
// a carer meets, all support paid for by direct payment. How each need is met,
// and by whom, is then written with the person.
func Draft(id ID, b budget.Budget, on calendar.Date) Plan {
	p := Plan{ID: id, Person: b.Person, Budget: b.ID, On: on}
	for _, l := range b.Lines {
		p.Items = append(p.Items, Item{
			Need: l.Need, Kind: l.Support.Kind, By: By{Means: meansOf(l.Support.Kind)},
			ByPayment: true, Weekly: l.Weekly, Once: l.Once,
		})
	}
	for _, ref := range b.ByCarer {
		p.Items = append(p.Items, Item{Need: ref, By: By{Means: ByCarer}})
	}
	return p
}

func meansOf(k policy.Kind) Means {
	switch k {
	case policy.EmployedPA, policy.SelfEmployedPA, policy.SleepIn, policy.WakingNight, policy.Mileage:
		return ByPA
	case policy.Agency, policy.CarerBreak:
		return ByAgency
	case policy.Equipment:
		return ByThing
	}
	return ByActivity
}

// Pay gives the plan with its direct payments stated, from the items that they
// pay for. Net of contribution, what the person pays is taken off them.
func (p Plan) Pay(b budget.Budget, every policy.Every, timing policy.Timing, how policy.Contribution) Plan {
	pay := Payments{Every: every, Timing: timing, Contribution: how}
	for _, it := range p.Items {
		if !it.ByPayment {
			continue
		}
		pay.Weekly += it.Weekly
		pay.Once += it.Once
		if !slices.Contains(pay.Needs, it.Need) {
			pay.Needs = append(pay.Needs, it.Need)
		}
	}
	if how == policy.Net {
		pay.Weekly -= min(pay.Weekly, b.Contribution)
	}
	pay.Amount = every.Payment(pay.Weekly)
	p.Payments = &pay
	return p
}

// costs gives what the items cost a week, and once.
func (p Plan) costs() (weekly, once money.Amount) {
	for _, it := range p.Items {
		weekly += it.Weekly
		once += it.Once
	}
	return weekly, once
}

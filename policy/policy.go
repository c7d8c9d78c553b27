// Package policy holds a council's policy on direct payments as dated data:
// what it pays, how, and what it asks for. Everything in it may be unknown; an
// absent value means that nobody has seen it, never that it is not so.
package policy

import (
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Policy is what one council says of its direct payments.
type Policy struct {
	ID       string           `json:"id"` // a short name for addresses, like severnside
	Council  string           `json:"council"`
	Nation   law.Jurisdiction `json:"nation,omitempty"`   // whose law it is under; empty is England
	Invented bool             `json:"invented,omitempty"` // the council does not exist
	About    string           `json:"about"`              // what stands here and how it came to be
	Sources  []Source         `json:"sources,omitempty"`

	Every        Dated[Every]        `json:"every,omitempty"`        // how often it pays
	Timing       Dated[Timing]       `json:"timing,omitempty"`       // for the time ahead or behind
	Contribution Dated[Contribution] `json:"contribution,omitempty"` // paid net or gross of what the person pays

	Methods       []MethodOffer  `json:"methods,omitempty"`
	Rates         []Rate         `json:"rates,omitempty"`
	Formula       Formula        `json:"formula,omitzero"` // rates worked out from needs, in the place of plain ones
	EmployerCosts []EmployerCost `json:"employer-costs,omitempty"`

	ContingencyWeeks  Dated[int] `json:"contingency-weeks,omitempty"`   // weeks of payments that may stay in the account
	SurplusNoticeDays Dated[int] `json:"surplus-notice-days,omitempty"` // notice before it asks for a surplus

	Evidence       Dated[[]string] `json:"evidence,omitempty"` // what it may ask to see, in its own words
	Tiers          []Tier          `json:"tiers,omitempty"`    // how closely it looks, by risk
	RetentionYears Dated[int]      `json:"retention-years,omitempty"`

	FirstLookWeeks    Dated[int] `json:"first-look-weeks,omitempty"`    // the first light look, weeks after the start
	FirstReviewMonths Dated[int] `json:"first-review-months,omitempty"` // its own rule, beside the law's
	ReviewMonths      Dated[int] `json:"review-months,omitempty"`       // between later reviews

	Who     Who          `json:"who,omitzero"`
	Payees  Payees       `json:"payees,omitzero"`
	Uses    Uses         `json:"uses,omitzero"`
	Card    CardRules    `json:"card,omitzero"`
	Money   MoneyRules   `json:"money,omitzero"`
	Returns Returns      `json:"returns,omitzero"`
	Surplus SurplusRules `json:"surplus,omitzero"`
	Ending  Ending       `json:"ending,omitzero"`
}

// Source is where a value was read.
type Source struct {
	Key     string        `json:"key"`
	Address string        `json:"address,omitempty"` // empty for an invented source
	Title   string        `json:"title,omitempty"`
	Read    calendar.Date `json:"read,omitzero"`
}

// Origin says where a value comes from and when it holds.
type Origin struct {
	From  calendar.Date `json:"from,omitzero"`  // no date: for as long as the policy is known
	Until calendar.Date `json:"until,omitzero"` // the last day; no date while it lasts
	At    string        `json:"at,omitempty"`   // the key of its source
	Note  string        `json:"note,omitempty"`
	// Contradicts marks what the council says beside another value for the same
	// days. It is kept and found, and never counts as what the council says.
	Contradicts bool `json:"contradicts,omitempty"`
}

// HoldsOn reports whether the value holds on the day.
func (o Origin) HoldsOn(day calendar.Date) bool {
	return !day.Before(o.From) && (o.Until.IsZero() || !day.After(o.Until))
}

// Stated is a value with its origin.
type Stated[T any] struct {
	Is T `json:"is"`
	Origin
}

// Dated is a value over time. Without any Stated it is not known.
type Dated[T any] []Stated[T]

// On gives what is stated for the day: of several the one that began last. It
// is not known when nothing is stated for that day. What contradicts another
// value does not count.
func (d Dated[T]) On(day calendar.Date) (value Stated[T], known bool) {
	for _, s := range d {
		if !s.Contradicts && s.HoldsOn(day) && (!known || !s.From.Before(value.From)) {
			value, known = s, true
		}
	}
	return value, known
}

// Rate is what the council pays for one unit of a kind of support.
type Rate struct {
	Kind   Kind         `json:"kind"`
	Amount money.Amount `json:"amount"` // pence for one unit of the kind
	Covers []Cost       `json:"covers,omitempty"`
	Origin
}

// MethodOffer is what the council says of one way to hold the money.
type MethodOffer struct {
	Method  Method `json:"method"`
	Offered bool   `json:"offered"`
	Usual   bool   `json:"usual,omitempty"` // the way it starts from
	// Exception is that the way is there only where another one is found
	// unsuitable, or for people whom the council chooses.
	Exception bool `json:"exception,omitempty"`
	Origin
}

// EmployerCost is what the council says of one of an employer's costs.
type EmployerCost struct {
	Cost    Cost          `json:"cost"`
	Covered bool          `json:"covered"`
	Amount  *money.Amount `json:"amount,omitempty"` // pence; nil when no figure is given
	Per     Per           `json:"per,omitempty"`
	UpTo    bool          `json:"up-to,omitempty"` // the amount is the most it pays
	Origin
}

// Tier is one level of monitoring.
type Tier struct {
	Name           string   `json:"name"` // light, standard, close
	For            string   `json:"for,omitempty"`
	FirstLookWeeks *int     `json:"first-look-weeks,omitempty"`
	EveryMonths    *int     `json:"every-months,omitempty"`
	Asks           []string `json:"asks,omitempty"` // what the person is asked for; empty is nothing
	Origin
}

// Source finds a source by its key.
func (p Policy) Source(key string) (Source, bool) {
	for _, s := range p.Sources {
		if s.Key == key {
			return s, true
		}
	}
	return Source{}, false
}

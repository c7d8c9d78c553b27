package policy

import "ownway/value/money"

// What follows is what a council says of the things that the law says most
// about. Each value may be unknown, like any other.

// Who is what a council says of who may have a direct payment.
type Who struct {
	Excluded         Dated[[]Group] `json:"excluded,omitempty"`           // groups that get none, whoever they are
	CouncilCareFirst Dated[bool]    `json:"council-care-first,omitempty"` // its own choice of care must be tried first
	InWriting        Dated[bool]    `json:"refusal-in-writing,omitempty"` // a refusal comes in writing
	Reasons          Dated[bool]    `json:"refusal-reasons,omitempty"`    // and says why
	Challenge        Dated[string]  `json:"challenge,omitempty"`          // how a decision is challenged
	Representative   Dated[string]  `json:"representative,omitempty"`     // who may act for the person
}

// Payees is what a council says of who may be paid.
type Payees struct {
	HouseholdFamily Dated[FamilyRule] `json:"household-family,omitempty"` // a partner, or close family in the same household
	FamilyElsewhere Dated[FamilyRule] `json:"family-elsewhere,omitempty"` // family who live elsewhere
	PAs             Dated[bool]       `json:"pas,omitempty"`              // the person may employ PAs
	Agencies        Dated[bool]       `json:"agencies,omitempty"`         // the person may buy from agencies
	CareFrom        Dated[From]       `json:"care-from,omitempty"`
	PayrollFrom     Dated[From]       `json:"payroll-from,omitempty"`
	Over48Hours     Dated[bool]       `json:"over-48-hours,omitempty"` // a PA who opts out may work longer weeks
	DBS             Dated[DBSRule]    `json:"dbs,omitempty"`           // checks on PAs of people with capacity
}

// Uses is what a council says of what the money may buy.
type Uses struct {
	OnlyListed Dated[bool] `json:"only-listed,omitempty"` // nothing beyond its list
	List       []UseRule   `json:"list,omitempty"`
	Approvals  []Approval  `json:"approvals,omitempty"`
}

// UseRule is what a council says of one use.
type UseRule struct {
	Use    Use       `json:"use"`
	Answer UseAnswer `json:"answer"`
	Origin
}

// Approval is what has to be asked first, and how soon the answer comes.
type Approval struct {
	For         string        `json:"for"`
	Above       *money.Amount `json:"above,omitempty"` // pence; nil is from the first penny
	By          string        `json:"by,omitempty"`    // who decides
	WorkingDays *int          `json:"working-days,omitempty"`
	Origin
}

// CardRules is what a council says of its payment card.
type CardRules struct {
	Cash    Dated[CashRule] `json:"cash,omitempty"`
	Blocked Dated[[]string] `json:"blocked,omitempty"` // kinds of seller that the card refuses for everybody
}

// MoneyRules is what a council says of how the sum is set.
type MoneyRules struct {
	Exceptions             Dated[bool] `json:"exceptions,omitempty"`               // a higher rate where a need asks for it
	NeverAboveCommissioned Dated[bool] `json:"never-above-commissioned,omitempty"` // never more than its own care costs
	PARateForProviders     Dated[bool] `json:"pa-rate-for-providers,omitempty"`    // the PA rate for people who choose an agency
	FamilyCareAssumed      Dated[bool] `json:"family-care-assumed,omitempty"`      // unpaid care by family is taken for granted
	BenefitsFirst          Dated[bool] `json:"benefits-first,omitempty"`           // DLA or PIP must be spent first
	TopUps                 Dated[bool] `json:"top-ups,omitempty"`                  // the person may add their own money
}

// Returns is what a council asks people to send, and what follows.
type Returns struct {
	Every         Dated[ReturnsEvery] `json:"every,omitempty"`
	From          Dated[Whom]         `json:"from,omitempty"`
	Receipts      Dated[Receipts]     `json:"receipts,omitempty"`
	Formats       Dated[[]Format]     `json:"formats,omitempty"`
	Late          Dated[Late]         `json:"late,omitempty"`
	WithoutReview Dated[bool]         `json:"demands-without-review,omitempty"` // money asked for years later, with no review between
	Reopened      Dated[bool]         `json:"checks-reopened,omitempty"`        // past checks may be opened again
}

// SurplusRules is what a council does with money that is left.
type SurplusRules struct {
	OverWeeks  Dated[int]   `json:"over-weeks,omitempty"` // weeks of payments from which it looks
	Taken      Dated[Taken] `json:"taken,omitempty"`
	RepayWeeks Dated[int]   `json:"repay-weeks,omitempty"` // weeks that the person has to pay it back
	CarryOver  Dated[bool]  `json:"carry-over,omitempty"`  // unused money may be used later for the plan
}

// Ending is what a council says of the end of a direct payment, and of moving.
type Ending struct {
	NoticeDays    Dated[int]    `json:"notice-days,omitempty"`
	EmployerDebts Dated[bool]   `json:"employer-debts,omitempty"` // final pay and redundancy are honoured
	RepayWeeks    Dated[int]    `json:"repay-weeks,omitempty"`
	Moving        Dated[string] `json:"moving,omitempty"`     // what happens when the person moves away
	Transition    Dated[string] `json:"transition,omitempty"` // from children's to adult services
}

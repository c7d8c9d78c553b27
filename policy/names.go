package policy

// Group is a group of people that a policy leaves out as a whole.
type Group string

// The groups. Only the orders of Schedule 1 rule direct payments out.
const (
	Schedule1Orders Group = "schedule-1-orders"
	Dementia        Group = "dementia"
	Debt            Group = "debt"
	Conviction      Group = "conviction"
	Carers          Group = "carers"
	LacksCapacity   Group = "lacks-capacity"
	MentalIllness   Group = "mental-illness"
	Addiction       Group = "addiction"
)

// Groups lists the groups.
func Groups() []Group {
	return []Group{Schedule1Orders, Dementia, Debt, Conviction, Carers, LacksCapacity, MentalIllness, Addiction}
}

// FamilyRule is when family may be paid.
type FamilyRule string

// When family may be paid: freely; if it is necessary, which is the law's test
// within a household; only in exceptional circumstances; never.
const (
	FamilyAllowed     FamilyRule = "allowed"
	FamilyNecessary   FamilyRule = "if-necessary"
	FamilyExceptional FamilyRule = "exceptional"
	FamilyNever       FamilyRule = "never"
)

// From is whom the person may choose.
type From string

// Whom the person may choose: anybody, those on the council's list, or the one
// that the council names.
const (
	FromAnybody From = "anybody"
	FromListed  From = "listed"
	FromNamed   From = "named"
)

// DBSRule is what a council asks of checks on PAs.
type DBSRule string

// What a council asks of checks on PAs.
const (
	DBSChoice  DBSRule = "own-choice"
	DBSAdvised DBSRule = "advised"
	DBSMust    DBSRule = "must"
)

// CashRule is when cash may be drawn.
type CashRule string

// When cash may be drawn.
const (
	CashAllowed CashRule = "allowed"
	CashInPlan  CashRule = "in-plan" // where the plan gives a reason
	CashNever   CashRule = "never"
)

// ReturnsEvery is how often returns are asked for.
type ReturnsEvery string

// How often returns are asked for.
const (
	ReturnsMonthly    ReturnsEvery = "monthly"
	ReturnsQuarterly  ReturnsEvery = "quarterly"
	ReturnsHalfYearly ReturnsEvery = "half-yearly"
	ReturnsYearly     ReturnsEvery = "yearly"
	ReturnsNeeded     ReturnsEvery = "when-needed"
)

// Whom is who has to send returns.
type Whom string

// Who has to send returns.
const (
	Everybody Whom = "everybody"
	ByRisk    Whom = "by-risk"
	NotOnCard Whom = "not-on-card" // only those without the council's card
)

// Receipts is how many receipts are asked for.
type Receipts string

// How many receipts are asked for.
const (
	EveryReceipt   Receipts = "every"
	SampleReceipts Receipts = "sample"
	NeededReceipts Receipts = "when-needed"
)

// Format is a way to send a return.
type Format string

// The ways to send a return.
const (
	Paper       Format = "paper"
	Phone       Format = "phone"
	Visit       Format = "visit"
	Email       Format = "email"
	Online      Format = "online"
	Spreadsheet Format = "spreadsheet"
)

// Late is what follows when a return is late.
type Late string

// What follows when a return is late.
const (
	LateReminder Late = "reminder"
	LateMayStop  Late = "may-stop"
	LateStops    Late = "stops"
)

// Taken is how a surplus comes back to the council.
type Taken string

// How a surplus comes back to the council.
const (
	TakenInReview      Taken = "in-review"
	TakenAfterNotice   Taken = "after-notice"
	TakenAutomatically Taken = "automatically"
)

// UseAnswer is what a council says of a use.
type UseAnswer string

// What a council says of a use.
const (
	UseYes UseAnswer = "yes"
	UseAsk UseAnswer = "ask-first"
	UseNo  UseAnswer = "no"
)

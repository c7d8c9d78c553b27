package check

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// Finding is a reason to talk, never a decision.
type Finding struct {
	What    What
	Saw     msg.Text // what was seen
	Matters msg.Text // why it matters
	Sure    Sure     // how sure the check is of what it saw
	Settles msg.Text // what usually settles it
	Ask     Who      // who is asked first
	Since   calendar.Date
	Amount  money.Amount
	By      calendar.Date // the day by which a person has looked at it
	// Evidence is each thing that was seen, for whoever looks at it.
	Evidence []Seen
	Cites    []explain.Citation
	// Marks tell what was noted once from all else, as a file by its fingerprint.
	Marks []string `json:",omitempty"`
}

// What is the sort of thing that a finding is about.
type What string

// The sorts of finding.
const (
	WagesUnpaid  What = "wages-unpaid"
	MoneyShort   What = "money-short"
	NeedUnmet    What = "need-unmet"
	ReviewLate   What = "review-late"
	HoursWaiting What = "hours-waiting"
	Contribution What = "contribution"
	Unmatched    What = "unexplained"
	BalanceHigh  What = "balance-high"
	LowPay       What = "low-pay"     // found when wages are run, not by a check
	MayNotPay    What = "may-not-pay" // found when a job is taken over, not by a check
)

// Sure says how sure the check is of what it saw.
type Sure string

// How sure a check can be.
const (
	Certain Sure = "certain" // it stands in the books
	Likely  Sure = "likely"  // everything known points to it
	Unsure  Sure = "unsure"  // something that would tell is missing
)

var sureWords = map[Sure]msg.Key{
	Certain: msg.New("check.certain", "The books show this"),
	Likely:  msg.New("check.likely", "This is likely, from all that we hold"),
	Unsure:  msg.New("check.unsure", "We are not sure: something that would tell us has not come in yet"),
}

// Text gives the words for how sure it is.
func (s Sure) Text() msg.Text { return sureWords[s].Text() }

// Who is who is asked first.
type Who string

// The people who can be asked.
const (
	SupportOrganisation Who = "support-organisation"
	SupportWithPerson   Who = "person-with-support" // the person, with help offered in the same breath
	Practitioner        Who = "practitioner"
)

var whoWords = map[Who]msg.Key{
	SupportOrganisation: msg.New("check.ask-support", "Your support organisation is asked first"),
	SupportWithPerson:   msg.New("check.ask-person", "You are asked first, and someone can help you with it"),
	Practitioner:        msg.New("check.ask-practitioner", "The practitioner is asked first"),
}

// Text gives the words for who is asked first.
func (w Who) Text() msg.Text { return whoWords[w].Text() }

// support is who is asked first about money: whoever helps with it.
func (f Facts) support() Who {
	if f.Supported {
		return SupportOrganisation
	}
	return SupportWithPerson
}

// The law that checks themselves keep to.
var (
	noMoreThanNeeded = explain.Citation{Name: "SI 2014/2871 reg 4(3)(b): no more information than is reasonably required",
		Address: "https://www.legislation.gov.uk/uksi/2014/2871/regulation/4"}
	reviewYearly = explain.Citation{Name: "SI 2014/2871 reg 7(1): review within 6 months, then every 12 months",
		Address: "https://www.legislation.gov.uk/uksi/2014/2871/regulation/7"}
	reviewPlan = explain.Citation{Name: "Care Act 2014 s.27: keep the plan under review",
		Address: "https://www.legislation.gov.uk/ukpga/2014/23/section/27"}
	proportionate = explain.Citation{Name: "Care and Support Statutory Guidance ch 12: monitoring in proportion, a surplus looked at in review",
		Address: "https://www.gov.uk/government/publications/care-act-statutory-guidance", Unchecked: true}
)

package evidence

import (
	"strings"

	"ownway/internal/monitor/check"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Case is what decides whether a paper is asked for.
type Case struct {
	Today  calendar.Date
	On     calendar.Date // of the bank line
	Amount money.Amount  // of the bank line; below zero for money out
	Met    bool          // it met something that was expected: wages, tax, a bill
	Policy policy.Policy
	Tier   check.Tier   // how closely the purse is looked at; empty before its first check
	Small  money.Amount // a sum so small that nobody asks, by the check's limits
}

// Ask is whether a paper is asked for, and why or why not.
type Ask struct {
	Needed bool
	Why    msg.Text
}

// The reasons.
var (
	met        = msg.New("evidence.met", "We know what this was, so nothing is needed")
	small      = msg.New("evidence.small", "This is {small} or less, so nothing is needed")
	notPolicy  = msg.New("evidence.not-policy", "The council does not ask for receipts, so nothing is needed")
	notTier    = msg.New("evidence.not-tier", "Receipts are not needed for your money now. You can add one for yourself")
	old        = msg.New("evidence.old", "This is more than {days} days ago, so nothing is needed")
	needed     = msg.New("evidence.needed", "The council asks for {papers}, and someone is looking at your money with you. Please add a photo or a PDF for this one")
	maxAskDays = 183 // a choice of ours: nobody is asked to find a receipt older than half a year
)

// Needed says whether a paper is asked for to go with a bank line. It is only
// where the council's policy names receipts or invoices, where it is so for how
// closely this purse is looked at, and where the bank line does not show
// already what it was. Monitoring is to be proportionate (Care and Support
// Statutory Guidance, chapter 12).
func Needed(c Case) Ask {
	papers := c.papers()
	switch {
	case c.Amount > 0:
		return Ask{Why: moneyIn.Text()}
	case c.Met:
		return Ask{Why: met.Text()}
	case -c.Amount <= c.Small:
		return Ask{Why: small.With("small", c.Small)}
	case len(papers) == 0:
		return Ask{Why: notPolicy.Text()}
	case c.Tier != check.OfConcern || !c.tierAsks():
		return Ask{Why: notTier.Text()}
	case c.On.DaysUntil(c.Today) > maxAskDays:
		return Ask{Why: old.With("days", maxAskDays)}
	}
	return Ask{Needed: true, Why: needed.With("papers", strings.Join(papers, ", "))}
}

// papers gives, in the council's own words, the papers it may ask for.
func (c Case) papers() []string {
	stated, known := c.Policy.Evidence.On(c.Today)
	if !known {
		return nil
	}
	return named(stated.Is)
}

// tierAsks reports whether the closest look that the policy has asks for
// papers. A policy without levels says the same for everybody.
func (c Case) tierAsks() bool {
	var closest *policy.Tier
	for i := range c.Policy.Tiers {
		if t := &c.Policy.Tiers[i]; t.HoldsOn(c.Today) {
			closest = t // they are listed from the lightest to the closest
		}
	}
	return closest == nil || len(named(closest.Asks)) > 0
}

// named keeps those of a council's words that name a paper about one payment.
// Statements, hours and payroll are kept here already.
func named(words []string) []string {
	var all []string
	for _, w := range words {
		if l := strings.ToLower(w); strings.Contains(l, "receipt") || strings.Contains(l, "invoice") {
			all = append(all, w)
		}
	}
	return all
}

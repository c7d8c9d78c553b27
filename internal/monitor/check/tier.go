package check

import "ownway/value/msg"

// Tier is how closely a purse is looked at. It sets how much is asked, and
// never what a person may do.
type Tier string

// The tiers.
const (
	New       Tier = "new"        // help to settle in
	Steady    Tier = "steady"     // the lightest look
	Supported Tier = "supported"  // a support organisation keeps an eye on it
	OfConcern Tier = "of-concern" // someone should talk with the person soon
)

// The reasons for a tier.
var (
	raised       = msg.New("check.tier-raised", "Someone raised a concern on {day}, and it is still open")
	payAtRisk    = msg.New("check.tier-pay-at-risk", "A PA may not have been paid")
	moneyShort   = msg.New("check.tier-money-short", "There is over a week's budget less than what is owed and set aside")
	signSeen     = msg.New("check.tier-sign", "Something in the books needs a person to look at it soon")
	payLow       = msg.New("check.tier-pay-low", "A PA may have been paid below the minimum wage")
	newPurse     = msg.New("check.tier-new", "The payments started on {day}, under {weeks} weeks ago")
	hasSupport   = msg.New("check.tier-supported", "A support organisation helps with the money")
	steadyReason = msg.New("check.tier-steady", "Nothing calls for a closer look")
)

// tierOf gives the tier and every reason for it.
func tierOf(f Facts, l Limits) (Tier, []msg.Text) {
	var reasons []msg.Text
	if !f.Concern.IsZero() {
		reasons = append(reasons, raised.With("day", f.Concern))
	}
	if _, late := lookAtWages(f, l, Steady); late {
		reasons = append(reasons, payAtRisk.Text())
	}
	if len(f.Elsewhere)+len(f.Breaks)+len(f.Away) > 0 {
		reasons = append(reasons, signSeen.Text())
	}
	if len(f.Low) > 0 {
		reasons = append(reasons, payLow.Text())
	}
	if f.Safe < -f.Weekly {
		reasons = append(reasons, moneyShort.Text())
	}
	switch {
	case len(reasons) > 0:
		return OfConcern, reasons
	case f.Started.DaysUntil(f.Today) < 7*l.NewWeeks:
		return New, []msg.Text{newPurse.With("day", f.Started, "weeks", l.NewWeeks)}
	case f.Supported:
		return Supported, []msg.Text{hasSupport.Text()}
	}
	return Steady, []msg.Text{steadyReason.Text()}
}

package council

import (
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/monitor/check"
	"ownway/internal/web/visit"
)

// Whatever a check finds has a name here, can be settled here, and shows the days
// and sums that it rests on.
func TestEveryFindingHasItsNameAndEvidence(t *testing.T) {
	all := []check.What{check.WagesUnpaid, check.MoneyShort, check.NeedUnmet, check.ReviewLate, check.HoursWaiting, check.Contribution, check.Unmatched,
		check.BalanceHigh, check.LowPay, check.WagesElsewhere, check.PaidTwice, check.FiguresBroken, check.FiguresAltered, check.BettingSeen, check.ManyPayments,
		check.OneAccount, check.SharedAccount, check.HoursAway, check.TaxUnpaid, check.ShareUnpaid, check.PayTooLow, check.MayNotPay}
	c := life(t)
	saw := c.Findings[0].Saw
	c.Findings = nil
	for _, what := range all {
		if known(string(what)) != what {
			t.Errorf("%s cannot be settled", what)
		}
		c.Findings = append(c.Findings, check.Finding{What: what, Saw: saw, Ask: check.Practitioner, Sure: check.Certain,
			Evidence: []check.Seen{{On: day("2026-11-04"), Amount: 12_34}}})
	}
	if len(findingNames) != len(all) {
		t.Errorf("%d names for %d findings", len(findingNames), len(all))
	}
	text := sound(t, access.Practitioner, func(v *visit.Visit) templ.Component {
		return onePerson(v, personOf(v, c))
	})
	has(t, text, "A statement that does not add up", "One bank account, two employers", "What was seen", "£12.34", "4 November 2026")
}

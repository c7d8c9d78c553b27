package evidence

import (
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/check"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	today = calendar.MustDate("2026-11-21")
	asks  = policy.Policy{Evidence: policy.Dated[[]string]{{Is: []string{"bank statements", "receipts", "Invoices"}}}}
)

func tiers(closest ...string) policy.Policy {
	p := asks
	p.Tiers = []policy.Tier{{Name: "light"}, {Name: "standard", Asks: closest}}
	return p
}

func TestNeeded(t *testing.T) {
	odd := Case{Today: today, On: today.AddDays(-20), Amount: -18999, Policy: asks, Tier: check.OfConcern, Small: 1000}
	with := func(change func(*Case)) Case {
		c := odd
		change(&c)
		return c
	}
	for _, c := range []struct {
		name   string
		given  Case
		needed bool
		why    msg.Key
	}{
		{"an odd line, looked at closely, and the policy asks", odd, true, needed},
		{"steady", with(func(c *Case) { c.Tier = check.Steady }), false, notTier},
		{"new", with(func(c *Case) { c.Tier = check.New }), false, notTier},
		{"supported", with(func(c *Case) { c.Tier = check.Supported }), false, notTier},
		{"never checked", with(func(c *Case) { c.Tier = "" }), false, notTier},
		{"money in", with(func(c *Case) { c.Amount = 18999 }), false, moneyIn},
		{"wages that were expected", with(func(c *Case) { c.Met = true }), false, met},
		{"just small", with(func(c *Case) { c.Amount = -1000 }), false, small},
		{"just not small", with(func(c *Case) { c.Amount = -1001 }), true, needed},
		{"no policy known", with(func(c *Case) { c.Policy = policy.Policy{} }), false, notPolicy},
		{"a policy that asks for statements alone", with(func(c *Case) {
			c.Policy.Evidence = policy.Dated[[]string]{{Is: []string{"bank statements", "payslips"}}}
		}), false, notPolicy},
		{"a policy that asks from next year", with(func(c *Case) {
			c.Policy.Evidence = policy.Dated[[]string]{{Is: []string{"receipts"}, Origin: policy.Origin{From: calendar.MustDate("2027-04-01")}}}
		}), false, notPolicy},
		{"a close look that asks for statements alone", with(func(c *Case) { c.Policy = tiers("bank statements") }), false, notTier},
		{"a close look that asks for receipts", with(func(c *Case) { c.Policy = tiers("receipts") }), true, needed},
		{"half a year ago", with(func(c *Case) { c.On = today.AddDays(-maxAskDays) }), true, needed},
		{"longer ago", with(func(c *Case) { c.On = today.AddDays(-maxAskDays - 1) }), false, old},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Needed(c.given)
			if got.Needed != c.needed || got.Why.Key != c.why {
				t.Errorf("got %v because %v", got.Needed, got.Why)
			}
		})
	}
	if got := Needed(odd).Why.Args["papers"].S; got != "receipts, Invoices" {
		t.Errorf("the papers are %q", got)
	}
}

func TestCompare(t *testing.T) {
	line := statement.Line{Amount: -1800}
	of := func(a money.Amount) *money.Amount { return &a }
	for _, c := range []struct {
		total *money.Amount
		want  string
	}{
		{nil, noTotal.Text().String()}, {of(1800), same.Text().String()},
		{of(2000), more.With("sum", money.Amount(200)).String()}, {of(0), less.With("sum", money.Amount(1800)).String()},
	} {
		if got := Compare(c.total, line).String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

package person

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
)

func TestRemittance(t *testing.T) {
	period := calendar.FourWeekly(calendar.MustDate("2026-11-09"), 0)
	run, err := payment.Prepare("run_01jdk2m9x8q4", "acc_01", policy.FourWeekly, period, period.First, []payment.Due{
		{Purse: "pur_01aaaaaaaaaa", Person: "per_01", Name: "Rosa", Funding: payment.Funding{Council: 18831, NHS: 4811, Contribution: 3000}, From: period.First}})
	if err != nil {
		t.Fatal(err)
	}
	full := money.Remittance{PaymentOf: store.PaymentOf{Run: run, Line: run.Lines[0]}, Person: person.Person{Name: "Rosa Whitfield"}, Funder: "Severnside Council"}
	back := full
	back.Line.State, back.Line.Why = payment.Returned, "Account closed"
	for name, c := range map[string]struct {
		page func(*visit.Visit) templ.Component
		want []string
	}{
		"none": {func(v *visit.Visit) templ.Component { return remittanceList(v, paidTable(v, "/x/", nil)) }, []string{"Nothing has been paid yet."}},
		"list": {func(v *visit.Visit) templ.Component {
			return remittanceList(v, paidTable(v, "/x/", []money.Remittance{full, back}))
		}, []string{"It did not arrive", "£945.68", "/x/run_01jdk2m9x8q4"}},
		"one":   {func(v *visit.Visit) templ.Component { return remittance(v, full) }, []string{"Severnside Council paid Rosa Whitfield", "DP AAAAAAAA", "the NHS £192.44", "your own contribution of £120.00", "How we worked this out"}},
		"back":  {func(v *visit.Visit) templ.Component { return remittance(v, back) }, []string{"Account closed"}},
		"empty": {func(v *visit.Visit) templ.Component { return remittance(v, money.Remittance{}) }, []string{"Sent"}},
	} {
		show := func(v *visit.Visit) error { return v.Page(visit.Look{Title: "x"}, c.page(v)) }
		pagetest.Sound(t, name, herself, show)
		page := pagetest.Render(t, content.En, herself, show)
		for _, want := range c.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %q is not there", name, want)
			}
		}
	}
}

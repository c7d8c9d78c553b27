package person

import (
	"strings"
	"testing"

	"ownway/internal/care/payment"
	"ownway/internal/content"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/ident"
)

func TestBankPage(t *testing.T) {
	now := ident.BankAccount{Number: "63748472", Name: "J PRICE"}
	change := func(state payment.ChangeState) payment.Change {
		return payment.Change{New: ident.BankAccount{Number: "00000190"}, AskedOn: calendar.MustDate("2026-11-16"), UseFrom: calendar.MustDate("2026-11-20"), State: state, Reason: "Not asked for"}
	}
	for name, c := range map[string]struct {
		all  []payment.Change
		want []string
	}{
		"none":    {nil, []string{"ends in 472", "Ask for this account"}},
		"asked":   {[]payment.Change{change(payment.Asked)}, []string{"ends in 190", "Did you not ask for this?"}},
		"cooling": {[]payment.Change{change(payment.Cooling)}, []string{"is paid from"}},
		"settled": {[]payment.Change{change(payment.Used), change(payment.Refused)}, []string{"Changed to the account", "Not asked for", "Ask for this account"}},
	} {
		show := func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "x"}, bankPage(v, bankOf(v, "/here/bank", now, c.all)))
		}
		pagetest.Sound(t, name, herself, show)
		page := pagetest.Render(t, content.En, herself, show)
		for _, want := range c.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %q is not there", name, want)
			}
		}
	}
}

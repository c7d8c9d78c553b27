package council

import (
	"testing"

	"github.com/a-h/templ"

	"ownway/bank/modulus"
	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/ident"
)

func TestAccounts(t *testing.T) {
	show := func(p accountsPage) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component { return accounts(v, p) }
	}
	has(t, sound(t, access.Finance, show(accountsPage{Done: true})), "No change is waiting", "That is noted.")
	one := money.BankLook{Change: payment.Change{ID: "bnk_01", Name: "Ada Example", Old: ident.BankAccount{Number: "63748472", Name: "A EXAMPLE"},
		New: ident.BankAccount{Number: "00000190", Name: "A EXAMPLE"}, AskedBy: "acc_02", AskedOn: day("2026-11-16"), Why: "A new bank", State: payment.Asked},
		AskedName: "Pat Doyle", Modulus: modulus.Fail, LoadedOn: day("2026-11-02"), Others: []string{"Kelly Marsh"}}
	mine, cooling := one, one
	mine.ID, mine.AskedBy, mine.Others, mine.Modulus = "bnk_02", "acc_01", nil, modulus.CannotTell
	cooling.ID, cooling.State, cooling.UseFrom, cooling.Modulus = "bnk_03", payment.Cooling, day("2026-11-20"), modulus.Pass
	without := one
	without.ID, without.LoadedOn = "bnk_04", calendar.Date{}
	text := sound(t, access.Finance, show(accountsPage{Waiting: []money.BankLook{one, mine, cooling, without}, Me: "acc_01"}))
	has(t, text, "Ends in 472", "Ends in 190", "By Pat Doyle", "do not belong together", "belong together", "Cannot be told", "The table was loaded on 2 November 2026", "No table of account numbers is loaded here", "Kelly Marsh", "Nobody",
		"Somebody else is paid into this account", "You asked for it, so somebody else looks", "It is used from", "The person confirmed it", "Leave the account as it is")
}

package council

import (
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/internal/web/visit"
)

func TestOnce(t *testing.T) {
	one := money.PaidOnce{Person: "per_01", Name: "Ada Example", NHS: true, All: []money.Once{
		{KeptOneOff: store.KeptOneOff{OneOff: payment.OneOff{Key: "asked/inv 7", Council: 85_00, Reason: "A key safe", By: "acc_01"}}, Asker: "Pat Doyle"},
		{KeptOneOff: store.KeptOneOff{OneOff: payment.OneOff{Key: "plan/1", NHS: 20_00}, Run: "run_01"}}}}
	list := func(find string, who money.WhoOnce) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component { return onceList(v, onceListOf(v, find, who)) }
	}
	has(t, sound(t, access.Finance, list("", money.WhoOnce{})), "Nothing is waiting.")
	has(t, sound(t, access.Finance, list("x", money.WhoOnce{})), "Nobody of that name")
	has(t, sound(t, access.Finance, list("a", money.WhoOnce{Waiting: []money.PaidOnce{one}, Found: []money.PaidOnce{one}, More: true})),
		"Ada Example", "£85.00", "A key safe", "Asked for by Pat Doyle. Reference inv 7", "As the plan says", "More people have this name")
	person := func(one money.PaidOnce) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component {
			page := onceOf(v, one)
			page.Done = true
			return once(v, page)
		}
	}
	has(t, sound(t, access.Finance, person(money.PaidOnce{Name: "Bo Example"})), "Bo Example", "That is noted.", "Your reference")
	has(t, sound(t, access.Finance, person(one)), "It waits for the next payment run", "Give it up A key safe", "See the payment run that has it", "Who pays it", "£20.00: As the plan says")
}

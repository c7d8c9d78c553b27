package council

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/visit"
)

func TestWhatCameBack(t *testing.T) {
	page := func(r payment.Run, query string) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component {
			v.R = httptest.NewRequest("GET", "/payments/run_01/back"+query, nil)
			return paymentBack(v, cameBackOf(v, r))
		}
	}
	empty := sound(t, access.Finance, page(payment.Run{}, ""))
	has(t, empty, "Nothing of this run has come back", "Bring it in")

	r := run(t)
	r.State = payment.Approved
	r.Lines[0].State, r.Lines[0].Why = payment.Returned, "Account closed"
	r.Lines[1].State = payment.Moved
	text := sound(t, access.Finance, page(r, "?came=1"))
	has(t, text, "1 payment came back.", "Came back: Account closed", r.Lines[0].Name, r.Lines[2].Name, "On the same day, by Faster Payments", "Prepare these payments")
	if strings.Contains(text, r.Lines[1].Name) {
		t.Error("a payment that was made in another run is offered again")
	}
	text = sound(t, access.Finance, page(r, "?find="+url.QueryEscape(r.Lines[2].Name)))
	if strings.Contains(text, r.Lines[3].Name) || !strings.Contains(text, r.Lines[0].Name) {
		t.Error("the search finds others, or hides what came back")
	}
	for len(r.Lines) < 2*mostShown {
		r.Lines = append(r.Lines, r.Lines[2])
	}
	has(t, sound(t, access.Finance, page(r, "")), "Only the first 50 are shown")
}

func TestARunShowsWhatCameBackAndWhatWasTooMuch(t *testing.T) {
	look := lookAt(t)
	look.State, look.Approver = payment.Approved, "Mei Tan"
	look.Lines[0].State, look.Lines[0].Why, look.Lines[0].Again = payment.Returned, "Account closed", "run_02"
	look.Lines[1].State, look.Lines[1].Again = payment.Moving, "run_03"
	look.Lines[2].State, look.Lines[2].Again = payment.Moved, "run_02"
	look.Over = []payment.Over{{Name: "Hal Ode", Parts: []payment.Part{{Days: look.Period, Council: -4200}}}}
	text := sound(t, access.Finance, func(v *visit.Visit) templ.Component { return paymentRun(v, runOf(v, look)) })
	has(t, text, "Came back", "Account closed", "In another run, waiting to be approved", "Paid in another run", "Paid too much for earlier days", "Hal Ode", "£42.00")

	again := money.RunLook{Whole: true, Find: money.Find{Page: 1}, Run: payment.Run{Kind: payment.Again, Rail: payment.BySameDay, State: payment.Approved, Of: "run_01", Why: "The file failed", PayDay: day("2026-11-20")}}
	text = sound(t, access.Finance, func(v *visit.Visit) templ.Component { return paymentRun(v, runOf(v, again)) })
	has(t, text, "The file failed", "See the first run", "Download the list for Faster Payments")
	again.State = payment.Cancelled
	has(t, sound(t, access.Finance, func(v *visit.Visit) templ.Component { return paymentRun(v, runOf(v, again)) }), "Nothing of this run is in the books.")
	again.State = payment.Prepared
	has(t, sound(t, access.Finance, func(v *visit.Visit) templ.Component { return paymentRun(v, runOf(v, again)) }), "Nobody in it is paid by the first file")
}

// What the bank sends back is brought in by its page, and paid again by another.
func TestPayAgainOnTheDemo(t *testing.T) {
	o := newOffice(t)
	runs, err := o.Money.PaymentRuns(t.Context(), o.accounts["Pat Doyle"].Actor)
	if err != nil {
		t.Fatal(err)
	}
	id := string(runs[0].ID)
	has(t, o.page(422, "Pat Doyle", o.bringBack, url.Values{}, "run", id), "Choose the file that the bank sent back")
	has(t, o.page(422, "Pat Doyle", o.payAgain, url.Values{}, "run", id), "Choose how it is paid")
	has(t, o.page(422, "Pat Doyle", o.payAgain, url.Values{"how": {"bacs"}, "why": {"x"}}, "run", id), "Choose whom to pay again")
	run, err := o.Money.PaymentRun(t.Context(), o.accounts["Pat Doyle"].Actor, runs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	one := url.Values{"how": {"bacs"}, "why": {"The file failed"}, "line": {string(run.Lines[0].Purse)}}
	has(t, o.page(422, "Pat Doyle", o.payAgain, one, "run", id), "was not sent back by the bank")
	one.Set("how", "same-day")
	o.page(303, "Pat Doyle", o.payAgain, one, "run", id)
	has(t, o.page(200, "Mei Tan", o.paymentRun, nil, "run", id), "In another run, waiting to be approved")
}

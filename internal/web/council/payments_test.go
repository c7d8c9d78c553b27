package council

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/content"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// run is a payment run with every reason for a change in it.
func run(t *testing.T) payment.Run {
	t.Helper()
	period := calendar.FourWeekly(day("2026-11-09"), 0)
	funded := payment.Funding{Council: 18831, NHS: 4811, Contribution: 3000}
	paid := period.First.AddDays(-1)
	r, err := payment.Prepare("run_01jdk2m9x8q4", "acc_01", policy.FourWeekly, period, day("2026-11-09"), []payment.Due{
		{Purse: "pur_01aaaaaaaaaa", Person: "per_01", Name: "Ada Example", Funding: funded, From: day("2026-06-15"), PaidTo: paid, LastTime: funded.Council*4 + funded.NHS*4},
		{Purse: "pur_01bbbbbbbbbb", Person: "per_02", Name: "Bo Jones", Funding: funded, From: day("2026-11-16")},
		{Purse: "pur_01cccccccccc", Person: "per_03", Name: "Cai Rees", Funding: funded, From: day("2026-10-19")},
		{Purse: "pur_01dddddddddd", Person: "per_04", Name: "Di Shah", Funding: funded, From: day("2026-06-15"), PaidTo: paid, LastTime: 100},
		{Purse: "pur_01eeeeeeeeee", Person: "per_05", Name: "Eve Price-Williams", Funding: funded, From: day("2026-06-15"), PaidTo: paid, LastTime: 999999},
		{Purse: "pur_01ffffffffff", Person: "per_06", Name: "Flo Wu", Funding: funded, From: day("2026-06-15"), PaidTo: day("2026-11-15")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func lookAt(t *testing.T) money.RunLook {
	l := money.RunLook{Run: run(t), Preparer: "Pat Doyle", SendBy: day("2026-11-05")}
	council, nhs := l.Total()
	l.Held = []payment.HeldSum{{Held: ledger.Held.In("own-account"), Sum: payment.Sum{Lines: 4, Council: council - 10000, NHS: nhs}}, {Held: ledger.Held.In("managed"), Sum: payment.Sum{Lines: 2, Council: 10000}}}
	l.Stopped, l.StoppedInAll = []payment.Line{{Name: "Gus Hill", Council: 50000}}, 1
	l.Whole, l.Found, l.Find.Page = true, len(l.Lines), 1
	return l
}

func TestPayments(t *testing.T) {
	none := func(v *visit.Visit) templ.Component { return payments(v, paymentsOf(v, nil, today)) }
	has(t, sound(t, access.Finance, none), "There is no payment run yet.", "Prepare this run")

	text := sound(t, access.Finance, func(v *visit.Visit) templ.Component {
		approved := run(t)
		approved.State = payment.Approved
		others := run(t)
		others.PreparedBy = "acc_02"
		page := paymentsOf(v, []payment.Run{run(t), others, approved}, today)
		if page.Next != day("2026-12-07") || page.Day.Month != "12" {
			t.Errorf("the next run begins on %s", page.Next)
		}
		return payments(v, page)
	})
	has(t, text, "Monday 9 November 2026", "9 November to 6 December 2026", "Approved", "Waiting for a second person", "Check and approve")
}

func TestPrepareKeepsWhatWasTyped(t *testing.T) {
	v, w := visitor(content.En, access.Finance)
	v.R = httptest.NewRequest("POST", "/payments", strings.NewReader("day-day=31&day-month=2&day-year=2026"))
	v.R.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if !v.Refused(fault.Invalid("day", calendar.EnterDate)) {
		t.Fatal("not refused")
	}
	page := shown(t, v, w, visit.Look{}, payments(v, paymentsOf(v, nil, today)))
	has(t, page, `value="31"`, `value="2026"`, `href="#day"`)
}

func TestPaymentRun(t *testing.T) {
	page := func(look money.RunLook, done string) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component {
			v.R = httptest.NewRequest("GET", "/payments/run_01?done="+done, nil)
			return paymentRun(v, runOf(v, look))
		}
	}
	empty := sound(t, access.Finance, page(money.RunLook{Whole: true, Find: money.Find{Page: 1}}, ""))
	has(t, empty, "Nothing. Everyone is paid the same as last time.")

	mine := sound(t, access.Finance, page(lookAt(t), "prepared"))
	has(t, mine, "The run is prepared.", "Payment run for Monday 9 November 2026", "a colleague approves it", "Gus Hill", "Not in this run. £500.00 last time",
		"New: payments start on 16 November 2026", "more than last time", "less than last time", "In all", "Own bank account", "Managed account", "Nothing is in the books yet.")
	if strings.Contains(mine, "Approve these") {
		t.Error("the one who prepared the run is offered to approve it")
	}

	others := lookAt(t)
	others.PreparedBy = "acc_02"
	has(t, sound(t, access.Finance, page(others, "")), "Check and approve", "Approve these 6 payments", "Send the file by Thursday 5 November")

	done := lookAt(t)
	done.State, done.Approver = payment.Approved, "Mei Tan"
	done.Booked.Council, done.Booked.NHS = done.Total()
	text := sound(t, access.Finance, page(done, "approved"))
	has(t, text, "The run is approved.", "Mei Tan approved it.", "Download the payment file", "The books hold the same for this run, to the penny")
	done.Booked.NHS--
	has(t, sound(t, access.Finance, page(done, "")), "which is not the same. Do not send the file.")
}

func TestPaymentRunOfManyPages(t *testing.T) {
	leads := func(look money.RunLook, before, on string) string {
		v, _ := visitor(content.En, access.Finance)
		if p := runOf(v, look).onPages(v); p.HrefBefore != before || p.HrefOn != on {
			t.Errorf("page %d leads to %q and %q", look.Find.Page, p.HrefBefore, p.HrefOn)
		}
		return sound(t, access.Finance, func(v *visit.Visit) templ.Component { return paymentRun(v, runOf(v, look)) })
	}
	many, at := lookAt(t), "/payments/run_01jdk2m9x8q4?"
	many.Found, many.Changes, many.StoppedInAll = 250, 140, 120
	has(t, leads(many, "", at+"page=2#lines"), "Page 1 of 3", "Next page", "140 payments are not as they were last time. The first 5 are here.",
		"120 people are not in this run any more. The first one is here.")
	second := many
	second.Whole, second.Find.Page = false, 2
	text := leads(second, at+"page=1#lines", at+"page=3#lines")
	has(t, text, "Page 2 of 3", "Previous page", "Next page", "Ada Example")
	for _, not := range []string{"What changed since last time", "Download", "Approve these"} {
		if strings.Contains(text, not) {
			t.Errorf("the second page has %q", not)
		}
	}
	found := second
	found.Find, found.Found, found.Lines = money.Find{Text: "Rees & co", Page: 1}, 101, found.Lines[:1]
	has(t, leads(found, "", at+"find=Rees+%26+co&page=2#lines"), "101 payments found.", "Show all payments")
	found.Found, found.Lines = 0, nil
	has(t, leads(found, "", ""), "No payment has this in its name or reference.")
}

func TestApprovingTwiceIsRefusedKindly(t *testing.T) {
	for _, err := range []error{fault.Conflict(payment.AlreadyDone), fault.Invalid("approve", payment.SamePerson)} {
		v, w := visitor(content.En, access.Finance)
		if !v.Refused(fault.At(err, "")) {
			t.Fatal("not refused")
		}
		done := lookAt(t)
		page := shown(t, v, w, visit.Look{}, paymentRun(v, runOf(v, done)))
		has(t, page, "There is a problem", v.Words.Say(fault.All(err)[0].Text))
	}
}

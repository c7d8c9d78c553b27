package forms

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

func TestArranged(t *testing.T) {
	look := pay.ArrangedLook{Employment: job}
	view := func(v *visit.Visit) templ.Component { return arrangedView(v, arrangedPage{ArrangedLook: look}) }
	has(t, sound(t, view), "What changes the pay of Kelly Marsh", "Nothing changes it now")
	why := explain.Note{}
	why.Add(statutory.EnterWeeks.With("most", 39), 240_00)
	l := work.FamilyLeave{ID: "arr_00000000000000000000000001", Evidence: "MATB1", Notice: day("2026-11-20"), Leave: statutory.Leave{Kind: statutory.Maternity, Start: day("2026-12-07"), Due: day("2027-01-20")}}
	back := l
	back.Back = day("2026-12-08")
	days := calendar.Period{First: day("2026-12-07"), Last: day("2027-09-05")}
	none, unsure := l, l
	none.ID, unsure.ID = "arr_00000000000000000000000004", "arr_00000000000000000000000005"
	look.Leaves = []work.FamilyLeave{l, none, unsure, back}
	look.Worth = []work.LeaveWorth{{Days: days, Until: day("2027-04-04"), Amount: 4000_00, Small: true, Why: why}, {Days: days, Until: days.Last, Why: why},
		{Days: days, Unsure: fault.Conflict(work.EnterAverage, "pa", "Kelly Marsh", "day", day("2026-10-10"))}, {}}
	look.Orders = []work.PayOrder{{ID: "arr_00000000000000000000000002", Issuer: "County Court", Reference: "C12", From: day("2026-11-01"),
		Order: attachment.Held{Order: attachment.Order{Kind: attachment.Priority, Amount: 40_00, Protected: 600_00}}}, {Issuer: "DWP", Reference: "D1", From: day("2026-01-01"), Until: day("2026-10-01"), Order: attachment.Held{Order: attachment.Order{Kind: attachment.Standard}}}}
	look.GivesUp = []work.GiveUp{{ID: "arr_00000000000000000000000003", Each: 50_00, From: day("2026-11-01"), Agreed: "Letter of 1 October"}, {Each: 1, From: day("2026-01-01"), Until: day("2026-02-01"), Agreed: "Letter"}}
	has(t, sound(t, view), "Family pay up to 4 April 2027 comes to £4,000.00", "HMRC gives all of it back", "less than four weeks' notice", "No family pay is due", "Not worked out yet", "Average weekly pay before",
		"This leave was not taken", "County Court C12", "£40.00 each pay day. £600.00 of pay is left", "Direct earnings attachment (DEA), standard rate. From 1 January 2026 to 1 October 2026", "£50.00 of pay given up for the pension")
	has(t, sound(t, func(v *visit.Visit) templ.Component { return leaveView(v, look) }), "Maternity", "A baby in neonatal care", "MATB1", "First day of leave")
	has(t, sound(t, func(v *visit.Visit) templ.Component { return orderView(v, look) }), "Child maintenance (DEO)", "fewer than 10 PAs", "Council tax")
	has(t, sound(t, func(v *visit.Visit) templ.Component { return giveUpView(v, look) }), "salary sacrifice", "minimum wage")
}

func sent(form map[string]string) *visit.Visit {
	values := url.Values{}
	for k, s := range form {
		values.Set(k, s)
	}
	r := httptest.NewRequest(http.MethodPost, "/employing", strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return &visit.Visit{W: httptest.NewRecorder(), R: r, Words: content.For(content.En)}
}

func TestArrangedIsRead(t *testing.T) {
	l, err := readLeave(sent(map[string]string{"kind": "shared", "start-day": "7", "start-month": "12", "start-year": "2026", "due-day": "20", "due-month": "1", "due-year": "2027",
		"weeks": "4", "used": "6", "evidence": " both declared ", "average": "240.00", "born-day": "1", "born-month": "12", "born-year": "2026", "adopted": "yes"}))
	if err != nil || l.Leave.Start != day("2026-12-07") || l.Leave.Weeks != 4 || l.Leave.Used != 6 || l.Average != 240_00 || l.Evidence != "both declared" || !l.Leave.Adopted || l.Leave.Born != day("2026-12-01") {
		t.Errorf("%+v, %v", l, err)
	}
	o, err := readOrder(sent(map[string]string{"kind": "deo", "issuer": "CMS", "reference": "1", "amount": "40", "protected": "600.50", "made-day": "1", "made-month": "9", "made-year": "2026",
		"sort-code": "20-29-59", "account-number": "63748472", "charge": "yes"}))
	if err != nil || o.Order.Amount != 40_00 || o.Order.Protected != 600_50 || o.Order.Made != day("2026-09-01") || o.Account.Number != "63748472" || o.Account.Name != "CMS" || !o.Order.Charge {
		t.Errorf("%+v, %v", o, err)
	}
	for _, c := range []struct {
		name  string
		err   func() error
		field string
	}{
		{"a date that is none", func() error { _, err := readLeave(sent(map[string]string{"start-day": "40"})); return err }, "start"},
		{"weeks in words", func() error { _, err := readLeave(sent(map[string]string{"weeks": "six"})); return err }, "weeks"},
		{"a sum in words", func() error { _, err := readOrder(sent(map[string]string{"amount": "much"})); return err }, "amount"},
		{"half an account", func() error { _, err := readOrder(sent(map[string]string{"account-number": "63748472"})); return err }, "sort-code"},
	} {
		if all := fault.All(c.err()); len(all) == 0 || all[0].Field != c.field {
			t.Errorf("%s: %v", c.name, all)
		}
	}
}

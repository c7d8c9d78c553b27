package managed

import (
	"testing"

	"ownway/internal/access"
	app "ownway/internal/app/managed"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/invoice"
	"ownway/internal/care/payment"
	"ownway/internal/store"
	"ownway/internal/web/mywork/pagetest"
	pages "ownway/internal/web/person"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/ident"
)

var officer = access.Actor{Account: "acc_1", Role: access.Support, Name: "Sunita Rao"}

func TestPages(t *testing.T) {
	on := calendar.MustDate("2026-11-20")
	clients := []clientmoney.Client{{Person: "per_1", Name: "June Okafor", Books: 612_40, Bank: 600_00}, {Person: "per_2", Name: "Alan Croft", Books: -5}}
	waits := store.PooledLine{ID: "pol_1", State: store.Suspense}
	waits.Line.Date, waits.Line.Amount, waits.Line.Payee = on.AddDays(-9), 20_00, "MISS M"
	theirs := waits
	theirs.ID, theirs.State, theirs.Why, theirs.Said = "pol_2", store.Assigned, clientmoney.ByExpected.Text(), "A gift"
	differs := clientmoney.Compare(clientmoney.Sides{On: on, Bank: 600_00, Control: 601_00, Own: -5_00, Clients: clients, Suspense: []clientmoney.Waiting{{Day: on, Amount: 20_00}}})
	agrees := clientmoney.Compare(clientmoney.Sides{On: on.AddDays(-1)})
	days := []clientmoney.Record{{Day: differs, MadeBy: "acc_1"}, {Day: differs, MadeBy: "acc_2"}, {Day: differs, MadeBy: "acc_2", SignedBy: "acc_1", Signed: on, Reason: "Asked the bank"},
		{Day: agrees, MadeBy: "acc_2"}, {Day: agrees, MadeBy: "acc_2", SignedBy: "acc_1", Signed: on}}
	entry := clientmoney.Entry{Person: "per_1", Payee: "Harbour Lane", Reference: "HL-1", Amount: 20_00, To: ident.BankAccount{SortCode: "202959", Number: "63748472"}}
	lists := []clientmoney.List{{ID: "pls_1", Made: on, State: clientmoney.Prepared, MadeBy: "acc_1", Entries: []clientmoney.Entry{entry},
		Left: []clientmoney.Unpaid{{Says: clientmoney.NotEnough.With("name", "June", "held", clients[0].Books, "amount", entry.Amount, "payee", "Club")}}},
		{ID: "pls_2", Made: on, State: clientmoney.Prepared, MadeBy: "acc_2"}, {ID: "pls_3", Made: on, Sent: on, PayDay: on, State: clientmoney.ListApproved}, {ID: "pls_5", Made: on, Rail: payment.BySameDay, PayDay: on, State: clientmoney.ListApproved}, {ID: "pls_4", Made: on, State: clientmoney.Dropped}}
	full := overviewPage{Ready: true, Done: "said", Overview: app.Overview{Last: on, Clients: clients, Suspense: []store.PooledLine{waits}, Recent: []store.PooledLine{theirs}, Days: days, Lists: lists}}
	came := clientmoney.Return{Line: "pol_3", Day: on, Sent: clientmoney.Sent{List: "pls_3", On: on, Entry: entry}}
	full.CameBack = []clientmoney.Return{came}
	looked := came
	looked.Looked, looked.Said, looked.To = true, "The last digit was wrong", entry.To
	for name, r := range map[string]clientmoney.Return{"came back": came, "looked at": looked} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, cameBack(v, backPage{Return: r, SortCode: "20-29-59", Number: "63748472"}))
		})
	}
	for name, l := range map[string]linePage{"to be shared": {Line: waits, Clients: clients}, "given already": {Line: theirs, Clients: clients}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, share(v, sharePage{linePage: l, Rows: []shareRow{{1, "per_1", "12.00"}, {Number: 2}}}))
		})
	}
	begin := overviewPage{Begin: clients}
	begin.Form.From.Name, begin.Form.From.Label = "from", "From?"
	for name, page := range map[string]overviewPage{"nothing yet": begin, "empty": {Ready: true}, "full": full} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, overview(v, page)) })
	}
	for name, page := range map[string]linePage{"waits": {Line: waits, Clients: clients}, "given": {Line: theirs, Clients: clients, Parts: []store.Part{{Person: "per_1", Amount: 12_00}, {Amount: 8_00}}}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, line(v, page)) })
	}
	for _, r := range days {
		pagetest.Sound(t, "day "+r.MadeBy+r.SignedBy, officer, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, day(v, dayPage{Record: r, Mine: r.MadeBy == "acc_1"}))
		})
	}
	for _, l := range lists {
		pagetest.Sound(t, "list "+string(l.ID), officer, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, list(v, listPage{List: l, Mine: l.MadeBy == "acc_1", NoBacs: l.MadeBy == ""}))
		})
	}
}

func TestProvidersPage(t *testing.T) {
	on := calendar.MustDate("2026-11-20")
	one := func(id invoice.ID, s invoice.State) app.Bill {
		return app.Bill{Invoice: invoice.Invoice{ID: id, Number: "HL-1", State: s, Reason: "Which Monday?", Period: calendar.Period{First: on, Last: on}, Lines: []invoice.Line{{What: "Support", Amount: 30_00}}}}
	}
	p := app.Page{For: "June Okafor", Provider: invoice.Provider{Name: "Harbour Lane"},
		Bills: []app.Bill{one("bil_1", invoice.Waiting), one("bil_2", invoice.Queried), one("bil_3", invoice.Refused), one("bil_4", invoice.Approved)}}
	for name, page := range map[string]app.Page{"none yet": {For: "June Okafor", Provider: p.Provider}, "every state": p} {
		pagetest.Sound(t, name, access.Actor{}, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, providerPage(v, providerView{Page: page, Action: "/send-a-bill/x", Done: true, Fields: pages.BillFieldsOf(v)}))
		})
	}
}

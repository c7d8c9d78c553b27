package person

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/managed"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/invoice"
	"ownway/internal/care/person"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/value/calendar"
)

var spoken = access.Actor{Account: "acc_1", Role: access.Person, Name: "June Okafor", Person: "per_1"}

func oneBill(id invoice.ID, s invoice.State, paid managed.Paid) managed.Bill {
	on := calendar.MustDate("2026-11-20")
	return managed.Bill{Paid: paid, Provider: invoice.Provider{ID: "pvd_1", Name: "Harbour Lane"}, Invoice: invoice.Invoice{ID: id, Provider: "pvd_1", Number: "HL-" + string(id), State: s, Date: on, On: on,
		Reason: "Which Monday?", Reply: "The 10th", To: 20_00, Tax: 6_00, Period: calendar.Period{First: on, Last: on}, Lines: []invoice.Line{{What: "Support", Minutes: 90, Rate: 20_00, Amount: 30_00}}}}
}

func TestBillPages(t *testing.T) {
	waiting := oneBill("bil_1", invoice.Waiting, "")
	looked := waiting
	looked.Found = invoice.Check(waiting.Invoice, invoice.Side{Provider: waiting.Provider, Others: []invoice.Invoice{oneBill("bil_9", invoice.Approved, "").Invoice}})
	if len(looked.Found) == 0 {
		t.Fatal("nothing is found in a bill that asks for money that is not there")
	}
	all := []managed.Bill{waiting, looked, oneBill("bil_2", invoice.Queried, ""), oneBill("bil_3", invoice.Refused, ""), oneBill("bil_4", invoice.Approved, ""),
		oneBill("bil_5", invoice.Approved, managed.Sent), oneBill("bil_6", invoice.Approved, managed.Shown), oneBill("bil_7", invoice.Approved, managed.Again)}
	full := billsView{At: "/home/per_1/bills", Waiting: all[:1], Others: all[2:], Providers: []invoice.Provider{waiting.Provider}, Decides: true, Done: "approve",
		Open: map[invoice.ProviderID]bool{"pvd_1": true}, Fees: managed.Fees{Agreed: []store.FeeTerms{{Per: store.PerMonth, Amount: 12_00, Most: 144_00, From: calendar.MustDate("2026-09-01")}}}}
	asked := full
	asked.Fees = managed.Fees{Agreed: full.Fees.Agreed, From: "Fairweek Support", Payroll: true, Proposed: store.FeeTerms{ID: "fee_1", Per: store.PerPayslip, Amount: 4_50, Most: 60_00, From: calendar.MustDate("2026-12-01")}}
	for name, view := range map[string]billsView{"none": {At: "/home/per_1/bills"}, "full": full, "a fee to answer": asked} {
		pagetest.Sound(t, name, spoken, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, billsPage(v, view)) })
	}
	for i, b := range all {
		for _, decides := range []bool{true, false} {
			pagetest.Sound(t, string(b.ID), spoken, func(v *visit.Visit) error {
				return v.Page(visit.Look{Title: "T"}, billPage(v, billView{Bill: all[i], Decides: decides, Action: "/x", Amount: "36.00"}))
			})
		}
	}
	holds := access.Actor{Account: "acc_2", Role: access.Support, Name: "Sunita Rao"}
	for name, fees := range map[string]managed.Fees{"no fee": {}, "a fee": full.Fees, "a fee to answer": asked.Fees} {
		for _, by := range []access.Actor{spoken, holds} {
			pagetest.Sound(t, name+" "+by.Name, by, func(v *visit.Visit) error {
				view := feeView{Fees: fees, At: "/home/per_1/bills/fee"}
				view.Form.From.Name, view.Form.From.Label = "from", "From?"
				return v.Page(visit.Look{Title: "T"}, feePage(v, view))
			})
		}
	}
	pagetest.Sound(t, "new", spoken, func(v *visit.Visit) error {
		return v.Page(visit.Look{Title: "T"}, newBillPage(v, newBill{Providers: full.Providers, Fields: BillFieldsOf(v)}))
	})
	pagetest.Sound(t, "provider", spoken, Pages{}.providerForm)
	pagetest.Sound(t, "code", spoken, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, codePage(v, "/send-a-bill/abc")) })
}

// The pack holds everything that an auditor asks for, in tables and on a page.
func TestPack(t *testing.T) {
	on := calendar.MustDate("2026-11-20")
	line := store.BankLine{State: store.Matched}
	line.Line.Date, line.Line.Amount, line.Line.Payee = on, -20_00, "=HARBOUR LANE"
	p := managed.Pack{Person: person.Person{Name: "June Okafor"}, Days: calendar.Period{First: on.AddDays(-30), Last: on}, Before: 500_00, After: 480_00, Lines: []store.BankLine{line},
		Movements: []ledger.Transaction{{ID: "txn_1", Purse: "pur_1", Date: on, Key: "k", Cause: ledger.Cause{Kind: ledger.BankLine}, Moves: []ledger.Move{{From: "held/managed", To: "cost/harbour", Amount: 20_00, Funder: ledger.Council}}}},
		Bills:     []managed.Bill{oneBill("bil_6", invoice.Approved, managed.Shown)}, Sealed: store.Sealed{Size: 7, Root: "abc", At: "2026-11-20T09:00:00Z"},
		Held: []managed.HeldBy{{Name: "Fairweek Support", Parts: []store.Part{{Line: "pol_1", Day: on, Amount: -20_00}}, Days: []clientmoney.Record{{Day: clientmoney.Compare(clientmoney.Sides{On: on}), MadeBy: "acc_1", SignedBy: "acc_2", Signed: on}}}}}
	for _, lang := range content.Langs() {
		v, _ := pagetest.Visit(lang, spoken)
		data, err := packFile(v, p)
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]string{}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			found[f.Name] = string(text)
		}
		for name, says := range map[string]string{"index.html": "2026-11-20T09:00:00Z", "movements.csv": "held/managed,cost/harbour,council,20.00", "bank-lines.csv": "-20.00,matched",
			"bills.csv": "Harbour Lane,HL-bil_6", "payslips.csv": "pay day", "checks.csv": "finding", "decisions.csv": "choice", "managed-account.csv": "Fairweek Support,2026-11-20,pol_1,-20.00",
			"three-way.csv": "yes,acc_1,acc_2,2026-11-20", "proof.csv": "root,abc", "books.journal": "pur_1:held:managed:council"} {
			if !strings.Contains(found[name], says) {
				t.Errorf("%s: no %q in %q", name, says, found[name])
			}
		}
		if strings.Contains(found["bank-lines.csv"], ",=HARBOUR") || content.Missing(found["index.html"]) {
			t.Errorf("in %s: a formula, or words are missing", lang)
		}
	}
}

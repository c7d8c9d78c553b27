package bringover_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/bringover"
	"ownway/internal/care/payment"
	"ownway/ledger"
	"ownway/policies"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

var today = day("2026-11-21")

const head = "reference,name,born,route,account name,sort code,account number,first payment,last review,paid to,council weekly,nhs weekly,contribution weekly,council held,nhs held,contribution held,own held,for wages,holiday,contingency\n"

const rosa = "A1,Rosa Whitfield,1971-05-02,own-account,R Whitfield,200000,55779911,2024-04-08,2026-03-02,2026-11-15,245.50,40,31.20,980.10,120,62.40,50,245.50,88.12,400\n"

// swap puts another value into a column of Rosa's line.
func swap(column, value string) string {
	names, cells := strings.Split(strings.TrimSpace(head), ","), strings.Split(strings.TrimSpace(rosa), ",")
	for i, n := range names {
		if n == column {
			cells[i] = value
		}
	}
	return strings.Join(cells, ",") + "\n"
}

func read(file string) ([]bringover.Line, error) {
	return bringover.Read(strings.NewReader(file), today)
}

func TestReadsALine(t *testing.T) {
	lines, err := read(head + rosa)
	if err != nil {
		t.Fatal(err)
	}
	l := lines[0]
	if l.Row != 2 || l.Person.CallMe != "Rosa Whitfield" || l.Bank.SortCode != "200000" || l.PaidTo != day("2026-11-15") || l.Weekly != (payment.Funding{Council: 245_50, NHS: 40_00, Contribution: 31_20}) {
		t.Errorf("%+v", l)
	}
	total := bringover.TotalsOf(lines)
	if wrong := total.Agree(bringover.Control{People: 1, Weekly: 285_50, Held: 1212_50}); wrong != nil {
		t.Error(wrong)
	}
	if wrong := total.Agree(bringover.Control{People: 2, Weekly: 285_51, Held: 0}); len(wrong) != 3 {
		t.Error(wrong)
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file, column string
		line               int
		want               msg.Key
	}{
		{"nobody", head, "file", 0, bringover.NoPeople},
		{"a reference twice", head + rosa + rosa, "reference", 3, bringover.SameReference},
		{"born tomorrow", head + swap("born", "2026-11-22"), "born", 2, bringover.NotBornYet},
		{"a route that is none", head + swap("route", "cheque"), "route", 2, bringover.NoSuchRoute},
		{"support that the council arranges", head + swap("route", "arranged"), "route", 2, bringover.NoSuchRoute},
		{"no account number", head + swap("account number", ""), "account number", 2, bringover.NeedsAccount},
		{"a first payment to come", head + swap("first payment", "2026-12-01"), "first payment", 2, bringover.InFuture},
		{"a review before the first payment", head + swap("last review", "2023-01-01"), "last review", 2, bringover.BeforeFirst},
		{"paid long ago", head + swap("paid to", "2025-11-20"), "paid to", 2, bringover.LongAgo},
		{"paid far ahead", head + swap("paid to", "2027-03-01"), "paid to", 2, bringover.FarAhead},
		{"a negative rate", head + swap("council weekly", "-1"), "council weekly", 2, bringover.NotBelowZero},
		{"more spoken for than held", head + swap("contingency", "900"), "contingency", 2, bringover.KeptTooMuch},
		{"nothing where an amount must stand", head + swap("council held", ""), "council held", 2, table.Missing},
		{"a column that is no column", strings.Replace(head, "holiday", "holidays", 1) + rosa, "columns", 1, table.OddColumn},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := read(c.file)
			all := fault.All(err)
			if lines != nil || len(all) == 0 {
				t.Fatalf("got %v, %v", lines, err)
			}
			if f := all[0]; f.Text.Key != c.want || f.Field != c.column || f.Line != c.line {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := read(head + swap("sort code", "12") + swap("born", "yesterday")); len(fault.All(err)) < 3 {
		t.Errorf("every fault is told: %v", err)
	}
	if _, err := read(head + strings.Repeat(swap("reference", ""), 500)); len(fault.All(err)) > 102 {
		t.Errorf("%d faults are told", len(fault.All(err)))
	}
}

// What is opened is exactly what the line holds, funder by funder.
func TestOpening(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pence := func(name string, least int) money.Amount {
			return money.Amount(rapid.IntRange(least, 200_000).Draw(t, name))
		}
		l := bringover.Line{Method: "card", Held: payment.Funding{Council: pence("council", -5000), NHS: pence("nhs", 0), Contribution: pence("contribution", 0), Own: pence("own", 0)}}
		l.Kept.Contingency = min(pence("contingency", 0), max(0, l.Held.Weekly()))
		l.Kept.Holiday = max(0, min(pence("holiday", 0), l.Held.Weekly()-l.Kept.Contingency))
		txn, some := l.Opening("txn_1", "pur_1", today, "wav_1", 1)
		if !some {
			if l.Held != (payment.Funding{}) || l.Kept.Total() != 0 {
				t.Fatal("money held and nothing opened")
			}
			return
		}
		if err := txn.Check(); err != nil {
			t.Fatal(err)
		}
		b := ledger.Of([]ledger.Transaction{txn})
		held := map[ledger.Funder]money.Amount{ledger.Council: l.Held.Council, ledger.NHS: l.Held.NHS, ledger.Contribution: l.Held.Contribution, ledger.Own: l.Held.Own}
		var kept money.Amount
		for place, a := range b {
			switch place.Account.Class() {
			case ledger.Held:
				if a != held[place.Funder] {
					t.Errorf("%v holds %v, want %v", place, a, held[place.Funder])
				}
			case ledger.SetAside:
				kept += a
			}
		}
		if kept != l.Kept.Total() {
			t.Errorf("%v is spoken for, want %v", kept, l.Kept.Total())
		}
	})
}

// The agreement goes on: its review is counted from payments the old system made.
func TestAgreementGoesOn(t *testing.T) {
	lines, err := read(head + rosa)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := policies.ByID("severnside")
	if err != nil {
		t.Fatal(err)
	}
	a := lines[0].Agreement("agr_1", "per_1", p, today)
	if a.From != day("2026-11-16") || a.Pays.Weekly != 285_50 || a.ReviewDue() != day("2027-03-02") || !a.Joint && a.Pays.Contribution != "net" {
		t.Errorf("%+v, review %v", a, a.ReviewDue())
	}
}

func TestWarnings(t *testing.T) {
	lines, err := read(head + rosa + swap("reference", "A2") + strings.Replace(swap("last review", ""), "A1", "A3", 1))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, w := range bringover.Warnings(lines, today) {
		keys = append(keys, string(w.Says.Key))
	}
	if got := strings.Join(keys, " "); got != "bringover.same-account bringover.same-name bringover.review-late" {
		t.Errorf("got %s", got)
	}
}

func TestWave(t *testing.T) {
	w := bringover.Wave{State: bringover.Looked, PreparedBy: "acc_1"}
	if _, err := w.Bring("acc_1"); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("by the same person: %v", err)
	}
	w, err := w.Bring("acc_2")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Bring("acc_3"); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("twice: %v", err)
	}
	if _, err := w.Undo("acc_1", []string{"Rosa", "Ade"}); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("after a payment: %v", err)
	}
	if w, err = w.Undo("acc_1", nil); err != nil || w.State != bringover.Undone {
		t.Error(err)
	}
	if _, err := w.Undo("acc_1", nil); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("undone twice: %v", err)
	}
}

func TestFresh(t *testing.T) {
	lines, err := read(head + rosa + swap("reference", "A2") + swap("reference", "A3"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := lines[0].Digest()
	if err != nil {
		t.Fatal(err)
	}
	here := map[string]bringover.Here{"A1": {Digest: d}, "A2": {Digest: "other"}, "A3": {Digest: "other", Gone: true}}
	fresh, wrong := bringover.Fresh(lines, here)
	if len(fresh) != 1 || fresh[0].Reference != "A3" || len(wrong) != 1 {
		t.Errorf("fresh %v, wrong %v", fresh, wrong)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head + rosa))
	f.Fuzz(func(t *testing.T, file []byte) {
		lines, err := bringover.Read(bytes.NewReader(file), today)
		if err == nil && bringover.TotalsOf(lines).People == 0 {
			t.Error("nobody was read")
		}
	})
}

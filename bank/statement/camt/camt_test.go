package camt_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"ownway/bank/banktest"
	"ownway/bank/iso20022/walk"
	"ownway/bank/statement"
	"ownway/bank/statement/camt"
	"ownway/value/fault"
	"ownway/value/msg"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Two days in one file, newest first, are one statement whose lines follow on:
// a batch is one line, a reversal goes the way its sign says, and what is
// pending is left out by name.
func TestDailyStatementsBecomeOne(t *testing.T) {
	all, err := camt.Read(load(t, "daily.v2.xml"))
	if err != nil || len(all) != 1 {
		t.Fatalf("%d, %v", len(all), err)
	}
	s := all[0]
	if s.Account != (statement.Account{SortCode: "601613", Number: "31926819", Name: "Clients of the Hub"}) {
		t.Errorf("account %+v", s.Account)
	}
	if s.Opening != statement.GivenBalance(100000) || s.Closing != statement.GivenBalance(-5000) {
		t.Errorf("from %+v to %+v", s.Opening, s.Closing)
	}
	want := []string{
		"2026-10-01  900.50 The Council/DP OCT P123/PMNT-RCDT-DMCT/A1",
		"2026-10-02  50.00 Home Help Ltd/INV-7/PMNT-ICDT-RRTN RVSL/R77",
		"2026-10-02 09:30:00 -2000.50 Bacs file/WAGES OCT/BACS/",
	}
	for i, l := range s.Lines {
		got := l.Date.String() + " " + l.Time + " " + l.Amount.Plain() + " " + strings.Join([]string{l.Payee, l.Reference, l.Type, l.OwnID}, "/")
		if i >= len(want) || got != want[i] {
			t.Errorf("line %d is %s", i+1, got)
		}
	}
	if len(s.Lines) != len(want) || len(s.Warnings) != 2 || s.Warnings[0].Key != camt.Batch || s.Warnings[1].Key != statement.NotSettled {
		t.Errorf("%d lines, warnings %v", len(s.Lines), s.Warnings)
	}
}

func TestDetailsOfABatchAreKept(t *testing.T) {
	m, err := camt.Parse(load(t, "daily.v2.xml"))
	if err != nil || m.Version != 2 {
		t.Fatalf("version %d, %v", m.Version, err)
	}
	e := m.Statements[0].Entries[0]
	if len(e.Details) != 2 || e.BatchCount != 2 || e.Details[0].Amount+e.Details[1].Amount != e.Amount ||
		e.Details[1].EndToEnd != "W2" || e.Details[1].Creditor.Name != "B Helper" {
		t.Errorf("%+v", e)
	}
}

const frame = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>NL26VAYB8060476890</IBAN></Id></Acct>
`

const (
	tail  = "</Stmt></BkToCstmrStmt></Document>"
	money = `<Amt Ccy="GBP">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>`
	rest  = "<Sts>BOOK</Sts><BookgDt><Dt>2026-09-01</Dt></BookgDt>"
)

func bal(kind, amount string) string {
	return "<Bal><Tp><CdOrPrtry><Cd>" + kind + `</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">` + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
}

func TestBalancesThatAreTheEnds(t *testing.T) {
	entry := "<Ntry>" + money + rest + "</Ntry>"
	known := statement.GivenBalance
	for _, c := range []struct {
		name, given   string
		opening, last statement.Balance
	}{
		{"booked at both ends", bal("OPBD", "1") + bal("CLBD", "6"), known(100), known(600)},
		{"what is available is another thing", bal("OPAV", "9") + bal("CLAV", "9"), statement.Balance{}, statement.Balance{}},
		{"the close before", bal("PRCD", "1") + bal("CLBD", "6"), known(100), known(600)},
		{"a first page", bal("OPBD", "1") + bal("ITBD", "6"), known(100), known(600)},
		{"a page between", bal("ITBD", "1") + bal("ITBD", "6"), known(100), known(600)},
		{"a last page", bal("ITBD", "1") + bal("CLBD", "6"), known(100), known(600)},
		{"the close alone", bal("CLBD", "6"), statement.Balance{Amount: 100, How: statement.WorkedOut}, known(600)},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := camt.Read([]byte(frame + c.given + entry + tail))
			if err != nil {
				t.Fatal(err)
			}
			if all[0].Opening != c.opening || all[0].Closing != c.last {
				t.Errorf("from %+v to %+v", all[0].Opening, all[0].Closing)
			}
		})
	}
}

func TestFaultsNameLineAndField(t *testing.T) {
	in := func(version, body string) string {
		return strings.Replace(frame, "053.001.04", version, 1) + body + tail
	}
	for _, c := range []struct {
		name, given string
		line        int
		field       string
		key         msg.Key
	}{
		{"version 1", in("053.001.01", ""), 1, "file", camt.WhichKind},
		{"version 9", in("053.001.09", ""), 1, "file", camt.WhichKind},
		{"a report of one day", in("052.001.02", ""), 1, "file", camt.WhichKind},
		{"cut short", frame + "<Ntry>", 2, "file", walk.CutShort},
		{"no statement", strings.NewReplacer("<Stmt>", "<X>", "</Stmt>", "</X>").Replace(frame + tail), 0, "file", statement.Empty},
		{"no account", strings.Replace(frame, "IBAN", "X", 2) + tail, 1, "account", camt.Missing},
		{"euros", frame + strings.Replace("<Ntry>"+money+rest+"</Ntry>", "GBP", "EUR", 1) + tail, 2, "currency", statement.OnlySterling},
		{"a balance in euros", frame + strings.Replace(bal("CLBD", "1"), "GBP", "EUR", 1) + tail, 2, "currency", statement.OnlySterling},
		{"no amount", frame + "<Ntry>" + rest + "</Ntry>" + tail, 2, "amount", camt.Missing},
		{"an amount after its sign", frame + "\n<Ntry><CdtDbtInd>CRDT</CdtDbtInd>" + tail, 3, "amount", camt.Missing},
		{"parts of a penny", frame + `<Ntry><Amt Ccy="GBP">5.001</Amt>` + tail, 2, "amount", statement.EnterAmount},
		{"a minus", frame + `<Ntry><Amt Ccy="GBP">-5</Amt>` + tail, 2, "amount", statement.EnterAmount},
		{"no currency", frame + `<Ntry><Amt>5</Amt>` + tail, 2, "currency", camt.Missing},
		{"neither in nor out", frame + `<Ntry><Amt Ccy="GBP">5</Amt><CdtDbtInd>C</CdtDbtInd>` + tail, 2, "CdtDbtInd", statement.WhichWay},
		{"no status", frame + "<Ntry>" + money + "</Ntry>" + tail, 2, "status", camt.Missing},
		{"a status that is none", frame + "<Ntry>" + money + "<Sts>DONE</Sts></Ntry>" + tail, 2, "status", camt.WhichStatus},
		{"no day", frame + "<Ntry>" + money + "<Sts>BOOK</Sts></Ntry>" + tail, 2, "date", camt.Missing},
		{"no such day", frame + "<Ntry>" + money + "<BookgDt>\n<Dt>2026-09-31</Dt>" + tail, 3, "date", statement.EnterDate},
		{"no such time", frame + "<Ntry>" + money + "<BookgDt><DtTm>2026-09-30T25:00:00</DtTm>" + tail, 2, "time", statement.EnterTime},
		{"a balance of no kind", frame + "<Bal>" + money + "</Bal>" + tail, 2, "balance", camt.Missing},
		{"a line is missing", frame + bal("OPBD", "1") + "\n" + bal("CLBD", "7") + "<Ntry>" + money + rest + "</Ntry>" + tail, 3, "balance", statement.TotalBreak},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := camt.Read([]byte(c.given))
			var f *fault.Fault
			if !errors.As(err, &f) {
				t.Fatalf("got %v, want a fault", err)
			}
			if f.Line != c.line || f.Field != c.field || f.Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s, %s", f, c.line, c.field, c.key)
			}
		})
	}
}

// A day that shows no balances stands between two that do: the whole is proved.
func TestADayWithoutBalances(t *testing.T) {
	day := func(balances string) string { return balances + "<Ntry>" + money + rest + "</Ntry>" }
	next := tail[:len("</Stmt>")] + frame[strings.Index(frame, "<Stmt>"):]
	given := frame + day(bal("OPBD", "1")) + next + day("") + next
	all, err := camt.Read([]byte(given + day(bal("CLBD", "16")) + tail))
	if err != nil || len(all) != 1 || all[0].Opening.Amount != 100 || all[0].Closing.Amount != 1600 || len(all[0].Warnings) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	_, err = camt.Read([]byte(given + day(bal("CLBD", "17")) + tail))
	var f *fault.Fault
	if !errors.As(err, &f) || f.Line == 0 || f.Text.Key != statement.TotalBreak {
		t.Errorf("got %v", err)
	}
}

func TestADayThatIsMissingIsNoticed(t *testing.T) {
	data := bytes.Replace(load(t, "daily.v2.xml"), []byte(">1900.5<"), []byte(">1900.4<"), 1)
	data = bytes.Replace(data, []byte(">50</c:Amt>"), []byte(">50.1</c:Amt>"), 1)
	_, err := camt.Read(data)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != camt.Gap || f.Line != 5 {
		t.Errorf("got %v", err)
	}
}

// The published samples are in other money; their shape is read as it stands.
func TestOthersSamples(t *testing.T) {
	for _, c := range []struct {
		file                         string
		version, statements, entries int
	}{
		{"camt053.v2.minimal.xml", 2, 1, 1},
		{"camt053.v2.multi.statement.xml", 2, 2, 2},
		{"camt053.v2.with-account-name.xml", 2, 1, 1},
		{"camt053.v8.xml", 8, 1, 1},
	} {
		t.Run(c.file, func(t *testing.T) {
			data, ok := banktest.Shared(t, "bank", "iso20022", c.file)
			if !ok {
				return
			}
			m, err := camt.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			entries := 0
			for _, s := range m.Statements {
				entries += len(s.Entries)
			}
			if m.Version != c.version || len(m.Statements) != c.statements || entries != c.entries {
				t.Errorf("version %d, %d statements, %d entries", m.Version, len(m.Statements), entries)
			}
			_, err = camt.Read(data)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Text.Key != statement.OnlySterling || f.Line == 0 {
				t.Errorf("read in pounds it gave %v", err)
			}
		})
	}
}

// The sample of two days, its currency read as pounds, is proved at each step.
func TestOthersTwoDaysFollowOn(t *testing.T) {
	data, ok := banktest.Shared(t, "bank", "iso20022", "camt053.v2.multi.statement.xml")
	if !ok {
		return
	}
	all, err := camt.Read(bytes.ReplaceAll(data, []byte("EUR"), []byte("GBP")))
	if err != nil || len(all) != 1 || len(all[0].Lines) != 2 {
		t.Fatalf("%d, %v", len(all), err)
	}
	s := all[0]
	if s.Opening.Amount != 1815 || s.Closing.Amount != 2000 || s.Lines[1].Amount != -700 || s.Lines[1].Payee != "Company Name 2" ||
		s.Lines[1].Reference != "Transaction Description 2" {
		t.Errorf("%+v", s)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(load(f, "daily.v2.xml"))
	f.Add([]byte(strings.Replace(frame, "001.04", "001.08", 1) + "<Ntry>" + money + "<Sts><Cd>BOOK</Cd></Sts><ValDt><DtTm>2026-09-01T09:30:00Z</DtTm></ValDt>" +
		"<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>A</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>" + tail))
	f.Add([]byte(frame + bal("OPBD", "1") + "<Ntry>" + money + rest + "</Ntry>" + tail))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := camt.Read(data)
		if err != nil {
			return
		}
		for _, s := range all {
			if s.Opening.IsKnown() && s.Opening.Amount+s.Total() != s.Closing.Amount {
				t.Errorf("from %+v to %+v with %d lines", s.Opening, s.Closing, len(s.Lines))
			}
			for _, l := range s.Lines {
				if l.Amount == 0 || l.Date.IsZero() || l.Row < 1 {
					t.Errorf("let in %+v", l)
				}
			}
		}
	})
}

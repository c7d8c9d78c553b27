package csvfile_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/statementtest"
	"ownway/value/money"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func one(t testing.TB, data []byte) statement.Statement {
	t.Helper()
	all, err := csvfile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		t.Fatalf("%d statements, want 1", len(all))
	}
	return all[0]
}

// One month in each layout; source: testdata/SOURCES.md.
var september = []struct {
	file     string
	format   string
	balances bool
	account  statement.Account
}{
	{"barclays.csv", "barclays", false, statement.Account{SortCode: "200000", Number: "12345678"}},
	{"hsbc.csv", "hsbc", false, statement.Account{}},
	{"lloyds.csv", "lloyds", true, statement.Account{SortCode: "300000", Number: "12345678"}},
	{"monzo.csv", "monzo", false, statement.Account{}},
	{"nationwide-cp1252.csv", "nationwide", true, statement.Account{Shown: "FlexAccount ****45678"}},
	{"natwest.csv", "natwest", true, statement.Account{SortCode: "600000", Number: "12345678", Name: "SMITH J"}},
	{"revolut.csv", "revolut", true, statement.Account{Shown: "Current"}},
	{"starling.csv", "starling", true, statement.Account{}},
}

func TestEveryBanksSeptember(t *testing.T) {
	want := statementtest.LoadSeptember(t, "testdata/sept2026/expected.json")
	for _, bank := range september {
		t.Run(bank.format, func(t *testing.T) {
			s := one(t, load(t, "sept2026/"+bank.file))
			if s.Format != bank.format || s.Account != bank.account {
				t.Errorf("read as %s of %+v", s.Format, s.Account)
			}
			want.Agree(t, s, bank.balances)
		})
	}
}

// Most banks put the newest line first; the same lines must come out.
func TestNewestFirstIsPutRight(t *testing.T) {
	data := load(t, "sept2026/lloyds.csv")
	rows := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	turned := [][]byte{rows[0]}
	for i := len(rows) - 1; i > 0; i-- {
		turned = append(turned, rows[i])
	}
	before, after := one(t, data), one(t, bytes.Join(turned, []byte("\n")))
	for i := range before.Lines {
		a, b := before.Lines[i], after.Lines[i]
		a.Row, b.Row = 0, 0
		if a != b {
			t.Errorf("line %d: %+v became %+v", i+1, a, b)
		}
	}
	if after.Opening.Amount != before.Opening.Amount || after.Lines[0].Row != 11 {
		t.Errorf("opening %v, first row %d", after.Opening, after.Lines[0].Row)
	}
}

func TestPrepaidCardReportHoldsManyAccounts(t *testing.T) {
	all, err := csvfile.Read(load(t, "other/paymentology-prepaid-load-unload.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 4 || all[0].Account.Shown != "876543210" || all[0].Lines[0].Amount != money.Pounds(100, 0) {
		t.Errorf("%+v", all)
	}
	unload := strings.Replace(string(load(t, "other/paymentology-prepaid-load-unload.csv")), "Successful. Load", "Unload successful.", 1)
	all, err = csvfile.Read([]byte(unload))
	if err != nil || all[0].Lines[0].Amount != -money.Pounds(100, 0) {
		t.Errorf("an unload gave %+v, %v", all, err)
	}
}

func TestCardSignsAreTurned(t *testing.T) {
	s := one(t, load(t, "other/santander-card.csv"))
	if s.Lines[0].Amount != -money.Pounds(3, 50) || s.Lines[1].Amount != money.Pounds(1200, 0) {
		t.Errorf("%+v", s.Lines)
	}
}

func TestNewColumnDoesNotLockPeopleOut(t *testing.T) {
	data := strings.ReplaceAll(string(load(t, "sept2026/starling.csv")), "GENERAL,", "GENERAL,,x")
	data = strings.Replace(data, "Spending Category,Notes", "Spending Category,Notes,Mood", 1)
	if s := one(t, []byte(data)); s.Format != "starling" || len(s.Lines) != 10 {
		t.Errorf("%+v", s)
	}
}

func TestUnsettledLinesAreLeftOutWithAWarning(t *testing.T) {
	data := string(load(t, "sept2026/revolut.csv")) +
		"CARD_PAYMENT,Current,2026-09-29 10:11:12,2026-09-29 10:11:12,Cafe,-3.00,0.00,GBP,PENDING,\n"
	s := one(t, []byte(data))
	if len(s.Lines) != 10 || len(s.Warnings) != 1 || s.Warnings[0].Key != statement.NotSettled {
		t.Errorf("%d lines, warnings %v", len(s.Lines), s.Warnings)
	}
}

func FuzzRead(f *testing.F) {
	for _, bank := range september {
		f.Add(load(f, "sept2026/"+bank.file))
	}
	f.Add(load(f, "other/santander-card.csv"))
	f.Add(load(f, "other/paymentology-prepaid-load-unload.csv"))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := csvfile.Read(data)
		if err != nil {
			return
		}
		for _, s := range all {
			for _, l := range s.Lines {
				if l.Amount == 0 || l.Date.IsZero() || l.Row < 1 {
					t.Errorf("let in %+v", l)
				}
			}
			if s.Opening.IsKnown() && s.Opening.Amount+s.Total() != s.Closing.Amount {
				t.Errorf("does not add up: %+v", s)
			}
		}
	})
}

package cases_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownway/internal/cases"
)

func TestStatementsHeldHere(t *testing.T) {
	r, err := cases.Statements("../../bank/statement/csvfile/testdata")
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, r)
	if r.Failed() || !strings.HasSuffix(text, "In all: 8 of 8 exact\n") {
		t.Error(text)
	}
}

const (
	good = "Number,Date,Account,Amount,Subcategory,Memo\n" +
		" ,01/09/2026,20-29-59 63748472,-23.50,Card Purchase,CARD PAYMENT TO TESCO\n"
	expect = `{"opening_balance":"10.00","closing_balance":"-13.50","transactions":[` +
		`{"date":"2026-09-01","amount":"-23.50","balance":"-13.50","description":"Card payment to Tesco"}]}`
)

func TestStatementsSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, expected, sample, want string
		failed                       bool
	}{
		{"good", expect, good, "expected.json: 1 of 1 exact\n  read without balances, which the file does not show (a.csv)", false},
		{"another amount", expect, strings.Replace(good, "-23.50", "-23.51", 1), "MISS, a.csv\n    line 1 amount: expected -23.50, got -23.51", true},
		{"another payee", expect, strings.Replace(good, "TESCO", "ALDI", 1), "line 1 payee: expected Card payment to Tesco, got CARD PAYMENT TO ALDI", true},
		{"another day", expect, strings.Replace(good, "01/09", "02/09", 1), "line 1 date: expected 2026-09-01, got 2026-09-02", true},
		{"a line too many", expect, good + good[strings.Index(good, "\n")+1:], "lines: expected 1, got 2", true},
		{"another balance", expect, "Date,Transaction Type,Transaction Description,Debit Amount,Balance\nx", "0 of 1 exact, 1 missed", true},
		{"a file that is refused", expect, strings.Replace(good, "-23.50", "forty", 1), "refused: line 2, amount: This should be pounds and pence", true},
		{"an amount that is none", strings.Replace(expect, `"-23.50"`, `"lots"`, 1), good, "transactions[0].amount: this should be pounds and pence, but says “lots”", true},
		{"a date that is none", strings.Replace(expect, `2026-09-01`, `2026-09-31`, 1), good, "transactions[0].date: ", true},
		{"a balance that is none", strings.Replace(expect, `"10.00"`, `""`, 1), good, "opening_balance: ", true},
		{"half a file", expect[:40], good, "expected.json: line 1, ", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "expected.json", c.expected)
			put(t, dir, "a.csv", c.sample)
			r, err := cases.Statements(dir)
			if err != nil {
				t.Fatal(err)
			}
			if text := written(t, r); !strings.Contains(text, c.want) || r.Failed() != c.failed {
				t.Errorf("failed is %v, and nothing says %q:\n%s", r.Failed(), c.want, text)
			}
		})
	}
}

func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	full := filepath.Join(dir, name)
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return full
}

func TestStatementsByName(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.expected.json", expect)
	put(t, dir, "a.csv", good)
	put(t, dir, "b.csv", "not asked about")
	put(t, dir, "c.expected.json", `[{"entries":[]}]`)
	r, err := cases.Statements(dir)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, r)
	if r.Failed() || !strings.Contains(text, "In all: 1 of 1 exact") || !strings.Contains(text, "Passed over, as no cases known here: "+filepath.Join(dir, "c.expected.json")) {
		t.Error(text)
	}
	if _, err := cases.Statements(t.TempDir()); err == nil || !strings.Contains(err.Error(), "there is no expected.json") {
		t.Errorf("got %v", err)
	}
}

// A table of our own: 7g + h must divide by 10.
const (
	weights = "100000 100000 MOD10 0 0 0 0 0 0 0 0 0 0 0 0 7 1\n"
	mHead   = "case,description,sort_code,account_number,valid\n"
)

func TestModulus(t *testing.T) {
	for _, c := range []struct {
		name, table, subs, list, want string
		failed                        bool
	}{
		{"all as published", weights, "", mHead + "1,\"Pass, by 10\",10-00-00,00000013,1\n2,Fail,100000,00000014,0\n3,Not in the table,200000,12345678,1\n", "In all: 3 of 3 exact", false},
		{"a miss", weights, "", mHead + "1,Pass,100000,00000014,1\n", "MISS, line 2, case 1, Pass\n    valid: expected 1, got 0", true},
		{"a sort code too short", weights, "", mHead + "1,Pass,1000,00000014,1\n", "line 2, sort_code: ", true},
		{"an account number of letters", weights, "", mHead + "1,Pass,100000,0000001x,1\n", "line 2, account_number: ", true},
		{"neither valid nor not", weights, "", mHead + "1,Pass,100000,00000013,yes\n", "line 2, valid: this should be 1 or 0, but says “yes”", true},
		{"other columns", weights, "", "a,b\n1,2\n", "line 1, case: there is no such column", true},
		{"no cases", weights, "", mHead, "there are no cases", true},
		{"a bad table", weights + "x\n", "", mHead, "table.txt: line 2, weights: ", true},
		{"bad substitutes", weights, "938173\n", mHead, "subs.txt: line 1, substitutes: ", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			r, err := cases.Modulus(put(t, dir, "table.txt", c.table), put(t, dir, "subs.txt", c.subs), put(t, dir, "cases.csv", c.list))
			if err != nil {
				t.Fatal(err)
			}
			if text := written(t, r); !strings.Contains(text, c.want) || r.Failed() != c.failed {
				t.Errorf("failed is %v, and nothing says %q:\n%s", r.Failed(), c.want, text)
			}
		})
	}
	if _, err := cases.Modulus("gone", "gone", "gone"); err == nil {
		t.Error("no table is no fault")
	}
}

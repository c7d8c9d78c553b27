package labelled_test

import (
	"errors"
	"os"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/labelled"
	"ownway/value/fault"
	"ownway/value/msg"
)

const head = "From:\u00a001/09/2026\u00a0to\u00a030/09/2026\n\nAccount:\u00a0XXXX 5678\n\n"

func TestALineIsReadWhole(t *testing.T) {
	all, err := labelled.Read([]byte(head + "Date:\u00a002/09/2026\nDescription:\u00a0SHOP: THE\u00a0BEST\nAmount:\u00a0-1006.60\u00a0GBP\nBalance:\u00a0-6.60\u00a0GBP\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	if s.Account.Shown != "XXXX 5678" || s.Opening.Amount != 100000 || s.Closing != statement.GivenBalance(-660) {
		t.Errorf("got %+v", s)
	}
	if l := s.Lines[0]; l.Date.String() != "2026-09-02" || l.Amount != -100660 || l.Payee != "SHOP: THE BEST" || l.Row != 5 {
		t.Errorf("got %+v", l)
	}
}

func TestFaultsNameLineAndField(t *testing.T) {
	for _, c := range []struct {
		name, given string
		line        int
		field       string
		key         msg.Key
	}{
		{"another text", "To whom it may concern", 0, "file", statement.UnknownShape},
		{"a stray label", head + "Date: 02/09/2026\nColour: red\n", 6, "line", labelled.UnknownLabel},
		{"a stray line", head + "page 1\nDate: 02/09/2026\n", 5, "line", labelled.UnknownLabel},
		{"no such day", head + "Date: 31/09/2026\n", 5, "date", statement.EnterDate},
		{"no amount", head + "Date: 02/09/2026\n\nDate: 03/09/2026\nAmount: 1.00 GBP\n", 5, "amount", statement.EnterAmount},
		{"no amount at the end", head + "Date: 02/09/2026\n", 5, "amount", statement.EnterAmount},
		{"euros", head + "Date: 02/09/2026\nAmount: 1.00 EUR\n", 6, "currency", statement.OnlySterling},
		{"a blank balance", head + "Date: 02/09/2026\nAmount: 1.00 GBP\nBalance:\n", 7, "balance", statement.EnterAmount},
		{"a line missing", head + "Date: 02/09/2026\nAmount: 1.00 GBP\nBalance: 1.00 GBP\nDate: 03/09/2026\nAmount: 1.00 GBP\nBalance: 3.00 GBP\n", 8, "balance", statement.BalanceBreak},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := labelled.Read([]byte(c.given))
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

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/santander-cp1252.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := labelled.Read(data)
		if err != nil {
			return
		}
		for _, l := range all[0].Lines {
			if l.Amount == 0 || l.Date.IsZero() || l.Row < 1 {
				t.Errorf("let in %+v", l)
			}
		}
	})
}

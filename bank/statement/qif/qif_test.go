package qif_test

import (
	"errors"
	"os"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/qif"
	"ownway/value/fault"
	"ownway/value/msg"
)

func TestALineIsReadWhole(t *testing.T) {
	for _, day := range []string{"D01/09/2026", "D1/9/26", "D1/9'26", "D 1/ 9/2026"} {
		all, err := qif.Read([]byte("!Type:Bank\n" + day + "\nT-1,006.60\nPSHOP\nMREF 7\nNDD\nLCare\n^\n"))
		if err != nil {
			t.Fatal(err)
		}
		l := all[0].Lines[0]
		if l.Date.String() != "2026-09-01" || l.Amount != -100660 || l.Payee != "SHOP" || l.Reference != "REF 7" || l.Type != "DD" || l.Row != 2 {
			t.Errorf("%s gave %+v", day, l)
		}
	}
}

func TestFaultsNameLineAndField(t *testing.T) {
	for _, c := range []struct {
		name, given string
		line        int
		field       string
		key         msg.Key
	}{
		{"not QIF", "D01/09/2026", 0, "file", statement.UnknownShape},
		{"shares", "!Type:Invst\n", 1, "file", qif.UnknownKind},
		{"a month first", "!Type:Bank\nD09/21/2026\n", 2, "date", statement.EnterDate},
		{"a bad amount", "!Type:Bank\nD01/09/2026\nTone\n", 3, "amount", statement.EnterAmount},
		{"no amount", "!Type:Bank\nD01/09/2026\n^\n", 3, "amount", statement.EnterAmount},
		{"no date", "!Type:Bank\nT1.00\n^\n", 3, "date", statement.EnterDate},
		{"cut short", "!Type:Bank\nD01/09/2026\nT1.00", 3, "file", statement.CutShort},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := qif.Read([]byte(c.given))
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
	data, err := os.ReadFile("testdata/statement.qif")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := qif.Read(data)
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

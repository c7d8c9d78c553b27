package detect_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/detect"
	"ownway/value/fault"
	"ownway/value/msg"
)

const month = "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n" +
	"01/09/2026,TESCO,,DEBIT,-3.00,97.00,,\n02/09/2026,COUNCIL,,CREDIT,10.00,107.00,,\n"

// Files that are made to do harm, or that lost a part on the way, are refused
// whole, by their contents whatever they are called.
func TestHarmfulFilesAreRefusedWhole(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	sheet, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sheet.Write(make([]byte, 64<<20)); err != nil { // a few kilobytes as sent
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		given []byte
		want  msg.Key
	}{
		{"two hundred megabytes", bytes.Repeat([]byte("01/09/2026,TESCO,,DEBIT,-3.00,97.00,,\n"), 200<<20/39), statement.TooLarge},
		{"a spreadsheet that unpacks without end, called a CSV", bomb.Bytes(), detect.IsSheet},
		{"a wrong total", []byte(strings.Replace(month, "107.00", "108.00", 1)), statement.BalanceBreak},
		{"the file stops in the middle of a line", []byte(month[:len(month)-24]), statement.WrongWidth},
		{"a quotation mark that never ends", []byte(month + `03/09/2026,"TESCO`), statement.OpenQuote},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := detect.Read(c.given)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Text.Key != c.want || len(s.Lines) != 0 {
				t.Errorf("got %d lines and %v, want %s", len(s.Lines), err, c.want)
			}
		})
	}
}

// A payee that a spreadsheet would run is words here, as the bank has them.
func TestAFormulaIsOnlyWords(t *testing.T) {
	s, err := detect.Read([]byte(strings.Replace(month, "TESCO", `"=HYPERLINK(""http://evil.example"")"`, 1)))
	if err != nil || s.Lines[0].Payee != `=HYPERLINK("http://evil.example")` {
		t.Errorf("%+v, %v", s.Lines, err)
	}
}

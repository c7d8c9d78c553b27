package ofx_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"ownway/bank/banktest"
	"ownway/bank/statement"
	"ownway/bank/statement/ofx"
	"ownway/value/fault"
	"ownway/value/msg"
)

const (
	head = "OFXHEADER:100\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP\n"
	tail = "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)

func TestReadSays(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        statement.Statement
	}{
		{"sort code in the bank's id", head + "<BANKACCTFROM><BANKID>200000<ACCTID>12345678</BANKACCTFROM>" + tail,
			statement.Statement{Account: statement.Account{SortCode: "200000", Number: "12345678"}}},
		{"14 digits in one", head + "<BANKACCTFROM><BANKID>NWB<ACCTID>60000012345678</BANKACCTFROM>" + tail,
			statement.Statement{Account: statement.Account{SortCode: "600000", Number: "12345678"}}},
		{"an account of its own kind", head + "<BANKACCTFROM><BANKID>1<ACCTID>9100</BANKACCTFROM>" + tail,
			statement.Statement{Account: statement.Account{Shown: "9100"}}},
		{"the balance of the last day", head + "<BANKTRANLIST><DTEND>20260930</BANKTRANLIST><LEDGERBAL><BALAMT>9.50<DTASOF>20260930120000</LEDGERBAL>" + tail,
			statement.Statement{Opening: statement.Balance{Amount: 950, How: statement.WorkedOut}, Closing: statement.GivenBalance(950)}},
		{"a balance of a later day", head + "<BANKTRANLIST><DTEND>20260930</BANKTRANLIST><LEDGERBAL><BALAMT>9.50<DTASOF>20261005</LEDGERBAL>" + tail,
			statement.Statement{}},
		{"a blank balance, and one that is not the account's", head + "<LEDGERBAL><BALAMT> <DTASOF>20260930</LEDGERBAL><AVAILBAL><BALAMT>5</AVAILBAL>" + tail,
			statement.Statement{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			all, err := ofx.Read([]byte(c.given))
			if err != nil || len(all) != 1 {
				t.Fatalf("%d, %v", len(all), err)
			}
			got := all[0]
			if got.Account != c.want.Account || got.Opening != c.want.Opening || got.Closing != c.want.Closing {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestALineIsReadWhole(t *testing.T) {
	all, err := ofx.Read([]byte(head + "<STMTTRN><TRNTYPE>POS</TRNTYPE><DTPOSTED>20260901120000.000[-5:EST]</DTPOSTED><TRNAMT>-6.60</TRNAMT>" +
		"<FITID>A1</FITID><NAME>M&amp;S  FOOD</NAME><MEMO>REF 7</MEMO></STMTTRN>" + tail))
	if err != nil {
		t.Fatal(err)
	}
	l := all[0].Lines[0]
	if l.Date.String() != "2026-09-01" || l.Amount != -660 || l.OwnID != "A1" || l.Payee != "M&S FOOD" || l.Reference != "REF 7" || l.Type != "POS" || l.Row != 3 {
		t.Errorf("got %+v", l)
	}
}

// OFX 2 is XML: its tags close, remarks say nothing, and words may be literal.
func TestVersion2IsRead(t *testing.T) {
	data, err := os.ReadFile("testdata/statement-xml.ofx")
	if err != nil {
		t.Fatal(err)
	}
	all, err := ofx.Read(data)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d, %v", len(all), err)
	}
	s := all[0]
	if s.Account != (statement.Account{SortCode: "200000", Number: "12345678"}) || s.Opening.Amount != 610 || s.Closing != statement.GivenBalance(950) || len(s.Lines) != 2 {
		t.Fatalf("%+v", s)
	}
	if l := s.Lines[0]; l.Payee != "M&S <FOOD>" || l.Reference != "Café £5 &amp; more" || l.Row != 8 {
		t.Errorf("%+v", l)
	}
	if l := s.Lines[1]; l.Payee != "A & B" || l.Reference != "" {
		t.Errorf("%+v", l)
	}
}

func TestFaultsNameLineAndField(t *testing.T) {
	for _, c := range []struct {
		name, given string
		line        int
		field       string
		key         msg.Key
	}{
		{"not OFX", "<html>", 0, "file", statement.UnknownShape},
		{"dollars", "<OFX><STMTRS>\n<CURDEF>USD" + tail, 2, "currency", statement.OnlySterling},
		{"no such day", head + "<STMTTRN>\n<DTPOSTED>20260931" + tail, 4, "date", statement.EnterDate},
		{"no amount", head + "<STMTTRN><DTPOSTED>20260901</STMTTRN>" + tail, 3, "amount", statement.EnterAmount},
		{"no date", head + "<STMTTRN><TRNAMT>1.00</STMTTRN>" + tail, 3, "date", statement.EnterDate},
		{"a bad amount", head + "<STMTTRN><TRNAMT>one" + tail, 3, "amount", statement.EnterAmount},
		{"a line inside a line", head + "<STMTTRN><STMTTRN>" + tail, 3, "file", statement.CutShort},
		{"cut in a tag", head + "<STMTTRN", 3, "file", statement.CutShort},
		{"cut in a remark", head + "\n<!-- x" + tail, 4, "file", statement.CutShort},
		{"cut in a literal", head + "<STMTTRN><NAME><![CDATA[" + tail, 3, "file", statement.CutShort},
		{"cut before the end", head, 3, "file", statement.CutShort},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ofx.Read([]byte(c.given))
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

// Other programs' samples, in other money: the shape is what is tested, so
// their currency is read as pounds.
func TestOthersSamples(t *testing.T) {
	for _, c := range []struct {
		file            string
		accounts, lines int
		closing         string
	}{
		{"bank_medium.ofx", 1, 3, "382.34"},
		{"checking.ofx", 1, 3, "100.99"},
		{"fail_nice-empty_balance.ofx", 1, 1, ""},
		{"multiple_accounts.ofx", 2, 0, "111.00"},
		{"bank_small.ofx", 0, 0, ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			data, ok := banktest.Shared(t, "bank", "ofx", c.file)
			if !ok {
				return
			}
			for _, other := range []string{"CAD", "USD"} {
				data = bytes.ReplaceAll(data, []byte("<CURDEF>"+other), []byte("<CURDEF>GBP"))
			}
			all, err := ofx.Read(data)
			if err != nil || len(all) != c.accounts {
				t.Fatalf("%d accounts, %v", len(all), err)
			}
			if c.accounts == 0 {
				return
			}
			closing := ""
			if all[0].Closing.IsKnown() {
				closing = all[0].Closing.Amount.Plain()
			}
			if len(all[0].Lines) != c.lines || closing != c.closing {
				t.Errorf("%d lines, closing %q", len(all[0].Lines), closing)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"testdata/statement-sgml.ofx", "testdata/statement-xml.ofx"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(head + "<LEDGERBAL><BALAMT>1<DTASOF>20260930</LEDGERBAL><STMTTRN><DTPOSTED>20260901<TRNAMT>1</STMTTRN>" + tail))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := ofx.Read(data)
		if err != nil {
			return
		}
		for _, s := range all {
			for _, l := range s.Lines {
				if l.Amount == 0 || l.Date.IsZero() || l.Row < 1 {
					t.Errorf("let in %+v", l)
				}
			}
		}
	})
}

package csvfile_test

import (
	"errors"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/value/fault"
	"ownway/value/msg"
)

const unknownBank = "Fairbank Building Society\nAccount,****5678\n\n" +
	"Booked on,What,Your ref,Paid out,Paid in,Balance after\n" +
	"2 Sep 2026,\"TAXI, CITY\",choir,12.50,,87.50\n" +
	"3 Sep 2026,COUNCIL,DP,,\"1,240.00\",\"1,327.50\"\n" +
	"5 Sep 2026,=HYPERLINK(0),,7.50,,\"1,320.00\"\n"

func TestAnUnknownBankIsReadByWhatSomebodySaidOfItsColumns(t *testing.T) {
	u, err := csvfile.Look([]byte(unknownBank))
	if err != nil {
		t.Fatal(err)
	}
	want := csvfile.Columns{Date: 1, Form: "2 Jan 2006", Payee: 2, Reference: 3, Out: 4, In: 5, Balance: 6}
	if got := u.Guess(); got != want {
		t.Errorf("guessed %+v, want %+v", got, want)
	}
	s, err := csvfile.ReadColumns([]byte(unknownBank), want)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Lines) != 3 || s.Opening.Amount != 10000 || s.Closing.Amount != 132000 || s.Lines[0].Payee != "TAXI, CITY" ||
		s.Lines[0].Amount != -1250 || s.Lines[1].Amount != 124000 || s.Lines[2].Payee != "=HYPERLINK(0)" || s.Lines[0].Row != 5 {
		t.Errorf("%+v", s)
	}
}

func TestGuesses(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        csvfile.Columns
	}{
		{"one amount and no balance", "When,Amount,Text\n21/11/2026,-3.00,SHOP\n", csvfile.Columns{Date: 1, Form: "2/1/2006", Amount: 2, Payee: 3}},
		{"a month in which nothing came in", "Date,Details,Paid out,Paid in\n21/11/2026,SHOP,3.00,\n", csvfile.Columns{Date: 1, Form: "2/1/2006", Payee: 2, Out: 3, In: 4}},
		{"no header", "2026-11-21,SHOP,-3.00,9.00\n2026-11-22,SHOP,-1.00,8.00\n", csvfile.Columns{Date: 1, Form: "2006-01-02", Payee: 2, Amount: 3}},
		{"months first, as a day over twelve shows", "Date,Name,Amount\n11/21/2026,SHOP,-3.00\n", csvfile.Columns{Date: 1, Form: "1/2/2006", Payee: 2, Amount: 3}},
		{"debit and credit", "Date,Details,Debit,Credit\n21-Nov-26,SHOP,3.00,\n22-Nov-26,PAY,,4.00\n", csvfile.Columns{Date: 1, Form: "2-Jan-06", Payee: 2, Out: 3, In: 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			u, err := csvfile.Look([]byte(c.given))
			if err != nil {
				t.Fatal(err)
			}
			if got := u.Guess(); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if _, err := csvfile.ReadColumns([]byte(c.given), c.want); err != nil {
				t.Error(err)
			}
		})
	}
}

// Wrong answers are refused with the line or the field, and nothing is read.
func TestWrongColumnsAreRefused(t *testing.T) {
	right := csvfile.Columns{Date: 1, Form: "2 Jan 2006", Payee: 2, Reference: 3, Out: 4, In: 5, Balance: 6}
	for _, c := range []struct {
		name   string
		change func(*csvfile.Columns)
		line   int
		field  string
		key    msg.Key
	}{
		{"no date", func(c *csvfile.Columns) { c.Date = 0 }, 0, "date", csvfile.ChooseDate},
		{"words for the date", func(c *csvfile.Columns) { c.Date, c.Payee = 2, 0 }, 5, "date", statement.EnterDate},
		{"another form of date", func(c *csvfile.Columns) { c.Form = "2/1/2006" }, 5, "date", statement.EnterDate},
		{"a form that is none", func(c *csvfile.Columns) { c.Form = "Monday" }, 0, "form", csvfile.ChooseForm},
		{"no amount", func(c *csvfile.Columns) { c.In, c.Out = 0, 0 }, 0, "amount", csvfile.ChooseAmount},
		{"money out alone", func(c *csvfile.Columns) { c.In = 0 }, 0, "in", csvfile.ChooseBoth},
		{"amount and in and out", func(c *csvfile.Columns) { c.Amount, c.Balance = 6, 0 }, 0, "in", csvfile.ChooseBoth},
		{"in and out the wrong way round", func(c *csvfile.Columns) { c.In, c.Out = c.Out, c.In }, 6, "balance", statement.BalanceBreak},
		{"the balance taken for the amount", func(c *csvfile.Columns) { c.In, c.Out, c.Amount, c.Balance = 0, 0, 4, 6 }, 6, "amount", statement.EnterAmount},
		{"a column twice", func(c *csvfile.Columns) { c.Reference = 2 }, 0, "reference", csvfile.ColumnTwice},
		{"a column that is not there", func(c *csvfile.Columns) { c.Reference = 7 }, 0, "reference", csvfile.NoSuchColumn},
		{"a column below none", func(c *csvfile.Columns) { c.Reference = -1 }, 0, "reference", csvfile.NoSuchColumn},
	} {
		t.Run(c.name, func(t *testing.T) {
			wrong := right
			c.change(&wrong)
			_, err := csvfile.ReadColumns([]byte(unknownBank), wrong)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Line != c.line || f.Field != c.field || f.Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s, %s", err, c.line, c.field, c.key)
			}
		})
	}
}

func TestWhatIsNoTableIsNotAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		given string
		want  msg.Key
	}{
		"words":           {"Dear bank,\nplease send money\n", statement.UnknownShape},
		"no lines":        {"Date,What,Amount\n", statement.UnknownShape},
		"too wide":        {"21/11/2026,1.00" + strings.Repeat(",x", 50) + "\n", csvfile.TooManyColumn},
		"a spreadsheet":   {"PK\x03\x04\x00\x00", statement.NotText},
		"an open quote":   {"21/11/2026,\"SHOP,1.00\n", statement.OpenQuote},
		"more than fits":  {strings.Repeat("21/11/2026,a,1.00\n", statement.MaxRows+2), statement.TooManyRows},
		"nothing at all ": {"", statement.Empty},
	} {
		_, err := csvfile.Look([]byte(c.given))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// The fingerprint is the header's alone: other lines and other capitals change
// nothing, another title does, and without a header there is none.
func TestFingerprintIsOfTheHeader(t *testing.T) {
	of := func(text string) string {
		u, err := csvfile.Look([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return u.Fingerprint()
	}
	a := of("Date,Name,Amount\n21/11/2026,SHOP,-3.00\n")
	if b := of("Statement\n\nDATE, name ,Amount\n01/12/2026,OTHER,-4.00\n"); a != b || len(a) != 64 {
		t.Errorf("%s and %s", a, b)
	}
	if c := of("Date,Names,Amount\n21/11/2026,SHOP,-3.00\n"); c == a {
		t.Error("another header has the same")
	}
	if d := of("21/11/2026,SHOP,-3.00\n"); d != "" {
		t.Errorf("no header has %s", d)
	}
}

// Whatever is sent and said, a file is read whole or refused, and the lines add
// up to the balances.
func FuzzReadColumns(f *testing.F) {
	f.Add([]byte(unknownBank), 1, 2, 4, 5, 6, false)
	f.Add([]byte("21/11/2026,SHOP,-3.00\n"), 1, 2, 3, 0, 0, true)
	f.Fuzz(func(t *testing.T, data []byte, date, payee, amount, in, balance int, turned bool) {
		u, err := csvfile.Look(data)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid {
				t.Fatal(err)
			}
			return
		}
		guess := u.Guess()
		for _, c := range []csvfile.Columns{guess, {Date: date, Form: guess.Form, Payee: payee, Amount: amount, In: in, Balance: balance, Turned: turned}} {
			s, err := csvfile.ReadColumns(data, c)
			if err != nil {
				if fault.KindOf(err) != fault.KindInvalid {
					t.Fatal(err)
				}
				continue
			}
			if s.Opening.IsKnown() && s.Closing.Amount-s.Opening.Amount != s.Total() {
				t.Errorf("the ends differ from the lines: %+v", s)
			}
		}
	})
}

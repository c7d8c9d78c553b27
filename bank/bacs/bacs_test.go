package bacs_test

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"ownway/bank/bacs"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"

	"pgregory.net/rapid"
)

// sample is what the published layout sample holds.
func sample() bacs.File {
	to := func(code, number, name string) ident.BankAccount {
		return ident.BankAccount{SortCode: ident.SortCode(code), Number: ident.AccountNumber(number), Name: name}
	}
	return bacs.File{
		Serial: "PAY001", SUN: "123456", From: to("089999", "66374958", "Example DP Service"),
		Narrative: "Payroll Oct", Processing: calendar.MustDate("2026-10-30"),
		Credits: []bacs.Credit{
			{To: to("202959", "63748472", "A Carer"), Reference: "Wages Oct", Amount: money.Pounds(452, 17)},
			{To: to("134020", "63849203", "B Helper"), Reference: "Wages Oct", Amount: money.Pounds(986, 40)},
			{To: to("309070", "02355688", "C Support"), Reference: "Mileage Oct", Amount: money.Pounds(1, 20)},
		},
	}
}

func golden(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/std18-sample-layout.txt")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWriteIsTheSampleToTheByte(t *testing.T) {
	got, err := bacs.Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	want := bytes.Split(golden(t), []byte("\n"))
	for i, line := range bytes.Split(got, []byte("\n")) {
		if i >= len(want) || !bytes.Equal(line, want[i]) {
			t.Fatalf("line %d\n got %q\nwant %q", i+1, line, want[min(i, len(want)-1)])
		}
	}
	if !bytes.Equal(got, golden(t)) {
		t.Error("the file stops early")
	}
}

func TestParseReadsTheSample(t *testing.T) {
	got, err := bacs.Parse(golden(t))
	if err != nil {
		t.Fatal(err)
	}
	if got.Total() != money.Pounds(1439, 77) || len(got.Credits) != 3 || got.Created.String() != "2026-10-29" ||
		got.Processing.String() != "2026-10-30" || got.InAccount().String() != "2026-11-02" || got.Credits[2].To.Name != "C SUPPORT" {
		t.Errorf("%+v", got)
	}
	blocks := bytes.Replace(golden(t), []byte("EOF1A123456S   123456PAY00100010001       26302 26304       "),
		[]byte("EOF1A123456S   123456PAY00100010001       26302 26304 000000"), 1)
	if _, err := bacs.Parse(blocks); err != nil {
		t.Errorf("a count of blocks in EOF1 is refused: %v", err)
	}
}

func TestFoldNeverGrows(t *testing.T) {
	for given, want := range map[string]string{
		"Zoë O'Brien":       "ZOE O BRIEN",
		"Siân Ŵyn":          "SIAN WYN",
		"Weiß & Søn / Co.":  "WEIS & SON / CO.",
		"e\u0301te\u0301":   "ETE",
		"=SUM(A1)":          "SUM A1",
		"  王  ":             "",
		"Łukasz-Jan Żółty":  "LUKASZ-JAN ZOLTY",
		"tabs\tand\nbreaks": "TABS AND BREAKS",
	} {
		if got := bacs.Fold(given); got != want {
			t.Errorf("%q became %q, want %q", given, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "words")
		got := bacs.Fold(s)
		if len(got) > len([]rune(s)) {
			t.Fatalf("%q grew to %q", s, got)
		}
		if strings.Trim(got, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.&/- ") != "" || bacs.Fold(got) != got {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func draw(t *rapid.T) bacs.File {
	account := rapid.Custom(func(t *rapid.T) ident.BankAccount {
		return ident.BankAccount{
			SortCode: ident.SortCode(rapid.StringMatching(`[0-9]{6}`).Draw(t, "sort code")),
			Number:   ident.AccountNumber(rapid.StringMatching(`[0-9]{8}`).Draw(t, "number")),
			Name:     rapid.StringMatching(`[A-Za-zéÉŵ][A-Za-z0-9 .&/'-]{0,30}`).Draw(t, "name"),
		}
	})
	f := bacs.File{
		Serial: rapid.StringMatching(`[A-Z][A-Z0-9]{5}`).Draw(t, "serial"),
		SUN:    rapid.StringMatching(`[0-9]{6}`).Draw(t, "sun"),
		From:   account.Draw(t, "from"), Narrative: rapid.StringMatching(`[A-Za-z0-9 ]{0,18}`).Draw(t, "narrative"),
		Processing: calendar.AddWorkingDays(calendar.MustDate("2026-01-01").AddDays(rapid.IntRange(0, 2000).Draw(t, "day")), 0),
	}
	for range rapid.IntRange(1, 20).Draw(t, "credits") {
		f.Credits = append(f.Credits, bacs.Credit{To: account.Draw(t, "to"),
			Reference: rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9 .&/-]{0,17}`).Draw(t, "reference"),
			Amount:    money.Amount(rapid.Int64Range(1, int64(bacs.MostItem)).Draw(t, "amount"))})
	}
	return f
}

func TestReadGivesBackWhatWasSent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sent := draw(t)
		data, err := bacs.Write(sent)
		if err != nil {
			t.Fatal(err)
		}
		got, err := bacs.Parse(data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if len(got.Credits) != len(sent.Credits) || got.Total() != sent.Total() || got.Processing != sent.Processing {
			t.Fatalf("sent %+v, read %+v", sent, got)
		}
		for i, c := range got.Credits {
			s := sent.Credits[i]
			if c.Amount != s.Amount || c.Reference != bacs.Fold(s.Reference) || c.To.Number != s.To.Number || c.To.SortCode != s.To.SortCode ||
				!strings.HasPrefix(bacs.Fold(s.To.Name), c.To.Name) {
				t.Fatalf("sent %+v, read %+v", s, c)
			}
		}
		again, err := bacs.Write(got)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("written again it differs: %v", err)
		}
	})
}

// One character changed anywhere is either refused or read as what it now says.
func TestAChangedByteIsNeverOverlooked(t *testing.T) {
	data := golden(t)
	before, err := bacs.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		if data[i] == '\r' || data[i] == '\n' {
			continue
		}
		changed := bytes.Clone(data)
		changed[i] = '7'
		if data[i] == '7' {
			changed[i] = '8'
		}
		if after, err := bacs.Parse(changed); err == nil && reflect.DeepEqual(before, after) {
			t.Errorf("byte %d can change from %q to %q unnoticed", i, data[i], changed[i])
		}
	}
}

func TestFaultsOfWriting(t *testing.T) {
	for _, c := range []struct {
		name  string
		given func(*bacs.File)
		line  int
		field string
		key   msg.Key
	}{
		{"a Saturday", func(f *bacs.File) { f.Processing = calendar.MustDate("2026-10-31") }, 0, "processing", bacs.NotWorkingDay},
		{"Christmas", func(f *bacs.File) { f.Processing = calendar.MustDate("2026-12-25") }, 0, "processing", bacs.NotWorkingDay},
		{"no day", func(f *bacs.File) { f.Processing = calendar.Date{} }, 0, "processing", calendar.EnterDate},
		{"made on the processing day", func(f *bacs.File) { f.Created = f.Processing }, 0, "processing", bacs.TooLate},
		{"a short SUN", func(f *bacs.File) { f.SUN = "12345" }, 0, "sun", bacs.EnterSUN},
		{"a serial of noughts", func(f *bacs.File) { f.Serial = "000000" }, 0, "serial", bacs.EnterSerial},
		{"a serial in small letters", func(f *bacs.File) { f.Serial = "pay001" }, 0, "serial", bacs.EnterSerial},
		{"no account to pay from", func(f *bacs.File) { f.From.Number = "" }, 0, "from", bacs.EnterAccount},
		{"no name to pay from", func(f *bacs.File) { f.From.Name = "王" }, 0, "from", bacs.EnterName},
		{"a long narrative", func(f *bacs.File) { f.Narrative = "THE PAYROLL OF OCTOBER" }, 0, "narrative", bacs.TooLong},
		{"no one to pay", func(f *bacs.File) { f.Credits = nil }, 0, "credits", bacs.NoCredits},
		{"nothing to pay", func(f *bacs.File) { f.Credits[1].Amount = 0 }, 2, "amount", bacs.AmountBetween},
		{"a minus", func(f *bacs.File) { f.Credits[1].Amount = -1 }, 2, "amount", bacs.AmountBetween},
		{"over £20m", func(f *bacs.File) { f.Credits[2].Amount = bacs.MostItem + 1 }, 3, "amount", bacs.AmountBetween},
		{"a payee with no account", func(f *bacs.File) { f.Credits[0].To.SortCode = "" }, 1, "to", bacs.EnterAccount},
		{"a payee with no name", func(f *bacs.File) { f.Credits[0].To.Name = "" }, 1, "name", bacs.EnterName},
		{"no reference", func(f *bacs.File) { f.Credits[0].Reference = "'" }, 1, "reference", bacs.EnterReference},
		{"a reference that would be cut", func(f *bacs.File) { f.Credits[0].Reference = "120PZ01234567 2608 X" }, 1, "reference", bacs.TooLong},
		{"more than the totals hold", func(f *bacs.File) {
			c := f.Credits[0]
			c.Amount, f.Credits = bacs.MostItem, nil
			for range 50 {
				f.Credits = append(f.Credits, c)
			}
		}, 0, "credits", bacs.TotalTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sample()
			c.given(&f)
			_, err := bacs.Write(f)
			all := fault.All(err)
			if len(all) != 1 {
				t.Fatalf("got %v, want one fault", err)
			}
			if all[0].Line != c.line || all[0].Field != c.field || all[0].Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s, %s", all[0], c.line, c.field, c.key)
			}
		})
	}
}

func TestEveryFaultyCreditIsNamed(t *testing.T) {
	f := sample()
	f.Credits[0].Amount, f.Credits[2].Reference = 0, ""
	_, err := bacs.Write(f)
	if all := fault.All(err); len(all) != 2 || all[0].Line != 1 || all[1].Line != 3 {
		t.Errorf("got %v", err)
	}
}

func TestFaultsOfReading(t *testing.T) {
	lines := strings.SplitAfter(string(golden(t)), "\r\n")
	with := func(i int, old, new string) string {
		changed := append([]string{}, lines...)
		changed[i] = strings.Replace(changed[i], old, new, 1)
		return strings.Join(changed, "")
	}
	for _, c := range []struct {
		name, given string
		line        int
		key         msg.Key
	}{
		{"nothing", "", 1, bacs.MissingLabel},
		{"another file", "Date,Amount\n", 1, bacs.MissingLabel},
		{"a short line", with(4, "A CARER  ", "A CARER"), 5, bacs.WrongLength},
		{"many days in one file", with(5, "B HELPER          ", "B HELPER           26303"), 6, bacs.WrongLength},
		{"letters in the pence", with(4, "00000045217", "0000004521O"), 5, bacs.EnterDigits},
		{"no such day", with(3, "26303", "26367"), 4, bacs.EnterDay},
		{"a credit changed", with(4, "00000045217", "00000045218"), 8, bacs.TotalsDiffer},
		{"the totals changed", with(10, "0000000143977", "0000000143978"), 11, bacs.TotalsDiffer},
		{"the count changed", with(10, "0000003 ", "0000004 "), 11, bacs.CountsDiffer},
		{"a credit that takes", with(4, "099089999", "017089999"), 5, bacs.OtherThan},
		{"paid from elsewhere", with(5, "08999966374958", "08999966374959"), 6, bacs.OtherThan},
		{"no reference", with(4, "WAGES OCT", "         "), 5, bacs.EnterReference},
		{"lost its end", strings.Join(lines[:9], ""), 7, bacs.MissingLabel},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := bacs.Parse([]byte(c.given))
			all := fault.All(err)
			if len(all) != 1 || all[0].Line != c.line || all[0].Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s", err, c.line, c.key)
			}
		})
	}
}

func TestProcessingFor(t *testing.T) {
	for inAccount, want := range map[string]string{
		"2026-11-27": "2026-11-26", // a Friday
		"2026-11-30": "2026-11-27", // a Monday: processed on Friday
		"2026-11-29": "2026-11-26", // a Sunday: in accounts by Friday
		"2026-12-28": "2026-12-23", // Boxing Day's substitute: in accounts on Christmas Eve
	} {
		if got := bacs.ProcessingFor(calendar.MustDate(inAccount)); got.String() != want {
			t.Errorf("for %s it is %s, want %s", inAccount, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(golden(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := bacs.Parse(data)
		if err != nil {
			return
		}
		again, err := bacs.Write(file)
		if err != nil {
			t.Fatalf("read %+v, which cannot be written: %v", file, err)
		}
		if _, err := bacs.Parse(again); err != nil {
			t.Fatal(err)
		}
	})
}

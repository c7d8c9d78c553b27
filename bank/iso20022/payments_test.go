package iso20022_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"ownway/bank/bacs"
	"ownway/bank/banktest"
	"ownway/bank/iso20022"
	"ownway/internal/testing/leftout"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"

	"pgregory.net/rapid"
)

var made = time.Date(2026, time.October, 29, 9, 30, 0, 0, time.UTC)

// sample is the list of payments of the Bacs layout sample.
func sample(v iso20022.Version) iso20022.File {
	to := func(code, number, name string) ident.BankAccount {
		return ident.BankAccount{SortCode: ident.SortCode(code), Number: ident.AccountNumber(number), Name: name}
	}
	return iso20022.FromBacs(bacs.File{
		Serial: "PAY001", SUN: "123456", From: to("089999", "66374958", "Example DP Service"), Processing: calendar.MustDate("2026-10-30"),
		Credits: []bacs.Credit{
			{To: to("202959", "63748472", "Siân O'Carer"), Reference: "Wages Oct", Amount: money.Pounds(452, 17)},
			{To: to("134020", "63849203", "B & Helper <Ltd>"), Reference: "Wages Oct", Amount: money.Pounds(986, 40)},
			{To: to("309070", "02355688", "C Support"), Reference: "Mileage Oct", Amount: money.Pounds(1, 20)},
		},
	}, v, made)
}

func golden(v iso20022.Version) string {
	return filepath.Join("testdata", map[iso20022.Version]string{iso20022.V3: "pain.001.001.03.xml", iso20022.V9: "pain.001.001.09.xml"}[v])
}

func TestWriteIsTheGoldenToTheByte(t *testing.T) {
	for _, v := range []iso20022.Version{iso20022.V3, iso20022.V9} {
		got, err := iso20022.Write(sample(v))
		if err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden(v), got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden(v))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("version %d is\n%s", v, got)
		}
	}
}

// valid holds a file against the published schema, with xmllint.
func valid(t testing.TB, v iso20022.Version, file []byte, want bool) {
	t.Helper()
	xsd := strings.TrimSuffix(filepath.Base(golden(v)), ".xml") + ".xsd"
	schema, ok := banktest.Shared(t, "bank", "iso20022", xsd)
	if !ok {
		return
	}
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		leftout.Say(t, "the schema "+xsd+", because there is no xmllint (apt libxml2-utils)")
		return
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"schema.xsd": schema, "file.xml": file} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(lint, "--nonet", "--noout", "--schema", filepath.Join(dir, "schema.xsd"), filepath.Join(dir, "file.xml")).CombinedOutput()
	if (err == nil) != want {
		t.Errorf("valid should be %v: %v: %s", want, err, out)
	}
}

// The schema takes the sample, and a file with everything at its longest.
func TestFilesKeepToTheSchemas(t *testing.T) {
	for _, v := range []iso20022.Version{iso20022.V3, iso20022.V9} {
		long := sample(v)
		long.ID = strings.Repeat("X", 35)
		long.From.Name = strings.Repeat("N", 200)
		for i := range 300 {
			c := long.Credits[0]
			c.EndToEnd, c.Amount = strings.Repeat("e", 31)+"-"+string(rune('a'+i/26))+string(rune('a'+i%26)), iso20022.MostItem
			c.To.Name, c.Reference = strings.Repeat("Ŵ &", 60), strings.Repeat("r", 18)
			long.Credits = append(long.Credits, c)
		}
		for _, f := range []iso20022.File{sample(v), long} {
			data, err := iso20022.Write(f)
			if err != nil {
				t.Fatal(err)
			}
			valid(t, v, data, true)
			valid(t, v, bytes.Replace(data, []byte("TRF"), []byte("CASH"), 1), false)
		}
	}
}

func TestFromBacsPaysOnTheSameDay(t *testing.T) {
	f := sample(iso20022.V9)
	if f.Execution.String() != "2026-11-02" || f.ID != "PAY001-2026-10-30" || f.Credits[2].EndToEnd != "PAY001-2026-10-30-3" || f.Total() != money.Pounds(1439, 77) {
		t.Errorf("%+v", f)
	}
}

func TestFoldNeverGrows(t *testing.T) {
	for given, want := range map[string]string{
		"Siân Ŵyn":           "Sian Wyn",
		"M&S  <Food>":        "M+S Food",
		"O'Brien, Zoë (Ms)":  "O'Brien, Zoe (Ms)",
		"Łukasz Żółty":       "Lukasz Zolty",
		"=SUM(A1)\n\"x\"; y": "SUM(A1) x y",
		"e\u0301te\u0301":    "ete",
		"  王 ":               "",
	} {
		if got := iso20022.Fold(given); got != want {
			t.Errorf("%q became %q, want %q", given, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "words")
		got := iso20022.Fold(s)
		if len(got) > len([]rune(s)) || iso20022.Fold(got) != got || strings.ContainsAny(got, "<>&\"=\n") {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func draw(t *rapid.T) iso20022.File {
	account := rapid.Custom(func(t *rapid.T) ident.BankAccount {
		return ident.BankAccount{
			SortCode: ident.SortCode(rapid.StringMatching(`[0-9]{6}`).Draw(t, "sort code")),
			Number:   ident.AccountNumber(rapid.StringMatching(`[0-9]{8}`).Draw(t, "number")),
			Name:     rapid.StringMatching(`[A-Za-zéÉŵ][A-Za-z0-9 .&/'-]{0,90}`).Draw(t, "name"),
		}
	})
	f := iso20022.File{
		Version: rapid.SampledFrom([]iso20022.Version{iso20022.V3, iso20022.V9}).Draw(t, "version"),
		ID:      rapid.StringMatching(`[A-Za-z0-9/][A-Za-z0-9:.-]{0,34}`).Draw(t, "id"),
		Created: made.Add(time.Duration(rapid.Int64Range(0, int64(40*24*time.Hour)).Draw(t, "made"))),
		From:    account.Draw(t, "from"),
	}
	f.Execution = calendar.DateOf(f.Created).AddDays(rapid.IntRange(0, 60).Draw(t, "days"))
	ids := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9+.-]{0,34}`), 1, 20, rapid.ID[string]).Draw(t, "ids")
	for _, id := range ids {
		f.Credits = append(f.Credits, iso20022.Credit{To: account.Draw(t, "to"), EndToEnd: id,
			Reference: rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9 .&/-]{0,17}`).Draw(t, "reference"),
			Amount:    money.Amount(rapid.Int64Range(1, int64(iso20022.MostItem)).Draw(t, "amount"))})
	}
	return f
}

func TestReadGivesBackWhatWasSent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sent := draw(t)
		data, err := iso20022.Write(sent)
		if err != nil {
			t.Fatal(err)
		}
		got, err := iso20022.Parse(data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if got.ID != sent.ID || got.Execution != sent.Execution || got.Total() != sent.Total() || len(got.Credits) != len(sent.Credits) ||
			!got.Created.Equal(sent.Created.Truncate(time.Second)) || got.From.Number != sent.From.Number || got.From.SortCode != sent.From.SortCode {
			t.Fatalf("sent %+v, read %+v", sent, got)
		}
		for i, c := range got.Credits {
			s := sent.Credits[i]
			if c.Amount != s.Amount || c.EndToEnd != s.EndToEnd || c.Reference != iso20022.Fold(s.Reference) || c.To.Number != s.To.Number ||
				c.To.SortCode != s.To.SortCode || !strings.HasPrefix(iso20022.Fold(s.To.Name), c.To.Name) {
				t.Fatalf("sent %+v, read %+v", s, c)
			}
		}
		again, err := iso20022.Write(got)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("written again it differs: %v", err)
		}
	})
}

// One character changed anywhere is either refused or read as what it now says.
func TestAChangedByteIsNeverOverlooked(t *testing.T) {
	data, err := os.ReadFile(golden(iso20022.V9))
	if err != nil {
		t.Fatal(err)
	}
	before, err := iso20022.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	start := bytes.Index(data, []byte("<Document"))
	for i := start; i < len(data); i++ {
		if data[i] == '\n' || data[i] == ' ' {
			continue
		}
		changed := bytes.Clone(data)
		if changed[i] = '7'; data[i] == '7' {
			changed[i] = '8'
		}
		after, err := iso20022.Parse(changed)
		if err == nil && reflect.DeepEqual(before, after) {
			t.Errorf("byte %d can change from %q to %q unnoticed in %s", i, data[i], changed[i], data[max(0, i-20):i+10])
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, v := range []iso20022.Version{iso20022.V3, iso20022.V9} {
		data, err := iso20022.Write(sample(v))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := iso20022.Parse(data)
		if err != nil {
			return
		}
		again, err := iso20022.Write(file)
		if err != nil {
			t.Fatalf("read %+v, which cannot be written: %v", file, err)
		}
		if _, err := iso20022.Parse(again); err != nil {
			t.Fatal(err)
		}
	})
}

package detect_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/camt"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/detect"
	"ownway/bank/statement/statementtest"
	"ownway/value/fault"
	"ownway/value/msg"
)

var samples = []struct {
	file, format string
	balances     bool
}{
	{"../csvfile/testdata/sept2026/barclays.csv", "barclays", false},
	{"../csvfile/testdata/sept2026/hsbc.csv", "hsbc", false},
	{"../csvfile/testdata/sept2026/lloyds.csv", "lloyds", true},
	{"../csvfile/testdata/sept2026/monzo.csv", "monzo", false},
	{"../csvfile/testdata/sept2026/nationwide-cp1252.csv", "nationwide", true},
	{"../csvfile/testdata/sept2026/natwest.csv", "natwest", true},
	{"../csvfile/testdata/sept2026/revolut.csv", "revolut", true},
	{"../csvfile/testdata/sept2026/starling.csv", "starling", true},
	{"../labelled/testdata/santander-cp1252.txt", "santander", true},
	{"../ofx/testdata/statement-sgml.ofx", "ofx", false},
	{"../qif/testdata/statement.qif", "qif", false},
}

// The contents alone say what a file is; every sample holds the same month.
func TestEverySampleIsKnownByItsContents(t *testing.T) {
	want := statementtest.LoadSeptember(t, "../csvfile/testdata/sept2026/expected.json")
	for _, sample := range samples {
		t.Run(sample.format, func(t *testing.T) {
			data, err := os.ReadFile(filepath.FromSlash(sample.file))
			if err != nil {
				t.Fatal(err)
			}
			s, err := detect.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			if s.Format != sample.format {
				t.Errorf("taken for %s", s.Format)
			}
			want.Agree(t, s, sample.balances)
		})
	}
}

// A camt.053 message of the same month shows balances at its ends alone.
func TestCamtIsKnownByItsContents(t *testing.T) {
	want := statementtest.LoadSeptember(t, "../csvfile/testdata/sept2026/expected.json")
	s, err := detect.Read(camtSample(t))
	if err != nil {
		t.Fatal(err)
	}
	if s.Format != camt.Format || s.Opening.Amount.Plain() != want.Opening || s.Closing.Amount.Plain() != want.Closing || len(s.Warnings) != 0 {
		t.Errorf("%s from %+v to %+v, warnings %v", s.Format, s.Opening, s.Closing, s.Warnings)
	}
	s.Opening, s.Warnings = statement.Balance{}, []msg.Text{statement.NoBalances.Text()}
	want.Agree(t, s, false)
}

func camtSample(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../camt/testdata/september.v8.xml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOtherThingsAreNamed(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        msg.Key
	}{
		{"a PDF", "%PDF-1.7 ...", detect.IsPDF},
		{"a workbook", "PK\x03\x04...", detect.IsSheet},
		{"an old workbook", "\xD0\xCF\x11\xE0...", detect.IsSheet},
		{"a JPEG", "\xFF\xD8\xFF\xE0...", detect.IsPhoto},
		{"a PNG", "\x89PNG\r\n\x1a\n", detect.IsPhoto},
		{"a phone's photo", "\x00\x00\x00\x18ftypheic....", detect.IsPhoto},
		{"a web page", "\n<!DOCTYPE html><html>", detect.IsXML},
		{"a payment file", `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>`, detect.IsXML},
		{"a bank's notice", `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>`, camt.WhichKind},
		{"nothing", "", statement.Empty},
		{"a letter", "Dear Sir or Madam", statement.UnknownShape},
		{"OFX without an account", "OFXHEADER:100\n<OFX></OFX>", statement.Empty},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := detect.Read([]byte(c.given))
			var f *fault.Fault
			if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Text.Key != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestOneAccountMeansOne(t *testing.T) {
	data, err := os.ReadFile("../csvfile/testdata/other/paymentology-prepaid-load-unload.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, err = detect.Read(data)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != statement.ManyAccounts {
		t.Errorf("got %v", err)
	}
	if all, err := detect.ReadAll(data); err != nil || len(all) != 4 {
		t.Errorf("got %d, %v", len(all), err)
	}
}

// What is written in any layout is taken for that layout and no other.
func TestWrittenLayoutsAreToldApart(t *testing.T) {
	data, err := os.ReadFile("../csvfile/testdata/sept2026/natwest.csv")
	if err != nil {
		t.Fatal(err)
	}
	s, err := detect.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range csvfile.Layouts {
		out, err := csvfile.Write(l.Name, s)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := detect.Read(out); err != nil || got.Format != l.Name || got.Total() != s.Total() {
			t.Errorf("%s was taken for %s, %v", l.Name, got.Format, err)
		}
	}
}

func FuzzReadAll(f *testing.F) {
	for _, sample := range samples {
		data, err := os.ReadFile(filepath.FromSlash(sample.file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(camtSample(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := detect.ReadAll(data)
		if err == nil && len(all) == 0 {
			t.Error("neither a statement nor a fault")
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

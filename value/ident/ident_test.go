package ident_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// refused checks that an error is the fault of a field that a reader can act on.
func refused(t *testing.T, err error, field string, want msg.Key) {
	t.Helper()
	var f *fault.Fault
	if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Field != field || f.Text.Key != want {
		t.Errorf("got %v, want %s: %s", err, field, want)
	}
}

func TestParseNINO(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        ident.NINO // empty when refused
	}{
		{"as it is printed", "AB 12 34 56 C", "AB123456C"},
		{"in small letters", "ab123456c", "AB123456C"},
		{"with hyphens", "AB-12-34-56-C", "AB123456C"},
		{"HMRC's own example prefix", "QQ123456C", "QQ123456C"},
		{"a first letter D", "DA123456A", ""},
		{"a first letter F", "FA123456A", ""},
		{"a first letter I", "IA123456A", ""},
		{"a first letter Q", "QA123456A", ""},
		{"a first letter U", "UA123456A", ""},
		{"a first letter V", "VA123456A", ""},
		{"a second letter D", "AD123456A", ""},
		{"a second letter F", "AF123456A", ""},
		{"a second letter I", "AI123456A", ""},
		{"a second letter O", "AO123456A", ""},
		{"a first letter O", "OA123456A", "OA123456A"},
		{"a second letter Q", "AQ123456A", ""},
		{"a second letter U", "AU123456A", ""},
		{"a second letter V", "AV123456A", ""},
		{"the prefix BG", "BG123456A", ""},
		{"the prefix GB", "GB123456A", ""},
		{"the prefix KN", "KN123456A", ""},
		{"the prefix NK", "NK123456A", ""},
		{"the prefix NT", "NT123456A", ""},
		{"a temporary number", "TN123456A", ""},
		{"the prefix ZZ", "ZZ123456A", ""},
		{"the last letter E", "AB123456E", ""},
		{"no last letter", "AB123456", ""},
		{"a digit too many", "AB1234567C", ""},
		{"a letter among the digits", "AB12E456C", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) { // source: HMRC NIM39110
			got, err := ident.ParseNINO(c.given)
			if got != c.want {
				t.Errorf("ParseNINO(%q) = %q, want %q", c.given, got, c.want)
			}
			if c.want == "" {
				refused(t, err, "nino", ident.EnterNINO)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestParseNHSNumber(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        ident.NHSNumber
	}{
		{"the Data Dictionary's example", "943 476 5919", "9434765919"},
		{"with hyphens", "943-476-5919", "9434765919"},
		{"in the range kept for tests", "999 123 4551", "9991234551"},
		{"a check digit of nought", "9990000050", "9990000050"},
		{"a wrong check digit", "9434765918", ""},
		{"two digits changed about", "9437465919", ""},
		{"digits that no check digit fits", "9991234560", ""},
		{"nine digits", "943476591", ""},
		{"eleven digits", "94347659190", ""},
		{"a letter", "943476591X", ""},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ident.ParseNHSNumber(c.given)
			if got != c.want {
				t.Errorf("ParseNHSNumber(%q) = %q, want %q", c.given, got, c.want)
			}
			if c.want == "" {
				refused(t, err, "nhs-number", ident.EnterNHSNumber)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

// Of the ten numbers that share nine digits one is right, or none where the
// rule gives a check of ten; and changing any one digit is noticed.
func TestNHSNumberProvesItsDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nine := rapid.StringMatching(`[0-9]{9}`).Draw(t, "nine")
		sum := 0
		for i := range 9 {
			sum += int(nine[i]-'0') * (10 - i)
		}
		right := ""
		for d := range 10 {
			if s := nine + strconv.Itoa(d); accepts(s) {
				if right != "" {
					t.Fatalf("both %s and %s are read", right, s)
				}
				right = s
			}
		}
		if none := sum%11 == 1; (right == "") != none {
			t.Fatalf("%s: read as %q", nine, right)
		}
		if right == "" {
			return
		}
		at := rapid.IntRange(0, 9).Draw(t, "at")
		other := (int(right[at]-'0') + rapid.IntRange(1, 9).Draw(t, "by")) % 10
		if s := right[:at] + strconv.Itoa(other) + right[at+1:]; accepts(s) {
			t.Fatalf("%s and %s differ in one digit", right, s)
		}
	})
}

func accepts(s string) bool {
	_, err := ident.ParseNHSNumber(s)
	return err == nil
}

// What a message shows as an example must itself be read.
func TestExamplesInMessagesAreRead(t *testing.T) {
	for key, read := range map[msg.Key]func(string) error{
		ident.EnterNINO:      func(s string) error { _, err := ident.ParseNINO(s); return err },
		ident.EnterNHSNumber: func(s string) error { _, err := ident.ParseNHSNumber(s); return err },
		ident.EnterSortCode:  func(s string) error { _, err := ident.ParseSortCode(s); return err },
		ident.EnterAccount:   func(s string) error { _, err := ident.ParseAccountNumber(s); return err },
		ident.EnterPostcode:  func(s string) error { _, err := ident.ParsePostcode(s); return err },
		ident.EnterPAYERef:   func(s string) error { _, err := ident.ParsePAYERef(s); return err },
	} {
		words, _ := msg.English(key)
		_, example, found := strings.Cut(words, "like ")
		if !found {
			t.Errorf("%s shows no example", key)
		} else if err := read(example); err != nil {
			t.Errorf("%s shows %q, which is refused", key, example)
		}
	}
}

func TestParseSortCode(t *testing.T) {
	for given, want := range map[string]ident.SortCode{
		"20-29-59": "202959", "202959": "202959", "20 29 59": "202959", "00-00-00": "000000",
		"20295": "", "2029590": "", "20-29-5X": "", "": "", "２０２９５９": "",
	} {
		got, err := ident.ParseSortCode(given)
		if got != want {
			t.Errorf("ParseSortCode(%q) = %q, want %q", given, got, want)
		}
		if want == "" {
			refused(t, err, "sort-code", ident.EnterSortCode)
		}
	}
	if s := ident.SortCode("202959").String(); s != "20-29-59" {
		t.Errorf("written %q", s)
	}
	if s := ident.SortCode("").String(); s != "" {
		t.Errorf("no sort code is written %q", s)
	}
}

func TestParseAccountNumber(t *testing.T) {
	for given, want := range map[string]ident.AccountNumber{
		"63748472": "63748472", "6374 8472": "63748472",
		"1234567": "01234567", "123456": "00123456", // VocaLink: noughts in front that banks leave out
		"12345": "", "123456789": "", "1234567X": "", "": "",
	} {
		got, err := ident.ParseAccountNumber(given)
		if got != want {
			t.Errorf("ParseAccountNumber(%q) = %q, want %q", given, got, want)
		}
		if want == "" {
			refused(t, err, "account-number", ident.EnterAccount)
		}
	}
}

func TestParsePostcode(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        ident.Postcode
	}{
		{"A9 9AA", "m1 1ae", "M1 1AE"},
		{"A99 9AA", "M60 1NW", "M60 1NW"},
		{"A9A 9AA", "W1A 1HQ", "W1A 1HQ"},
		{"AA9 9AA", "SY11AA", "SY1 1AA"},
		{"AA99 9AA", "DN55 1PT", "DN55 1PT"},
		{"AA9A 9AA", "ec1a1bb", "EC1A 1BB"},
		{"Girobank's own", "GIR 0AA", "GIR 0AA"},
		{"spaces in odd places", " S Y1 1A A ", "SY1 1AA"},
		{"no inward part", "SY1", ""},
		{"a letter that is never used", "SY1 1AC", ""},
		{"three letters in front", "ABC1 1AA", ""},
		{"three figures in front", "A123 1AA", ""},
		{"no figure in front", "AB 1AA", ""},
		{"two figures behind", "SY1 11A", ""},
		{"a stroke", "SY1/1AA", ""},
		{"too long", "SY123 1AA", ""},
		{"nothing", "", ""},
		{"another script", "ΣΥ1 1ΑΑ", ""},
	} {
		t.Run(c.name, func(t *testing.T) { // source: BS 7666, as GOV.UK's bulk data transfer describes it
			got, err := ident.ParsePostcode(c.given)
			if got != c.want {
				t.Errorf("ParsePostcode(%q) = %q, want %q", c.given, got, c.want)
			}
			if c.want == "" {
				refused(t, err, "postcode", ident.EnterPostcode)
			}
		})
	}
}

func TestParsePAYERef(t *testing.T) {
	for given, want := range map[string]ident.PAYERef{
		"123/AB456": "123/AB456", "123/a1": "123/A1", " 123 / AB456 ": "123/AB456", "123/ABCDEF1234": "123/ABCDEF1234",
		"123AB456": "", "12/AB456": "", "1234/AB456": "", "ABC/123": "", "123/": "", "123/ABCDEF12345": "", "123/A/B": "", "123/A.B": "", "": "",
	} {
		got, err := ident.ParsePAYERef(given)
		if got != want {
			t.Errorf("ParsePAYERef(%q) = %q, want %q", given, got, want)
		}
		if want == "" {
			refused(t, err, "paye-reference", ident.EnterPAYERef)
		}
	}
}

// fuzz tries a parser: it never panics, and what it gives is read again as itself.
func fuzz[T ~string](f *testing.F, parse func(string) (T, error), seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := parse(s)
		if err != nil {
			if v != "" {
				t.Fatalf("%q is refused and still gives %q", s, v)
			}
			return
		}
		for _, r := range string(v) {
			if r > 'z' {
				t.Fatalf("%q is read as %q", s, v)
			}
		}
		if again, err := parse(string(v)); err != nil || again != v {
			t.Fatalf("%q is read as %q and then as %q, %v", s, v, again, err)
		}
	})
}

func FuzzParseNINO(f *testing.F) { fuzz(f, ident.ParseNINO, "QQ 12 34 56 C", "ab123456c", "", "TN") }
func FuzzParseNHSNumber(f *testing.F) {
	fuzz(f, ident.ParseNHSNumber, "943 476 5919", "9991234560", "")
}
func FuzzParseSortCode(f *testing.F) { fuzz(f, ident.ParseSortCode, "20-29-59", "2029590", "") }
func FuzzParseAccountNumber(f *testing.F) {
	fuzz(f, ident.ParseAccountNumber, "63748472", "123456", "")
}
func FuzzParsePostcode(f *testing.F) {
	fuzz(f, ident.ParsePostcode, "SY1 1AA", "GIR 0AA", "ec1a1bb", "")
}
func FuzzParsePAYERef(f *testing.F) { fuzz(f, ident.ParsePAYERef, "123/AB456", "123/", "") }

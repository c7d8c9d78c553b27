package tax_test

import (
	"testing"

	"ownway/pay/payroll/tax"
	"ownway/value/fault"
)

// Source: HMRC RTI data item 55 (tax code pattern), PAYE11015 (K codes).
func TestParse(t *testing.T) {
	cases := []struct{ given, want, base string }{
		{"1257L", "1257L", "1257L"},
		{" 1257 l ", "1257L", "1257L"},
		{"S1257L", "S1257L", "1257L"},
		{"C1257M", "C1257M", "1257M"},
		{"c br", "CBR", "BR"},
		{"K475", "K475", "K475"},
		{"SK9999", "SK9999", "K9999"},
		{"0T", "0T", "0T"},
		{"S0T M1", "S0T W1/M1", "0T"},
		{"NT", "NT", "NT"},
		{"D0", "D0", "D0"},
		{"CD1", "CD1", "D1"},
		{"SD3", "SD3", "D3"},
		{"999999T", "999999T", "999999T"},
		{"1257LX", "1257L W1/M1", "1257L"},
		{"1257L W1", "1257L W1/M1", "1257L"},
		{"1257L W1/M1", "1257L W1/M1", "1257L"},
		{"K475 M1", "K475 W1/M1", "K475"},
		{"BR X", "BR W1/M1", "BR"},
		{"500T", "500T", "500T"},
	}
	for _, c := range cases {
		got, err := tax.Parse(c.given)
		if err != nil || got.String() != c.want || got.Base() != c.base {
			t.Errorf("%q: got %q (%q), %v, want %q (%q)", c.given, got, got.Base(), err, c.want, c.base)
		}
	}
	for _, given := range []string{"", " ", "L", "1257", "K0", "K", "K10000", "01L", "0L", "1000000L", "D2", "CD2", "SD4", "D9", "D", "S", "C", "X", "W1",
		"1257Q", "125.7L", "-1L", "BRR", "SSBR", "１２５７L", "1257L 1257L", "NT0"} {
		got, err := tax.Parse(given)
		if fault.KindOf(err) != fault.KindInvalid || !got.IsZero() {
			t.Errorf("%q: got %q, %v, want a fault", given, got, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1257L", "SK475 W1", "C BR X", "0T", "SD3", "", "S", "1257L W1/M1", "999999T"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := tax.Parse(s)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid {
				t.Fatalf("%q: %v is no fault", s, err)
			}
			return
		}
		again, err := tax.Parse(c.String())
		if err != nil || again != c {
			t.Fatalf("%q reads as %q, and that as %q, %v", s, c, again, err)
		}
		if n := len(c.Base()); n < 2 || n > 7 {
			t.Fatalf("%q has a base of %d letters", s, n)
		}
	})
}

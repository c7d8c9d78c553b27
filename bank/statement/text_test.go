package statement_test

import (
	"errors"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/value/fault"

	"pgregory.net/rapid"
)

func TestTextReadsTheLettersBanksWrite(t *testing.T) {
	for _, c := range []struct {
		name  string
		given string
		want  string
	}{
		{"UTF-8", "£5 café", "£5 café"},
		{"UTF-8 that says so", "\xEF\xBB\xBF£5", "£5"},
		{"Windows-1252", "\xA35 \x80 \x93x\x94", "£5 € “x”"},
		{"UTF-16, little end first", "\xFF\xFE\xA3\x005\x00", "£5"},
		{"UTF-16, big end first", "\xFE\xFF\x00\xA3\x005", "£5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := statement.Text([]byte(c.given))
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestTextRefusesWhatIsNoText(t *testing.T) {
	for _, given := range []string{"\x81 in Windows-1252 is nothing", "a\x00b", "\xFF\xFEodd"} {
		_, err := statement.Text([]byte(given))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != statement.NotText {
			t.Errorf("%q gave %v", given, err)
		}
	}
}

func TestWindows1252RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// A byte above 0x7F after £ cannot be taken for UTF-8.
		want := "£ " + rapid.StringMatching(`[ -~€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x{A0}-\x{FF}]{0,40}`).Draw(t, "text")
		data, ok := statement.ToWindows1252(want)
		if !ok {
			t.Fatalf("could not write %q", want)
		}
		if got, err := statement.Text(data); err != nil || got != want {
			t.Fatalf("%q came back as %q, %v", want, got, err)
		}
	})
}

func TestReadAmountNeverTakesBlankForNothing(t *testing.T) {
	for _, given := range []string{"", " ", "-", "+", "+-1", "1.234", "12,34", "1e3", "nil"} {
		if a, err := statement.ReadAmount("amount", given); err == nil {
			t.Errorf("%q gave %v", given, a)
		}
	}
	for given, want := range map[string]string{"+2,100.5": "2100.50", "-£7": "-7.00", " 0.00 ": "0.00", "£-3.20": "-3.20"} {
		if a, err := statement.ReadAmount("amount", given); err != nil || a.Plain() != want {
			t.Errorf("%q gave %s, %v", given, a.Plain(), err)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("£5"))
	f.Add([]byte{0xFF, 0xFE, 0xA3, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := statement.Text(data)
		if err == nil && (strings.TrimSpace(text) == "" || strings.ContainsRune(text, 0)) {
			t.Errorf("let in %q", text)
		}
		if once := statement.Tidy(text); statement.Tidy(once) != once {
			t.Errorf("tidying twice changes %q", text)
		}
	})
}

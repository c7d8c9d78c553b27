package bureau_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/bureau"
	"ownway/value/fault"
	"ownway/value/msg"
)

func codeOf(n uint64) bureau.SheetCode {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], n)
	return bureau.NewCode(b)
}

// A code reads back as it was written, however it is spaced, and one digit that
// is wrong, or two neighbours that changed places, are always found.
func TestSheetCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := codeOf(rapid.Uint64().Draw(t, "n"))
		for _, typed := range []string{string(c), c.String(), " " + strings.ReplaceAll(c.String(), " ", "-") + " "} {
			if got, err := bureau.ParseCode(typed); err != nil || got != c {
				t.Fatalf("%q reads as %q: %v", typed, got, err)
			}
		}
		at := rapid.IntRange(0, len(c)-1).Draw(t, "at")
		wrong := []byte(c)
		wrong[at] = byte('0' + (int(wrong[at]-'0')+rapid.IntRange(1, 9).Draw(t, "more"))%10)
		if _, err := bureau.ParseCode(string(wrong)); err == nil {
			t.Fatalf("%s passes for %s", wrong, c)
		}
		if at := rapid.IntRange(0, len(c)-2).Draw(t, "change"); c[at] != c[at+1] {
			turned := []byte(c)
			turned[at], turned[at+1] = turned[at+1], turned[at]
			if _, err := bureau.ParseCode(string(turned)); err == nil {
				t.Fatalf("%s passes for %s", turned, c)
			}
		}
	})
	// Damm's own example: the check digit of 572 is 4. Zeros before it change nothing.
	if got := codeOf(572); got != "000005724" || got.String() != "000 005 724" {
		t.Errorf("got %s", got)
	}
}

func TestWrongCodesAreNamed(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  msg.Key
	}{{"", bureau.CodeShape}, {"12345678", bureau.CodeShape}, {"1234567890", bureau.CodeShape}, {"12345678a", bureau.CodeShape}, {"١٢٣٤٥٦٧٨٩", bureau.CodeShape},
		{strings.Repeat("x", 900), bureau.CodeShape}, {"123456781", bureau.CodeMistype}, {"0000 0572 5", bureau.CodeMistype}} {
		_, err := bureau.ParseCode(c.typed)
		if all := fault.All(err); len(all) != 1 || all[0].Text.Key != c.want || all[0].Field != "code" {
			t.Errorf("%.30q: %v", c.typed, err)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add("123 456 789")
	f.Fuzz(func(t *testing.T, typed string) {
		if c, err := bureau.ParseCode(typed); err == nil {
			if again, err := bureau.ParseCode(c.String()); err != nil || again != c {
				t.Errorf("%q reads as %q and then %q: %v", typed, c, again, err)
			}
		}
	})
}

package statement_test

import (
	"strings"
	"testing"
	"unicode"

	"ownway/bank/statement"

	"pgregory.net/rapid"
)

// Whatever is given, no space is left at the ends or beside another, nothing
// unseen is left, and what is tidy stays as it is.
func TestTidy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~\t]{0,30}`)).Draw(t, "given")
		got := statement.Tidy(given)
		if strings.Join(strings.Fields(got), " ") != got || statement.Tidy(got) != got || strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsGraphic(r) }) {
			t.Fatalf("%q became %q", given, got)
		}
		if bare := strings.Join(strings.Fields(got), ""); bare != strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.IsGraphic(r) {
				return r
			}
			return -1
		}, given)), "") {
			t.Fatalf("%q became %q", given, got)
		}
	})
}

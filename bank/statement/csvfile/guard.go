package csvfile

import "strings"

// runs holds the characters that make a spreadsheet take a field for a formula
// when they stand first, the wide forms among them.
const runs = "=+-@＝＋－＠|%"

// guard puts an apostrophe before words that a spreadsheet would run, and
// before words that look as if they had been guarded, so that unguard gives
// back exactly what guard was given.
func guard(s string) string {
	if risky(s) {
		return "'" + s
	}
	return s
}

// unguard takes away what guard put on.
func unguard(s string) string {
	if rest, marked := strings.CutPrefix(s, "'"); marked && risky(rest) {
		return strings.TrimSpace(rest)
	}
	return s
}

func risky(s string) bool {
	bare := strings.TrimLeft(s, "' ")
	for _, r := range bare {
		return strings.ContainsRune(runs, r)
	}
	return false
}

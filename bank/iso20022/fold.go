package iso20022

import (
	"strconv"
	"strings"
	"unicode"

	"ownway/bank/bacs"
)

const signs = "/-?:().,'+ " // what every bank takes beside letters and digits

// Fold writes words in the characters that every bank takes. A letter with an
// accent loses it, & becomes +, and anything else becomes a space; what comes
// to nothing more goes. One character never becomes two.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= '0' && r <= '9', strings.ContainsRune(signs, r):
			b.WriteRune(r)
		case r == '&':
			b.WriteByte('+')
		case unicode.Is(unicode.Mn, r): // an accent written by itself
		default:
			b.WriteString(letter(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// letter gives the plain letter for one with an accent, in its own case, or a space.
func letter(r rune) string {
	plain := bacs.Fold(string(r))
	switch {
	case len(plain) != 1 || plain[0] < 'A' || plain[0] > 'Z':
		return " "
	case unicode.IsLower(r):
		return strings.ToLower(plain)
	}
	return plain
}

// name folds a name and cuts it to the width that banks carry.
func name(s string) string {
	s = Fold(s)
	return strings.TrimSpace(s[:min(len(s), nameWidth)])
}

func endToEnd(id string, n int) string { return id + "-" + strconv.Itoa(n) }

package days

import (
	"strings"
	"unicode/utf8"

	"ownway/internal/web/visit"
)

// names lists the fields of a day, in order.
func (d Day) names() []string {
	return []string{d.work(), d.away(), d.awayHours(), d.sleep(), d.awake()}
}

func (d Day) faulty(v *visit.Visit) bool {
	for _, name := range d.names() {
		if v.Error(name) != "" {
			return true
		}
	}
	return false
}

func (w Week) faulty(v *visit.Visit) bool {
	for _, d := range w.Fields {
		if d.faulty(v) {
			return true
		}
	}
	return false
}

// upper begins a line with a capital: days of the week have none in Welsh.
func upper(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

package person

import (
	"strings"

	"ownway/bank/statement"
	"ownway/internal/web/visit"
	"ownway/value/msg"
)

// say writes a domain's text as a sentence of its own, with its full stop.
func say(v *visit.Visit, text msg.Text) string {
	s := v.Words.Say(text)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// bankWords gives what the bank says of a line.
func bankWords(l statement.Line) string {
	return strings.TrimSpace(l.Payee + " " + l.Reference)
}

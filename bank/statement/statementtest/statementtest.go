// Package statementtest draws statements for the tests of readers and writers.
package statementtest

import (
	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/money"

	"pgregory.net/rapid"
)

// words are as banks write them, with what breaks careless readers: commas,
// quotation marks, leading apostrophes and the marks that run a formula.
var words = rapid.Custom(func(t *rapid.T) string {
	return statement.Tidy(rapid.OneOf(
		rapid.StringMatching(`[A-Z]{2,9}( [A-Z0-9*&/.-]{1,9}){0,3}`),
		rapid.StringMatching(`['=+@|%-]{1,3}[A-Z0-9()!',"é£]{0,9}`),
	).Draw(t, "words"))
})

// Draw draws a statement of up to 30 lines, oldest first, with a balance on
// every line. No line moves nothing.
func Draw(t *rapid.T) statement.Statement {
	day := calendar.MustDate("2026-09-01")
	opening := money.Amount(rapid.Int64Range(-100_000, 1_000_000).Draw(t, "opening"))
	s := statement.Statement{
		Account: statement.Account{SortCode: "203045", Number: "12345678", Shown: "Current", Name: "A PERSON"},
		Opening: statement.Balance{Amount: opening, How: statement.WorkedOut},
	}
	running := opening
	for range rapid.IntRange(1, 30).Draw(t, "lines") {
		day = day.AddDays(rapid.IntRange(0, 4).Draw(t, "days"))
		l := statement.Line{Date: day, Amount: amount(t), Time: "09:30:00",
			Payee: words.Draw(t, "payee"), Reference: words.Draw(t, "reference"), Type: words.Draw(t, "type"),
			OwnID: rapid.StringMatching(`[a-z0-9]{8,12}`).Draw(t, "id")}
		running += l.Amount
		l.Balance = statement.GivenBalance(running)
		s.Lines = append(s.Lines, l)
	}
	s.Closing = statement.GivenBalance(running)
	return s
}

func amount(t *rapid.T) money.Amount {
	a := money.Amount(rapid.Int64Range(1, 5_000_000).Draw(t, "amount"))
	if rapid.Bool().Draw(t, "out") {
		return -a
	}
	return a
}

// Package statement holds what a bank says happened on an account, in one form
// whatever the file it came in. The packages beneath it read the files.
package statement

import (
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Statement is what one file says about one account. Its lines are in the order
// in which they happened, whichever way round the file had them.
type Statement struct {
	Account  Account
	Format   string // the layout it was read from, like "lloyds" or "ofx"
	Lines    []Line
	Opening  Balance // before the first line
	Closing  Balance // after the last line
	Warnings []msg.Text
}

// Account is as much as the file says about the account. Fields that the file
// does not give are empty.
type Account struct {
	SortCode ident.SortCode
	Number   ident.AccountNumber
	Shown    string // what the file shows when it hides the number, like "****45678"
	Name     string
}

// Line is one line of a statement.
type Line struct {
	Date      calendar.Date
	Time      string       // of day, as HH:MM:SS; empty when the file has none
	Amount    money.Amount // above zero for money in, below zero for money out; never zero
	Balance   Balance      // after this line
	Payee     string       // the other side, in the bank's words
	Reference string
	Type      string // the bank's own word for the kind of line, like "FPI"
	OwnID     string // the bank's own id of the line; empty when the file has none
	Row       int    // the line of the file it stood on, counted from 1
}

// Known says how a balance came to be known.
type Known int

// How a balance came to be known.
const (
	Unknown   Known = iota
	Given           // the file says so
	WorkedOut       // from another balance and the lines between
)

// Balance is the money in the account at one moment, when that is known. The
// zero Balance is not known, which is not the same as no money.
type Balance struct {
	Amount money.Amount
	How    Known
}

// GivenBalance is a balance that the file states.
func GivenBalance(a money.Amount) Balance { return Balance{Amount: a, How: Given} }

// IsKnown reports whether the balance is known, in either way.
func (b Balance) IsKnown() bool { return b.How != Unknown }

// Total adds the amounts of the lines.
func (s Statement) Total() money.Amount { return total(s.Lines) }

func total(lines []Line) money.Amount {
	var sum money.Amount
	for i := range lines {
		sum += lines[i].Amount
	}
	return sum
}

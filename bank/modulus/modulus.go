// Package modulus checks that a sort code and an account number can belong
// together, by VocaLink's "Validating account numbers". It finds slips of the
// pen before money is sent; it does not show that the account exists, or whose
// it is, for which banks offer Confirmation of Payee.
//
// The table of weights is VocaLink's own and changes about four times a year.
// It is not part of this program: whoever runs it loads the newest.
package modulus

import (
	"ownway/value/ident"
	"ownway/value/msg"
)

// Answer is what the check can say.
type Answer int

// The answers.
const (
	CannotTell Answer = iota // the table does not list the sort code: take the number as it is
	Pass
	Fail
)

// LooksWrong is for people whose account number fails.
var LooksWrong = msg.New("modulus.looks-wrong", "This sort code and account number don't belong together. Check both for a slip")

// Table is VocaLink's table of weights, with its table of substitute sort codes.
type Table struct {
	rows        []row
	substitutes map[ident.SortCode]ident.SortCode
}

// method is how the weighted digits are added and divided.
type method int

const (
	mod10 method = iota
	mod11
	doubleAlternate
)

type row struct {
	from, to  ident.SortCode
	method    method
	weights   [14]int
	exception int
}

// Check checks a sort code with an account number.
func (t *Table) Check(code ident.SortCode, number ident.AccountNumber) Answer {
	if len(code) != 6 || len(number) != 8 {
		return Fail
	}
	var rows []row
	for _, r := range t.rows {
		if r.from <= code && code <= r.to {
			rows = append(rows, r)
		}
	}
	if len(rows) == 0 || foreignCurrency(rows, number) {
		return CannotTell
	}
	if t.passes(rows, code, number) {
		return Pass
	}
	return Fail
}

// passes joins the one or two checks of a sort code. Both must pass, save where
// an exception makes one enough (2 with 9, 10 with 11, 12 with 13) or leaves
// the second out (3).
func (t *Table) passes(rows []row, code ident.SortCode, number ident.AccountNumber) bool {
	first := t.passesOne(rows[0], code, number)
	if len(rows) == 1 {
		return first
	}
	a, b := rows[0].exception, rows[1].exception
	switch {
	case b == 3 && (number[2] == '6' || number[2] == '9'):
		return first
	case a == 2 && b == 9, a == 10 && b == 11, a == 12 && b == 13:
		return first || t.passesOne(rows[1], code, number)
	}
	return first && t.passesOne(rows[1], code, number)
}

// foreignCurrency knows the accounts that exception 6 leaves unchecked.
func foreignCurrency(rows []row, number ident.AccountNumber) bool {
	return rows[0].exception == 6 && number[0] >= '4' && number[0] <= '8' && number[6] == number[7]
}

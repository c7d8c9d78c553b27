// Package csvfile reads the comma-separated statements of UK banks and cards,
// and writes them in the same layouts. A bank is a row in the table of layouts:
// adding one is adding data.
package csvfile

import (
	"slices"
	"strings"
)

// Layout is how one bank writes its statements.
type Layout struct {
	Name    string // kept in Statement.Format
	Bank    string // as people know it
	Columns []Column
	Dates   []string // layouts of package time; the first is written, all are read

	NoHeader   bool   // the file starts with its first line
	CardSigns  bool   // a minus is money in, as card companies count
	Settled    string // what a State column says once a line is settled
	InWord     string // in a Direction column, the word that makes a line money in
	OutWord    string // the word that makes it money out, which may hold the word for in
	Apostrophe bool   // words are led by an apostrophe
	OldLetters bool   // written in Windows-1252
	QuoteAll   bool   // every field stands in quotation marks
	Pound      bool   // amounts have a pound sign
	Grouped    bool   // amounts have a comma each thousand
	Trailing   bool   // each line ends in a comma
	Preamble   bool   // account and balance stand on lines above the header
}

// Column is one column: its title in the header, and what it holds.
type Column struct {
	Title string
	Holds Role
}

// Role is what a column holds.
type Role int

// What a column can hold.
const (
	Unread Role = iota
	Day         // the date, alone or followed by the time
	Clock       // the time of day
	Payee
	Reference
	Kind // the bank's word for the kind of line
	Amount
	In
	Out
	Fee // taken on top of the amount
	Balance
	SortCode
	Number
	SortAndNumber // both, like "20-00-00 12345678"
	Shown         // the account when its number is not given
	Holder        // the name that the account is in
	Currency
	State
	Direction // words that say whether money went out
	OwnID
)

// ofAccount reports whether a column says something of the account.
func (r Role) ofAccount() bool {
	switch r {
	case SortCode, Number, SortAndNumber, Shown, Holder:
		return true
	}
	return false
}

var fieldNames = [...]string{
	Day: "date", Clock: "time", Payee: "payee", Reference: "reference", Kind: "type",
	Amount: "amount", In: "amount in", Out: "amount out", Fee: "fee", Balance: "balance",
	Shown: "account", Holder: "account name", OwnID: "id", Direction: "direction",
}

func (l Layout) has(r Role) bool {
	return slices.ContainsFunc(l.Columns, func(c Column) bool { return c.Holds == r })
}

// places finds where each column of the layout stands in a header row. It
// reports false when a column that is read is missing, and whether the row is
// exactly the header: a bank that adds a column must not lock people out.
func (l Layout) places(row []string) (at []int, exact, ok bool) {
	at = make([]int, len(l.Columns))
	exact = len(l.Columns) == len(trimBlankEnd(row))
	for i, c := range l.Columns {
		at[i] = slices.IndexFunc(row, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), c.Title) })
		if at[i] < 0 && c.Holds != Unread {
			return nil, false, false
		}
		exact = exact && at[i] == i
	}
	return at, exact, true
}

func trimBlankEnd(row []string) []string {
	for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	return row
}

// Find gives the layout of a name.
func Find(name string) (Layout, bool) {
	i := slices.IndexFunc(Layouts, func(l Layout) bool { return l.Name == name })
	if i < 0 {
		return Layout{}, false
	}
	return Layouts[i], true
}

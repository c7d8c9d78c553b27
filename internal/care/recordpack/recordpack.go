// Package recordpack lays out what an employer of PAs has to show to whoever
// checks: HMRC, The Pensions Regulator, a council's auditor, or the PA. It turns
// records into tables, says for each how long it must be kept, and names what is
// not held, so that nothing is left out in silence. The same records always give
// the same tables in the same order.
package recordpack

import (
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Part names one table of the pack; a file of it is called so.
type Part string

// The parts, in the order in which they stand.
const (
	PAs         Part = "pas"
	Rates       Part = "rates"
	Payslips    Part = "payslips"
	PayLines    Part = "pay-lines"
	Hours       Part = "hours"
	HoursAgreed Part = "hours-agreed"
	Holiday     Part = "holiday"
	MinimumWage Part = "minimum-wage"
	Pension     Part = "pension"
	TaxCodes    Part = "hmrc-notices"
	Reports     Part = "hmrc-reports"
	P32         Part = "p32"
	Payments    Part = "payments"
	P45         Part = "p45"
	P60         Part = "p60"
	Corrections Part = "corrections"
	Absence     Part = "sick-and-family-pay"
	Agreed      Part = "decisions"
	Authority   Part = "authority"
)

// Cell is one place of a table: a string, a calendar.Date, a money.Amount,
// Minutes, a Count, a Code, or a msg.Text.
type Cell any

// Minutes is time in a cell, Count a number.
type (
	Minutes int
	Count   int
)

// Code is a value from a short list: people read its words, programs the code.
type Code string

// Text gives the words of a code; one with none stands as it is.
func (c Code) Text() (msg.Text, bool) {
	key, known := codeWords[c]
	return key.Text(), known
}

// Column is a column of a table. Its name is the same in every language, for
// programs that read the file; its head is for people.
type Column struct {
	Name string
	Head msg.Key
}

// Numeric reports whether cells of a kind line up on the right.
func Numeric(c Cell) bool {
	switch c.(type) {
	case money.Amount, Minutes, Count:
		return true
	}
	return false
}

// Sheet is one table of the pack.
type Sheet struct {
	Part    Part
	Title   msg.Text
	Keep    Keep
	Columns []Column
	Rows    [][]Cell
}

func newSheet(p Part, columns ...string) Sheet {
	s := Sheet{Part: p, Title: titles[p].Text(), Keep: KeepOf(p)}
	for _, name := range columns {
		s.Columns = append(s.Columns, Column{Name: name, Head: heads[name]})
	}
	return s
}

func (s *Sheet) add(cells ...Cell) {
	if len(cells) != len(s.Columns) {
		panic("recordpack: " + string(s.Part) + " has other columns")
	}
	s.Rows = append(s.Rows, cells)
}

// The faults of asking for a pack.
var (
	ChooseYear = msg.New("recordpack.choose-year", "Choose a tax year in which this employer had a PA")
	DaysWrong  = msg.New("recordpack.days-wrong", "Enter days in order, of at most {most} years, that have begun")
)

const mostYears = 7 // the six years of the minimum wage, and the year that runs

// Check refuses days that no pack can be made of.
func Check(days calendar.Period, today calendar.Date) error {
	switch {
	case days.First.IsZero() || days.Last.Before(days.First) || days.First.After(today) || days.Last.After(days.First.AddMonths(12*mostYears)):
		return fault.Invalid("days", DaysWrong, "most", mostYears)
	}
	return nil
}

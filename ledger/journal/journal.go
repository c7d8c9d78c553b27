// Package journal turns movements of the books into a journal for an
// organisation's finance system: lines of its own codes, debit and credit. A
// map says which code each of our accounts is there. Accounts with the same
// code are one to the finance system, and what moves between them is not in the
// journal; a journal therefore always balances. A council that counts a direct
// payment as spent when it is paid maps "source" to its bank and all else to
// its expenditure; a support organisation maps each account it holds.
package journal

import (
	"cmp"
	"slices"

	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// NotMapped is the fault of an account that the map does not name.
var NotMapped = msg.New("journal.not-mapped", "The map has no code for “{account}” with money of “{funder}”. Add a line for it")

// Code is where an amount stands in the finance system.
type Code struct {
	Code   string
	Centre string // the cost centre, if it has one
	Says   string // what the line is called there
}

// Line is one line of a journal. One of debit and credit is above zero.
type Line struct {
	Date   calendar.Date // of the movements, or the last day of the period
	Code   Code
	Debit  money.Amount
	Credit money.Amount
	Count  int // of movements in it
}

// Journal is what the books of a period come to, in order of date and code.
type Journal struct {
	Period calendar.Period
	Lines  []Line
	Total  money.Amount // of the debits, which the credits equal
}

// By says what one line adds up.
type By string

// What a line adds up: the movements of a day, or of the whole period.
const (
	Day    By = "day"
	Period By = "period"
)

type heap struct {
	date calendar.Date
	code Code
}

type sum struct {
	amount money.Amount // debits above zero
	count  int
}

// Sums adds up movements as they come, so that the books of many purses need
// not be held at once.
type Sums struct {
	codes Map
	in    calendar.Period
	by    By
	sums  map[heap]sum
}

// Over begins the sums of a period.
func Over(p calendar.Period, codes Map, by By) *Sums {
	return &Sums{codes: codes, in: p, by: by, sums: map[heap]sum{}}
}

// Add adds transactions; those that happened on other days count for nothing.
// Promises about money (committed and set aside) move none, and are left out.
// An account without a code is a fault that names it.
func (s *Sums) Add(transactions ...ledger.Transaction) error {
	for _, t := range transactions {
		if t.Date.Before(s.in.First) || t.Date.After(s.in.Last) {
			continue
		}
		date := t.Date
		if s.by == Period {
			date = s.in.Last
		}
		for _, move := range t.Moves {
			if err := s.add(date, move); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Sums) add(date calendar.Date, move ledger.Move) error {
	switch move.From.Class() {
	case ledger.Committed, ledger.SetAside, ledger.Free:
		return nil
	}
	from, err := s.codes.code(move.From, move.Funder)
	if err != nil {
		return err
	}
	to, err := s.codes.code(move.To, move.Funder)
	if err != nil || from == to {
		return err
	}
	s.count(heap{date, from}, -move.Amount)
	s.count(heap{date, to}, move.Amount)
	return nil
}

func (s *Sums) count(at heap, debit money.Amount) {
	so := s.sums[at]
	s.sums[at] = sum{so.amount + debit, so.count + 1}
}

// Journal gives what was added up so far.
func (s *Sums) Journal() Journal {
	j := Journal{Period: s.in}
	for at, s := range s.sums {
		if s.amount == 0 {
			continue
		}
		l := Line{Date: at.date, Code: at.code, Debit: max(0, s.amount), Credit: max(0, -s.amount), Count: s.count}
		j.Lines = append(j.Lines, l)
		j.Total += l.Debit
	}
	slices.SortFunc(j.Lines, func(a, b Line) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Code.Code, b.Code.Code), cmp.Compare(a.Code.Centre, b.Code.Centre), cmp.Compare(a.Code.Says, b.Code.Says))
	})
	return j
}

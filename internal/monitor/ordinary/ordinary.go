// Package ordinary makes a year of an ordinary purse, as its bank shows it: the
// payments of a council, the person's own contribution, wages of one to four
// PAs, HMRC by the quarter, pension, insurance, classes, a provider's invoices
// and a card. Each line of the bank carries the truth of what it is, so that a
// matcher can be measured. The same seed gives the same year for ever.
//
// # Wording
//
// The shapes come from the sample files of eight banks: words before the payee
// (CARD PAYMENT TO, DIRECT DEBIT, FASTER PAYMENT FROM, STANDING ORDER) or none,
// capitals or each word with one, a shop's branch number after its name, one
// column for payee and reference or two, names cut at the 18 characters of a
// Bacs field and at the 32 of an OFX name. Of ten purses, eight have a bank
// with one column, and four a bank that writes each word with a capital.
//
// # Noise
//
// No published figures of how untidy such accounts are were found. These rates
// are a judgement, made before anything was measured with them, and they stay
// as they are. A line can have several kinds.
//
//   - late: 5 of 100 payments come 2 to 9 days after their day, and one in ten
//     of those 10 to 20 days after it; anything else comes within a day, and
//     what falls on a weekend or bank holiday on the next working day
//   - early: 3 of 100 come 1 to 6 days before
//   - split: 1 of 100 wages, contributions and invoices come in two parts
//   - together: 2 of 100 contributions, classes and invoices are paid with the
//     next of theirs in one sum; pension is always one sum for all PAs, and HMRC
//     one for the quarter with 17 in 20 employers and one a month with the rest
//   - rounded: 5 of 1,000 payments that someone types are rounded to a pound
//   - abbreviated: 1 in 10 payees is written by its first letters, for the whole
//     year; names of people are in full for 6 of 10, else initial and surname,
//     surname and initial, or with a title
//   - reference missing: 30 of 100, where nothing or other words stand; a card
//     never has one
//   - reference cut: 8 of 100
//   - refund: 4 of 1,000 bills are paid back in whole or by half
//   - reversal: 4 of 1,000 payments out go back, and are made again some days later
//   - duplicate: 3 of 1,000 wages and bills are paid twice
//   - cash: 1 purse in 5 draws cash, one to three times a year
//   - unexpected: 2 purses in 5 buy something that nobody expected, once or twice
//   - own money: 1 purse in 10 has the person's own money put in, once or twice
//   - varying: 1 purse in 3 pays by card for what is in the plan with no fixed
//     sum, like taxis, six to eighteen times a year at one or two places
//   - never paid: 3 of 100 classes and 1 of 100 contributions never come
//
// Amounts are of the size that they have in life; no rule of tax is followed.
package ordinary

import (
	"slices"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
)

// Noise is one way in which a line differs from what was expected.
type Noise string

// The kinds of noise.
const (
	Late             Noise = "late"
	Early            Noise = "early"
	Split            Noise = "split in two"
	Together         Noise = "several in one"
	Rounded          Noise = "rounded"
	Abbreviated      Noise = "abbreviated payee"
	ReferenceMissing Noise = "reference missing"
	ReferenceCut     Noise = "reference cut"
	Refund           Noise = "refund"
	Reversal         Noise = "reversal"
	Duplicate        Noise = "duplicate"
	Cash             Noise = "cash"
	Unexpected       Noise = "unexpected purchase"
	OwnMoney         Noise = "own money"
	Varying          Noise = "varying card purchase"
)

// Kinds lists every kind of noise.
func Kinds() []Noise {
	return []Noise{Late, Early, Split, Together, Rounded, Abbreviated, ReferenceMissing, ReferenceCut, Refund, Reversal,
		Duplicate, Cash, Unexpected, OwnMoney, Varying}
}

// Line is a bank line with the truth of it.
type Line struct {
	statement.Line
	// Is is what the line pays, alone or with the other lines that say so too;
	// nothing when it pays nothing that was expected.
	Is []expect.ID
	// Whole is true when the line, with the others of the same Is, comes to
	// exactly what was expected.
	Whole bool
	// Same is the same number on lines that are one payment made, sent back,
	// or made again. Which of two such lines is "the" payment, nobody can say.
	Same int
	// Answer is what a person would say of every line of this payee; empty when
	// each must be looked at.
	Answer string
	Noise  []Noise
}

// Expected is something expected, and the day from which it is known.
type Expected struct {
	expect.Item
	Known calendar.Date
}

// Purse is one purse's year.
type Purse struct {
	Expected []Expected
	Lines    []Line // in the order in which they happened
}

// First and Last are the days of the year.
var (
	First = calendar.MustDate("2026-04-06")
	Last  = calendar.MustDate("2027-04-05")
)

// Year makes the year of purse n of a seed.
func Year(seed uint64, n int) Purse {
	h := newHousehold(seed, n)
	h.funder()
	h.employ()
	h.insure()
	h.classes()
	h.invoices()
	h.card()
	p := Purse{Expected: h.expected}
	for _, l := range h.lines {
		if !l.Date.Before(First) && !l.Date.After(Last) {
			p.Lines = append(p.Lines, l)
		}
	}
	slices.SortStableFunc(p.Lines, func(a, b Line) int { return a.Date.Compare(b.Date) })
	for i := range p.Lines {
		p.Lines[i].Row = i + 1
	}
	return p
}

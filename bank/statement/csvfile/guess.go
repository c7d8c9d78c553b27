package csvfile

import (
	"slices"
	"strings"
)

// What banks call their columns. A guess is only where the form starts: a
// person looks at it before anything is read.
var called = map[Role][]string{
	Day:       {"date", "posted", "booked"},
	Payee:     {"description", "payee", "merchant", "narrative", "name", "details", "counterparty", "transaction", "memo"},
	Reference: {"reference", "ref", "notes"},
	In:        {"paid in", "money in", "credit", "in"},
	Out:       {"paid out", "money out", "debit", "withdraw", "out"},
	Amount:    {"amount", "value"},
	Balance:   {"balance"},
}

// Guess proposes which column holds what, by the titles and by what stands in
// the columns.
func (u Unknown) Guess() Columns {
	var c Columns
	taken := map[int]bool{}
	find := func(role Role, fits func([]string) bool) int {
		for _, word := range called[role] {
			for i, title := range u.Header {
				if !taken[i] && strings.Contains(strings.ToLower(title), word) && (fits == nil || fits(u.column(i))) {
					taken[i] = true
					return i + 1
				}
			}
		}
		return 0
	}
	first := func(fits func([]string) bool) int {
		for i := range u.Width() {
			if !taken[i] && fits(u.column(i)) {
				taken[i] = true
				return i + 1
			}
		}
		return 0
	}
	dates := func(all []string) bool { return formOf(all) != "" }
	if c.Date = find(Day, dates); c.Date == 0 {
		c.Date = first(dates)
	}
	if c.Date > 0 {
		c.Form = formOf(u.column(c.Date - 1))
	}
	c.Balance = find(Balance, amounts)
	c.In, c.Out = find(In, noWords), find(Out, noWords)
	if c.In == 0 || c.Out == 0 {
		delete(taken, c.In-1)
		delete(taken, c.Out-1)
		c.In, c.Out = 0, 0
		if c.Amount = find(Amount, amounts); c.Amount == 0 {
			c.Amount = first(amounts)
		}
	}
	c.Reference = find(Reference, nil)
	if c.Payee = find(Payee, nil); c.Payee == 0 {
		c.Payee = first(func(all []string) bool { return !amounts(all) && !dates(all) })
	}
	return c
}

// amounts reports whether a column holds amounts alone, or nothing here and there.
func amounts(all []string) bool {
	return noWords(all) && slices.ContainsFunc(all, func(s string) bool { return s != "" })
}

// noWords reports whether a column holds amounts or nothing: in some months
// nothing comes in.
func noWords(all []string) bool {
	return !slices.ContainsFunc(all, func(s string) bool { return s != "" && !isAmount(s) })
}

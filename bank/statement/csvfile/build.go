package csvfile

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of saying which column holds what.
var (
	NoSuchColumn  = msg.New("csvfile.no-such-column", "This file has {columns} columns. Choose one of them")
	ColumnTwice   = msg.New("csvfile.column-twice", "This column is chosen already. Choose another one")
	ChooseDate    = msg.New("csvfile.choose-date", "Choose the column with the date")
	ChooseForm    = msg.New("csvfile.choose-form", "Choose how the dates are written")
	ChooseAmount  = msg.New("csvfile.choose-amount", "Choose the column with the amount, or the two columns for money in and money out")
	ChooseBoth    = msg.New("csvfile.choose-both", "Choose one column for money in and one for money out, or one for the amount alone")
	TooManyColumn = msg.New("csvfile.too-many-columns", "This file has more than {most} columns. Download the statement again, as CSV")
)

// Columns says which column of a file holds what, counted from 1; 0 is none. It
// holds nothing of what stands in a file, so it can be kept and used again.
type Columns struct {
	Date      int    `json:"date"`
	Form      string `json:"form"` // one of Forms
	Payee     int    `json:"payee,omitempty"`
	Reference int    `json:"reference,omitempty"`
	Amount    int    `json:"amount,omitempty"` // with a minus for money out
	In        int    `json:"in,omitempty"`
	Out       int    `json:"out,omitempty"`
	Balance   int    `json:"balance,omitempty"`
	Turned    bool   `json:"turned,omitempty"` // a minus is money in, as card companies count
}

// mostColumns bounds the columns of a file that somebody is asked about.
const mostColumns = 40

// forms are the ways of writing a date that are tried, the ways of this country
// first. Where a form is its own way of reading, longer writing is read too.
var forms = []string{"2/1/2006", "2006-01-02", "2/1/06", "2 Jan 2006", "2 January 2006", "2-Jan-2006", "2-Jan-06", "2-1-2006", "2.1.2006",
	"2006/01/02", "20060102", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2/1/2006 15:04", "2/1/2006 15:04:05", "1/2/2006", "Jan 2, 2006"}

// Forms lists the forms of date that can be chosen, as layouts of package time.
func Forms() []string { return slices.Clone(forms) }

// Unknown is a file whose columns nobody has told us of yet.
type Unknown struct {
	Header []string // the titles of its columns; empty when it has none
	Rows   [][]string
	rows   []row
	first  int // the row that the lines begin with
}

// Look reads the table in a file that is in no layout we know.
func Look(data []byte) (Unknown, error) {
	text, err := statement.Text(data)
	if err != nil {
		return Unknown{}, err
	}
	rows, err := rowsOf(text).some(statement.MaxRows + 1)
	if err != nil {
		return Unknown{}, err
	}
	u := Unknown{rows: rows}
	u.first = slices.IndexFunc(rows[:min(len(rows), headerWithin+1)], func(r row) bool { return looksLikeALine(r.fields) })
	if u.first < 0 {
		return Unknown{}, fault.Invalid("file", statement.UnknownShape)
	}
	if u.first > 0 && len(trimBlankEnd(rows[u.first-1].fields)) > 1 {
		u.Header = trimBlankEnd(rows[u.first-1].fields)
	}
	for _, r := range rows[u.first:] {
		u.Rows = append(u.Rows, r.fields)
	}
	if u.Width() > mostColumns {
		return Unknown{}, fault.Invalid("file", TooManyColumn, "most", mostColumns)
	}
	return u, nil
}

// looksLikeALine reports whether a row has a date and an amount.
func looksLikeALine(fields []string) bool {
	date := slices.IndexFunc(fields, func(f string) bool { return formOf([]string{f}) != "" })
	return date >= 0 && slices.ContainsFunc(append(slices.Clone(fields[:date]), fields[date+1:]...), isAmount)
}

func isAmount(f string) bool {
	_, err := statement.ReadAmount("amount", f)
	return err == nil
}

// formOf gives the first form in which all the dates are written, or nothing.
func formOf(dates []string) string {
	for _, form := range forms {
		if !slices.ContainsFunc(dates, func(d string) bool { _, err := statement.ReadDate(form, d); return err != nil }) {
			return form
		}
	}
	return ""
}

// Width gives how many columns there are.
func (u Unknown) Width() int {
	n := len(u.Header)
	for _, r := range u.Rows[:min(len(u.Rows), 200)] {
		n = max(n, len(r))
	}
	return n
}

// Fingerprint tells files with this header from all others, and says nothing of
// what is in them. A file without a header has none.
func (u Unknown) Fingerprint() string {
	if len(u.Header) == 0 {
		return ""
	}
	h := sha256.New()
	for _, title := range u.Header {
		h.Write([]byte(strings.ToLower(strings.TrimSpace(title)) + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// column gives what stands in a column, counted from 0, on every line.
func (u Unknown) column(i int) []string {
	all := make([]string, len(u.Rows))
	for n, r := range u.Rows {
		if i < len(r) {
			all[n] = strings.TrimSpace(r[i])
		}
	}
	return all
}

// Layout turns the answers into a layout of this file. A column that cannot be
// is a fault of its field.
func (c Columns) Layout(u Unknown) (Layout, error) {
	if err := c.check(u.Width()); err != nil {
		return Layout{}, err
	}
	l := Layout{Name: "told", Dates: []string{c.Form}, CardSigns: c.Turned, Columns: make([]Column, u.Width())}
	for i, title := range u.Header {
		l.Columns[i].Title = strings.TrimSpace(title)
	}
	for _, p := range c.places() {
		if p.at > 0 {
			l.Columns[p.at-1].Holds = p.holds
		}
	}
	return l, nil
}

type chosen struct {
	field string
	at    int
	holds Role
}

func (c Columns) places() []chosen {
	return []chosen{{"date", c.Date, Day}, {"payee", c.Payee, Payee}, {"reference", c.Reference, Reference}, {"amount", c.Amount, Amount},
		{"in", c.In, In}, {"out", c.Out, Out}, {"balance", c.Balance, Balance}}
}

func (c Columns) check(width int) error {
	taken := map[int]bool{}
	for _, p := range c.places() {
		switch {
		case p.at < 0 || p.at > width:
			return fault.Invalid(p.field, NoSuchColumn, "columns", width)
		case p.at > 0 && taken[p.at]:
			return fault.Invalid(p.field, ColumnTwice)
		}
		taken[p.at] = true
	}
	switch {
	case c.Date == 0:
		return fault.Invalid("date", ChooseDate)
	case !slices.Contains(forms, c.Form):
		return fault.Invalid("form", ChooseForm)
	case c.Amount == 0 && c.In == 0 && c.Out == 0:
		return fault.Invalid("amount", ChooseAmount)
	case c.Amount != 0 && c.In+c.Out != 0, c.Amount == 0 && (c.In == 0 || c.Out == 0):
		return fault.Invalid("in", ChooseBoth)
	}
	return nil
}

// ReadColumns reads a file by what somebody said of its columns, and holds all
// of it against that: every date and amount is read, and balances run on.
func ReadColumns(data []byte, c Columns) (statement.Statement, error) {
	u, err := Look(data)
	if err != nil {
		return statement.Statement{}, err
	}
	l, err := c.Layout(u)
	if err != nil {
		return statement.Statement{}, err
	}
	r := reader{layout: l, at: inPlace(len(l.Columns)), width: len(l.Columns), seen: map[statement.Account]int{}}
	for _, row := range u.rows[u.first:] {
		for len(row.fields) < r.width { // some banks leave out what is blank at the end
			row.fields = append(row.fields, "")
		}
		if err := r.row(row); err != nil {
			return statement.Statement{}, statement.At(err, row.line)
		}
	}
	all, err := r.finish()
	if err != nil {
		return statement.Statement{}, err
	}
	if len(all) != 1 {
		return statement.Statement{}, fault.Invalid("file", statement.ManyAccounts)
	}
	return all[0], nil
}

// example is a day whose writing shows which part is which.
var example = time.Date(2026, time.November, 21, 9, 30, 0, 0, time.UTC)

// Example writes a day in a form, so that people know it when they see it.
func Example(form string) string { return example.Format(form) }

package csvfile

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/ident"
)

// headerWithin is how many rows a header may stand below.
const headerWithin = 20

// Read reads a file in any layout of the table. It gives a statement for each
// account in the file, in the order in which the accounts first appear.
func Read(data []byte) ([]statement.Statement, error) { return ReadAs(data, Layouts...) }

// ReadAs reads a file in one of the layouts given.
func ReadAs(data []byte, layouts ...Layout) ([]statement.Statement, error) {
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	rows, err := split(text)
	if err != nil {
		return nil, err
	}
	layout, at, first, ok := recognise(rows, layouts)
	if !ok {
		return nil, fault.Invalid("file", statement.UnknownShape)
	}
	r := reader{layout: layout, at: at, width: len(layout.Columns), seen: map[statement.Account]int{}}
	if !layout.NoHeader {
		r.width = len(trimBlankEnd(rows[first-1].fields))
	}
	r.preamble(rows[:first])
	for _, row := range rows[first:] {
		if err := r.row(row); err != nil {
			return nil, statement.At(err, row.line)
		}
	}
	return r.finish()
}

// row is one record of the file with the line that it starts on.
type row struct {
	fields []string
	line   int
}

func (r row) blank() bool { return len(trimBlankEnd(r.fields)) == 0 }

func split(text string) ([]row, error) {
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord = -1
	var rows []row
	for {
		fields, err := c.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, badQuotes(err)
		}
		line, _ := c.FieldPos(0)
		if r := (row{fields, line}); !r.blank() {
			rows = append(rows, r)
		}
	}
}

func badQuotes(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fault.OnLine(fault.Invalid("line", statement.OpenQuote), p.StartLine)
	}
	return err
}

// recognise finds the layout of the rows and where the lines begin. A header
// that fits exactly wins over one in which a bank has added or moved columns.
func recognise(rows []row, layouts []Layout) (best Layout, at []int, first int, ok bool) {
	for i := 0; i < min(len(rows), headerWithin); i++ {
		for _, l := range layouts {
			if l.NoHeader {
				continue
			}
			places, exact, fits := l.places(rows[i].fields)
			if !fits || ok && !exact {
				continue
			}
			best, at, first, ok = l, places, i+1, true
			if exact {
				return
			}
		}
		if ok {
			return
		}
	}
	for _, l := range layouts {
		if l.NoHeader && len(rows) > 0 && l.looksLike(rows[0].fields) {
			return l, inPlace(len(l.Columns)), 0, true
		}
	}
	return
}

func inPlace(n int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	return at
}

// looksLike reports whether a row without a header can be a line of the layout.
func (l Layout) looksLike(fields []string) bool {
	if len(fields) != len(l.Columns) {
		return false
	}
	for i, c := range l.Columns {
		switch c.Holds {
		case Day:
			if _, _, err := l.readDay(fields[i]); err != nil {
				return false
			}
		case Amount:
			if _, err := statement.ReadAmount("amount", fields[i]); err != nil {
				return false
			}
		}
	}
	return true
}

// reader gathers the lines of each account as the rows go by.
type reader struct {
	layout     Layout
	at         []int
	width      int // columns in the header
	seen       map[statement.Account]int
	statements []statement.Statement
	above      statement.Account // said above the header, for every line
}

// preamble takes the account from the rows above the header, which stand as a
// label and what it says.
func (r *reader) preamble(rows []row) {
	for _, row := range rows {
		if len(row.fields) < 2 || !strings.EqualFold(strings.TrimSpace(row.fields[0]), "Account Name:") {
			continue
		}
		r.above.Shown = statement.Tidy(row.fields[1])
	}
}

func (r *reader) row(row row) error {
	if len(trimBlankEnd(row.fields)) > r.width { // a comma in the words has moved the columns
		return r.wrongWidth(row)
	}
	rec := record{layout: &r.layout, account: r.above, line: statement.Line{Row: row.line}}
	for i, c := range r.layout.Columns {
		if c.Holds == Unread {
			continue
		}
		if r.at[i] >= len(row.fields) {
			return r.wrongWidth(row)
		}
		if err := rec.take(c.Holds, row.fields[r.at[i]]); err != nil {
			return fault.In(err, fieldNames[c.Holds])
		}
	}
	if err := rec.settle(); err != nil {
		return err
	}
	r.keep(rec)
	return nil
}

func (r *reader) wrongWidth(row row) error {
	return fault.Invalid("line", statement.WrongWidth, "found", len(row.fields), "want", r.width)
}

// keep puts the line with its account, or a warning in its place.
func (r *reader) keep(rec record) {
	i, known := r.seen[rec.account]
	if !known {
		i = len(r.statements)
		r.seen[rec.account] = i
		r.statements = append(r.statements, statement.Statement{Account: rec.account, Format: r.layout.Name})
	}
	s := &r.statements[i]
	switch {
	case rec.pending:
		s.Warnings = append(s.Warnings, statement.LeftOut(statement.NotSettled, rec.line.Row))
	case rec.line.Amount == 0:
		s.Warnings = append(s.Warnings, statement.LeftOut(statement.NoMoney, rec.line.Row))
	default:
		s.Lines = append(s.Lines, rec.line)
	}
}

func (r *reader) finish() ([]statement.Statement, error) {
	if len(r.statements) == 0 {
		return []statement.Statement{{Account: r.above, Format: r.layout.Name}}, nil
	}
	for i, s := range r.statements {
		done, err := statement.Finish(s)
		if err != nil {
			return nil, err
		}
		r.statements[i] = done
	}
	return r.statements, nil
}

// sortAndNumber takes both parts from one field, like "20-00-00 12345678" or
// "600000-12345678". What cannot be taken apart is kept as it is shown.
func sortAndNumber(a *statement.Account, found string) {
	digits := strings.NewReplacer("-", "", " ", "").Replace(found)
	if len(digits) == 14 {
		code, bad1 := ident.ParseSortCode(digits[:6])
		number, bad2 := ident.ParseAccountNumber(digits[6:])
		if bad1 == nil && bad2 == nil {
			a.SortCode, a.Number = code, number
			return
		}
	}
	a.Shown = found
}

package csvfile

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// headerWithin is how many rows a header may stand below.
const headerWithin = 20

// Read reads a file in any layout of the table. It gives a statement for each
// account in the file, in the order in which the accounts first appear.
func Read(data []byte) ([]statement.Statement, error) { return ReadAs(data, Layouts...) }

// ReadAs reads a file in one of the layouts given. Its rows go by one at a time;
// only those that a header may stand below are held.
func ReadAs(data []byte, layouts ...Layout) ([]statement.Statement, error) {
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	rows := rowsOf(text)
	head, err := rows.some(headerWithin)
	if err != nil {
		return nil, err
	}
	layout, at, first, ok := recognise(head, layouts)
	if !ok {
		return nil, fault.Invalid("file", statement.UnknownShape)
	}
	r := reader{layout: layout, at: at, width: len(layout.Columns), seen: map[statement.Account]int{}, most: strings.Count(text, "\n") + 1}
	if !layout.NoHeader {
		r.width = len(trimBlankEnd(head[first-1].fields))
	}
	r.preamble(head[:first])
	for _, row := range head[first:] {
		if err := r.row(row); err != nil {
			return nil, statement.At(err, row.line)
		}
	}
	if err := r.rest(rows); err != nil {
		return nil, err
	}
	return r.finish()
}

func (r *reader) rest(rows *rows) error {
	rows.csv.ReuseRecord = true // nothing keeps a row
	for {
		row, err := rows.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.row(row); err != nil {
			return statement.At(err, row.line)
		}
	}
}

// row is one record of the file with the line that it starts on.
type row struct {
	fields []string
	line   int
}

func (r row) blank() bool { return len(trimBlankEnd(r.fields)) == 0 }

// rows gives the rows of a file that are not blank.
type rows struct{ csv *csv.Reader }

func rowsOf(text string) *rows {
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord = -1
	return &rows{c}
}

// next gives io.EOF behind the last row.
func (r *rows) next() (row, error) {
	for {
		fields, err := r.csv.Read()
		if err != nil {
			return row{}, badQuotes(err)
		}
		line, _ := r.csv.FieldPos(0)
		if one := (row{fields, line}); !one.blank() {
			return one, nil
		}
	}
}

// some gives as many rows as asked for, or all where there are fewer.
func (r *rows) some(n int) ([]row, error) {
	var all []row
	for len(all) < n {
		one, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
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

	most  int // lines that there can be
	last  int // the statement that the last line went to
	shown []string
	known statement.Account // of the fields in shown

	dayShown string
	day      calendar.Date // of the field in dayShown
	clock    string
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
	same := r.sameAccount(row.fields)
	if same {
		rec.account = r.known
	}
	for i, c := range r.layout.Columns {
		if c.Holds == Unread || same && c.Holds.ofAccount() {
			continue
		}
		if r.at[i] >= len(row.fields) {
			return r.wrongWidth(row)
		}
		found := row.fields[r.at[i]]
		if c.Holds == Day && found != "" && found == r.dayShown { // as on the line before, like most
			rec.line.Date, rec.line.Time = r.day, r.clock
			continue
		}
		if err := rec.take(c.Holds, found); err != nil {
			return fault.In(err, fieldNames[c.Holds])
		}
		if c.Holds == Day {
			r.dayShown, r.day, r.clock = found, rec.line.Date, rec.line.Time
		}
	}
	if err := rec.settle(); err != nil {
		return err
	}
	r.known = rec.account
	r.keep(&rec)
	return nil
}

// sameAccount reports whether a row shows the account as the one before it did,
// as nearly all do, so that it need not be read again.
func (r *reader) sameAccount(fields []string) bool {
	same, n := true, 0
	for i, c := range r.layout.Columns {
		if !c.Holds.ofAccount() {
			continue
		}
		found := ""
		if at := r.at[i]; at < len(fields) {
			found = fields[at]
		} else {
			same = false
		}
		if n == len(r.shown) {
			r.shown, same = append(r.shown, found), false
		} else if r.shown[n] != found {
			r.shown[n], same = found, false
		}
		n++
	}
	return same && n > 0
}

func (r *reader) wrongWidth(row row) error {
	return fault.Invalid("line", statement.WrongWidth, "found", len(row.fields), "want", r.width)
}

// keep puts the line with its account, or a warning in its place.
func (r *reader) keep(rec *record) {
	s := r.statementOf(rec.account)
	switch {
	case rec.pending:
		s.Warnings = append(s.Warnings, statement.LeftOut(statement.NotSettled, rec.line.Row))
	case rec.line.Amount == 0:
		s.Warnings = append(s.Warnings, statement.LeftOut(statement.NoMoney, rec.line.Row))
	default:
		s.Lines = append(s.Lines, rec.line)
	}
}

// statementOf gives the statement of an account; the first has room for every line.
func (r *reader) statementOf(account statement.Account) *statement.Statement {
	if r.last < len(r.statements) && r.statements[r.last].Account == account {
		return &r.statements[r.last]
	}
	i, known := r.seen[account]
	if !known {
		i = len(r.statements)
		r.seen[account] = i
		one := statement.Statement{Account: account, Format: r.layout.Name}
		if i == 0 {
			one.Lines = make([]statement.Line, 0, r.most)
		}
		r.statements = append(r.statements, one)
	}
	r.last = i
	return &r.statements[i]
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

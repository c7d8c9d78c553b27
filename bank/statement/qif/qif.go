// Package qif reads statements in Quicken's interchange format: one letter and
// a value to a line, and a caret after each line of the statement. Days stand
// before months, as UK banks write them.
package qif

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Format is the name kept in Statement.Format.
const Format = "qif"

// UnknownKind is the fault of a QIF file that is not about a bank account or card.
var UnknownKind = msg.New("qif.unknown-kind", "This file should be for a bank account or a card. It says “{found}”")

// Looks reports whether the text may be QIF.
func Looks(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "!") }

// Read reads the file. It holds one account, which the file does not name.
func Read(data []byte) ([]statement.Statement, error) {
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	if !Looks(text) {
		return nil, fault.Invalid("file", statement.UnknownShape)
	}
	r := reader{s: statement.Statement{Format: Format}}
	rows := strings.Split(text, "\n")
	for i, row := range rows {
		if err := r.take(strings.TrimSpace(row), i+1); err != nil {
			return nil, statement.At(err, i+1)
		}
	}
	if r.open {
		return nil, fault.OnLine(fault.Invalid("file", statement.CutShort), len(rows))
	}
	done, err := statement.Finish(r.s)
	if err != nil {
		return nil, err
	}
	return []statement.Statement{done}, nil
}

type reader struct {
	s      statement.Statement
	line   statement.Line
	open   bool
	amount bool
}

func (r *reader) take(row string, n int) (err error) {
	if row == "" {
		return nil
	}
	value := row[1:]
	if row[0] == '!' {
		return kind(value)
	}
	if !r.open && row[0] != '^' {
		r.line, r.open, r.amount = statement.Line{Row: n}, true, false
	}
	switch row[0] {
	case '^':
		return r.end()
	case 'D':
		r.line.Date, err = readDay(value)
	case 'T':
		r.line.Amount, err = statement.ReadAmount("amount", value)
		r.amount = true
	case 'P':
		r.line.Payee, err = statement.ReadText("payee", value)
	case 'M':
		r.line.Reference, err = statement.ReadText("reference", value)
	case 'N':
		r.line.Type, err = statement.ReadText("type", value)
	}
	return err // other letters are categories and splits, which no bank knows
}

func kind(header string) error {
	switch strings.ToLower(strings.TrimSpace(header)) {
	case "type:bank", "type:ccard", "type:cash":
		return nil
	}
	return fault.Invalid("file", UnknownKind, "found", statement.Shown(header))
}

func (r *reader) end() error {
	if !r.open {
		return nil
	}
	r.open = false
	switch {
	case r.line.Date.IsZero():
		return fault.Invalid("date", statement.EnterDate, "like", "21/11/2026", "found", "")
	case !r.amount:
		return fault.Invalid("amount", statement.EnterAmount, "found", "")
	case r.line.Amount == 0:
		r.s.Warnings = append(r.s.Warnings, statement.LeftOut(statement.NoMoney, r.line.Row))
	default:
		r.s.Lines = append(r.s.Lines, r.line)
	}
	return nil
}

// readDay reads 01/09/2026, 1/9/26 or 1/9'26.
func readDay(found string) (calendar.Date, error) {
	s := strings.ReplaceAll(strings.ReplaceAll(found, "'", "/"), " ", "")
	for _, form := range []string{"2/1/2006", "2/1/06"} {
		if d, err := statement.ReadDate(form, s); err == nil {
			return d, nil
		}
	}
	return calendar.Date{}, fault.Invalid("date", statement.EnterDate, "like", "21/11/2026", "found", statement.Shown(found))
}

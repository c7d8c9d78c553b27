// Package labelled reads statements written as labels and values, one to a
// line, as Santander's text download is: a line of the statement is a Date, a
// Description, an Amount and a Balance. The gap after a label is a no-break
// space in Windows-1252.
package labelled

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Format is the name kept in Statement.Format.
const Format = "santander"

const ukDay = "02/01/2006"

// UnknownLabel is the fault of a line that does not belong in such a file.
var UnknownLabel = msg.New("labelled.unknown-label", "This line should be a date, a description, an amount or a balance. It says “{found}”")

// Looks reports whether the text may be such a file.
func Looks(text string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n\t "), "\n")
	label, _, ok := cut(first)
	return ok && label == "from" && strings.Contains(text, "Date:")
}

// Read reads the file. It holds one account.
func Read(data []byte) ([]statement.Statement, error) {
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	if !Looks(text) {
		return nil, fault.Invalid("file", statement.UnknownShape)
	}
	r := reader{s: statement.Statement{Format: Format}}
	for i, line := range strings.Split(text, "\n") {
		if err := r.take(strings.TrimSpace(line), i+1); err != nil {
			return nil, statement.At(err, i+1)
		}
	}
	if err := r.end(); err != nil {
		return nil, err
	}
	done, err := statement.Finish(r.s)
	if err != nil {
		return nil, err
	}
	return []statement.Statement{done}, nil
}

func cut(line string) (label, value string, ok bool) {
	label, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(label)), strings.TrimSpace(value), ok
}

type reader struct {
	s         statement.Statement
	line      statement.Line
	hasAmount bool
}

func (r *reader) take(text string, row int) (err error) {
	if text == "" {
		return nil
	}
	label, value, _ := cut(text)
	if r.line.Row == 0 && label != "date" {
		switch label {
		case "from":
			return nil
		case "account":
			r.s.Account.Shown, err = statement.ReadText("account", value)
			return err
		}
		return fault.Invalid("line", UnknownLabel, "found", statement.Shown(text))
	}
	switch label {
	case "date":
		if err := r.end(); err != nil {
			return err
		}
		r.line.Row = row
		r.line.Date, err = statement.ReadDate(ukDay, value)
	case "description":
		r.line.Payee, err = statement.ReadText("payee", value)
	case "amount":
		r.hasAmount = true
		r.line.Amount, err = readMoney("amount", value)
	case "balance":
		r.line.Balance.How = statement.Given
		r.line.Balance.Amount, err = readMoney("balance", value)
	default:
		err = fault.Invalid("line", UnknownLabel, "found", statement.Shown(text))
	}
	return err
}

// end closes the line that is open and puts it with the others.
func (r *reader) end() error {
	l, had := r.line, r.hasAmount
	r.line, r.hasAmount = statement.Line{}, false
	switch {
	case l.Row == 0:
	case !had:
		return fault.OnLine(fault.Invalid("amount", statement.EnterAmount, "found", ""), l.Row)
	case l.Amount == 0:
		r.s.Warnings = append(r.s.Warnings, statement.LeftOut(statement.NoMoney, l.Row))
	default:
		r.s.Lines = append(r.s.Lines, l)
	}
	return nil
}

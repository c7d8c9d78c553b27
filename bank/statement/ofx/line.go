package ofx

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

func (r *reader) beginLine(row int) error {
	if r.current == nil {
		return nil
	}
	if r.line != nil {
		return fault.Invalid("file", statement.CutShort)
	}
	r.line, r.amount = &statement.Line{Row: row}, false
	return nil
}

func (r *reader) lineField(t tag) (err error) {
	l := r.line
	switch t.name {
	case "TRNTYPE":
		l.Type, err = statement.ReadText("type", t.value)
	case "DTPOSTED":
		l.Date, err = readDay(t.value)
	case "TRNAMT":
		l.Amount, err = statement.ReadAmount("amount", t.value)
		r.amount = true
	case "FITID":
		l.OwnID, err = statement.ReadText("id", t.value)
	case "NAME":
		l.Payee, err = statement.ReadText("payee", t.value)
	case "MEMO":
		l.Reference, err = statement.ReadText("reference", t.value)
	case "CURRENCY", "ORIGCURRENCY": // the amount is still in the account's money
	}
	return err
}

// endLine closes the line. A file that repeats the name in the memo says no more by it.
func (r *reader) endLine(row int) error {
	if r.line == nil {
		return nil
	}
	l := *r.line
	r.line = nil
	if l.Date.IsZero() {
		return fault.Invalid("date", statement.EnterDate, "like", "20261121", "found", "")
	}
	if !r.amount {
		return fault.Invalid("amount", statement.EnterAmount, "found", "")
	}
	if l.Payee == "" {
		l.Payee, l.Reference = l.Reference, ""
	}
	if strings.EqualFold(l.Payee, l.Reference) {
		l.Reference = ""
	}
	if l.Amount == 0 {
		r.current.Warnings = append(r.current.Warnings, statement.LeftOut(statement.NoMoney, row))
		return nil
	}
	r.current.Lines = append(r.current.Lines, l)
	return nil
}

// readDay reads the date that a time stamp begins with: 20260901 or
// 20260901120000.000[-5:EST]. The bank's own day counts, not ours.
func readDay(found string) (calendar.Date, error) {
	return statement.ReadDate("20060102", found[:min(len(found), 8)])
}

// ledger is the balance that the file gives for the account, with its day.
type ledger struct {
	amount money.Amount
	given  bool
	day    calendar.Date
	end    calendar.Date // the last day that the lines cover
}

func (b *ledger) field(t tag) (err error) {
	switch t.name {
	case "BALAMT":
		if b.given = strings.TrimSpace(t.value) != ""; b.given {
			b.amount, err = statement.ReadAmount("balance", t.value)
		}
	case "DTASOF":
		b.day, err = readDay(t.value)
	}
	return err
}

// closing gives the balance after the last line: only a balance of no later
// day than the lines cover is that.
func (b ledger) closing() statement.Balance {
	if !b.given || !b.end.IsZero() && b.day.After(b.end) {
		return statement.Balance{}
	}
	return statement.GivenBalance(b.amount)
}

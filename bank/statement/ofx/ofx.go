// Package ofx reads statements in OFX, both the SGML of version 1 and the XML
// of version 2, as UK banks offer them ("Microsoft Money", "Quicken").
package ofx

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/ident"
)

// Format is the name kept in Statement.Format.
const Format = "ofx"

// Looks reports whether the text may be OFX.
func Looks(text string) bool {
	head := strings.ToUpper(text[:min(len(text), 2000)])
	return strings.HasPrefix(strings.TrimSpace(head), "OFXHEADER") || strings.Contains(head, "<OFX>")
}

// Read reads the file. It gives a statement for each account in it.
func Read(data []byte) ([]statement.Statement, error) {
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	if !Looks(text) {
		return nil, fault.Invalid("file", statement.UnknownShape)
	}
	r := reader{}
	scan := scanner{text: text}
	for {
		t, more, whole := scan.next()
		if !whole {
			return nil, fault.OnLine(fault.Invalid("file", statement.CutShort), scan.seen+1)
		}
		if !more {
			break
		}
		if err := r.take(t); err != nil {
			return nil, statement.At(err, t.line)
		}
	}
	if r.current != nil || !r.closed {
		return nil, fault.OnLine(fault.Invalid("file", statement.CutShort), scan.seen+1)
	}
	return r.done, nil
}

// reader is where in the file we are, and what has been read so far.
type reader struct {
	done    []statement.Statement
	current *statement.Statement // inside a statement
	line    *statement.Line      // inside a line of it
	amount  bool                 // the line has its amount
	balance ledger
	holding string // LEDGERBAL, while inside it
	bank    string // BANKID of this account
	closed  bool   // the file came to its end
}

func (r *reader) take(t tag) error {
	switch t.name {
	case "OFX":
		r.closed = t.closing
		return nil
	case "STMTRS", "CCSTMTRS":
		if t.closing {
			return r.endStatement()
		}
		r.begin()
		return nil
	case "STMTTRN":
		if t.closing {
			return r.endLine(t.line)
		}
		return r.beginLine(t.line)
	case "LEDGERBAL", "AVAILBAL":
		if r.holding = t.name; t.closing {
			r.holding = ""
		}
		return nil
	}
	switch {
	case t.closing || r.current == nil:
		return nil
	case r.line != nil:
		return r.lineField(t)
	case r.holding == "LEDGERBAL":
		return r.balance.field(t)
	}
	return r.accountField(t)
}

func (r *reader) begin() {
	r.current = &statement.Statement{Format: Format}
	r.balance, r.bank = ledger{}, ""
}

func (r *reader) accountField(t tag) (err error) {
	a := &r.current.Account
	switch t.name {
	case "CURDEF":
		if t.value != "GBP" {
			return fault.Invalid("currency", statement.OnlySterling, "currency", statement.Shown(t.value))
		}
	case "BANKID":
		r.bank = t.value
	case "ACCTID":
		a.Shown, err = statement.ReadText("account", t.value)
	case "DTEND":
		r.balance.end, err = readDay(t.value)
	}
	return err
}

// settleAccount takes the sort code and number out of what the file calls the
// bank and the account. Some banks write both as one number of 14 digits.
func (r *reader) settleAccount() {
	a := &r.current.Account
	code, number := r.bank, a.Shown
	if len(a.Shown) == 14 {
		code, number = a.Shown[:6], a.Shown[6:]
	}
	c, badCode := ident.ParseSortCode(code)
	n, badNumber := ident.ParseAccountNumber(number)
	if badCode == nil && badNumber == nil {
		a.SortCode, a.Number, a.Shown = c, n, ""
	}
}

func (r *reader) endStatement() error {
	if r.current == nil {
		return nil
	}
	r.settleAccount()
	r.current.Closing = r.balance.closing()
	done, err := statement.Finish(*r.current)
	if err != nil {
		return err
	}
	r.done, r.current = append(r.done, done), nil
	return nil
}

package camt

import (
	"cmp"
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
)

// takeEntry adds the entry to the statement as one line, as other formats have
// it, or leaves it out with a warning when the bank has not booked it.
func takeEntry(out *statement.Statement, e Entry) error {
	if e.Status == "PDNG" || e.Status == "FUTR" {
		out.Warnings = append(out.Warnings, statement.LeftOut(statement.NotSettled, e.Row))
		return nil
	}
	if e.Amount == 0 || e.Status == "INFO" { // told of, but not on the account
		out.Warnings = append(out.Warnings, statement.LeftOut(statement.NoMoney, e.Row))
		return nil
	}
	if err := inPounds(e.Money, e.Row); err != nil {
		return err
	}
	l, err := e.line()
	if err != nil {
		return err
	}
	if n := max(e.BatchCount, len(e.Details)); n > 1 {
		out.Warnings = append(out.Warnings, Batch.With("line", e.Row, "count", n))
	}
	out.Lines = append(out.Lines, l)
	return nil
}

func (e Entry) line() (statement.Line, error) {
	on := e.Booked
	if on.Day.IsZero() {
		on = e.Value
	}
	if on.Day.IsZero() {
		return statement.Line{}, fault.Invalid("date", Missing, "name", "BookgDt")
	}
	l := statement.Line{
		Date: on.Day, Time: on.Time, Amount: e.Amount, Row: e.Row, OwnID: e.ServicerRef, Type: e.kind(),
		Payee: e.Note, Reference: e.Batch,
	}
	if len(e.Details) == 1 {
		d := e.Details[0]
		l.OwnID = cmp.Or(l.OwnID, d.ServicerRef)
		l.Payee = cmp.Or(d.other(e.incoming != e.Reversal), d.Note, e.Note)
		l.Reference = cmp.Or(d.reference(), e.Batch)
	}
	if l.Payee == "" || l.Payee == l.Reference {
		l.Payee, l.Reference = l.Reference, ""
	}
	return l, nil
}

// other is the other side of the payment. In a reversal the sides are those of
// the payment that is undone.
func (d Detail) other(paid bool) string {
	p := d.Creditor
	if paid {
		p = d.Debtor
	}
	return cmp.Or(p.Name, p.Ultimate, p.AccountName)
}

// Remittance is what the payer wrote for the payee to see, or else the payee's
// own reference.
func (d Detail) Remittance() string {
	words := strings.Join(d.Unstructured, " ")
	if words == "" {
		words = strings.Join(d.CreditorRef, " ")
	}
	return statement.Tidy(strings.ToValidUTF8(words[:min(len(words), statement.MaxField)], ""))
}

// reference is the remittance, or else the payer's name for the payment.
func (d Detail) reference() string {
	if words := d.Remittance(); words != "" || d.EndToEnd == "NOTPROVIDED" {
		return words
	}
	return d.EndToEnd
}

// kind writes the code of the entry in one word: PMNT-RCDT-ESCT, or the bank's own.
func (e Entry) kind() string {
	c := e.Code
	k := c.Own
	if c.Domain != "" {
		k = strings.Trim(c.Domain+"-"+c.Family+"-"+c.SubFamily, "-")
	}
	if e.Reversal {
		k = strings.TrimSpace(k + " RVSL")
	}
	return k
}

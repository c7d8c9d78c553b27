// Package fasterpayments writes and reads a list of payments for a bank's own
// page, to be paid by Faster Payments on the day itself: the second way to pay
// when a file by Bacs, or a card provider, failed.
//
// There is no one layout that all banks take. This is a table in plain words
// with the columns that each of them asks for, in the letters that they all
// take; a bank that wants ISO 20022 gets pain.001 from package iso20022.
package fasterpayments

import (
	"bytes"
	"errors"

	"ownway/bank/bacs"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

// Payment pays one account.
type Payment struct {
	To        ident.BankAccount
	Reference string // what the payee's statement says, up to 18 characters
	Amount    money.Amount
}

// MostItem is the most that one Faster Payment carries, £1,000,000; a bank can
// allow less. (memory: the scheme's limit since 2022.)
const MostItem money.Amount = 1_000_000_00

// MostItems is the most payments that one list holds.
const MostItems = 25_000

const width = 18 // of a name or a reference

// The faults of a list.
var (
	NoPayments     = msg.New("fasterpayments.no-payments", "There is no one to pay in this list")
	TooMany        = msg.New("fasterpayments.too-many", "One list can hold {most} payments. Split the payments into two lists")
	EnterAccount   = msg.New("fasterpayments.enter-account", "Enter a sort code and an account number")
	EnterName      = msg.New("fasterpayments.enter-name", "Enter a name in letters from A to Z")
	EnterReference = msg.New("fasterpayments.enter-reference", "Enter a reference in letters or digits, with {most} characters or fewer")
	AmountBetween  = msg.New("fasterpayments.amount-between", "Enter an amount from {least} to {most}")
)

var columns = []string{"sort code", "account number", "name", "amount", "reference"}

// Total adds the payments.
func Total(all []Payment) money.Amount {
	var sum money.Amount
	for _, p := range all {
		sum += p.Amount
	}
	return sum
}

// Check proves that a list can be written. Faults carry the number of the
// payment, from 1, as their line; all that are found come joined.
func Check(all []Payment) error {
	if len(all) == 0 {
		return fault.Invalid("payments", NoPayments)
	}
	if len(all) > MostItems {
		return fault.Invalid("payments", TooMany, "most", MostItems)
	}
	var faults []error
	for i, p := range all {
		if err := p.check(); err != nil {
			faults = append(faults, fault.OnLine(err, i+1))
		}
	}
	return errors.Join(faults...)
}

func (p Payment) check() error {
	ref := bacs.Fold(p.Reference)
	switch {
	case len(p.To.SortCode) != 6 || len(p.To.Number) != 8:
		return fault.Invalid("to", EnterAccount)
	case name(p.To.Name) == "":
		return fault.Invalid("name", EnterName)
	case ref == "" || len(ref) > width:
		return fault.Invalid("reference", EnterReference, "most", width)
	case p.Amount < 1 || p.Amount > MostItem:
		return fault.Invalid("amount", AmountBetween, "least", money.Amount(1), "most", MostItem)
	}
	return nil
}

// name folds a name to the letters that banks take, and cuts it to the width
// that they show. A sign that a spreadsheet would run as a formula is not among
// those letters, save for a hyphen at the front, which goes too.
func name(s string) string {
	s = bacs.Fold(s)
	for len(s) > 0 && (s[0] == '-' || s[0] == ' ') {
		s = s[1:]
	}
	return s[:min(len(s), width)]
}

// Write gives the list.
func Write(all []Payment) ([]byte, error) {
	if err := Check(all); err != nil {
		return nil, err
	}
	rows := make([][]string, len(all))
	for i, p := range all {
		rows[i] = []string{string(p.To.SortCode), string(p.To.Number), name(p.To.Name), p.Amount.Plain(), bacs.Fold(p.Reference)}
	}
	var b bytes.Buffer
	err := table.Write(&b, columns, rows)
	return b.Bytes(), err
}

// Parse reads a list that Write wrote.
func Parse(data []byte) ([]Payment, error) {
	rows, err := table.Read(bytes.NewReader(data), table.Columns{Must: columns})
	if err != nil {
		return nil, err
	}
	all := make([]Payment, 0, len(rows))
	var faults []error
	for _, r := range rows {
		p, err := parse(r)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		all = append(all, p)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return all, Check(all)
}

func parse(r table.Row) (p Payment, err error) {
	if p.To.SortCode, err = ident.ParseSortCode(r.Cell("sort code")); err != nil {
		return p, r.Fault(err, "sort code")
	}
	if p.To.Number, err = ident.ParseAccountNumber(r.Cell("account number")); err != nil {
		return p, r.Fault(err, "account number")
	}
	if p.Amount, err = money.Parse(r.Cell("amount")); err != nil {
		return p, r.Fault(err, "amount")
	}
	p.To.Name, p.Reference = r.Cell("name"), r.Cell("reference")
	return p, nil
}

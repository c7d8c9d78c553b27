package payment

import (
	"bytes"
	"errors"
	"strings"

	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

// Reject is one payment that the bank sent back.
type Reject struct {
	Row       int // in the file, from 1
	Reference string
	Amount    money.Amount // nought where the bank does not say
	Reason    string       // in the bank's words
}

type returnPrefix struct{}

func (returnPrefix) Prefix() string { return "ret" }

// ReturnID is the id of a file that the bank sent back.
type ReturnID = ident.ID[returnPrefix]

// The faults of what the bank sends back.
var (
	UnknownReference = msg.New("payment.unknown-reference", "No payment of this run has the reference “{reference}”. Look at the reference, or take this line out")
	OtherAmount      = msg.New("payment.other-amount", "The payment with the reference “{reference}” is {want}, and this line says {found}")
	TwoPayments      = msg.New("payment.two-payments", "More than one payment of this run has the reference “{reference}”. Settle it with the bank by account number")
	ReturnedTwice    = msg.New("payment.returned-twice", "This line names the same payment as line {other}")
	SayWhyReturned   = msg.New("payment.say-why-returned", "Say why the bank sent it back")
	NothingReturned  = msg.New("payment.nothing-returned", "There is no payment in this file")
	PaidAnotherWay   = msg.New("payment.paid-another-way", "The payment with the reference “{reference}” is being paid another way. Cancel that first, or bring this in for the other run")
)

// ParseReturn reads a table of what the bank sent back: a reference, an amount
// and a reason a line. Nothing is taken of a table with a fault in it.
func ParseReturn(data []byte) ([]Reject, error) {
	rows, err := table.Read(bytes.NewReader(data), table.Columns{Must: []string{"reference", "amount", "reason"}})
	if err != nil {
		return nil, err
	}
	var all []Reject
	var faults []error
	for _, r := range rows {
		x, err := reject(r)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		all = append(all, x)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	if len(all) == 0 {
		return nil, fault.Invalid("file", NothingReturned)
	}
	return all, nil
}

func reject(r table.Row) (Reject, error) {
	x := Reject{Row: r.Line}
	var err error
	if x.Reference, err = r.Need("reference"); err != nil {
		return x, err
	}
	if x.Reason, err = r.Need("reason"); err != nil {
		return x, r.Fault(fault.Invalid("reason", SayWhyReturned), "reason")
	}
	amount, err := r.Need("amount")
	if err != nil {
		return x, err
	}
	if x.Amount, err = money.Parse(amount); err != nil {
		return x, r.Fault(err, "amount")
	}
	x.Amount = x.Amount.Abs()
	return x, nil
}

// Match finds the lines of a run that the bank sent back, in the order of the
// file, with the bank's reason on each. A line that was sent back before is
// passed over. If any line is of no payment of the run, nothing is matched.
func (r Run) Match(rejects []Reject) ([]Line, error) {
	if len(rejects) == 0 {
		return nil, fault.Invalid("file", NothingReturned)
	}
	at := map[string][]int{}
	for i, l := range r.Lines {
		ref := PlainReference(l.Reference)
		at[ref] = append(at[ref], i)
	}
	var lines []Line
	var faults []error
	seen := map[int]int{}
	for _, x := range rejects {
		i, err := r.find(at[PlainReference(x.Reference)], x)
		if other := seen[i]; err == nil && other > 0 {
			err = fault.Invalid("reference", ReturnedTwice, "other", other)
		}
		if err != nil {
			faults = append(faults, fault.OnLine(err, x.Row))
			continue
		}
		seen[i] = x.Row
		if l := r.Lines[i]; l.State == Counts {
			l.Why = x.Reason
			lines = append(lines, l)
		}
	}
	return lines, errors.Join(faults...)
}

func (r Run) find(among []int, x Reject) (int, error) {
	switch {
	case len(among) == 0:
		return 0, fault.Invalid("reference", UnknownReference, "reference", x.Reference)
	case len(among) > 1:
		return 0, fault.Invalid("reference", TwoPayments, "reference", x.Reference)
	}
	l := r.Lines[among[0]]
	switch {
	case x.Amount != 0 && x.Amount != l.Amount():
		return 0, fault.Invalid("amount", OtherAmount, "reference", x.Reference, "want", l.Amount(), "found", x.Amount)
	case l.State == Moving && l.Was == Counts, l.State == Moved && l.Was == Counts:
		return 0, fault.Invalid("reference", PaidAnotherWay, "reference", x.Reference)
	}
	return among[0], nil
}

// PlainReference writes a reference as banks give it back: capitals, one space.
func PlainReference(s string) string { return strings.Join(strings.Fields(strings.ToUpper(s)), " ") }

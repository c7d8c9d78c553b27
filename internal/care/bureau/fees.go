package bureau

import (
	"cmp"
	"errors"
	"slices"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Payer is who pays the bureau's fees.
type Payer string

// The payers.
const (
	FromPurse   Payer = "purse" // the person's direct payment money
	FromCouncil Payer = "council"
	FromPerson  Payer = "person" // of their own money
)

// Payers lists the payers.
func Payers() []Payer { return []Payer{FromPurse, FromCouncil, FromPerson} }

// Per is what a fee is for.
type Per string

// What a fee can be for.
const (
	PerPeriod  Per = "period"  // each pay period in which anybody is paid
	PerPayslip Per = "payslip" // each payslip
)

// Fee is what was agreed for an employer from a day on.
type Fee struct {
	Employer person.ID
	Pays     Payer
	Council  string // the keeper that pays, where the council does
	Per      Per
	Amount   money.Amount  // each, all taxes in
	Most     money.Amount  // in a month
	From     calendar.Date // counted by pay day
	Agreed   string        // what it rests on, like a contract
	By       string        `json:",omitempty"` // the account that agreed, the employer's or their representative's
}

// The faults of fees and invoices.
var (
	ChoosePayer = msg.New("bureau.choose-payer", "Choose who pays the fee")
	ChoosePer   = msg.New("bureau.choose-per", "Choose what the fee is for")
	EnterFee    = msg.New("bureau.enter-fee", "Enter the fee in pounds and pence, like 4.50")
	EnterMost   = msg.New("bureau.enter-most", "Enter the most that a month may cost. It is at least one fee")
	EnterAgreed = msg.New("bureau.enter-agreed", "Say what it rests on, like a contract")
	MonthNow    = msg.New("bureau.month-not-over", "This month is not over yet. Make its invoices from {day}")
	TooMuchBack = msg.New("bureau.credit-too-much", "Enter an amount up to {left}: more was not asked for")
	SayWhyNote  = msg.New("bureau.credit-why", "Say why, so that it can stand on the credit note")
	NothingToDo = msg.New("bureau.nothing-to-invoice", "There is nothing to ask anybody for in this month that is not on an invoice already")
)

// Check names every field that does not fit.
func (f Fee) Check() error {
	var wrong []error
	if !slices.Contains(Payers(), f.Pays) {
		wrong = append(wrong, fault.Invalid("pays", ChoosePayer))
	}
	if f.Per != PerPeriod && f.Per != PerPayslip {
		wrong = append(wrong, fault.Invalid("per", ChoosePer))
	}
	if f.Amount <= 0 {
		wrong = append(wrong, fault.Invalid("amount", EnterFee))
	}
	if f.Most < f.Amount {
		wrong = append(wrong, fault.Invalid("most", EnterMost))
	}
	if f.From.IsZero() {
		wrong = append(wrong, fault.Invalid("from", EnterFrom))
	}
	if f.Agreed == "" {
		wrong = append(wrong, fault.Invalid("agreed", EnterAgreed))
	}
	return errors.Join(wrong...)
}

// FeeOn gives the fee that was agreed on a day, or none.
func FeeOn(all []Fee, day calendar.Date) (Fee, bool) {
	var found Fee
	ok := false
	for _, f := range all {
		if !f.From.After(day) && (!ok || f.From.After(found.From)) {
			found, ok = f, true
		}
	}
	return found, ok
}

// Line is one line of an invoice.
type Line struct {
	Employer person.ID
	Name     string
	Per      Per
	Count    int
	Each     money.Amount
	Amount   money.Amount // never more than was agreed for a month
	Capped   bool         // less than count times each, because no more was agreed for the month
	Purse    bool         // the purse pays it
	// Slips are the payslips that the line asks for, so that each is asked for once.
	Slips []work.PayslipID `json:",omitempty"`
	Late  calendar.Period  `json:",omitzero"` // the earlier month that the payslips are of, when they came late
}

// LinesFor gives what a month's payslips of one employer come to, a line for
// each fee that was agreed on their pay days. Lines keep to the least of the
// most that was agreed for the month.
func LinesFor(name string, all []Fee, slips []work.Payslip, month calendar.Period) []Charge {
	return charges(name, all, slips, month, nil)
}

// LateFor gives what payslips of an earlier month come to that were made after
// its invoice: a line of their own for the next invoice. With what that invoice
// asked for they keep to what was agreed for the month. billed are the lines of
// the employer on invoices so far; those that name no payslips asked for all that
// there were.
func LateFor(name string, all []Fee, slips []work.Payslip, month calendar.Period, billed []Line) []Charge {
	for _, l := range billed {
		if len(l.Slips) == 0 && l.Amount > 0 {
			return nil
		}
	}
	late := charges(name, all, slips, month, billed)
	for i := range late {
		late[i].Line.Late = month
	}
	return late
}

func charges(name string, all []Fee, slips []work.Payslip, month calendar.Period, billed []Line) []Charge {
	asked := map[work.PayslipID]bool{}
	var before money.Amount
	for _, l := range billed {
		before += l.Amount
		for _, id := range l.Slips {
			asked[id] = true
		}
	}
	var lines []Charge
	seen := map[string]bool{}
	var most money.Amount = -1
	slips = slices.Clone(slips)
	slices.SortStableFunc(slips, func(a, b work.Payslip) int { // what was asked for first, so that a period is not asked for again
		if asked[a.ID] != asked[b.ID] {
			return map[bool]int{true: -1, false: 1}[asked[a.ID]]
		}
		return a.PayDay.Compare(b.PayDay)
	})
	for _, s := range slips {
		f, agreed := FeeOn(all, s.PayDay)
		if !agreed || !month.Has(s.PayDay) {
			continue
		}
		if most < 0 || f.Most < most {
			most = f.Most
		}
		key := string(s.Frequency) + s.Period.String()
		again := f.Per == PerPeriod && seen[key]
		seen[key] = true
		if asked[s.ID] {
			continue
		}
		i := slices.IndexFunc(lines, func(c Charge) bool { return c.Fee == f })
		if i < 0 {
			lines = append(lines, Charge{Fee: f, Line: Line{Employer: f.Employer, Name: name, Per: f.Per, Each: f.Amount, Purse: f.Pays == FromPurse}})
			i = len(lines) - 1
		}
		lines[i].Line.Slips = append(lines[i].Line.Slips, s.ID)
		if again {
			continue
		}
		lines[i].Line.Count++
		lines[i].Line.Amount += f.Amount
	}
	left := max(0, most-before)
	for i := range lines {
		if lines[i].Line.Amount > left {
			lines[i].Line.Amount, lines[i].Line.Capped = left, true
		}
		left -= lines[i].Line.Amount
	}
	return slices.DeleteFunc(lines, func(c Charge) bool { return c.Line.Amount == 0 })
}

// Charge is a line and the fee that it is asked by.
type Charge struct {
	Fee  Fee
	Line Line
}

type invoicePrefix struct{}

func (invoicePrefix) Prefix() string { return "inv" }

// InvoiceID is the id of an invoice or a credit note.
type InvoiceID = ident.ID[invoicePrefix]

// Invoice asks a payer for a month's fees. A credit note is one too: it gives
// back what an invoice asked for, and is never edited either.
type Invoice struct {
	ID      InvoiceID
	Number  int // without gaps, of invoices and credit notes together
	Month   calendar.Period
	Made    calendar.Date
	By      string
	Pays    Payer
	Council string    // that pays, or
	Person  person.ID // who pays, of the purse or of their own
	To      string    // the payer's name
	Lines   []Line
	Credits InvoiceID // the invoice that this credit note is for
	Why     string    // of a credit note
}

// Total adds the lines up; of a credit note it is below zero.
func (i Invoice) Total() money.Amount {
	var sum money.Amount
	for _, l := range i.Lines {
		sum += l.Amount
	}
	return sum
}

// Key tells a month's invoice to a payer from every other.
func (i Invoice) Key() string {
	if !i.Credits.IsZero() {
		return "credit/" + string(i.ID)
	}
	return i.Month.First.String() + "/" + string(i.Pays) + "/" + i.Council + string(i.Person)
}

// InvoicesOf gathers charges into one invoice for each payer, by name.
func InvoicesOf(charges []Charge, councils map[string]string, month calendar.Period) []Invoice {
	byPayer := map[string]*Invoice{}
	for _, c := range charges {
		inv := Invoice{Month: month, Pays: c.Fee.Pays, Council: c.Fee.Council, To: councils[c.Fee.Council]}
		if c.Fee.Pays != FromCouncil {
			inv.Council, inv.Person, inv.To = "", c.Line.Employer, c.Line.Name
		}
		key := inv.Key()
		if byPayer[key] == nil {
			byPayer[key] = &inv
		}
		byPayer[key].Lines = append(byPayer[key].Lines, c.Line)
	}
	var all []Invoice
	for _, i := range byPayer {
		slices.SortFunc(i.Lines, func(a, b Line) int {
			return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Employer, b.Employer), cmp.Compare(a.Each, b.Each))
		})
		all = append(all, *i)
	}
	slices.SortFunc(all, func(a, b Invoice) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.Key(), b.Key())) })
	return all
}

// Credit gives back part or all of what an invoice asked for. before are the
// credit notes of the same invoice: together they never give back more.
func (i Invoice) Credit(amount money.Amount, why string, before []Invoice) (Invoice, error) {
	left := i.Total()
	for _, c := range before {
		if c.Credits == i.ID {
			left += c.Total()
		}
	}
	switch {
	case !i.Credits.IsZero() || amount <= 0 || amount > left:
		return Invoice{}, fault.Invalid("amount", TooMuchBack, "left", left)
	case why == "":
		return Invoice{}, fault.Invalid("why", SayWhyNote)
	}
	note := Invoice{Month: i.Month, Pays: i.Pays, Council: i.Council, Person: i.Person, To: i.To, Credits: i.ID, Why: why}
	note.Lines = []Line{{Employer: i.Person, Name: i.To, Count: 1, Each: -amount, Amount: -amount, Purse: i.Pays == FromPurse}}
	return note, nil
}

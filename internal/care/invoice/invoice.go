// Package invoice holds the bills that providers and micro-enterprises send for
// one person's support: what a bill says, what was agreed, what is found when
// the two are held side by side, and who decides what about it. A bill is paid
// only when the person, or who speaks for them, approved it.
package invoice

import (
	"strings"
	"unicode"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type (
	idPrefix       struct{}
	providerPrefix struct{}
)

func (idPrefix) Prefix() string       { return "bil" }
func (providerPrefix) Prefix() string { return "pvd" }

// ID is the id of a bill.
type ID = ident.ID[idPrefix]

// ProviderID is the id of a provider of one person.
type ProviderID = ident.ID[providerPrefix]

// Provider is someone who sends bills for one person, and what was agreed with
// them. The same firm is another provider for another person.
type Provider struct {
	ID     ProviderID
	Person person.ID
	Name   string
	Bank   ident.BankAccount // where bills are paid; never taken from a bill
	Agreed Terms
}

// Terms is what the person and a provider agreed. What is left empty was not
// agreed on, and a bill is not held against it.
type Terms struct {
	From   calendar.Date
	Until  calendar.Date // the last day; no date while it goes on
	Hourly money.Amount  // for an hour
	Weekly int           // minutes a week at most
	Most   money.Amount  // of one bill
	VAT    VAT
}

// VAT is how a bill stands to value added tax.
type VAT string

// How a bill stands to VAT.
const (
	NoVAT  VAT = "none"   // the sender is not registered for it
	Exempt VAT = "exempt" // the support is exempt
	Given  VAT = "given"  // an amount is charged
)

// Line is one line of a bill: hours at a rate, or an amount.
type Line struct {
	What    string
	Minutes int          // none when the line is an amount
	Rate    money.Amount // for an hour
	Amount  money.Amount
}

// WorkedOut gives hours times rate, half a penny up, and false for a line that
// is an amount.
func (l Line) WorkedOut() (money.Amount, bool) {
	if l.Minutes == 0 || l.Rate == 0 {
		return 0, false
	}
	return l.Rate.ForMinutes(l.Minutes, money.HalfUp), true
}

// Invoice is a bill.
type Invoice struct {
	ID       ID
	Person   person.ID
	Provider ProviderID
	Number   string
	Date     calendar.Date
	Period   calendar.Period // the days that it is for
	Lines    []Line
	VAT      VAT
	Tax      money.Amount // when VAT is given
	Account  string       // the last four digits of the account that the bill asks to be paid to; empty when it names none
	Came     Came
	On       calendar.Date // when it came
	State    State
	To       money.Amount // what was approved; a part of the total leaves the rest refused
	Reason   string       // of a query or refusal, or of paying a part
	By       string       // the account that decided
	Decided  calendar.Date
	Reply    string // what the provider answered to a query
}

// Came is how a bill came in.
type Came string

// How bills come in.
const (
	ByPage  Came = "page"  // the provider sent it through their page
	ByPaper Came = "paper" // keyed from paper or email
)

// State is how far a bill has come.
type State string

// The states.
const (
	Waiting  State = "waiting" // for the person
	Queried  State = "queried"
	Refused  State = "refused"
	Approved State = "approved"
)

// Total gives what the bill asks for.
func (i Invoice) Total() money.Amount {
	sum := i.Tax
	for _, l := range i.Lines {
		sum += l.Amount
	}
	return sum
}

// Minutes gives the hours that the bill charges for.
func (i Invoice) Minutes() int {
	sum := 0
	for _, l := range i.Lines {
		sum += l.Minutes
	}
	return sum
}

// Squeezed is a number as it tells bills apart: without spaces, signs and case.
func Squeezed(number string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, number)
}

// The faults of a bill and of a provider.
var (
	EnterNumber   = msg.New("invoice.enter-number", "Enter the number of the bill")
	EnterDay      = msg.New("invoice.enter-day", "Enter the date of the bill. It cannot be in the future")
	EnterPeriod   = msg.New("invoice.enter-period", "Enter the first and the last day that the bill is for")
	EnterLine     = msg.New("invoice.enter-line", "Say what the bill is for, with an amount above zero")
	EnterTax      = msg.New("invoice.enter-tax", "Enter the VAT that the bill charges, or choose that it has none")
	EnterAccount  = msg.New("invoice.enter-account", "Enter the last four digits of the account")
	EnterProvider = msg.New("invoice.enter-provider", "Enter the name of the provider")
	EnterTerms    = msg.New("invoice.enter-terms", "Enter the day from which it was agreed")
	TooLong       = msg.New("invoice.too-long", "This is too long. Use at most {most} letters")
	TooMuch       = msg.New("invoice.too-much", "A bill cannot be above {most}")
)

const (
	mostWords  = 200
	mostNumber = 40
	mostLines  = 50
)

// MostTotal bounds one bill.
const MostTotal money.Amount = 100_000_00

// Check reports the first thing that keeps a bill from being a bill.
func (i Invoice) Check(today calendar.Date) error {
	switch {
	case Squeezed(i.Number) == "":
		return fault.Invalid("number", EnterNumber)
	case len(i.Number) > mostNumber:
		return fault.Invalid("number", TooLong, "most", mostNumber)
	case i.Date.IsZero() || i.Date.After(today):
		return fault.Invalid("date", EnterDay)
	case i.Period.First.IsZero() || i.Period.Last.IsZero() || i.Period.Last.Before(i.Period.First) || i.Period.Days() > 400:
		return fault.Invalid("first", EnterPeriod)
	case len(i.Lines) == 0 || len(i.Lines) > mostLines:
		return fault.Invalid("what", EnterLine)
	case (i.VAT == Given) != (i.Tax > 0) || i.Tax < 0 || i.VAT != NoVAT && i.VAT != Exempt && i.VAT != Given:
		return fault.Invalid("tax", EnterTax)
	case i.Account != "" && !fourDigits(i.Account):
		return fault.Invalid("account", EnterAccount)
	}
	for _, l := range i.Lines {
		switch {
		case strings.TrimSpace(l.What) == "" || l.Amount <= 0 || l.Minutes < 0 || l.Rate < 0:
			return fault.Invalid("what", EnterLine)
		case len(l.What) > mostWords:
			return fault.Invalid("what", TooLong, "most", mostWords)
		case l.Amount > MostTotal:
			return fault.Invalid("what", TooMuch, "most", MostTotal)
		}
	}
	if i.Total() > MostTotal {
		return fault.Invalid("what", TooMuch, "most", MostTotal)
	}
	return nil
}

func fourDigits(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == ""
}

// Check reports the first thing that keeps a provider from being recorded.
func (p Provider) Check() error {
	switch {
	case strings.TrimSpace(p.Name) == "":
		return fault.Invalid("name", EnterProvider)
	case len(p.Name) > mostWords:
		return fault.Invalid("name", TooLong, "most", mostWords)
	case p.Agreed.From.IsZero():
		return fault.Invalid("from", EnterTerms)
	case p.Bank.Number == "" || p.Bank.SortCode == "":
		return fault.Invalid("account-number", ident.EnterAccount)
	}
	return nil
}

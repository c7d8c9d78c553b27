// Package expect holds what is expected of a bank account: the payments,
// wages, bills and contributions that a bank line may turn out to be.
package expect

import (
	"strconv"

	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "exp" }

// ID is the id of something expected.
type ID = ident.ID[idPrefix]

// Kind is the sort of payment that is expected.
type Kind string

// The kinds.
const (
	PaymentIn    Kind = "payment-in"   // from a funder
	Contribution Kind = "contribution" // the person's assessed contribution, paid in by them
	Wages        Kind = "wages"
	HMRC         Kind = "hmrc"
	Pension      Kind = "pension"
	Order        Kind = "order" // taken from a PA's pay, for whoever made the order
	Share        Kind = "share" // of support that is pooled with others
	Bill         Kind = "bill"  // insurance, a provider's invoice, a class, a saved-up goal
)

// Names are the words for each kind, as a person reads them.
var Names = map[Kind]msg.Key{
	PaymentIn:    msg.New("expect.payment-in", "Payment from {payee}"),
	Contribution: msg.New("expect.contribution", "Your own contribution, paid in by you"),
	Wages:        msg.New("expect.wages", "Wages to {payee}"),
	HMRC:         msg.New("expect.hmrc", "Tax and National Insurance to HMRC"),
	Pension:      msg.New("expect.pension", "Pension payment to {payee}"),
	Order:        msg.New("expect.order", "Money taken from pay, to {payee}"),
	Share:        msg.New("expect.share", "Your share of pooled support, to {payee}"),
	Bill:         msg.New("expect.bill", "{payee}"),
}

// AlreadyMet is the fault of meeting the same expectation twice.
var AlreadyMet = msg.New("expect.already-met", "This was already paid. Nothing was counted twice")

// State is how far an expectation has come.
type State string

// The states.
const (
	Open State = "open" // not yet seen
	Said State = "said" // someone says it was paid; the bank has not shown it yet
	Met  State = "met"  // a bank line shows it
	Off  State = "off"  // it is not expected any more: what asked for it does not count
)

// Item is something expected of a purse's bank account.
type Item struct {
	ID        ID
	Purse     ledger.PurseID
	Kind      Kind
	Due       calendar.Date
	Amount    money.Amount // above zero for money in, below for money out
	Payee     string       // who pays in or is paid
	Account   ident.BankAccount
	Reference string
	State     State
	// Moves are written to the books when the item is met or said to be paid.
	// Money that a funder sent is in the books already and has none.
	Moves []ledger.Move
	Key   string // tells the item from every other of the purse
	Line  string // the bank line that met it
	Told  bool   // someone had said that it was paid before the bank showed it
	Redo  int    // how often what it wrote to the books was taken back
}

// pensionBack is the name of contributions that come back after an opt-out.
var pensionBack = msg.New("expect.pension-back", "Pension money back from {payee}")

// Name gives what the item is, in words.
func (i Item) Name() msg.Text {
	if i.Kind == Pension && i.Amount > 0 {
		return pensionBack.With("payee", i.Payee)
	}
	return Names[i.Kind].With("payee", i.Payee)
}

// Out reports whether money goes out.
func (i Item) Out() bool { return i.Amount < 0 }

// SayPaid notes that someone says it was paid.
func (i Item) SayPaid() (Item, error) {
	if i.State != Open {
		return Item{}, fault.Conflict(AlreadyMet)
	}
	i.State = Said
	return i, nil
}

// Meet notes the bank line that shows it.
func (i Item) Meet(line string) (Item, error) {
	if i.State == Met || i.State == Off {
		return Item{}, fault.Conflict(AlreadyMet)
	}
	i.State, i.Line, i.Told = Met, line, i.State == Said
	return i, nil
}

// NotMet is the fault of taking back what no bank line has met.
var NotMet = msg.New("expect.not-met", "No bank line was matched with this")

// TakeBack undoes Meet: the line was something else. What somebody said to be
// paid still is; the books hold it already.
func (i Item) TakeBack() (Item, error) {
	if i.State != Met {
		return Item{}, fault.Conflict(NotMet)
	}
	i.State, i.Line = Open, ""
	if i.Told {
		i.State = Said
		return i, nil
	}
	i.Redo++
	return i, nil
}

// CallOff notes that it is not expected any more. What was paid already is not
// called off.
func (i Item) CallOff() (Item, error) {
	if i.State != Open {
		return Item{}, fault.Conflict(AlreadyMet)
	}
	i.State = Off
	return i, nil
}

// Posting gives what the item writes to the books on the day it was paid, and
// false when it writes nothing: it did so before, or the money was counted
// when the funder sent it.
func (i Item) Posting(id ledger.ID, on calendar.Date) (ledger.Transaction, bool) {
	if len(i.Moves) == 0 {
		return ledger.Transaction{}, false
	}
	return ledger.Transaction{ID: id, Purse: i.Purse, Date: on, Key: i.PostingKey(),
		Cause: ledger.Cause{Kind: ledger.BankLine, Ref: string(i.ID)}, Moves: i.Moves}, true
}

// PostingKey is the key of what the item writes to the books.
func (i Item) PostingKey() string {
	if i.Redo == 0 {
		return "paid/" + i.Key
	}
	return "paid/" + i.Key + "/" + strconv.Itoa(i.Redo)
}

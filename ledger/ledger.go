// Package ledger keeps the books of one person's budget, their purse. Money
// moves from an account to an account; an amount is always above zero, so an
// entry that does not balance cannot be written. Nothing is edited: a
// correction reverses. A balance is never stored, it is what the movements add
// up to.
package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type (
	pursePrefix struct{}
	txnPrefix   struct{}
)

func (pursePrefix) Prefix() string { return "pur" }
func (txnPrefix) Prefix() string   { return "txn" }

// PurseID is the id of a purse.
type PurseID = ident.ID[pursePrefix]

// ID is the id of a transaction.
type ID = ident.ID[txnPrefix]

// The faults of the books.
var (
	NoMoves       = msg.New("ledger.no-moves", "A transaction must move some money")
	NotPositive   = msg.New("ledger.amount-not-positive", "Enter an amount above zero")
	SameAccount   = msg.New("ledger.same-account", "Money must move between two different accounts")
	NoSuchAccount = msg.New("ledger.no-such-account", "{account} is not an account of these books")
	NoSuchFunder  = msg.New("ledger.no-such-funder", "{funder} is not a funder of these books")
	NoKey         = msg.New("ledger.no-key", "A transaction needs a date, a cause and a key that tells it from every other")
	ReverseTwice  = msg.New("ledger.reverse-reversal", "A correction cannot itself be taken back; write the movement again instead")
)

// Funder is whose money moves.
type Funder string

// The funders of a budget.
const (
	Council      Funder = "council"
	NHS          Funder = "nhs"
	Contribution Funder = "contribution" // the person's assessed contribution
	Own          Funder = "own"          // the person's own money, beyond what was assessed
)

// Funders lists the funders in the order that books and pages show them.
func Funders() []Funder { return []Funder{Council, NHS, Contribution, Own} }

func (f Funder) known() bool { return f == Council || f == NHS || f == Contribution || f == Own }

// Account is a place in the books of a purse: a class, or a class and what it
// is for, as in "held/own-account" or "owed/hmrc". The balance of an account is
// what came in less what went out.
type Account string

// Class is what sort of place an account is.
type Class string

// The classes. Held and owed are real money; committed and set aside are
// promises about it, each moved out of "free"; source and cost are the world outside.
const (
	Source    Class = "source"    // where a funder's money comes from; its balance is below zero
	Held      Class = "held"      // in a bank account, on a card, in a managed account or with a provider
	Owed      Class = "owed"      // to PAs, HMRC, a pension, a provider; below zero while it is owed
	Committed Class = "committed" // agreed to, not yet owed
	SetAside  Class = "set-aside" // holiday owed, redundancy, contingency, saved-up goals
	Free      Class = "free"      // the other side of committed and set aside
	Cost      Class = "cost"      // what the money was for
)

// In gives an account of the class for a purpose: Owed.In("hmrc").
func (c Class) In(purpose string) Account { return Account(string(c) + "/" + purpose) }

// FreeMoney and FunderMoney are the accounts with no purpose of their own.
const (
	FreeMoney   = Account(Free)
	FunderMoney = Account(Source)
)

// Class gives the class of the account.
func (a Account) Class() Class {
	class, _, _ := strings.Cut(string(a), "/")
	return Class(class)
}

// Purpose gives what the account is for, or nothing.
func (a Account) Purpose() string {
	_, purpose, _ := strings.Cut(string(a), "/")
	return purpose
}

func (a Account) valid() bool {
	if strings.ContainsAny(string(a), " \t\n:;\x00") {
		return false
	}
	switch a.Class() {
	case Source, Free:
		return a.Purpose() == ""
	case Held, Owed, Committed, SetAside, Cost:
		return a.Purpose() != ""
	}
	return false
}

// promise reports whether the account is one of those that only earmark money.
func (a Account) promise() bool {
	c := a.Class()
	return c == Committed || c == SetAside || c == Free
}

// Cause is what made money move: a kind and the record it came from.
type Cause struct {
	Kind CauseKind
	Ref  string
}

// CauseKind is the sort of thing that makes money move.
type CauseKind string

// The causes.
const (
	PaymentRun CauseKind = "payment-run"
	WagesRun   CauseKind = "wages-run"
	BankLine   CauseKind = "bank-line"
	Promise    CauseKind = "promise" // an agreement to set aside or commit
	Correction CauseKind = "correction"

	BroughtOver CauseKind = "brought-over" // from the system that was used before
	Decision    CauseKind = "decision"     // of a person, about a person, with its ground
)

// Move is one movement of money.
type Move struct {
	From, To Account
	Amount   money.Amount
	Funder   Funder
}

// Transaction is movements that happen together or not at all.
type Transaction struct {
	ID       ID
	Purse    PurseID
	Date     calendar.Date
	Key      string // tells it from every other of the purse, so that a retry changes nothing
	Cause    Cause
	Moves    []Move
	Reverses ID // the transaction that this one takes back
}

// Check reports the first thing wrong with the transaction, as a fault.
func (t Transaction) Check() error {
	if t.Key == "" || t.Date.IsZero() || t.Cause.Kind == "" {
		return fault.Invalid("key", NoKey)
	}
	if len(t.Moves) == 0 {
		return fault.Invalid("moves", NoMoves)
	}
	for _, m := range t.Moves {
		if err := m.check(); err != nil {
			return err
		}
	}
	return nil
}

func (m Move) check() error {
	for _, a := range []Account{m.From, m.To} {
		if !a.valid() {
			return fault.Invalid("account", NoSuchAccount, "account", string(a))
		}
	}
	switch {
	case m.Amount <= 0:
		return fault.Invalid("amount", NotPositive)
	case m.From == m.To || m.From.promise() != m.To.promise():
		return fault.Invalid("account", SameAccount)
	case !m.Funder.known():
		return fault.Invalid("funder", NoSuchFunder, "funder", string(m.Funder))
	}
	return nil
}

// Reverse gives the transaction that takes t back: the same movements the
// other way. A reversal itself cannot be reversed.
func (t Transaction) Reverse(id ID, on calendar.Date, why string) (Transaction, error) {
	if !t.Reverses.IsZero() {
		return Transaction{}, fault.Conflict(ReverseTwice)
	}
	back := Transaction{
		ID: id, Purse: t.Purse, Date: on, Key: "reverse/" + string(t.ID),
		Cause: Cause{Kind: Correction, Ref: why}, Reverses: t.ID,
	}
	for _, m := range t.Moves {
		back.Moves = append(back.Moves, Move{From: m.To, To: m.From, Amount: m.Amount, Funder: m.Funder})
	}
	return back, nil
}

// Digest is a fingerprint of everything that the transaction says.
type Digest [sha256.Size]byte

// Digest gives the fingerprint; two transactions that differ in anything
// differ in it.
func (t Transaction) Digest() Digest {
	h := sha256.New()
	for _, s := range []string{string(t.ID), string(t.Purse), t.Date.String(), t.Key,
		string(t.Cause.Kind), t.Cause.Ref, string(t.Reverses)} {
		writeString(h, s)
	}
	for _, m := range t.Moves {
		writeString(h, string(m.From))
		writeString(h, string(m.To))
		writeString(h, string(m.Funder))
		writeNumber(h, int64(m.Amount))
	}
	return Digest(h.Sum(nil))
}

func writeString(h hash.Hash, s string) {
	writeNumber(h, int64(len(s)))
	h.Write([]byte(s))
}

func writeNumber(h hash.Hash, n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	h.Write(b[:])
}

// Package camt reads the statements that banks send to the programs of
// businesses: ISO 20022 camt.053, versions 2 to 8. Parse gives what the message
// says, in any money; Read gives it as statements in pounds.
//
// The elements are those of the schemas camt.053.001.02 and .08. An amount has
// no sign there: CdtDbtInd alone says which way the money went, of a reversal
// too.
package camt

import (
	"strconv"
	"strings"

	"ownway/bank/iso20022/walk"
	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Format is the name kept in Statement.Format.
const Format = "camt"

// Limits that no real message comes near.
const (
	MaxStatements = 5_000
	MaxEntries    = statement.MaxRows // in the whole message; as many details
)

// The faults and warnings of these messages alone.
var (
	WhichKind   = msg.New("camt.which-kind", "We can read camt.053, versions 2 to 8. This file is “{found}”")
	Missing     = msg.New("camt.missing", "The part “{name}” is missing here. Download the statement again")
	WhichStatus = msg.New("camt.which-status", "This should say if the bank has settled the line. It says “{found}”")
	Gap         = msg.New("camt.gap", "This part opens with {found}, but the part before it closes with {want}. A day may be missing. Download the statement again")
	Batch       = msg.New("camt.batch", "Line {line} holds {count} payments. We read it as one")
)

const space = "urn:iso:std:iso:20022:tech:xsd:"

// Looks reports whether the text may be a message of the kind, or a near one,
// which Parse then names.
func Looks(text string) bool {
	return strings.Contains(text[:min(len(text), 4_000)], space+"camt.")
}

// Message is what one file says.
type Message struct {
	Version    int
	ID         string
	Created    Moment
	Statements []Statement
}

// Statement is what the message says about one account over one time.
type Statement struct {
	ID, Sequence, LegalSequence string
	Created, From, To           Moment
	Account                     Account
	Balances                    []Balance
	Entries                     []Entry
	Note                        string
	Row                         int
}

// Account is as much as the message says about the account.
type Account struct {
	IBAN, Other string // one of them
	Name, Owner string
	Currency    string
}

// ID is the account's number, of whichever kind.
func (a Account) ID() string { return a.IBAN + a.Other }

// Money is an amount in hundredths of its currency, above zero for money in.
// Currencies without hundredths are written so too: 2700 yen is 270000.
type Money struct {
	Amount   money.Amount
	Currency string
}

// Moment is a day, and perhaps a time of that day, as the bank wrote it.
type Moment struct {
	Day  calendar.Date
	Time string // as HH:MM:SS, or empty
	Zone string // Z, +01:00 or empty
}

// Balance is one of the balances that the message gives.
type Balance struct {
	Type string // OPBD, CLBD, PRCD, ITBD and others, or the bank's own word
	Money
	On  Moment
	Row int
}

// Entry is one line of the account. A batch has one entry and many details.
type Entry struct {
	Money
	Reversal      bool
	Status        string // BOOK, PDNG, INFO or FUTR
	Booked, Value Moment
	ServicerRef   string // the bank's own
	Code          Code
	Note          string
	Batch         string // the payer's name for the batch
	BatchCount    int
	Details       []Detail
	Row           int
	incoming      bool
}

// Code says what kind of payment it was.
type Code struct{ Domain, Family, SubFamily, Own, Issuer string }

// Detail is one payment behind an entry.
type Detail struct {
	Money
	EndToEnd, ServicerRef, Instruction, Transaction, Mandate, Cheque string
	Own                                                              []OwnRef
	Code                                                             Code
	Debtor, Creditor                                                 Party // who paid, and who was paid
	Unstructured                                                     []string
	CreditorRef                                                      []string
	Note                                                             string
	has, incoming                                                    bool
}

// OwnRef is a reference of a kind that the bank made up.
type OwnRef struct{ Type, Ref string }

// Party is one side of a payment.
type Party struct {
	Name, Ultimate string // who it was, and on whose behalf
	IBAN, Other    string // the account
	AccountName    string
}

// Parse reads the message as it stands, in any money.
func Parse(data []byte) (Message, error) {
	text, err := statement.Text(data)
	if err != nil {
		return Message{}, err
	}
	r := &reader{}
	if err := walk.Document(text, grammar, r, r.takeVersion); err != nil {
		return Message{}, err
	}
	if len(r.m.Statements) == 0 {
		return Message{}, fault.Invalid("file", statement.Empty)
	}
	return r.m, nil
}

func (r *reader) takeVersion(namespace string) error {
	kind := strings.TrimPrefix(namespace, space)
	v, is := strings.CutPrefix(kind, "camt.053.001.")
	n, err := strconv.Atoi(v)
	if !is || err != nil || len(v) != 2 || n < 2 || n > 8 {
		return fault.Invalid("file", WhichKind, "found", statement.Shown(kind))
	}
	r.m.Version = n
	return nil
}

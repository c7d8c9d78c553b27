// Package iso20022 writes and reads payment files in ISO 20022 pain.001,
// versions 3 and 9: one file, one day, credits in pounds from one account. It
// carries the list of payments that a Bacs file carries, and is the second way
// to pay them: by Faster Payments, on the day itself.
//
// The elements are those of the schemas pain.001.001.03 and .09. The schemas
// leave open how a British account is written; here it is a sort code under the
// clearing code GBDSC with an account number of 8 digits. Banks differ, so a
// first file goes to the bank as a test.
package iso20022

import (
	"time"

	"ownway/bank/bacs"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// Version is a version of pain.001 that banks take.
type Version int

// The versions that are written and read.
const (
	V3 Version = 3
	V9 Version = 9
)

// File is one payment file.
type File struct {
	Version   Version
	ID        string            // up to 35 letters, digits and signs; new for each file
	Created   time.Time         // when the file was made, to the second
	From      ident.BankAccount // the account that pays; its name is what payees see
	Execution calendar.Date     // the day on which the bank pays
	Credits   []Credit
}

// Credit pays one account.
type Credit struct {
	To        ident.BankAccount
	EndToEnd  string // our own name for the payment, up to 35 characters, which comes back with it; each once in a file
	Reference string // what the payee's statement says, up to 18 characters
	Amount    money.Amount
}

// Limits of the files that are written and read. A reference is no longer than
// Bacs and Faster Payments carry.
const (
	MostItem  = bacs.MostItem
	MostItems = 250_000
	maxBytes  = 256 << 20
	idWidth   = 35
	nameWidth = 70
	refWidth  = 18
)

// Total adds the credits.
func (f File) Total() money.Amount {
	var sum money.Amount
	for i := range f.Credits {
		sum += f.Credits[i].Amount
	}
	return sum
}

// FromBacs carries the payments of a Bacs file, so that payees have the money
// on the same day. The names of the payments are the file's and their number.
func FromBacs(b bacs.File, v Version, made time.Time) File {
	f := File{Version: v, ID: b.Serial + "-" + b.Processing.String(), Created: made, From: b.From, Execution: b.InAccount()}
	f.Credits = make([]Credit, len(b.Credits))
	for i, c := range b.Credits {
		f.Credits[i] = Credit{To: c.To, EndToEnd: endToEnd(f.ID, i+1), Reference: c.Reference, Amount: c.Amount}
	}
	return f
}

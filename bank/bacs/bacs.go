// Package bacs writes and reads payment files in Bacs Standard 18: one file,
// one processing day, credits from one account. Day one is for sending, day two
// is the processing day, and on day three the money is in the accounts.
//
// Positions are those of HSBC's "Message Implementation Guide: BACS Standard
// 18" (August 2012), as others have implemented it. The Bacs specification
// itself is for its members, so a first file goes to the bank as a test.
package bacs

import (
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// File is one payment file.
type File struct {
	Serial     string            // six capitals or digits, new for each file of the day
	SUN        string            // the service user number, six digits
	From       ident.BankAccount // the account that pays; its name is what payees see
	Narrative  string            // what the payer's own statement says of the total, like "PAYROLL OCT"
	Created    calendar.Date     // when the file was made; none is the day it must be sent by
	Processing calendar.Date     // day two, a working day; payees have the money the next working day
	Credits    []Credit
}

// Credit pays one account.
type Credit struct {
	To        ident.BankAccount
	Reference string // what the payee's statement says, up to 18 characters
	Amount    money.Amount
}

// Limits of the format and of Bacs.
const (
	MostItem            money.Amount = 20_000_000_00  // Bacs takes up to £20m for one item
	MostTotal           money.Amount = 999_999_999_99 // eleven digits in the contra record
	MostItems                        = 9_999_999      // seven digits in the totals
	maxBytes                         = 64 << 20       // when reading
	width                            = 18             // of a name or a reference
	labelSize, dataSize              = 80, 100        // of a record, without its line end
	lineEnd                          = "\r\n"
)

// Total adds the credits.
func (f File) Total() money.Amount {
	var sum money.Amount
	for i := range f.Credits {
		sum += f.Credits[i].Amount
	}
	return sum
}

// InAccount is the day on which payees have the money: day three.
func (f File) InAccount() calendar.Date { return calendar.AddWorkingDays(f.Processing, 1) }

// SendBy is the last day on which the file can be sent: day one.
func (f File) SendBy() calendar.Date { return calendar.AddWorkingDays(f.Processing, -1) }

// ProcessingFor gives the processing day for money that must be in accounts on
// or before the day.
func ProcessingFor(inAccount calendar.Date) calendar.Date {
	return calendar.AddWorkingDays(calendar.LastWorkingDayUpTo(inAccount), -1)
}

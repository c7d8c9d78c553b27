package bacs

import (
	"errors"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a file that cannot be sent.
var (
	EnterSUN       = msg.New("bacs.enter-sun", "Enter the 6 digits of the service user number")
	EnterSerial    = msg.New("bacs.enter-serial", "Enter a serial of 6 capitals or digits, like PAY001")
	EnterName      = msg.New("bacs.enter-name", "Enter a name in letters from A to Z")
	EnterAccount   = msg.New("bacs.enter-account", "Enter a sort code and an account number")
	EnterReference = msg.New("bacs.enter-reference", "Enter a reference in letters or digits")
	TooLong        = msg.New("bacs.too-long", "Use {most} characters or fewer. This has {found}")
	AmountBetween  = msg.New("bacs.amount-between", "Enter an amount from {least} to {most}")
	TotalTooLarge  = msg.New("bacs.total-too-large", "The payments add up to {found}. One file can hold {most}")
	NoCredits      = msg.New("bacs.no-credits", "There is no one to pay in this file")
	TooManyCredits = msg.New("bacs.too-many-credits", "One file can hold {most} payments. Split the payments into two files")
	NotWorkingDay  = msg.New("bacs.not-a-working-day", "{day} is not a working day. Choose a day when banks work")
	TooLate        = msg.New("bacs.too-late", "A file made on {made} can't be processed on {day}. It must be sent by {by}")
)

// Check proves that the file can be written. The faults of credits carry the
// number of the credit, from 1, as their line; all that are found come joined.
func (f File) Check() error {
	if err := f.checkHead(); err != nil {
		return err
	}
	if err := checkCredits(len(f.Credits), 0); err != nil {
		return err
	}
	var all []error
	for i, c := range f.Credits {
		if err := c.check(); err != nil {
			all = append(all, fault.OnLine(err, i+1))
		}
	}
	if len(all) > 0 {
		return errors.Join(all...)
	}
	return checkCredits(len(f.Credits), f.Total())
}

// checkCredits proves that one file can hold so many credits of a total.
func checkCredits(n int, total money.Amount) error {
	switch {
	case n == 0:
		return fault.Invalid("credits", NoCredits)
	case n > MostItems:
		return fault.Invalid("credits", TooManyCredits, "most", MostItems)
	case total > MostTotal:
		return fault.Invalid("credits", TotalTooLarge, "found", total, "most", MostTotal)
	}
	return nil
}

func (f File) checkHead() error {
	switch {
	case len(f.SUN) != 6 || !only(f.SUN, '0', '9'):
		return fault.Invalid("sun", EnterSUN)
	case len(f.Serial) != 6 || Fold(f.Serial) != f.Serial || f.Serial == "000000" || !capitalsOrDigits(f.Serial):
		return fault.Invalid("serial", EnterSerial)
	case len(f.From.SortCode) != 6 || len(f.From.Number) != 8:
		return fault.Invalid("from", EnterAccount)
	case name(f.From.Name) == "":
		return fault.Invalid("from", EnterName)
	case len(Fold(f.Narrative)) > width:
		return fault.Invalid("narrative", TooLong, "most", width, "found", len(Fold(f.Narrative)))
	}
	return f.checkDays()
}

func (f File) checkDays() error {
	if f.Processing.IsZero() {
		return fault.Invalid("processing", calendar.EnterDate)
	}
	if !calendar.WorkingDay(f.Processing) {
		return fault.Invalid("processing", NotWorkingDay, "day", f.Processing)
	}
	if by := f.SendBy(); f.Created.After(by) {
		return fault.Invalid("processing", TooLate, "made", f.Created, "day", f.Processing, "by", by)
	}
	return nil
}

func (c Credit) check() error {
	ref := Fold(c.Reference)
	switch {
	case len(c.To.SortCode) != 6 || len(c.To.Number) != 8:
		return fault.Invalid("to", EnterAccount)
	case name(c.To.Name) == "":
		return fault.Invalid("name", EnterName)
	case ref == "":
		return fault.Invalid("reference", EnterReference)
	case len(ref) > width: // cut short, it would not be found again
		return fault.Invalid("reference", TooLong, "most", width, "found", len(ref))
	case c.Amount < 1 || c.Amount > MostItem:
		return fault.Invalid("amount", AmountBetween, "least", money.Amount(1), "most", MostItem)
	}
	return nil
}

func only(s string, from, to byte) bool {
	for i := range len(s) {
		if s[i] < from || s[i] > to {
			return false
		}
	}
	return true
}

func capitalsOrDigits(s string) bool {
	for i := range len(s) {
		if !only(s[i:i+1], 'A', 'Z') && !only(s[i:i+1], '0', '9') {
			return false
		}
	}
	return true
}

package iso20022

import (
	"errors"
	"time"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a file that cannot be sent.
var (
	WhichVersion   = msg.New("iso20022.which-version", "Choose version 3 or 9 of pain.001. Your bank says which it takes")
	EnterID        = msg.New("iso20022.enter-id", "Enter a name of up to {most} letters, digits or dashes. It says “{found}”")
	EnterMade      = msg.New("iso20022.enter-made", "Enter when the file was made")
	EnterName      = msg.New("iso20022.enter-name", "Enter a name in letters from A to Z")
	EnterAccount   = msg.New("iso20022.enter-account", "Enter a sort code and an account number")
	EnterReference = msg.New("iso20022.enter-reference", "Enter a reference in letters or digits, with {most} characters or fewer")
	SameID         = msg.New("iso20022.same-id", "Payment {other} in this file has the same name, “{found}”")
	AmountBetween  = msg.New("iso20022.amount-between", "Enter an amount from {least} to {most}")
	NoCredits      = msg.New("iso20022.no-credits", "There is no one to pay in this file")
	TooManyCredits = msg.New("iso20022.too-many-credits", "One file can hold {most} payments. Split the payments into two files")
	TooEarly       = msg.New("iso20022.too-early", "A file made on {made} can't be paid on {day}")
)

// Check proves that the file can be written. The faults of credits carry the
// number of the credit, from 1, as their line; all that are found come joined.
func (f File) Check() error {
	if err := f.checkHead(len(f.Credits)); err != nil {
		return err
	}
	var all []error
	seen := make(map[string]int, len(f.Credits))
	for i, c := range f.Credits {
		err := c.check()
		if other := seen[c.EndToEnd]; err == nil && other > 0 {
			err = fault.Invalid("endToEnd", SameID, "other", other, "found", c.EndToEnd)
		}
		if err != nil {
			all = append(all, fault.OnLine(err, i+1))
		}
		seen[c.EndToEnd] = i + 1
	}
	return errors.Join(all...)
}

func (f File) checkHead(credits int) error {
	switch {
	case f.Version != V3 && f.Version != V9:
		return fault.Invalid("version", WhichVersion)
	case !goodID(f.ID):
		return badID("id", f.ID)
	case f.Created.IsZero() || f.Created.Year() < 2000 || f.Created.Year() > 2199:
		return fault.Invalid("created", EnterMade)
	case len(f.From.SortCode) != 6 || len(f.From.Number) != 8 || !allDigits(string(f.From.SortCode)+string(f.From.Number)):
		return fault.Invalid("from", EnterAccount)
	case name(f.From.Name) == "":
		return fault.Invalid("from", EnterName)
	case credits == 0:
		return fault.Invalid("credits", NoCredits)
	case credits > MostItems:
		return fault.Invalid("credits", TooManyCredits, "most", MostItems)
	case f.Execution.IsZero():
		return fault.Invalid("execution", calendar.EnterDate)
	}
	if made := calendar.DateOf(f.Created.In(time.UTC)); f.Execution.Before(made) {
		return fault.Invalid("execution", TooEarly, "made", made, "day", f.Execution)
	}
	return nil
}

func (c Credit) check() error {
	ref := Fold(c.Reference)
	switch {
	case len(c.To.SortCode) != 6 || len(c.To.Number) != 8 || !allDigits(string(c.To.SortCode)+string(c.To.Number)):
		return fault.Invalid("to", EnterAccount)
	case name(c.To.Name) == "":
		return fault.Invalid("name", EnterName)
	case !goodID(c.EndToEnd):
		return badID("endToEnd", c.EndToEnd)
	case ref == "" || len(ref) > refWidth: // cut short, it would not be found again
		return fault.Invalid("reference", EnterReference, "most", refWidth)
	case c.Amount < 1 || c.Amount > MostItem:
		return fault.Invalid("amount", AmountBetween, "least", money.Amount(1), "most", MostItem)
	}
	return nil
}

// goodID reports whether an id comes back from any bank as it was sent.
func goodID(s string) bool { return s != "" && len(s) <= idWidth && Fold(s) == s }

func badID(field, found string) error {
	r := []rune(found)
	return fault.Invalid(field, EnterID, "most", idWidth, "found", string(r[:min(len(r), 2*idWidth)]))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

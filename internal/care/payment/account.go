package payment

import (
	"strings"

	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type changePrefix struct{}

func (changePrefix) Prefix() string { return "bnk" }

// ChangeID is the id of a change of account.
type ChangeID = ident.ID[changePrefix]

// ChangeState is how far a change of account has come.
type ChangeState string

// The states of a change. Payments go to the old account until it is used.
const (
	Asked   ChangeState = "asked"   // somebody asked; a second person looks
	Cooling ChangeState = "cooling" // the second person found it right; it waits
	Used    ChangeState = "used"
	Refused ChangeState = "refused"
)

// CoolingDays is how many working days a change waits after the second look, so
// that the person can say that it was not them.
const CoolingDays = 3

// The faults of changing an account.
var (
	EnterHolder    = msg.New("payment.enter-holder", "Enter the name on the account")
	SameAsNow      = msg.New("payment.same-as-now", "This is the account that is paid already")
	SayWhyChange   = msg.New("payment.say-why-change", "Say why the account changes")
	OtherLooks     = msg.New("payment.other-looks", "Someone other than the one who asked looks at a change of account")
	ChangeDone     = msg.New("payment.change-done", "This change was settled already. Nothing was changed")
	ChangeWaits    = msg.New("payment.change-waits", "Another change of this account is waiting. Settle that one first")
	SayHowSure     = msg.New("payment.say-how-sure", "Say how the person confirmed it: whom you called, and on which number that you knew before")
	SayWhyRefuse   = msg.New("payment.say-why-refuse", "Say why the account stays as it is")
	ConfirmByOther = msg.New("payment.confirm-after-look", "A second person looks at the change first. Then the person can confirm it")
)

// Change is a change of the account that somebody is paid into.
type Change struct {
	ID       ChangeID
	Person   person.ID
	Purse    ledger.PurseID
	Name     string
	Old, New ident.BankAccount
	AskedBy  string // the account of whoever asked
	AskedOn  calendar.Date
	Why      string
	State    ChangeState

	LookedBy string
	LookedOn calendar.Date
	UseFrom  calendar.Date // the first day on which a run can use it
	Sure     string        // how the person confirmed it, where they did
	SureBy   string
	Reason   string // for which it was refused
}

// Check proves that the change can be asked for.
func (c Change) Check() error {
	switch {
	case c.New.SortCode == c.Old.SortCode && c.New.Number == c.Old.Number:
		return fault.Invalid("number", SameAsNow)
	case strings.TrimSpace(c.Why) == "":
		return fault.Invalid("why", SayWhyChange)
	}
	return nil
}

// Look notes that a second person found the change right. It then waits.
func (c Change) Look(by string, on calendar.Date) (Change, error) {
	switch {
	case c.State != Asked:
		return Change{}, fault.Conflict(ChangeDone)
	case by == c.AskedBy:
		return Change{}, fault.Invalid("look", OtherLooks)
	}
	c.State, c.LookedBy, c.LookedOn, c.UseFrom = Cooling, by, on, calendar.AddWorkingDays(on, CoolingDays)
	return c, nil
}

// Confirm ends the wait: the person confirmed the change by another way than the
// one it was asked by.
func (c Change) Confirm(by, how string, on calendar.Date) (Change, error) {
	switch {
	case c.State == Asked:
		return Change{}, fault.Conflict(ConfirmByOther)
	case c.State != Cooling:
		return Change{}, fault.Conflict(ChangeDone)
	case by == c.AskedBy:
		return Change{}, fault.Invalid("look", OtherLooks)
	case strings.TrimSpace(how) == "":
		return Change{}, fault.Invalid("sure", SayHowSure)
	}
	c.SureBy, c.Sure = by, strings.TrimSpace(how)
	if on.Before(c.UseFrom) {
		c.UseFrom = on
	}
	return c, nil
}

// Drop leaves the account as it is. Whoever asked can take it back so too.
func (c Change) Drop(by, why string, on calendar.Date) (Change, error) {
	switch {
	case c.State != Asked && c.State != Cooling:
		return Change{}, fault.Conflict(ChangeDone)
	case strings.TrimSpace(why) == "":
		return Change{}, fault.Invalid("sure", SayWhyRefuse)
	}
	c.State, c.LookedBy, c.LookedOn, c.Reason = Refused, by, on, strings.TrimSpace(why)
	return c, nil
}

// Use gives the change as used, where it has waited long enough.
func (c Change) Use(on calendar.Date) (Change, bool) {
	if c.State != Cooling || on.Before(c.UseFrom) {
		return c, false
	}
	c.State = Used
	return c, true
}

// Ending gives the last digits of an account, by which people know it.
func Ending(a ident.BankAccount) string {
	n := string(a.Number)
	return n[max(0, len(n)-3):]
}

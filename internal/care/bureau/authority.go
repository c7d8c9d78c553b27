package bureau

import (
	"errors"
	"slices"
	"strings"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type authorityPrefix struct{}

func (authorityPrefix) Prefix() string { return "aut" }

// AuthorityID is the id of an authority.
type AuthorityID = ident.ID[authorityPrefix]

// Power is what an employer can let the bureau do in their name.
type Power string

// The powers.
const (
	TellHMRC   Power = "hmrc"    // be their agent with HMRC for PAYE
	RunPension Power = "pension" // run their pension scheme
	SendSlips  Power = "payslips"
)

// Powers lists the powers.
func Powers() []Power { return []Power{TellHMRC, RunPension, SendSlips} }

// Authority is what an employer, or who speaks for them, let the bureau do.
type Authority struct {
	ID        AuthorityID
	Employer  person.ID
	What      Power
	Reference string // that HMRC or the scheme gave it
	From      calendar.Date
	Until     calendar.Date // the first day on which it no longer holds; none while it lasts
	GivenBy   string        // who authorised it, by name
	Evidence  string        // what shows it, and where that is kept
	Noted     string        // the account that wrote it down
	Takeover  string        `json:",omitempty"` // the takeover that brought it from another payroll, if one did
}

// The faults of an authority.
var (
	ChoosePower   = msg.New("bureau.choose-power", "Choose what the employer allows")
	EnterGiver    = msg.New("bureau.enter-giver", "Enter the name of who allowed it: the employer, or who speaks for them")
	EnterEvidence = msg.New("bureau.enter-evidence", "Say what shows it and where that is kept, like “form 64-8, signed 3 August, in the file”")
	EnterFrom     = msg.New("bureau.enter-from", "Enter the day from which it holds")
	EndsBefore    = msg.New("bureau.ends-before", "Enter a day after {from}")
	AlreadyEnded  = msg.New("bureau.ended-already", "This ended already")
)

// NoAuthority is why a report to HMRC is not sent for an employer.
var NoAuthority = msg.New("bureau.no-authority", "It is not on record that this employer lets the support organisation act for them with HMRC. Record it, or let the employer send the report")

// Check names every field that does not fit.
func (a Authority) Check() error {
	var wrong []error
	if !slices.Contains(Powers(), a.What) {
		wrong = append(wrong, fault.Invalid("what", ChoosePower))
	}
	if strings.TrimSpace(a.GivenBy) == "" {
		wrong = append(wrong, fault.Invalid("given-by", EnterGiver))
	}
	if strings.TrimSpace(a.Evidence) == "" {
		wrong = append(wrong, fault.Invalid("evidence", EnterEvidence))
	}
	if a.From.IsZero() {
		wrong = append(wrong, fault.Invalid("from", EnterFrom))
	}
	if !a.Until.IsZero() && !a.Until.After(a.From) {
		wrong = append(wrong, fault.Invalid("until", EndsBefore, "from", a.From))
	}
	return errors.Join(wrong...)
}

// HoldsOn reports whether the authority holds on a day.
func (a Authority) HoldsOn(day calendar.Date) bool {
	return !day.Before(a.From) && (a.Until.IsZero() || day.Before(a.Until))
}

// End ends the authority on a day.
func (a Authority) End(on calendar.Date) (Authority, error) {
	if !a.Until.IsZero() && !on.Before(a.Until) {
		return a, fault.Conflict(AlreadyEnded)
	}
	a.Until = on
	return a, nil
}

// Lets reports whether any of an employer's authorities lets the bureau do
// something on a day.
func Lets(all []Authority, what Power, day calendar.Date) bool {
	return slices.ContainsFunc(all, func(a Authority) bool { return a.What == what && a.HoldsOn(day) })
}

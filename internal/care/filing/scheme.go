// Package filing says what a person who employs PAs tells HMRC, and when: the
// full payment submission (FPS) on or before each pay day, the employer payment
// summary (EPS) after a tax month that has something to say, and what is owed by
// which day. It is for care and support employers, who employ at home.
package filing

import (
	"errors"

	"ownway/internal/care/person"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// Standing is how an employer stands with HMRC.
type Standing string

// The ways to stand. The zero Standing is not known yet.
const (
	Registered Standing = "registered" // for PAYE
	NoNeed     Standing = "no-need"    // nobody earns enough to register for
)

// Cycle is how often an employer pays HMRC.
type Cycle string

// The cycles. An employer who owes less than £1,500 a month may pay by the quarter
// (from memory, unchecked).
const (
	ByMonth   Cycle = "month"
	ByQuarter Cycle = "quarter"
)

// Scheme is an employer's PAYE scheme, as HMRC knows it.
type Scheme struct {
	Employer       person.ID
	Standing       Standing
	PAYERef        ident.PAYERef // the office number and the reference
	AccountsOffice rti.AccountsOffice
	Since          calendar.Date // the first day of the scheme
	Ceased         calendar.Date // the day on which it ended; no date while it lasts
	Allowance      bool          // claims the Employment Allowance
	Small          bool          // small employers take back statutory pay for parents with compensation
	Pays           Cycle
	Sends          rti.Sender
}

// The faults of a scheme.
var (
	ChooseStanding = msg.New("filing.choose-standing", "Choose whether the employer is registered with HMRC or has no need to be")
	ChooseCycle    = msg.New("filing.choose-cycle", "Choose whether HMRC is paid each month or each quarter")
	EnterSince     = msg.New("filing.enter-since", "Enter the day from which the employer is registered with HMRC")
	CeasedTooSoon  = msg.New("filing.ceased-too-soon", "Enter a last day on or after {since}")
	// NotKnown is the fault of a report for an employer whose scheme nobody gave.
	NotKnown = msg.New("filing.not-known", "Enter the employer's PAYE reference and Accounts Office reference, or say that there is no need to register")
)

// Check names every field of the scheme that is wrong.
func (s Scheme) Check() error {
	if s.Standing == NoNeed {
		return nil
	}
	if s.Standing != Registered {
		return fault.Invalid("standing", ChooseStanding)
	}
	var wrong []error
	want := func(so bool, field string, key msg.Key, pairs ...any) {
		if !so {
			wrong = append(wrong, fault.Invalid(field, key, pairs...))
		}
	}
	_, err := ident.ParsePAYERef(string(s.PAYERef))
	want(err == nil, "paye-ref", ident.EnterPAYERef)
	_, err = rti.ParseAccountsOffice(string(s.AccountsOffice))
	want(err == nil, "accounts-office", rti.EnterAccountsOffice)
	want(!s.Since.IsZero(), "since", EnterSince)
	want(s.Pays == ByMonth || s.Pays == ByQuarter, "pays", ChooseCycle)
	want(s.Sends == rti.ByEmployer || s.Sends == rti.ByAgent || s.Sends == rti.ByBureau, "sender", rti.ChooseSender)
	want(s.Ceased.IsZero() || !s.Ceased.Before(s.Since), "ceased", CeasedTooSoon, "since", s.Since)
	return errors.Join(wrong...)
}

// report gives what every report of the employer has.
func (s Scheme) report(y calendar.TaxYear, made calendar.Date) rti.Report {
	return rti.Report{Employer: rti.Employer{PAYERef: s.PAYERef, AccountsOffice: s.AccountsOffice}, Year: y, Sender: s.Sends, Made: made}
}

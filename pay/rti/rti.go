// Package rti makes the reports of pay that an employer sends to HMRC in real
// time: the full payment submission on or before payday, the employer payment
// summary after the tax month, and requests to check National Insurance numbers. It is made for people who employ
// personal assistants at home: what only other employers report (company cars,
// pensions in payment, secondments, directors, construction) is not here.
//
// Nothing is written that breaks HMRC's schemas or business rules: Check names
// every field that does. The schemas and rules change each year; a year is one
// row of a table, and a year without a row is a fault.
package rti

import (
	"regexp"
	"strings"
	"time"

	"ownway/pay/rti/element"
	"ownway/pay/rti/govtalk"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// EnterAccountsOffice is the fault of an Accounts Office reference that cannot
// be read.
var EnterAccountsOffice = msg.New("rti.enter-accounts-office", "Enter an Accounts Office reference, like 123PA00045678")

// AccountsOffice is an employer's Accounts Office reference: 13 characters.
type AccountsOffice string

var accountsOffices = regexp.MustCompile(`^[0-9]{3}P[A-Z][0-9]{7}[0-9X]$`)

// ParseAccountsOffice reads an Accounts Office reference, with or without
// spaces, in capitals or not.
func ParseAccountsOffice(s string) (AccountsOffice, error) {
	if len(s) <= 40 {
		s = strings.ToUpper(strings.ReplaceAll(s, " ", ""))
		if accountsOffices.MatchString(s) {
			return AccountsOffice(s), nil
		}
	}
	return "", fault.Invalid("accounts-office", EnterAccountsOffice)
}

// Employer is what HMRC knows an employer by.
type Employer struct {
	PAYERef        ident.PAYERef
	AccountsOffice AccountsOffice
}

// office and reference are the parts of the employer's PAYE reference.
func (e Employer) office() string { before, _, _ := strings.Cut(string(e.PAYERef), "/"); return before }
func (e Employer) reference() string {
	_, after, _ := strings.Cut(string(e.PAYERef), "/")
	return after
}

// Sender says who sends a report for the employer.
type Sender string

// The senders, in HMRC's words.
const (
	ByEmployer Sender = "Employer"
	ByAgent    Sender = "Agent"
	ByBureau   Sender = "Bureau"
)

// Report is what every report to HMRC has.
type Report struct {
	Employer Employer
	Year     calendar.TaxYear
	Sender   Sender
	Made     calendar.Date // the day it is sent; some rules count from it
	Final    Final
}

// Final says that no more is to come. The zero Final says nothing.
type Final struct {
	ForYear bool          // the last report of the tax year
	Ceased  calendar.Date // the day the employer stopped being one; the PAYE scheme is closed
}

func (f Final) said() bool { return f.ForYear || !f.Ceased.IsZero() }

// Post is what an envelope needs beside the report in it.
type Post struct {
	Test    bool // HMRC checks the report and throws it away
	Sender  govtalk.Sender
	Channel govtalk.Channel
	At      time.Time // on the day that the report says it is made

	Transaction string // the sender's own number for the message; empty for none (see package gateway)
}

// message puts a written report in its envelope, with its IRmark.
func (r Report) message(class string, body []byte, p Post) ([]byte, irmark.Mark, error) {
	if day := calendar.DateOf(p.At); day != r.Made {
		return nil, irmark.Mark{}, fault.Invalid("made", OtherDay, "day", day)
	}
	return govtalk.Message{
		Class: class, Test: p.Test, Sender: p.Sender, Channel: p.Channel, At: p.At, Body: body, Keys: r.keys(), Transaction: p.Transaction,
	}.Write()
}

func (r Report) keys() []govtalk.Key {
	return []govtalk.Key{
		{Type: "TaxOfficeNumber", Value: r.Employer.office()},
		{Type: "TaxOfficeReference", Value: r.Employer.reference()},
	}
}

// write writes the envelope within the envelope: the header, and the report
// under its name.
func (r Report) write(namespace, name string, fill func(w *element.Writer)) []byte {
	var w element.Writer
	w.Inside("IRenvelope", func() {
		w.Inside("IRheader", func() {
			w.Inside("Keys", func() {
				for _, k := range r.keys() {
					w.Text("Key", k.Value, element.Attr{Name: "Type", Value: k.Type})
				}
			})
			w.Text("PeriodEnd", r.Year.Last().String())
			w.Text("DefaultCurrency", "GBP")
			w.Text("IRmark", "", element.Attr{Name: "Type", Value: "generic"})
			w.Text("Sender", string(r.Sender))
		})
		w.Inside(name, func() {
			w.Inside("EmpRefs", func() {
				w.Text("OfficeNo", r.Employer.office())
				w.Text("PayeRef", r.Employer.reference())
				w.Text("AORef", string(r.Employer.AccountsOffice))
			})
			fill(&w)
			if r.Final.said() {
				w.Inside("FinalSubmission", func() {
					w.Yes("BecauseSchemeCeased", !r.Final.Ceased.IsZero())
					w.Given("DateSchemeCeased", r.Final.Ceased.String())
					w.Yes("ForYear", r.Final.ForYear)
				})
			}
		})
	}, element.Attr{Name: "xmlns", Value: namespace})
	return w.Bytes()
}

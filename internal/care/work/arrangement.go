package work

import (
	"errors"
	"strings"

	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type arrangementPrefix struct{}

func (arrangementPrefix) Prefix() string { return "arr" }

// ArrangementID is the id of a leave, an order or an agreement about pay.
type ArrangementID = ident.ID[arrangementPrefix]

// Arrangements are what changes the pay of a PA in a job, as it was told: family
// leave, orders to take money from pay, and pay given up for the pension.
type Arrangements struct {
	Leaves  []FamilyLeave
	Orders  []PayOrder
	GivesUp []GiveUp
}

// FamilyLeave is leave for which statutory family pay is due.
type FamilyLeave struct {
	ID       ArrangementID
	Leave    statutory.Leave // the first day of the job and average pay are left out: the job and its payslips give them
	Average  money.Amount    // a week's average, where payslips here do not reach back far enough
	Class1   money.Amount    // all National Insurance of the tax year that decides on small employers' relief
	Evidence string          // what was seen, in the words of whoever saw it
	Notice   calendar.Date   // the day on which the PA said when the leave starts
	Back     calendar.Date   // the first day back at work, when that is before the weeks are over
	By       string          // the account that wrote it down
	On       calendar.Date   // and when
}

// PayOrder is an order to take money from a PA's pay.
type PayOrder struct {
	ID        ArrangementID
	Order     attachment.Held // what earlier paydays left over is what was left when it was told
	From      calendar.Date   // the first pay day it can count for
	Until     calendar.Date   // the last one; no date while it lasts
	Issuer    string          // who is paid
	Account   ident.BankAccount
	Reference string
	By        string
	On        calendar.Date
}

// GiveUp is pay that a PA agreed to give up for the pension, each pay period.
type GiveUp struct {
	ID     ArrangementID
	Each   money.Amount
	From   calendar.Date // pay periods that begin on that day or later
	Until  calendar.Date // pay periods that begin by that day; no date while it lasts
	Agreed string        // how it was agreed in writing
	By     string
	On     calendar.Date
}

// The faults of telling what changes a PA's pay.
var (
	TellEvidence  = msg.New("work.tell-evidence", "Say what you saw that shows this, like form MATB1")
	TellIssuer    = msg.New("work.tell-issuer", "Enter who sent the order, as it should stand on the payslip")
	TellReference = msg.New("work.tell-reference", "Enter the reference of the order, so that they know whose money it is")
	TellAgreed    = msg.New("work.tell-agreed", "Say how the PA agreed in writing to give up pay")
	NotThisOne    = msg.New("work.not-this-one", "This is over already, or is not there")
	EndedBefore   = msg.New("work.ended-before", "Enter a day after {day}. Pay up to that day was worked out")
)

// Check says what is wrong with a leave as it was told.
func (l FamilyLeave) Check(e Employment) error {
	switch at := l.Leave; {
	case at.Start.IsZero():
		return fault.Invalid("start", calendar.EnterDate)
	case at.Due.IsZero() && !(at.Kind == statutory.Neonatal && at.Alone) && at.Kind != "":
		return fault.Invalid("due", calendar.EnterDate)
	case l.Average < 0:
		return fault.Invalid("average", statutory.EnterEarnings)
	case l.Evidence == "":
		return fault.Invalid("evidence", TellEvidence)
	case !l.Back.IsZero() && !l.Back.After(at.Start):
		return fault.Invalid("back", EndedBefore, "day", at.Start)
	}
	at := l.Leave
	at.Employed = e.Terms.Start
	if _, err := statutory.Family(at, calendar.Period{First: at.Start, Last: at.Start}, nil); err != nil {
		return err
	}
	_, err := at.Small(l.Class1, nil)
	return err
}

// Check says what is wrong with an order as it was told.
func (o PayOrder) Check() error {
	switch {
	case o.Issuer == "":
		return fault.Invalid("issuer", TellIssuer)
	case o.Reference == "":
		return fault.Invalid("reference", TellReference)
	case o.From.IsZero():
		return fault.Invalid("from", calendar.EnterDate)
	}
	_, err := attachment.TakeAll([]attachment.Held{o.Order}, period.Weekly, 0, nil)
	var wrong []error
	for _, f := range fault.All(err) {
		f.Field = strings.TrimPrefix(f.Field, "orders[0].")
		wrong = append(wrong, f)
	}
	return errors.Join(wrong...)
}

// Check says what is wrong with pay given up as it was told.
func (g GiveUp) Check() error {
	switch {
	case g.Each <= 0:
		return fault.Invalid("each", EnterEach)
	case g.From.IsZero():
		return fault.Invalid("from", calendar.EnterDate)
	case g.Agreed == "":
		return fault.Invalid("agreed", TellAgreed)
	}
	return nil
}

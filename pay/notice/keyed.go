package notice

import (
	"errors"
	"strings"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// Keyed is a notice on paper, as an operator types it.
type Keyed struct {
	Kind        Kind
	Issued      calendar.Date
	From        calendar.Date
	Code        string // of a coding notice
	Alone       bool   // the box "week 1 or month 1" is ticked
	PreviousPay string // pounds and pence; blank when the notice does not say
	PreviousTax string
	Plan        string // of an SL1: "1" or "01"
}

// Notice reads the keyed fields. All that is wrong comes joined, each fault
// with its field.
func (k Keyed) Notice() (Notice, error) {
	n := Notice{Kind: k.Kind, Issued: k.Issued, From: k.From}
	var faults []error
	note := func(err error, field string) {
		if err != nil {
			faults = append(faults, named(err, field))
		}
	}
	if k.Kind.Coding() {
		var err error
		n.Code, err = tax.Parse(k.Code)
		note(err, "code")
		if k.Alone {
			n.Code = n.Code.OnItsOwn()
		}
		pay, paid := strings.TrimSpace(k.PreviousPay), strings.TrimSpace(k.PreviousTax)
		switch {
		case (pay == "") != (paid == ""):
			note(fault.Invalid("previous-pay", EnterPrevious), "previous-pay")
		case pay != "":
			n.HasPrevious = true
			n.PreviousPay, err = money.Parse(pay)
			note(err, "previous-pay")
			n.PreviousTax, err = money.Parse(paid)
			note(err, "previous-tax")
		}
	}
	if k.Kind == SL1 {
		plan, err := parsePlan(k.Plan)
		note(err, "plan")
		n.Plan = plan
	}
	if len(faults) == 0 {
		note(n.Check(), "")
	}
	if len(faults) > 0 {
		return Notice{}, errors.Join(faults...)
	}
	return n, nil
}

// named gives a fault the field's name here, whatever it bore before.
func named(err error, field string) error {
	if field == "" {
		return err
	}
	return fault.At(err, field)
}

// parsePlan reads a plan as HMRC writes it.
func parsePlan(s string) (loan.Plan, error) {
	switch strings.TrimPrefix(strings.TrimSpace(s), "0") {
	case "1":
		return loan.Plan1, nil
	case "2":
		return loan.Plan2, nil
	case "4":
		return loan.Plan4, nil
	case "5":
		return loan.Plan5, nil
	}
	return loan.None, fault.Invalid("plan", ChoosePlan)
}

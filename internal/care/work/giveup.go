package work

import (
	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/sacrifice"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// NotInPension is the fault of giving up pay for a pension that there is not.
var NotInPension = msg.New("work.not-in-pension", "{pa} gives up pay for a pension and is not in one. Put {pa} into the pension, or end the agreement")

// giveUp takes what the PA gives up for the pension out of pay for hours. A wage
// that this would bring below the minimum is a fault: that payslip is held alone.
// Without pay for hours nothing is given up.
func (d Due) giveUp(in *payroll.Input, slip *Payslip) error {
	var each money.Amount
	for _, g := range d.Arranged.GivesUp {
		if first := d.Sheet.Hours.Period.First; !first.Before(g.From) && (g.Until.IsZero() || !first.After(g.Until)) {
			each += g.Each
		}
	}
	if each == 0 || !paidForHours(in.Lines) {
		return nil
	}
	if in.Pension.Scheme == pension.NotMember {
		return fault.Conflict(NotInPension, "pa", d.Employment.PAName)
	}
	slip.WhyGivenUp = &explain.Note{}
	less, err := sacrifice.Reduce(*in, each, slip.WhyGivenUp)
	if err != nil {
		return err
	}
	for i, l := range less.Input.Lines {
		slip.Lines[i].GivenUp = in.Lines[i].Pay() - l.Pay()
		slip.Lines[i].Amount, slip.Lines[i].Rate = l.Amount, l.Rate
	}
	*in, slip.GivenUp = less.Input, less.Employer
	return nil
}

func paidForHours(lines []payroll.Line) bool {
	for _, l := range lines {
		if l.Kind == payroll.Hours && l.Pay() > 0 {
			return true
		}
	}
	return false
}

// EmployerPension gives what the employer pays into the pension for the payslip,
// with what the PA gave up for it.
func (p Payslip) EmployerPension() money.Amount { return p.Result.EmployerPension + p.GivenUp }

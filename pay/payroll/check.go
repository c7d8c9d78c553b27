package payroll

import (
	"strconv"

	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of impossible input.
var (
	PaidBeforePeriod = msg.New("payroll.paid-before-period", "The pay date is before the first day that is paid for. Check both")
	PeriodTooLong    = msg.New("payroll.period-too-long", "These days are longer than one pay period. Use one payslip for each period")
	EnterBirth       = msg.New("payroll.enter-birth", "Enter the PA's date of birth")
	ChooseKind       = msg.New("payroll.choose-kind", "Choose what this line is for")
	EnterTime        = msg.New("payroll.enter-time", "Enter time that is no less than nothing and fits in the pay period")
	EnterAmount      = msg.New("payroll.enter-amount", "Enter an amount from nothing up to £10 million")
	AwakeTooLong     = msg.New("payroll.awake-too-long", "Time awake cannot be longer than the sleep-in. Check both")
	OtherYear        = msg.New("payroll.other-year", "The totals so far are of the tax year {year}. Start new totals for this one")
	TooLittlePay     = msg.New("payroll.too-little-pay", "There is not enough pay for this: it is {short} short. Take less")
)

// check refuses input that cannot be, naming the field.
func (in Input) check() error {
	p := in.Period
	switch {
	case in.PayDate.IsZero():
		return fault.Invalid("pay-date", calendar.EnterDate)
	case !in.Frequency.Known():
		return fault.Invalid("frequency", period.Choose)
	case p.First.IsZero() || p.Last.Before(p.First):
		return fault.Invalid("period", calendar.EnterDate)
	case in.PayDate.Before(p.First):
		return fault.Invalid("pay-date", PaidBeforePeriod)
	case p.Days() > longest(in.Frequency):
		return fault.Invalid("period", PeriodTooLong)
	case in.Born.IsZero() || in.Born.After(p.Last):
		return fault.Invalid("born", EnterBirth)
	case in.Code.IsZero():
		return fault.Invalid("tax-code", tax.EnterCode)
	case !in.Letter.Known():
		return fault.Invalid("ni-letter", ni.ChooseLetter)
	case in.AllowanceLeft < 0:
		return fault.Invalid("allowance-left", EnterAmount)
	case !refundable(in.PensionBack):
		return fault.Invalid("pension-back", EnterAmount)
	case in.Before.Year != 0 && in.Before.Year != calendar.TaxYearOf(in.PayDate):
		return fault.Invalid("before", OtherYear, "year", in.Before.Year.String())
	case in.Home.Charge > largest:
		return fault.Invalid("home", EnterAmount)
	}
	return in.checkLines()
}

// refundable reports whether a refund can be: no part of it below nothing, and
// no more of it taxed than there is.
func refundable(b pension.Refund) bool {
	for _, a := range [...]money.Amount{b.Worker, b.Employer, b.Relief, b.Taxable} {
		if a < 0 || a > largest {
			return false
		}
	}
	return b.Taxable <= b.Worker
}

func (in Input) checkLines() error {
	most := in.Period.Days() * 24 * 60
	for i, l := range in.Lines {
		switch {
		case !l.Kind.known():
			return fault.Invalid(at("lines", i, "kind"), ChooseKind)
		case l.Minutes < 0 || l.Kind == Hours && l.Minutes > most || l.Minutes > 20*most:
			return fault.Invalid(at("lines", i, "minutes"), EnterTime)
		case l.Awake < 0 || l.Awake > most || l.Awake > 0 && l.Kind != SleepIn:
			return fault.Invalid(at("lines", i, "awake"), EnterTime)
		case l.Awake > l.Minutes && l.Minutes > 0:
			return fault.Invalid(at("lines", i, "awake"), AwakeTooLong)
		case l.Rate < 0 || l.Rate > largest:
			return fault.Invalid(at("lines", i, "rate"), EnterAmount)
		case l.Amount < 0 || l.Amount > largest:
			return fault.Invalid(at("lines", i, "amount"), EnterAmount)
		}
	}
	for i, d := range in.Deductions {
		switch {
		case !d.Kind.known():
			return fault.Invalid(at("deductions", i, "kind"), ChooseKind)
		case d.Amount < 0 || d.Amount > largest:
			return fault.Invalid(at("deductions", i, "amount"), EnterAmount)
		}
	}
	return nil
}

func (k Kind) known() bool {
	switch k {
	case Hours, SleepIn, Premium, Holiday, Sick, Family, Other:
		return true
	}
	return false
}

func (k DeductionKind) known() bool {
	switch k {
	case Order, Agreed, ForEmployer, ForHome:
		return true
	}
	return false
}

// longest gives the most days that a pay period of the frequency can have.
func longest(f period.Frequency) int {
	if weeks := f.Weeks(); weeks > 0 {
		return 7 * weeks
	}
	return 31
}

// at names a field of a list: lines[2].minutes, counted from 0.
func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}

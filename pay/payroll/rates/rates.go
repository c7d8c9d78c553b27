// Package rates holds the dated figures that payroll works with, one file a
// tax year, each group with the source it was read from.
//
// A year that is not held is a fault: no figure is ever carried over from the
// year before. Figures are shared and must not be changed by a caller.
package rates

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of asking for figures that are not held.
var (
	YearNotHeld = msg.New("rates.year-not-held", "We do not hold the pay rates for the tax year {year}. Add them before you work out pay for it")
	DayNotHeld  = msg.New("rates.day-not-held", "We do not hold the pay rates for {day}. Add them before you work out pay for that day")
)

// Rate is a rate in hundredths of one per cent: 185 is 1.85%.
type Rate int

// MsgValue lets a rate stand in a text.
func (r Rate) MsgValue() msg.Value { return msg.Value{Kind: msg.Percent, N: int64(r)} }

// Of gives the rate of an amount, with the named rounding.
func (r Rate) Of(a money.Amount, round money.Rounding) money.Amount {
	return a.MulDiv(int64(r), 10_000, round)
}

// percent gives a rate from a whole number of per cent.
func percent(n int) Rate { return Rate(n * 100) }

// pounds gives an amount from whole pounds.
func pounds(n int64) money.Amount { return money.Pounds(n, 0) }

// Year holds the figures of one tax year. A group that is not held for the
// year is nil.
type Year struct {
	TaxYear calendar.TaxYear

	// Whole says that every group is held, so that pay can be worked out. The
	// years before 2024-25 are held only as far as published test cases need.
	Whole bool

	Tax        IncomeTax
	Parts      []NationalInsurance // in order of From; one part unless the year changed inside
	Directors  *NationalInsurance  // for company directors, whose year is one; nil when Parts has it
	Allowance  *EmploymentAllowance
	Recovery   *Recovery
	Loans      Loans
	Sick       *SickPay
	Family     *FamilyPay
	Pension    *AutoEnrolment
	Holiday    *Holiday
	Redundancy *Redundancy
	Mileage    *Mileage
}

// For gives the figures of a tax year, or a fault when they are not held.
func For(year calendar.TaxYear) (*Year, error) {
	for _, y := range years {
		if y.TaxYear == year {
			return y, nil
		}
	}
	return nil, fault.Invalid("tax-year", YearNotHeld, "year", year.String())
}

// Held lists the tax years that are held, earliest first.
func Held() []calendar.TaxYear {
	held := make([]calendar.TaxYear, len(years))
	for i, y := range years {
		held[i] = y.TaxYear
	}
	return held
}

var years = [...]*Year{&year2022, &year2023, &year2024, &year2025, &year2026}

// cite names a source that was read.
func cite(name, address string) explain.Citation {
	return explain.Citation{Name: name, Address: address}
}

// recalled names a source that was not seen: a reader must not rest on it alone.
func recalled(name, address string) explain.Citation {
	return explain.Citation{Name: name, Address: address, Unchecked: true}
}

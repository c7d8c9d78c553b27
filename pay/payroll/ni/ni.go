// Package ni works out Class 1 National Insurance by the exact percentage
// method (Social Security (Contributions) Regulations 2001 reg 12): for the
// employee and the employer apart, band by band.
package ni

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Category is a National Insurance category letter. The zero Category is none.
type Category byte

// The faults of working out National Insurance.
var (
	ChooseLetter   = msg.New("ni.choose-letter", "Choose a National Insurance category letter. For most people it is A")
	PayBelowZero   = msg.New("ni.pay-below-zero", "Pay cannot be less than nothing. Check the pay lines")
	TooManyLetters = msg.New("ni.too-many-letters", "There can be at most four National Insurance letters in one tax year. Check the letters used so far")
)

// Parse reads a category letter that is in use.
func Parse(s string) (Category, error) {
	if len(s) == 1 {
		if c := Category(s[0]); c.Known() {
			return c, nil
		}
	}
	return 0, fault.Invalid("ni-letter", ChooseLetter)
}

// String gives the letter, or nothing for none.
func (c Category) String() string {
	if c == 0 {
		return ""
	}
	return string(rune(c))
}

// MarshalText writes the letter.
func (c Category) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a letter, or none from nothing.
func (c *Category) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*c = 0
		return nil
	}
	v, err := Parse(string(b))
	*c = v
	return err
}

// Earnings is one pay period's earnings to work on.
type Earnings struct {
	Date      calendar.Date // of payment
	Frequency period.Frequency
	Letter    Category
	Pay       money.Amount // earnings of the period before pension, not rounded
}

// Bands are the slices of earnings that HMRC is told of. AtLEL is the lower
// earnings limit itself once earnings reach it, in whole pounds.
type Bands struct{ AtLEL, LELToPT, PTToUEL money.Amount }

// Due is the National Insurance of one pay period.
type Due struct {
	Employee, Employer money.Amount
	Bands              Bands
}

// On works out the National Insurance on one pay period's earnings. Each
// band's share keeps three decimals and drops half a penny or less.
//
// A letter that is not in use, an unknown frequency or a date outside the
// year is a fault.
func On(e Earnings, y *rates.Year, why *explain.Note) (Due, error) {
	switch {
	case !e.Letter.Known():
		return Due{}, fault.Invalid("ni-letter", ChooseLetter)
	case !e.Frequency.Known():
		return Due{}, fault.Invalid("frequency", period.Choose)
	case e.Pay < 0:
		return Due{}, fault.Invalid("pay", PayBelowZero)
	case e.Pay > mostPay:
		return Due{}, fault.Invalid("pay", money.TooMuch)
	}
	n, err := y.NIOn(e.Date)
	if err != nil {
		return Due{}, err
	}
	s := scaleOf(n, e.Frequency)
	employee, employer := employeeShares(e, n, s), employerShares(e, n, s)
	due := Due{Employee: employee.total(), Employer: employer.total(), Bands: bands(e, s)}
	if why != nil {
		explainNI(e, n, employee, employer, why)
	}
	return due, nil
}

// mostPay bounds what is worked on, so that no sum can overflow.
const mostPay money.Amount = 1_000_000_000_000

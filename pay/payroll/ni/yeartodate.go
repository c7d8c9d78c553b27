package ni

import (
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"

	"ownway/pay/payroll/rates"
)

// YearToDate holds a year's National Insurance by category letter. HMRC's full
// payment submission has room for four letters; unused places have no letter.
type YearToDate [4]LetterTotal

// LetterTotal is the year's National Insurance under one letter.
type LetterTotal struct {
	Letter             Category
	Pay                money.Amount
	Bands              Bands
	Employee, Employer money.Amount
}

// Add gives the totals with one more pay period. A fifth letter in one year is
// a fault.
func (y YearToDate) Add(letter Category, pay money.Amount, d Due) (YearToDate, error) {
	for i := range y {
		t := &y[i]
		if t.Letter != letter && t.Letter != 0 {
			continue
		}
		t.Letter = letter
		t.Pay += pay
		t.Bands.AtLEL += d.Bands.AtLEL
		t.Bands.LELToPT += d.Bands.LELToPT
		t.Bands.PTToUEL += d.Bands.PTToUEL
		t.Employee += d.Employee
		t.Employer += d.Employer
		return y, nil
	}
	return y, fault.Invalid("ni-letter", TooManyLetters)
}

// Fits reports whether the letter can be right for someone of that age on a
// day of payment. It sees only contradictions: a letter that fits may still be
// the wrong one.
func (c Category) Fits(born, on calendar.Date) bool {
	age := born.AgeOn(on)
	if age < 16 || c == 'X' {
		return age < 16 && c == 'X'
	}
	l, known := c.find()
	switch {
	case !known:
		return false
	case rates.AtPensionAge(born, on) || l.employee == relieved:
		return rates.AtPensionAge(born, on) && l.employee == relieved
	case c == 'M' || c == 'Z':
		return age < 21
	case c == 'A' || c == 'J':
		return age >= 21 // under 21 these are M and Z, and the employer pays less
	case c == 'H':
		return age < 25
	}
	return true
}

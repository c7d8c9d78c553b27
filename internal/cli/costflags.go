package cli

import (
	"errors"

	"ownway/pay/cost"
	"ownway/value/calendar"
	"ownway/value/money"
)

// pounds is a flag in pounds and pence.
type pounds struct{ money.Amount }

// UnmarshalText reads pounds and pence.
func (p *pounds) UnmarshalText(text []byte) error {
	a, err := money.Parse(string(text))
	if err != nil {
		return errors.New("enter pounds and pence, like 12.50")
	}
	p.Amount = a
	return nil
}

// day is a flag that names a day.
type day struct{ calendar.Date }

// UnmarshalText reads a day.
func (d *day) UnmarshalText(text []byte) error {
	on, err := calendar.Parse(string(text))
	if err != nil {
		return errors.New("enter a day as year, month and day, like 2026-11-21")
	}
	d.Date = on
	return nil
}

// weekHours is a flag of working time in a week, in minutes. More than one
// person may work at a time, so it may be more than the hours of a week.
type weekHours int

// UnmarshalText reads hours as people write them, to the nearest minute.
func (h *weekHours) UnmarshalText(text []byte) error {
	if string(text) == "0" { // refused with everything else that is
		return nil
	}
	n, err := cost.ParseHours(string(text))
	if err != nil {
		return errors.New("enter hours a week, like 22, 22.5 or 22:30")
	}
	*h = weekHours(n)
	return nil
}

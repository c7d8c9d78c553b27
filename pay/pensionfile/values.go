package pensionfile

import (
	"strconv"

	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// value is one field of a file: it can be written, and read back to where it
// came from. Reading takes only what writing gives.
type value interface {
	write() string
	read(s string) error
}

type word[T ~string] struct{ p *T }

func wordOf[T ~string](p *T) value { return word[T]{p} }

func (w word[T]) write() string { return string(*w.p) }

func (w word[T]) read(s string) error {
	*w.p = T(s)
	return nil
}

// day is a date as YYYY-MM-DD, or nothing.
type day struct{ p *calendar.Date }

func (d day) write() string {
	if d.p.IsZero() {
		return ""
	}
	return d.p.String()
}

func (d day) read(s string) error {
	if s == "" {
		*d.p = calendar.Date{}
		return nil
	}
	got, err := calendar.Parse(s)
	if err != nil || got.String() != s {
		return fault.Invalid("", calendar.EnterDate)
	}
	*d.p = got
	return nil
}

// sum is pounds and pence with no sign and no comma: 1480.00.
type sum struct{ p *money.Amount }

func (a sum) write() string { return a.p.Plain() }

func (a sum) read(s string) error {
	got, err := money.Parse(s)
	if err != nil || got.Plain() != s || got < 0 {
		return fault.Invalid("", EnterSum)
	}
	*a.p = got
	return nil
}

// share is a percentage with two decimals: 5.00.
type share struct{ p *rates.Rate }

func (r share) write() string { return money.Amount(*r.p).Plain() }

func (r share) read(s string) error {
	got, err := money.Parse(s)
	if err != nil || got.Plain() != s || got < 0 || got > 10_000 {
		return fault.Invalid("", EnterShare)
	}
	*r.p = rates.Rate(got)
	return nil
}

// choice is one of a list of codes.
type choice[T comparable] struct {
	p     *T
	codes map[T]string
}

func (c choice[T]) write() string { return c.codes[*c.p] }

func (c choice[T]) read(s string) error {
	for v, code := range c.codes {
		if code == s {
			*c.p = v
			return nil
		}
	}
	return fault.Invalid("", OddCode)
}

// The codes. Assessment and enrolment are those of Smart Pension's help page
// on PAPDIS, read on https://smartpension.co.uk/support/en/articles/4598845.
var (
	dutyCodes  = map[pension.Duty]string{pension.NoDuty: "0", pension.Eligible: "1", pension.NonEligible: "2", pension.Entitled: "3"}
	entryCodes = map[Entry]string{NotEntered: "0", ByLaw: "1", ByOptIn: "2", ByJoining: "3"}
	payCodes   = map[period.Frequency]string{period.Weekly: "W1", period.Fortnightly: "W2", period.FourWeekly: "W4", period.Monthly: "M1"}
	// NEST's own words for how often, from memory.
	nestPay = map[period.Frequency]string{period.Weekly: "Weekly", period.Fortnightly: "Fortnightly", period.FourWeekly: "Four weekly", period.Monthly: "Monthly"}
	// NEST: 1 says that nothing more will be paid in.
	nestReason = map[bool]string{false: "", true: "1"}
	yesNo      = map[bool]string{false: "no", true: "yes"}
)

// always is a field that is the same in every file.
type always string

func (a always) write() string { return string(a) }

func (a always) read(s string) error {
	if s != string(a) {
		return fault.Invalid("", NotTheKind)
	}
	return nil
}

// count is the number of members, which the file says of itself.
type count struct{ p *int }

func (n count) write() string { return strconv.Itoa(*n.p) }

func (n count) read(s string) error {
	got, err := strconv.Atoi(s)
	if err != nil || got < 0 || strconv.Itoa(got) != s {
		return fault.Invalid("", NotTheKind)
	}
	*n.p = got
	return nil
}

// Package pension assesses workers for automatic enrolment and works out
// workplace pension contributions (Pensions Act 2008).
package pension

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Scheme says how a pension scheme gives tax relief. The zero Scheme is no
// membership.
type Scheme byte

// The kinds of scheme.
const (
	NotMember      Scheme = iota
	ReliefAtSource        // taken after tax; the provider claims basic-rate relief (NEST)
	NetPay                // taken before tax, but not before National Insurance
)

// Basis says which pay contributions are a share of.
type Basis byte

// The bases.
const (
	QualifyingEarnings Basis = iota // pay between the lower and upper points of the year
	AllPay                          // every pound of pay
)

// Membership is one worker's place in a pension scheme.
type Membership struct {
	Scheme   Scheme
	Basis    Basis
	Worker   rates.Rate // the worker's share of pay, with tax relief in it
	Employer rates.Rate
	Round    money.Rounding // how a fraction of a penny of each contribution is settled
}

// Minimum gives a membership at the least contributions of the year on
// qualifying earnings, rounded half up.
func Minimum(s Scheme, y *rates.Year) Membership {
	a := y.Pension
	return Membership{Scheme: s, Worker: a.Total - a.Employer, Employer: a.Employer, Round: money.HalfUp}
}

// MeetsMinimum reports whether the contributions reach the year's least. It
// judges only a share of qualifying earnings: for other bases an employer
// certifies the scheme.
func (m Membership) MeetsMinimum(y *rates.Year) bool {
	return m.Basis == QualifyingEarnings && m.Employer >= y.Pension.Employer && m.Worker+m.Employer >= y.Pension.Total
}

// Contributions are those of one pay period.
type Contributions struct {
	Earnings money.Amount // the pay that counts
	Taken    money.Amount // from the worker's pay
	Relief   money.Amount // that the provider claims from HMRC on top
	Employer money.Amount
}

// Less gives the contributions with a refund taken off: below nothing when more
// comes back than goes in.
func (c Contributions) Less(b Refund) Contributions {
	c.Taken -= b.Worker
	c.Relief -= b.Relief
	c.Employer -= b.Employer
	return c
}

// Due works out one pay period's contributions. Under relief at source the
// worker's pay gives up the contribution less basic-rate tax, and the provider
// claims the rest.
//
// An unknown scheme or basis, or a rate below nothing or above all pay, is a fault.
func Due(m Membership, f period.Frequency, pay money.Amount, y *rates.Year, why *explain.Note) (Contributions, error) {
	if err := m.check(f, pay, y); err != nil {
		return Contributions{}, err
	}
	if m.Scheme == NotMember {
		if why != nil {
			why.Say(whyNotMember.Text())
		}
		return Contributions{}, nil
	}
	c := Contributions{Earnings: m.earnings(f, pay, y)}
	c.Employer = m.Employer.Of(c.Earnings, m.Round)
	basic := y.Tax.RestOfUK.Bands[y.Tax.RestOfUK.Basic].Rate
	switch m.Scheme {
	case NetPay:
		c.Taken = m.Worker.Of(c.Earnings, m.Round)
	case ReliefAtSource:
		after := int64(whole - basic)
		c.Taken = c.Earnings.MulDiv(int64(m.Worker)*after, int64(whole)*int64(whole), m.Round)
		c.Relief = c.Taken.MulDiv(int64(basic), after, m.Round)
	}
	if why != nil {
		explainDue(m, f, pay, y, c, why)
	}
	return c, nil
}

const whole rates.Rate = 10_000 // all of it

func (m Membership) check(f period.Frequency, pay money.Amount, y *rates.Year) error {
	switch {
	case m.Scheme > NetPay || m.Basis > AllPay || m.Round < money.Down || m.Round > money.HalfDown:
		return fault.Invalid("pension", ChooseScheme)
	case m.Worker < 0 || m.Worker > whole || m.Employer < 0 || m.Employer > whole:
		return fault.Invalid("pension", EnterShare)
	case !f.Known():
		return fault.Invalid("frequency", period.Choose)
	case pay < 0 || pay > mostPay:
		return fault.Invalid("pay", money.TooMuch)
	case y.Pension == nil:
		return fault.Invalid("tax-year", rates.YearNotHeld, "year", y.TaxYear.String())
	}
	return nil
}

// mostPay bounds what is worked on, so that no sum can overflow.
const mostPay money.Amount = 1_000_000_000_000

// earnings gives the pay that contributions are a share of.
func (m Membership) earnings(f period.Frequency, pay money.Amount, y *rates.Year) money.Amount {
	if m.Basis == AllPay {
		return pay
	}
	return Qualifying(f, pay, y)
}

// Qualifying gives the part of one pay period's pay that lies between the
// lower and upper points of qualifying earnings.
func Qualifying(f period.Frequency, pay money.Amount, y *rates.Year) money.Amount {
	return max(min(pay, y.Pension.Upper.For(f))-y.Pension.Lower.For(f), 0)
}

// The faults of pension membership.
var (
	ChooseScheme = msg.New("pension.choose-scheme", "Choose how the pension scheme gives tax relief, and which pay counts")
	EnterShare   = msg.New("pension.enter-share", "Enter the pension share as a percentage from 0 to 100, like 5")
)

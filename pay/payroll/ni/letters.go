package ni

import "ownway/pay/payroll/rates"

// payer says how a letter's holder pays, or how the employer does.
type payer byte

const (
	exempt   payer = iota // X: nothing
	standard              // main rate, then the rate above the limit
	reduced               // married woman's certificate
	deferred              // the low rate on all: enough is paid in another job
	relieved              // employee over State Pension age: nothing
)

// relief says up to where an employer pays nothing.
type relief byte

const (
	fromST   relief = iota // from the secondary threshold
	fromUST                // young workers, apprentices, veterans
	fromFUST               // freeports and investment zones
)

type letter struct {
	employee payer
	employer relief
}

// The letters in use: which way each side pays (HMRC, National Insurance
// category letters; every letter with published cases is proved on them).
func (c Category) find() (letter, bool) {
	switch c {
	case 'A':
		return letter{standard, fromST}, true
	case 'B':
		return letter{reduced, fromST}, true
	case 'C':
		return letter{relieved, fromST}, true
	case 'J':
		return letter{deferred, fromST}, true
	case 'H', 'M', 'V':
		return letter{standard, fromUST}, true
	case 'Z':
		return letter{deferred, fromUST}, true
	case 'F', 'N':
		return letter{standard, fromFUST}, true
	case 'E', 'I':
		return letter{reduced, fromFUST}, true
	case 'D', 'L':
		return letter{deferred, fromFUST}, true
	case 'K', 'S':
		return letter{relieved, fromFUST}, true
	case 'X':
		return letter{exempt, fromST}, true
	}
	return letter{}, false
}

// Known reports whether the letter is in use.
func (c Category) Known() bool { _, ok := c.find(); return ok }

// rates gives the employee's rate below and above the upper earnings limit.
func (p payer) rates(n *rates.NationalInsurance) (below, above rates.Rate) {
	switch p {
	case standard:
		return n.Main, n.Above
	case reduced:
		return n.Reduced, n.Above
	case deferred:
		return n.Deferred, n.Above
	}
	return 0, 0
}

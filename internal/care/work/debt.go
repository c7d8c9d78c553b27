package work

import (
	"ownway/value/fault"
	"ownway/value/money"
)

// Debt is what corrections take back of pay after tax, where that is more than a
// wage: what is not taken off at once, as people agreed.
type Debt struct {
	Spared   money.Amount // more than this wage holds: not taken off it
	Forgiven money.Amount // of that, what the PA keeps: the employer bears it
	Each     money.Amount // taken off each later wage
	Repaid   money.Amount // taken off this one
	Left     money.Amount // to take off later ones
}

// repay sees that no wage is less than nothing. A correction that takes back more
// waits for people to agree: then the PA keeps it, or it is taken off later wages
// a little at a time. Each wage repays what earlier ones left, as far as it goes.
func (d Due) repay(slip *Payslip) error {
	if n := len(d.Earlier); n > 0 {
		before := d.Earlier[n-1].Debt
		slip.Debt = Debt{Each: before.Each, Left: before.Left}
	}
	short := -slip.ToPay()
	if short <= 0 {
		slip.Debt.Repaid = min(slip.Debt.Each, slip.Debt.Left, -short)
		slip.Debt.Left -= slip.Debt.Repaid
		return nil
	}
	slip.Debt.Spared = short
	switch c := d.choice(Overpaid); c.Take {
	case WriteOff:
		slip.Debt.Forgiven = short
	case Recover:
		slip.Debt.Each, slip.Debt.Left = c.Each, slip.Debt.Left+short
	default:
		return fault.Conflict(OverpaidSays, "pa", d.Employment.PAName, "amount", short)
	}
	return nil
}

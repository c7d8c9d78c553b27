package payment

import (
	"ownway/ledger"
	"ownway/value/money"
)

// Funding is what each funder pays towards a purse a week. What the purse
// costs is shared between them in the same proportion.
type Funding struct {
	Council      money.Amount
	NHS          money.Amount
	Contribution money.Amount // assessed by the council; paid in by the person when payments are net
	Own          money.Amount // the person's own money, for someone who funds all of it
}

// Weekly adds up what the purse has a week.
func (f Funding) Weekly() money.Amount { return f.Council + f.NHS + f.Contribution + f.Own }

// Share splits a cost between the funders, and loses no penny. Somebody must
// fund the purse.
func (f Funding) Share(a money.Amount) map[ledger.Funder]money.Amount {
	parts := a.Share(int64(f.Council), int64(f.NHS), int64(f.Contribution), int64(f.Own))
	shares := map[ledger.Funder]money.Amount{}
	for i, funder := range ledger.Funders() {
		if parts[i] != 0 {
			shares[funder] = parts[i]
		}
	}
	return shares
}

package leave

import "math/big"

// Exact holds the figures behind an entitlement before they are rounded for a
// reader, as fractions.
type Exact struct {
	Days  *big.Rat // of holiday; for someone who starts in the year, in whole half days
	Full  *big.Rat // days of a whole year
	Share *big.Rat // the part of the leave year that counts
}

// Exact gives the figures before rounding, to check them against published ones.
func (e Entitlement) Exact() Exact {
	return Exact{Days: e.days.rat(), Full: e.full.rat(), Share: e.part.rat()}
}

func (r ratio) rat() *big.Rat { return big.NewRat(r.num, r.den) }

package modulus

import (
	"strings"

	"ownway/value/ident"
)

// Standard reads a sort code and an account number as banks have printed them,
// and gives the six and eight digits that payments use (VocaLink, "Validating
// account numbers", non-standard account numbers). Ten digits are the last
// eight, or at the Co-operative Bank (08) the first eight; nine at Santander
// (09 and 72) move their first digit to the end of the sort code; six or seven get
// noughts in front.
func Standard(code, number string) (ident.SortCode, ident.AccountNumber, error) {
	c, err := ident.ParseSortCode(code)
	if err != nil {
		return "", "", err
	}
	n := strings.NewReplacer(" ", "", "-", "").Replace(number)
	switch {
	case len(n) == 10 && c[:2] == "08":
		n = n[:8]
	case len(n) == 10:
		n = n[2:]
	case len(n) == 9 && (c[:2] == "09" || c[:2] == "72"):
		c, err = ident.ParseSortCode(string(c[:5]) + n[:1])
		n = n[1:]
	}
	if err != nil {
		return "", "", err
	}
	a, err := ident.ParseAccountNumber(n)
	return c, a, err
}

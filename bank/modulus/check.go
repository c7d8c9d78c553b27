package modulus

import "ownway/value/ident"

// Positions of the fourteen digits, by the letters that the document gives
// them: u to z are the sort code, a to h the account number.
const (
	posA = 6 + iota
	posB
	_
	_
	_
	_
	posG
	posH
)

type digits [14]int

func digitsOf(code ident.SortCode, number ident.AccountNumber) (d digits) {
	for i, c := range string(code) + string(number) {
		d[i] = int(c - '0')
	}
	return d
}

// passesOne makes one check of the table.
func (t *Table) passesOne(r row, code ident.SortCode, number ident.AccountNumber) bool {
	switch r.exception {
	case 5:
		if other, ok := t.substitutes[code]; ok {
			code = other
		}
	case 8:
		code = "090126"
	case 9:
		code = "309634"
	}
	d := digitsOf(code, number)
	total := sum(r.method, d, weightsFor(r, d))
	if r.exception == 1 {
		total += 27
	}
	if r.exception == 14 {
		return total%11 == 0 || shiftedPasses(r, d)
	}
	return remainderPasses(r, d, total)
}

// weightsFor gives the row's weights as the exceptions change them.
func weightsFor(r row, d digits) [14]int {
	switch {
	case r.exception == 2 && d[posA] != 0 && d[posG] != 9:
		return [14]int{0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1}
	case r.exception == 2 && d[posA] != 0:
		return [14]int{0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1}
	case r.exception == 7 && d[posG] == 9, r.exception == 10 && d[posG] == 9 && (d[posA] == 0 || d[posA] == 9) && d[posB] == 9:
		w := r.weights
		for i := range posB + 1 {
			w[i] = 0
		}
		return w
	}
	return r.weights
}

// sum adds each digit times its weight; the double alternate method adds the
// digits of each product.
func sum(m method, d digits, w [14]int) int {
	total := 0
	for i := range d {
		p := d[i] * w[i]
		if m == doubleAlternate {
			p = p/1000 + p/100%10 + p/10%10 + p%10
		}
		total += p
	}
	return total
}

// remainderPasses holds the total against the modulus, or for exceptions 4 and
// 5 against the check digits in the account number.
func remainderPasses(r row, d digits, total int) bool {
	modulus := 10
	if r.method == mod11 {
		modulus = 11
	}
	left := (total%modulus + modulus) % modulus // a weight can be below nothing
	switch {
	case r.exception == 4:
		return left == d[posG]*10+d[posH]
	case r.exception == 5 && r.method == mod11:
		return left == 0 && d[posG] == 0 || left > 1 && 11-left == d[posG]
	case r.exception == 5:
		return left == 0 && d[posH] == 0 || left > 0 && 10-left == d[posH]
	}
	return left == 0
}

// shiftedPasses makes the second try of exception 14: a number that ends in 0,
// 1 or 9 may have lost the nought at its front.
func shiftedPasses(r row, d digits) bool {
	if h := d[posH]; h != 0 && h != 1 && h != 9 {
		return false
	}
	copy(d[posB:], d[posA:posH])
	d[posA] = 0
	return sum(r.method, d, r.weights)%11 == 0
}

// Package tax works out Income Tax under PAYE from a tax code, to the penny of
// HMRC's specification of the tax table routines.
//
// All sums are in whole ten-thousandths of a pound, the four decimal places
// that the specification keeps; nothing is a floating-point number.
package tax

import (
	"strconv"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Region is the part of the United Kingdom whose bands a code uses.
type Region byte

// The regions.
const (
	RestOfUK Region = iota // England and Northern Ireland
	Scotland               // code starts with S
	Wales                  // code starts with C
)

// Prefix gives the letter that codes of the region start with, empty for the
// rest of the UK. HMRC's full payment submission carries it apart from the code.
func (r Region) Prefix() string {
	switch r {
	case Scotland:
		return "S"
	case Wales:
		return "C"
	}
	return ""
}

// kind is what a code does with pay.
type kind byte

const (
	none      kind = iota // the zero Code is no code
	allowance             // number and letter: an amount is free of tax
	addition              // K and number: an amount is added to pay
	basicRate             // BR: all pay at the basic rate
	otherRate             // D0, D1 and on: all pay at one higher rate
	noTax                 // NT
)

// Code is a tax code. Codes compare with ==. The zero Code is no code.
type Code struct {
	region Region
	kind   kind
	alone  bool  // week 1 or month 1: each payment stands alone
	letter byte  // of an allowance code: L M N P T Y
	number int32 // of an allowance or K code; of a D code its digit
}

// The faults of reading a tax code.
var (
	EnterCode  = msg.New("tax.enter-code", "Enter a tax code, like 1257L. It is on the PA's P45 or in HMRC's notice")
	NoSuchCode = msg.New("tax.no-such-code", "There is no tax code {code}. Check the P45 or HMRC's notice, and enter it again")
)

// Parse reads a tax code as HMRC and people write it: "1257L", "S1257L",
// "C BR", "K475 W1", "0T M1", "1257L X". A code that does not exist is a fault.
func Parse(s string) (Code, error) {
	t := strings.ToUpper(strings.Join(strings.Fields(clip(s)), ""))
	if t == "" || len(t) > 16 {
		return Code{}, fault.Invalid("tax-code", EnterCode)
	}
	var c Code
	rest := c.cutBasis(t)
	switch {
	case strings.HasPrefix(rest, "S"):
		c.region, rest = Scotland, rest[1:]
	case strings.HasPrefix(rest, "C"):
		c.region, rest = Wales, rest[1:]
	}
	if !c.parseBase(rest) {
		return Code{}, fault.Invalid("tax-code", NoSuchCode, "code", t)
	}
	return c, nil
}

// clip bounds what is read: no code is longer.
func clip(s string) string { return s[:min(len(s), 40)] }

// Must reads a code that the program itself wrote, and panics on a bad one.
func Must(s string) Code {
	c, err := Parse(s)
	if err != nil {
		panic("tax: " + s + " is no tax code")
	}
	return c
}

// cutBasis takes the ending that marks a code as week 1 or month 1.
func (c *Code) cutBasis(t string) string {
	for _, end := range []string{"W1/M1", "W1M1", "W1", "M1", "X"} {
		if rest, ok := strings.CutSuffix(t, end); ok {
			c.alone = true
			return rest
		}
	}
	return t
}

// parseBase reads the code without region and basis, in the shapes that HMRC's
// full payment submission takes. K codes run from K1 to K9999 (HMRC PAYE11015).
func (c *Code) parseBase(t string) bool {
	switch {
	case t == "BR":
		c.kind = basicRate
	case t == "NT":
		c.kind = noTax
	case t == "0T":
		c.kind, c.letter = allowance, 'T'
	case len(t) == 2 && t[0] == 'D' && t[1] >= '0' && t[1] <= c.lastD():
		c.kind, c.number = otherRate, int32(t[1]-'0')
	case len(t) > 1 && t[0] == 'K':
		n, ok := number(t[1:], 4)
		c.kind, c.number = addition, n
		return ok
	case len(t) > 1 && strings.IndexByte("LMNPTY", t[len(t)-1]) >= 0:
		n, ok := number(t[:len(t)-1], 6)
		c.kind, c.number, c.letter = allowance, n, t[len(t)-1]
		return ok
	default:
		return false
	}
	return true
}

// lastD gives the digit of the last D code that has a rate in any year held.
func (c *Code) lastD() byte {
	if c.region == Scotland {
		return '3'
	}
	return '1'
}

// number reads a number from 1, with no leading nought, of at most so many digits.
func number(s string, most int) (int32, bool) {
	if len(s) == 0 || len(s) > most || s[0] == '0' {
		return 0, false
	}
	var n int32
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int32(s[i]-'0')
	}
	return n, true
}

// Region gives the part of the United Kingdom whose bands the code uses.
func (c Code) Region() Region { return c.region }

// Alone reports whether each payment stands alone (week 1 or month 1, code
// ending W1, M1 or X) rather than counting with the year so far.
func (c Code) Alone() bool { return c.alone }

// OnItsOwn gives the code on a week 1 or month 1 basis.
func (c Code) OnItsOwn() Code { c.alone = c.kind != none; return c }

// Cumulative gives the code on a cumulative basis, as at the start of a year.
func (c Code) Cumulative() Code { c.alone = false; return c }

// IsZero reports whether this is no code.
func (c Code) IsZero() bool { return c.kind == none }

// Base gives the code without region and basis, as HMRC's full payment
// submission carries it: "1257L", "K475", "BR".
func (c Code) Base() string {
	n := strconv.Itoa(int(c.number))
	switch c.kind {
	case allowance:
		return n + string(c.letter)
	case addition:
		return "K" + n
	case basicRate:
		return "BR"
	case otherRate:
		return "D" + n
	case noTax:
		return "NT"
	}
	return ""
}

// String gives the code as people write it: "S1257L", "K475 W1/M1".
func (c Code) String() string {
	s := c.region.Prefix() + c.Base()
	if c.alone {
		s += " W1/M1"
	}
	return s
}

// MarshalText writes the code as String does; no code is nothing.
func (c Code) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a code, or no code from nothing.
func (c *Code) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*c = Code{}
		return nil
	}
	v, err := Parse(string(b))
	*c = v
	return err
}

// Package ident holds the numbers and codes by which people, accounts and
// records are known. Each is read at the door; once read it is in its one
// written form and need not be checked again.
package ident

import (
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of reading an identifier.
var (
	EnterNINO      = msg.New("ident.enter-nino", "Enter a National Insurance number, like QQ 12 34 56 C")
	EnterNHSNumber = msg.New("ident.enter-nhs-number", "Enter the 10 digits of an NHS number, like 999 123 4551")
	EnterSortCode  = msg.New("ident.enter-sort-code", "Enter the 6 digits of a sort code, like 20-29-59")
	EnterAccount   = msg.New("ident.enter-account-number", "Enter the 6 to 8 digits of an account number, like 63748472")
	EnterPostcode  = msg.New("ident.enter-postcode", "Enter a full postcode, like SY1 1AA")
	EnterPAYERef   = msg.New("ident.enter-paye-reference", "Enter an employer PAYE reference, like 123/AB456")
)

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\u00a0':
			return -1
		}
		return r
	}, strings.ToUpper(strings.TrimSpace(s)))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func letter(b byte) bool { return b >= 'A' && b <= 'Z' }

// NINO is a National Insurance number, like QQ123456C.
type NINO string

// ParseNINO reads a National Insurance number: two letters (neither of them D,
// F, I, Q, U or V, the second not O, and not BG, GB, KN, NK, NT, TN or ZZ; HMRC
// NIM39110), six digits and a letter A to D. The prefix QQ, which HMRC uses in
// its own examples and gives to no one, is read too.
func ParseNINO(s string) (NINO, error) {
	t := squeeze(s)
	bad := fault.Invalid("nino", EnterNINO)
	if len(t) != 9 || !letter(t[0]) || !letter(t[1]) || !allDigits(t[2:8]) || t[8] < 'A' || t[8] > 'D' {
		return "", bad
	}
	if t[:2] == "QQ" {
		return NINO(t), nil
	}
	if strings.ContainsAny(t[:2], "DFIQUV") || t[1] == 'O' {
		return "", bad
	}
	switch t[:2] {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return "", bad
	}
	return NINO(t), nil
}

// NHSNumber is an NHS number, ten digits of which the last is a check.
type NHSNumber string

// ParseNHSNumber reads an NHS number and proves its check digit (modulus 11,
// NHS Data Dictionary).
func ParseNHSNumber(s string) (NHSNumber, error) {
	t := squeeze(s)
	bad := fault.Invalid("nhs-number", EnterNHSNumber)
	if len(t) != 10 || !allDigits(t) {
		return "", bad
	}
	sum := 0
	for i := range 9 {
		sum += int(t[i]-'0') * (10 - i)
	}
	if check := (11 - sum%11) % 11; check == 10 || check != int(t[9]-'0') {
		return "", bad
	}
	return NHSNumber(t), nil
}

// SortCode is a bank's sort code, six digits.
type SortCode string

// ParseSortCode reads six digits with or without hyphens or spaces.
func ParseSortCode(s string) (SortCode, error) {
	t := squeeze(s)
	if len(t) != 6 || !allDigits(t) {
		return "", fault.Invalid("sort-code", EnterSortCode)
	}
	return SortCode(t), nil
}

// String writes the sort code as people know it: 20-29-59.
func (c SortCode) String() string {
	if len(c) != 6 {
		return string(c)
	}
	return string(c[:2] + "-" + c[2:4] + "-" + c[4:])
}

// AccountNumber is a bank account number, eight digits.
type AccountNumber string

// ParseAccountNumber reads six to eight digits; shorter numbers get the noughts
// in front that banks leave out (VocaLink, "Validating account numbers").
func ParseAccountNumber(s string) (AccountNumber, error) {
	t := squeeze(s)
	if len(t) < 6 || len(t) > 8 || !allDigits(t) {
		return "", fault.Invalid("account-number", EnterAccount)
	}
	return AccountNumber(strings.Repeat("0", 8-len(t)) + t), nil
}

// BankAccount is where money is sent: a sort code and an account number, with
// the name that the account is held in.
type BankAccount struct {
	SortCode SortCode
	Number   AccountNumber
	Name     string
}

// Postcode is a UK postcode in capitals with its space: SY1 1AA.
type Postcode string

// ParsePostcode reads a postcode by its shape (BS 7666): an area of one or two
// letters, a district, a space, a digit and two letters.
func ParsePostcode(s string) (Postcode, error) {
	t := squeeze(s)
	bad := fault.Invalid("postcode", EnterPostcode)
	if len(t) < 5 || len(t) > 7 {
		return "", bad
	}
	out, in := t[:len(t)-3], t[len(t)-3:]
	if in[0] < '0' || in[0] > '9' || strings.ContainsAny(in[1:], "CIKMOV") || !letter(in[1]) || !letter(in[2]) {
		return "", bad
	}
	if out != "GIR" && !outward(out) {
		return "", bad
	}
	return Postcode(out + " " + in), nil
}

// outward accepts the shapes A9, A99, A9A, AA9, AA99 and AA9A.
func outward(s string) bool {
	shape := strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return 'A'
		case r >= '0' && r <= '9':
			return '9'
		}
		return '?'
	}, s)
	switch shape {
	case "A9", "A99", "A9A", "AA9", "AA99", "AA9A":
		return true
	}
	return false
}

// PAYERef is an employer's PAYE reference: the tax office's three digits, a
// stroke and the employer's reference, like 123/AB456.
type PAYERef string

// ParsePAYERef reads an employer PAYE reference: three digits, a stroke and one
// to ten letters or digits.
func ParsePAYERef(s string) (PAYERef, error) {
	t := squeeze(s)
	office, ref, ok := strings.Cut(t, "/")
	if !ok || len(office) != 3 || !allDigits(office) || ref == "" || len(ref) > 10 {
		return "", fault.Invalid("paye-reference", EnterPAYERef)
	}
	for i := range len(ref) {
		if !letter(ref[i]) && (ref[i] < '0' || ref[i] > '9') {
			return "", fault.Invalid("paye-reference", EnterPAYERef)
		}
	}
	return PAYERef(t), nil
}

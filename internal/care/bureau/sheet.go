package bureau

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// SheetCode is the code on a printed sheet for hours: eight digits that nobody
// can guess from another, and a ninth that shows a slip of the finger.
type SheetCode string

// PaperSheet is a printed sheet for the hours of one PA and pay period.
type PaperSheet struct {
	Code       SheetCode
	Employer   person.ID
	Employment work.ID
	PA         person.PAID
	Period     calendar.Period
}

// The faults of a code.
var (
	CodeShape   = msg.New("bureau.code-shape", "The code on a sheet has 9 digits, like 123 456 786. “{code}” has not")
	CodeMistype = msg.New("bureau.code-mistyped", "{code} is not right: a digit is wrong or two have changed places. Look at the sheet again")
	CodeUnknown = msg.New("bureau.code-unknown", "No sheet that you printed has the code {code}. Look at the sheet again, or choose the employer")
	CodeOther   = msg.New("bureau.code-other", "The sheet {code} is of another employer than you chose. Leave the employer out, or look at the sheet again")
)

// CodeOf gives the code of the sheet of a job and a pay period, whoever prints it.
// Of two jobs that come to the same code, which is one in a hundred million, again
// gives the second another.
func CodeOf(job work.ID, first calendar.Date, again int) SheetCode {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%s/%d", job, first, again))
	return NewCode([8]byte(sum[:8]))
}

const codeDigits = 8

// NewCode makes a code of any bytes that differ from sheet to sheet.
func NewCode(from [8]byte) SheetCode {
	n := binary.BigEndian.Uint64(from[:]) % 1_0000_0000
	digits := make([]byte, codeDigits)
	for i := codeDigits - 1; i >= 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return SheetCode(digits) + SheetCode('0'+damm(string(digits)))
}

// ParseCode reads a code as somebody typed it, with or without spaces.
func ParseCode(typed string) (SheetCode, error) {
	digits := strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(typed)
	if len(digits) != codeDigits+1 || strings.Trim(digits, "0123456789") != "" {
		return "", fault.Invalid("code", CodeShape, "code", clip(typed))
	}
	if damm(digits) != 0 {
		return "", fault.Invalid("code", CodeMistype, "code", SheetCode(digits).String())
	}
	return SheetCode(digits), nil
}

func clip(s string) string {
	if r := []rune(strings.TrimSpace(s)); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return strings.TrimSpace(s)
}

// String writes the code in groups of three, as it is read aloud.
func (c SheetCode) String() string {
	if len(c) != codeDigits+1 {
		return string(c)
	}
	return string(c[:3] + " " + c[3:6] + " " + c[6:])
}

// quasi is a quasigroup of order ten with nothing on its diagonal and no pair
// that can change places, so that every wrong digit and every two neighbours
// changed about are found (H. M. Damm, 2004).
var quasi = [10]string{"0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"}

// damm gives the check digit of digits; of digits with their check digit it is 0.
func damm(digits string) byte {
	var at byte
	for i := range len(digits) {
		at = quasi[at][digits[i]-'0'] - '0'
	}
	return at
}

package statement

import (
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// ReadDate reads a date written in a layout of package time, like "02/01/2006".
func ReadDate(layout, found string) (calendar.Date, error) {
	t, err := time.Parse(layout, strings.TrimSpace(found))
	if err != nil || t.Year() < 1900 || t.Year() > 2199 {
		like := time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC).Format(layout)
		return calendar.Date{}, fault.Invalid("date", EnterDate, "like", like, "found", Shown(found))
	}
	return calendar.DateOf(t), nil
}

// ReadTime reads a time of day, 9:30 or 09:30:00, and gives it as HH:MM:SS.
// Nothing gives nothing.
func ReadTime(found string) (string, error) {
	s := strings.TrimSpace(found)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{"15:04:05", "15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("15:04:05"), nil
		}
	}
	return "", fault.Invalid("time", EnterTime, "found", Shown(found))
}

// ReadAmount reads pounds and pence as banks write them: -23.50, +2,100.00, £7.
// Blank is a fault, never nothing.
func ReadAmount(field, found string) (money.Amount, error) {
	s := strings.TrimSpace(found)
	if rest, plus := strings.CutPrefix(s, "+"); plus && !strings.HasPrefix(rest, "-") {
		s = rest
	}
	a, err := money.Parse(s)
	if err != nil {
		return 0, fault.Invalid(field, EnterAmount, "found", Shown(found))
	}
	return a, nil
}

// ReadText tidies a field of words: spaces at the ends and runs of spaces go.
func ReadText(field, found string) (string, error) {
	if utf8.RuneCountInString(found) > MaxField {
		return "", fault.Invalid(field, TooLong, "most", MaxField)
	}
	return Tidy(found), nil
}

// Tidy takes away spaces at the ends, makes each run of spaces one, and drops
// characters that cannot be seen.
func Tidy(s string) string {
	if isTidy(s) {
		return s
	}
	seen := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(seen), " ")
}

// isTidy reports whether words are plain letters with single spaces between, as
// nearly all are.
func isTidy(s string) bool {
	gap := true // a space here would be one too many
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && gap, c < ' ', c > '~':
			return false
		default:
			gap = c == ' '
		}
	}
	return !gap || s == ""
}

// Shown cuts what was found to a length fit for an error message.
func Shown(found string) string {
	s := Tidy(found)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// LeftOut is the warning that a row was left out, for the reason in the key.
func LeftOut(why msg.Key, row int) msg.Text { return why.With("line", row) }

// At gives a fault the row that it was found on, when it has none of its own.
func At(err error, row int) error {
	var f *fault.Fault
	if !errors.As(err, &f) || f.Line != 0 {
		return err
	}
	return fault.OnLine(err, row)
}

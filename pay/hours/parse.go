package hours

import (
	"strconv"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of hours that people type.
var (
	EnterHours   = msg.New("hours.enter-hours", "Enter the hours worked, like 3.5")
	TooManyHours = msg.New("hours.too-many", "Enter 168 hours or less: that is every hour of a week")
)

const (
	longest     = 40          // characters; the longest way to write it is shorter
	weekMinutes = 7 * 24 * 60 // no field asks for the hours of more than a week
)

// ParseHours reads working time as people write it and gives minutes: "3.5",
// "3:30", "3h 30m", "3 hours 30 minutes", "45m". Tenths and hundredths of an
// hour are rounded to the nearest minute, half up. Blank is not zero: it is a
// fault, as is anything else that is no time, or over 168 hours.
func ParseHours(s string) (int, error) {
	bad := fault.Invalid("hours", EnterHours)
	t := strings.ToLower(strings.TrimSpace(s))
	if t == "" || len(t) > longest {
		return 0, bad
	}
	minutes, ok := readTime(t)
	if !ok {
		return 0, bad
	}
	if minutes > weekMinutes {
		return 0, fault.Invalid("hours", TooManyHours)
	}
	return minutes, nil
}

func readTime(t string) (int, bool) {
	if h, m, clock := strings.Cut(t, ":"); clock {
		hours, ok := number(h, 4)
		minutes, ok2 := number(m, 2)
		return hours*60 + minutes, ok && ok2 && len(m) == 2 && minutes < 60
	}
	if rest, ok := cutUnit(t, "minutes", "minute", "mins", "min", "m"); ok {
		return hoursAndMinutes(rest)
	}
	if rest, ok := cutUnit(t, "hours", "hour", "hrs", "hr", "h"); ok {
		t = rest
	}
	return decimalHours(t)
}

// hoursAndMinutes reads what stands before the unit of minutes: minutes alone,
// or hours with their unit and then minutes below 60.
func hoursAndMinutes(t string) (int, bool) {
	i := strings.LastIndexFunc(t, func(r rune) bool { return r < '0' || r > '9' }) + 1
	minutes, ok := number(t[i:], 5)
	if !ok {
		return 0, false
	}
	before := strings.TrimSpace(t[:i])
	if before == "" {
		return minutes, true
	}
	h, isHours := cutUnit(before, "hours", "hour", "hrs", "hr", "h")
	hours, ok := number(h, 4)
	return hours*60 + minutes, isHours && ok && minutes < 60
}

// decimalHours reads whole hours with at most two decimals.
func decimalHours(t string) (int, bool) {
	whole, frac, point := strings.Cut(t, ".")
	hours, ok := number(whole, 4)
	if !ok || !point {
		return hours * 60, ok
	}
	hundredths, ok := number(frac, 2)
	if len(frac) == 1 {
		hundredths *= 10
	}
	return hours*60 + (hundredths*60+50)/100, ok
}

// cutUnit takes the first unit that t ends in away, with the space before it.
func cutUnit(t string, units ...string) (string, bool) {
	for _, u := range units {
		if rest, ok := strings.CutSuffix(t, u); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return t, false
}

// number reads up to most digits.
func number(s string, most int) (int, bool) {
	if s == "" || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

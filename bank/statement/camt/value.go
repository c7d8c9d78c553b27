package camt

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/money"
)

// readMoney reads an amount as XML writes decimals: no sign, no commas, a point.
// Parts of a hundredth are refused unless they are noughts.
func readMoney(found, currency string) (Money, error) {
	bad := fault.Invalid("amount", statement.EnterAmount, "found", statement.Shown(found))
	whole, part, _ := strings.Cut(strings.TrimSpace(found), ".")
	part = strings.TrimRight(part, "0")
	if whole+part == "" && !strings.Contains(found, "0") || len(part) > 2 || len(whole) > 13 || !digits(whole) || !digits(part) {
		return Money{}, bad
	}
	a, err := money.Parse("0" + whole + "." + (part + "00")[:2])
	if err != nil {
		return Money{}, bad
	}
	if len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return Money{}, fault.Invalid("currency", Missing, "name", "Ccy")
	}
	return Money{Amount: a, Currency: currency}, nil
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// readMoment reads a day, or a day and a time: 2026-09-01, 2026-09-01T09:30:00Z.
// Parts of a second go; the bank's own day and time count, whatever its zone.
func readMoment(found string) (Moment, error) {
	s := strings.TrimSpace(found)
	day, rest := s[:min(len(s), 10)], s[min(len(s), 10):]
	d, err := statement.ReadDate("2006-01-02", day)
	if err != nil {
		return Moment{}, err
	}
	m := Moment{Day: d}
	clock, timed := strings.CutPrefix(rest, "T")
	if timed && len(clock) >= 8 {
		if m.Time, err = statement.ReadTime(clock[:8]); err != nil {
			return Moment{}, err
		}
		rest = clock[8:]
		if part, ok := strings.CutPrefix(rest, "."); ok {
			rest = strings.TrimLeft(part, "0123456789")
		}
	} else if timed {
		return Moment{}, fault.Invalid("time", statement.EnterTime, "found", statement.Shown(clock))
	}
	if !zone(rest) {
		return Moment{}, fault.Invalid("date", statement.EnterDate, "like", "2026-11-21", "found", statement.Shown(found))
	}
	m.Zone = rest
	return m, nil
}

func zone(s string) bool {
	if s == "" || s == "Z" {
		return true
	}
	return len(s) == 6 && (s[0] == '+' || s[0] == '-') && s[3] == ':' && digits(s[1:3]) && digits(s[4:])
}

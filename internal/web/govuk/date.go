package govuk

import "strings"

// twoDigits gives a day or month its nought in front: 5 is 05.
func twoDigits(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// fourDigits gives a year as it was typed. Two digits stay two: 26 could be
// 1926, so the reader is asked for the whole year.
func fourDigits(s string) string { return strings.TrimSpace(s) }

package cli

import (
	"fmt"
	"strings"

	"ownway/law"
	"ownway/value/calendar"
)

// stay reads a stay in a care home, like 2026-12-01..2026-12-14.
type stay law.Stay

// UnmarshalText reads the first and the last day.
func (s *stay) UnmarshalText(text []byte) error {
	first, last, both := strings.Cut(string(text), "..")
	if !both {
		return fmt.Errorf("%q is no stay; write its first and last day as FIRST..LAST, like 2026-12-01..2026-12-14", text)
	}
	var err error
	if s.First, err = calendar.Parse(first); err != nil {
		return fmt.Errorf("the first day of a stay: %q is no day", first)
	}
	if s.Last, err = calendar.Parse(last); err != nil {
		return fmt.Errorf("the last day of a stay: %q is no day", last)
	}
	if s.Last.Before(s.First) {
		return fmt.Errorf("the stay %s ends before it begins", text)
	}
	return nil
}

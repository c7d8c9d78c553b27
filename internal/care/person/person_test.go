package person_test

import (
	"testing"

	"ownway/internal/care/person"
	"ownway/value/calendar"
)

// Whoever a person removes can act no more on that very day.
func TestActsOn(t *testing.T) {
	day := calendar.MustDate("2026-11-21")
	for _, c := range []struct {
		name string
		from calendar.Date
		till calendar.Date
		want bool
	}{
		{"since today", day, calendar.Date{}, true},
		{"from tomorrow", day.AddDays(1), calendar.Date{}, false},
		{"since last year", day.AddDays(-365), calendar.Date{}, true},
		{"until tomorrow", day.AddDays(-365), day.AddDays(1), true},
		{"removed today", day.AddDays(-365), day, false},
		{"named and removed today", day, day, false},
		{"removed long ago", day.AddDays(-365), day.AddDays(-100), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := person.Representative{Standing: person.Nominated, From: c.from, Until: c.till}
			if got := r.ActsOn(day); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

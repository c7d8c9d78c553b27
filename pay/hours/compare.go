package hours

import (
	"time"

	"ownway/value/calendar"
)

// Week is one week of a sheet beside what is usual, in minutes.
type Week struct {
	Days       calendar.Period // within the pay period; the first and last may be short
	Usual      int
	Logged     int // worked, with time awake in a sleep-in
	Holiday    int
	Sick       int
	Difference int // worked, holiday and sick, less usual
	Overtime   int // worked beyond usual, never below zero

	UsualNights, LoggedNights int
}

// Compare gives one row a week, in order. Weeks run from the first day of a
// period of whole weeks; in any other period they start on Mondays.
func (s Sheet) Compare() []Week {
	weeks := weeksOf(s.Period)
	at := func(d calendar.Date) *Week {
		for i := range weeks {
			if weeks[i].Days.Has(d) {
				return &weeks[i]
			}
		}
		return nil
	}
	for _, e := range s.Usual {
		if w := at(e.Date); w != nil {
			w.Usual += e.Minutes
			w.UsualNights += e.Nights
		}
	}
	for _, e := range s.Entries {
		if w := at(e.Date); w != nil {
			w.add(e)
		}
	}
	for i := range weeks {
		w := &weeks[i]
		w.Difference = w.Logged + w.Holiday + w.Sick - w.Usual
		w.Overtime = max(0, w.Logged-w.Usual)
	}
	return weeks
}

func (w *Week) add(e Entry) {
	switch e.Kind {
	case Holiday:
		w.Holiday += e.Minutes
	case Sick:
		w.Sick += e.Minutes
	default:
		w.Logged += e.Minutes
		w.LoggedNights += e.Nights
	}
}

func weeksOf(p calendar.Period) []Week {
	first := time.Monday
	if p.Days()%7 == 0 {
		first = p.First.Weekday()
	}
	var weeks []Week
	for start := p.First; !start.After(p.Last); {
		last := start
		for last.Before(p.Last) && last.AddDays(1).Weekday() != first {
			last = last.AddDays(1)
		}
		weeks = append(weeks, Week{Days: calendar.Period{First: start, Last: last}})
		start = last.AddDays(1)
	}
	return weeks
}

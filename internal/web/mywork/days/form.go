// Package days is the form on which the hours of a pay period are told day by
// day: a PA logs them on it, and a person changes them on it.
package days

import (
	"slices"
	"strconv"

	"ownway/pay/hours"
	"ownway/value/calendar"
)

// Form is the days of a pay period as they are shown and typed.
type Form struct {
	Weeks    []Week
	SleepIns bool // the job has sleep-in nights
}

// Week is one week of the period. Weeks that need no looking at are closed.
type Week struct {
	Days   calendar.Period
	Told   Sum
	Open   bool
	Fields []Day
}

// Day is one day as it is typed. A day can hold work, a sleep-in night, and
// either holiday or sickness.
type Day struct {
	Date      calendar.Date
	Work      string
	Away      string // "holiday", "sick" or nothing
	AwayHours string
	Sleep     bool
	Awake     string
}

// Sum is what is told of some days, in minutes and nights.
type Sum struct {
	Any                           bool
	Work, Holiday, Sick, SleepIns int
}

// SumOf adds up entries.
func SumOf(entries []hours.Entry) Sum {
	s := Sum{Any: len(entries) > 0}
	for _, e := range entries {
		switch e.Kind {
		case hours.Holiday:
			s.Holiday += e.Minutes
		case hours.Sick:
			s.Sick += e.Minutes
		default:
			s.Work += e.Minutes
			s.SleepIns += e.Nights
		}
	}
	return s
}

// New lays out the days of a sheet on which the employment lasts, filled in
// with entries. The week that holds the open day stands open; every week does
// when no week holds it.
func New(sheet hours.Sheet, entries []hours.Entry, sleepIns bool, open calendar.Date) Form {
	f := Form{SleepIns: sleepIns || slices.ContainsFunc(entries, func(e hours.Entry) bool { return e.Kind == hours.SleepIn })}
	for _, row := range sheet.Compare() {
		w := Week{Days: row.Days, Open: row.Days.Has(open) || !sheet.Period.Has(open)}
		for d := row.Days.First; !d.After(row.Days.Last); d = d.AddDays(1) {
			if d.Before(sheet.Start) || !sheet.End.IsZero() && d.After(sheet.End) {
				continue
			}
			w.Fields = append(w.Fields, dayOf(d, entries))
		}
		w.Told = SumOf(slices.DeleteFunc(slices.Clone(entries), func(e hours.Entry) bool { return !row.Days.Has(e.Date) }))
		if len(w.Fields) > 0 {
			f.Weeks = append(f.Weeks, w)
		}
	}
	return f
}

func dayOf(d calendar.Date, entries []hours.Entry) Day {
	day := Day{Date: d}
	for _, e := range entries {
		if e.Date != d {
			continue
		}
		switch e.Kind {
		case hours.Work:
			day.Work = Write(e.Minutes)
		case hours.SleepIn:
			day.Sleep = true
			if e.Minutes > 0 {
				day.Awake = Write(e.Minutes)
			}
		default:
			day.Away, day.AwayHours = string(e.Kind), Write(e.Minutes)
		}
	}
	return day
}

// Write gives working time as people type it: "3.5", or "3:20" where hundredths
// of an hour would not be exact.
func Write(minutes int) string {
	whole, rest := minutes/60, minutes%60
	if rest == 0 {
		return strconv.Itoa(whole)
	}
	if rest*100%60 != 0 {
		return strconv.Itoa(whole) + ":" + two(rest)
	}
	s := strconv.Itoa(whole) + "." + two(rest*100/60)
	if s[len(s)-1] == '0' {
		return s[:len(s)-1]
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Field names. The fields of a day end in its date.
func (d Day) work() string      { return "work-" + d.Date.String() }
func (d Day) away() string      { return "away-" + d.Date.String() }
func (d Day) awayHours() string { return "away-hours-" + d.Date.String() }
func (d Day) sleep() string     { return "sleep-" + d.Date.String() }
func (d Day) awake() string     { return "awake-" + d.Date.String() }

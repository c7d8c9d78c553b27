// Package calendar holds civil dates, the years and periods that money and
// work are counted in, and England's bank holidays. It never asks what day it
// is: today comes in as an argument.
package calendar

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"time"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Date is a civil date, with no time and no zone. The zero Date is no date.
// Dates compare with ==.
type Date struct{ n int32 } // days since 31 December 1899, so that 0 is no date

var epoch = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)

const secondsADay = 24 * 60 * 60

// EnterDate is the fault of a date that cannot be read.
var EnterDate = msg.New("calendar.enter-date", "Enter a real date, like 21 November 2026")

// On gives a date. A day or month out of range is a mistake and panics; use
// Parse for what people type.
func On(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || t.Month() != month {
		panic(fmt.Sprintf("calendar: no such day: %d-%d-%d", year, month, day))
	}
	return DateOf(t)
}

// DateOf gives the civil date of a moment, in the zone that the moment is in.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	days := (time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() - epoch.Unix()) / secondsADay // a Duration ends after 292 years
	return Date{int32(days)}
}

// Parse reads a date as YYYY-MM-DD, between 1900 and 2199.
func Parse(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1900 || t.Year() > 2199 {
		return Date{}, fault.Invalid("date", EnterDate)
	}
	return DateOf(t), nil
}

// MustDate reads a date that the program itself wrote, and panics on a bad one.
func MustDate(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic("calendar: " + s + " is no date")
	}
	return d
}

// Time gives midnight UTC of the date.
func (d Date) Time() time.Time { return epoch.AddDate(0, 0, int(d.n)) }

// IsZero reports whether this is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// String gives the date as YYYY-MM-DD, or nothing for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// MsgValue lets a date stand in a text.
func (d Date) MsgValue() msg.Value { return msg.Value{Kind: msg.Day, S: d.String()} }

// MarshalText writes the date as YYYY-MM-DD.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, or no date from nothing.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := Parse(string(b))
	*d = v
	return err
}

// Value stores the date as YYYY-MM-DD text.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// Scan reads the date from stored text.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("calendar: a date cannot be read from %T", src)
}

// AddDays gives the date n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date { return Date{d.n + int32(n)} }

// AddMonths gives the same day n months later; a day that the month does not
// have becomes its last day.
func (d Date) AddMonths(n int) Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return On(first.Year(), first.Month(), min(t.Day(), last))
}

// DaysUntil counts the days from d to e; negative when e is earlier.
func (d Date) DaysUntil(e Date) int { return int(e.n - d.n) }

// Compare orders dates, earliest first.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Year, Month and Day give the parts of the date.
func (d Date) Year() int { return d.Time().Year() }

// Month gives the month of the year.
func (d Date) Month() time.Month { return d.Time().Month() }

// Day gives the day of the month.
func (d Date) Day() int { return d.Time().Day() }

// AgeOn gives a person's age in whole years on a day, for someone born on d.
// Someone born on 29 February has their birthday on 1 March in other years.
func (d Date) AgeOn(day Date) int {
	born, at := d.Time(), day.Time()
	age := at.Year() - born.Year()
	if at.Month() < born.Month() || at.Month() == born.Month() && at.Day() < born.Day() {
		age--
	}
	return age
}

// Period is a run of days, with both ends in it.
type Period struct{ First, Last Date }

// Days counts the days of the period.
func (p Period) Days() int { return p.First.DaysUntil(p.Last) + 1 }

// Has reports whether the day lies in the period.
func (p Period) Has(d Date) bool { return !d.Before(p.First) && !d.After(p.Last) }

// String gives both ends as YYYY-MM-DD/YYYY-MM-DD (ISO 8601 interval).
func (p Period) String() string { return p.First.String() + "/" + p.Last.String() }

// FourWeekly gives the nth four-weekly period after the one that starts on
// first; n may be negative.
func FourWeekly(first Date, n int) Period {
	start := first.AddDays(28 * n)
	return Period{start, start.AddDays(27)}
}

// FourWeeklyOn gives the four-weekly period that holds the day, in the series
// in which one period starts on first.
func FourWeeklyOn(first, day Date) Period {
	days := first.DaysUntil(day)
	n := days / 28
	if days%28 < 0 {
		n--
	}
	return FourWeekly(first, n)
}

// MonthOf gives the calendar month that holds the day.
func MonthOf(day Date) Period {
	first := On(day.Year(), day.Month(), 1)
	return Period{first, first.AddMonths(1).AddDays(-1)}
}

package calendar

import "time"

// Bank holidays of England are worked out from the Banking and Financial
// Dealings Act 1971 Sch 1 (Easter Monday, the last Monday in May, the last
// Monday in August, 26 December, and 27 December when 25 or 26 is a Sunday),
// the days named by Royal Proclamation each year (New Year's Day or the next
// working day, the first Monday in May, a substitute for Christmas at a
// weekend), and Good Friday and Christmas Day by common law. Days proclaimed
// once stand in the table below.
var proclaimedOnce = map[Date]bool{
	MustDate("2022-06-02"): true, // spring bank holiday moved for the Platinum Jubilee
	MustDate("2022-06-03"): true, // Platinum Jubilee
	MustDate("2022-09-19"): true, // State Funeral of Queen Elizabeth II
	MustDate("2023-05-08"): true, // Coronation of King Charles III
}

var movedAway = map[Date]bool{
	MustDate("2022-05-30"): true, // to 2 June 2022
}

// BankHoliday reports whether the day is a bank holiday in England, from 2022 on.
func BankHoliday(d Date) bool {
	if movedAway[d] {
		return false
	}
	if proclaimedOnce[d] {
		return true
	}
	y, wd := d.Year(), d.Weekday()
	switch d.Month() {
	case time.January:
		return d == workingOn(On(y, time.January, 1))
	case time.March, time.April:
		easter := easterSunday(y)
		return d == easter.AddDays(-2) || d == easter.AddDays(1)
	case time.May:
		return wd == time.Monday && (d.Day() <= 7 || d.Day() > 24)
	case time.August:
		return wd == time.Monday && d.Day() > 24
	case time.December:
		return christmasHoliday(d)
	}
	return false
}

// christmasHoliday covers 25 and 26 December and their substitutes: a day that
// falls at a weekend is made up for on the next working day after both.
func christmasHoliday(d Date) bool {
	christmas := On(d.Year(), time.December, 25)
	switch d.Day() {
	case 25, 26:
		return !weekend(d)
	case 27:
		return !weekend(d) && (weekend(christmas) || weekend(christmas.AddDays(1)))
	case 28:
		return christmas.Weekday() == time.Saturday || christmas.Weekday() == time.Friday
	}
	return false
}

func weekend(d Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

func workingOn(d Date) Date {
	for weekend(d) {
		d = d.AddDays(1)
	}
	return d
}

// easterSunday is worked out by the rule of the Gregorian calendar (the
// "anonymous" computus, Nature 1876).
func easterSunday(y int) Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return On(y, time.Month(month), day)
}

// WorkingDay reports whether banks and councils work on the day: not a
// weekend and not a bank holiday in England.
func WorkingDay(d Date) bool { return !weekend(d) && !BankHoliday(d) }

// AddWorkingDays gives the nth working day after d, or before it when n is
// negative. With n 0 it gives d itself if it is a working day, and else the
// next one.
func AddWorkingDays(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		for d = d.AddDays(step); !WorkingDay(d); d = d.AddDays(step) {
		}
	}
	for !WorkingDay(d) {
		d = d.AddDays(step)
	}
	return d
}

// LastWorkingDayUpTo gives d if it is a working day, and else the last one
// before it: money that is due on a day without banks is sent earlier.
func LastWorkingDayUpTo(d Date) Date {
	for !WorkingDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

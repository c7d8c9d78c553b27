package employment

import (
	"time"

	"ownway/value/calendar"
)

// Pattern is a PA's usual week: minutes of work and sleep-in nights for each
// day of the week, counted as time.Weekday does, from Sunday. A night belongs
// to the day on which it starts.
type Pattern struct {
	Minutes [7]int
	SleepIn [7]bool
}

// Day is what is usual on one date.
type Day struct {
	Date    calendar.Date
	Minutes int
	Nights  int // sleep-in nights that start on the date: 0 or 1
}

// On gives what is usual on a date.
func (p Pattern) On(date calendar.Date) Day {
	wd := date.Weekday()
	d := Day{Date: date, Minutes: p.Minutes[wd]}
	if p.SleepIn[wd] {
		d.Nights = 1
	}
	return d
}

// Over lists the days of a period on which there is usual work, in order.
func (p Pattern) Over(days calendar.Period) []Day {
	var list []Day
	for date := days.First; !date.After(days.Last); date = date.AddDays(1) {
		if d := p.On(date); d.Minutes > 0 || d.Nights > 0 {
			list = append(list, d)
		}
	}
	return list
}

// Week gives the usual minutes and sleep-in nights of a whole week.
func (p Pattern) Week() (minutes, nights int) {
	for wd := time.Sunday; wd <= time.Saturday; wd++ {
		minutes += p.Minutes[wd]
		if p.SleepIn[wd] {
			nights++
		}
	}
	return minutes, nights
}

// Empty reports whether no hours are usual: each week differs.
func (p Pattern) Empty() bool {
	minutes, nights := p.Week()
	return minutes == 0 && nights == 0
}

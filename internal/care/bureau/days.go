// Package bureau holds a support organisation's day: by when each employer's
// hours are due, the one queue for all that reaches it, what it prints and
// posts, what it may ask for its work, and what employers let it do for them.
package bureau

import (
	"errors"
	"time"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Rule says on which day the wages of a pay period are paid.
type Rule string

// The rules. Each counts from the day that is Days.After days after the period
// is over, and a day on which banks are closed gives way to the one before it.
const (
	AfterEnd       Rule = "after-end"        // that day
	LastWorkingDay Rule = "last-working-day" // the last working day of its month
	OnWeekday      Rule = "weekday"          // the first such weekday from it on: every Friday, or every fourth
	OnDayOfMonth   Rule = "day-of-month"     // the first such day of a month from it on
)

// Rules lists the rules in the order in which they are offered.
func Rules() []Rule { return []Rule{AfterEnd, LastWorkingDay, OnWeekday, OnDayOfMonth} }

// Days is how an employer settles and pays wages.
type Days struct {
	Employer person.ID
	Rule     Rule
	After    int          // days after the period is over
	Weekday  time.Weekday // of OnWeekday
	Day      int          // of OnDayOfMonth, 1 to 28
	Hours    int          // working days before pay day by which hours are told
	Approval int          // working days before pay day by which somebody agreed them
}

// Usual gives the days of an employer who asked for no others.
func Usual(employer person.ID) Days {
	return Days{Employer: employer, Rule: AfterEnd, After: 12, Hours: 7, Approval: 5}
}

// The faults of days.
var (
	ChooseRule    = msg.New("bureau.choose-rule", "Choose how the pay day is found")
	EnterAfter    = msg.New("bureau.enter-after", "Enter from {least} to {most} days")
	EnterDay      = msg.New("bureau.enter-day", "Enter a day of the month from 1 to 28")
	EnterApproval = msg.New("bureau.enter-approval", "Enter from 1 to 5 working days")
	HoursFirst    = msg.New("bureau.hours-first", "Hours must be told at least a working day before they are agreed. Enter more days, up to 10")
)

// The fewest and most days from the end of a period to the day that its pay day
// is counted from. Fewer leave nobody a day to answer on around Christmas.
const (
	leastAfter = 10
	mostAfter  = 31
)

// Check names every field that does not fit.
func (d Days) Check() error {
	var wrong []error
	switch d.Rule {
	case AfterEnd, LastWorkingDay, OnWeekday:
	case OnDayOfMonth:
		if d.Day < 1 || d.Day > 28 {
			wrong = append(wrong, fault.Invalid("day", EnterDay))
		}
	default:
		wrong = append(wrong, fault.Invalid("rule", ChooseRule))
	}
	if d.After < leastAfter || d.After > mostAfter {
		wrong = append(wrong, fault.Invalid("after", EnterAfter, "least", leastAfter, "most", mostAfter))
	}
	if d.Approval < 1 || d.Approval > 5 {
		wrong = append(wrong, fault.Invalid("approval", EnterApproval))
	}
	if d.Hours <= d.Approval || d.Hours > 10 {
		wrong = append(wrong, fault.Invalid("hours", HoursFirst))
	}
	return errors.Join(wrong...)
}

// PayDay gives the day on which the wages of a pay period are paid.
func (d Days) PayDay(p calendar.Period) calendar.Date {
	from := p.Last.AddDays(d.After)
	switch d.Rule {
	case LastWorkingDay:
		return calendar.LastWorkingDayUpTo(calendar.MonthOf(from).Last)
	case OnWeekday:
		return calendar.LastWorkingDayUpTo(from.AddDays((int(d.Weekday) - int(from.Weekday()) + 7) % 7))
	case OnDayOfMonth:
		day := calendar.On(from.Year(), from.Month(), d.Day)
		if day.Before(from) {
			day = day.AddMonths(1)
		}
		return calendar.LastWorkingDayUpTo(day)
	}
	return calendar.LastWorkingDayUpTo(from)
}

// CutOffs are the days of one pay period of an employer.
type CutOffs struct {
	work.Calendar
	Told calendar.Date // hours are told by the end of this day
}

// Of gives the cut-offs of a pay period. Around Christmas there are fewer days
// than were asked for, so that whoever is asked always has a working day to
// answer on after the period is over.
func (d Days) Of(p calendar.Period) CutOffs {
	c := CutOffs{Calendar: work.Calendar{Period: p, PayDay: d.PayDay(p)}}
	c.CutOff = calendar.AddWorkingDays(c.PayDay, -d.Approval)
	if soonest := calendar.AddWorkingDays(p.Last, 3); c.CutOff.Before(soonest) {
		c.CutOff = soonest
	}
	c.Support = calendar.AddWorkingDays(c.CutOff, -1)
	c.StandIn = calendar.AddWorkingDays(c.CutOff, -2)
	c.Told = calendar.AddWorkingDays(c.PayDay, -d.Hours)
	if soonest := calendar.AddWorkingDays(p.Last, 1); c.Told.Before(soonest) {
		c.Told = soonest
	}
	if c.Told.After(c.StandIn) {
		c.Told = c.StandIn
	}
	return c
}

package work

import (
	"slices"

	"ownway/pay/hours"
	"ownway/value/calendar"
)

// mostLeave is how long paid leave can last, in weeks.
const mostLeave = 39

// days are the days for which a leave is paid at most: up to the day before the
// PA is back.
func (l FamilyLeave) days() calendar.Period {
	weeks := mostLeave - l.Leave.Used
	if l.Leave.Weeks > 0 {
		weeks = l.Leave.Weeks
	}
	last := l.Leave.Start.AddDays(7*max(weeks, 1) - 1)
	if !l.Back.IsZero() && !l.Back.After(last) {
		last = l.Back.AddDays(-1)
	}
	return calendar.Period{First: l.Leave.Start, Last: last}
}

// Away gives the days of family leave, on which no hours are usual.
func (a Arrangements) Away() []calendar.Period {
	var all []calendar.Period
	for _, l := range a.Leaves {
		all = append(all, l.days())
	}
	return all
}

// IsAway reports whether a PA is on leave on a day.
func (e Employment) IsAway(day calendar.Date) bool {
	return slices.ContainsFunc(e.Away, func(p calendar.Period) bool { return p.Has(day) })
}

// AwayFor reports whether a PA is on leave on every day of a pay period on which
// they are employed. Then there are no hours to ask about.
func (e Employment) AwayFor(p calendar.Period) bool {
	if len(e.Away) == 0 {
		return false
	}
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		if e.Terms.EmployedOn(d) && !e.IsAway(d) {
			return false
		}
	}
	return true
}

// Without gives hours that are not settled yet with no usual hours on days of
// leave. What somebody told of such a day stays.
func (s Sheet) Without(e Employment) Sheet {
	if s.Hours.Settled() || s.Hours.Paid != nil {
		return s
	}
	away := func(one hours.Entry) bool { return e.IsAway(one.Date) }
	s.Hours.Usual = slices.DeleteFunc(slices.Clone(s.Hours.Usual), away)
	s.Hours.Entries = slices.DeleteFunc(slices.Clone(s.Hours.Entries), func(one hours.Entry) bool { return away(one) && one.Told == hours.Usual })
	return s
}

// Quiet reports whether nobody has to agree hours, because the PA is on leave
// for all of the period and told none.
func (s Sheet) Quiet(e Employment) bool {
	return len(s.Hours.Entries) == 0 && e.AwayFor(s.Hours.Period)
}

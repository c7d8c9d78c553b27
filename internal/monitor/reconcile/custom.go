package reconcile

import (
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
)

// How often a payment comes so many days from its day. No figures were found:
// these are a judgement, in round numbers, of how people and banks pay. Only
// their proportion matters.
const (
	onItsDay   = 0.65
	dayAfter   = 0.25
	daysAfter  = 0.007    // each of the second and third day
	weekLate   = 0.005    // each day up to the ninth after
	muchLate   = 0.0005   // each day from then on
	aWeekEarly = 0.004    // each of the six days before
	muchEarly  = 0.0002   // each day before those
	anyDay     = 0.003    // each day, for what is paid by the quarter or the month as people like
	weekBefore = 0.05     // each of the ten days before, for the same
	neverAlone = 0.03     // it is never paid, or not in a sum of its own
	inSum      = 0.5      // the same, when a line is there that may be that sum
	again      = 0.07     // a payment that came back is made again on each day of the next two weeks
	twice      = 0.001    // a payment is made again on this very day, near the first
	another    = 0.000001 // a line like it far from any other that is something else
	noSuchWord = 0.02     // a line that gives the reference of one thing is another
	noWord     = 0.3      // a payment comes without its reference
	aroundOnce = 1 << 12  // the most ways that are kept in mind at once
)

// comes gives how often a payment comes n days after its day.
func comes(kind expect.Kind, n int) float64 {
	p := comesIn(n)
	switch {
	case kind != expect.HMRC && kind != expect.Pension:
		return p
	case n < 0 && n >= -10:
		return max(p, weekBefore)
	}
	return max(p, anyDay)
}

func comesIn(n int) float64 {
	switch {
	case n < -6:
		return muchEarly
	case n < 0:
		return aWeekEarly
	case n == 0:
		return onItsDay
	case n == 1:
		return dayAfter
	case n <= 3:
		return daysAfter
	case n <= 9:
		return weekLate
	}
	return muchLate
}

// notYet gives how often a thing has not come by itself by the day of the last
// line.
func (e thing) notYet(last calendar.Date) float64 {
	if e.inSum {
		return inSum
	}
	still := neverAlone
	for d := max(e.Due.DaysUntil(last)+1, -e.Early); d <= e.Late; d++ {
		still += comes(e.Kind, d)
	}
	return min(1, still)
}

// late is how many days after its day the line came, below zero before it. A
// day on which banks do not work lasts until the next on which they do.
func late(l line, e thing) int {
	n, _ := days(l, e)
	if n > 0 {
		return max(0, calendar.AddWorkingDays(e.Due, 0).DaysUntil(l.Date))
	}
	return n
}

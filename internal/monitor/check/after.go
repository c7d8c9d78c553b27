package check

import (
	"slices"

	"ownway/value/calendar"
)

// Answer says that somebody settled a finding on a day.
type Answer struct {
	What What
	On   calendar.Date
}

// answered is for how many days an answer stands for what was seen with no day
// of its own, as much unspent money. From then on it is worth asking again.
const answered = 91

// asksAgain are findings that an answer never keeps quiet while they last:
// somebody may be unpaid.
var asksAgain = []What{WagesUnpaid, MoneyShort, LowPay}

// stands reports whether an answer still holds for a finding: it was given for a
// time that has not passed, and all that is seen now was there to be seen then.
func (a Answer) stands(f Finding, today calendar.Date) bool {
	if a.What != f.What || slices.Contains(asksAgain, f.What) {
		return false
	}
	if len(f.Evidence) == 0 {
		return !today.After(a.On.AddDays(answered))
	}
	return !slices.ContainsFunc(f.Evidence, func(s Seen) bool { return s.On.After(a.On) })
}

// After gives a result in the light of the checks before it. A finding that
// somebody answered is not raised again while the answer stands. One that still
// waits keeps the day by which a person looks at it, unless that has passed:
// looking often moves no day. What was noted before stands until it is settled.
func (r Result) After(today calendar.Date, waiting []Finding, answers []Answer) Result {
	r.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool {
		return slices.ContainsFunc(answers, func(a Answer) bool { return a.stands(f, today) })
	})
	for i := range r.Findings {
		f := &r.Findings[i]
		at := slices.IndexFunc(waiting, func(w Finding) bool { return w.What == f.What })
		if at >= 0 && !waiting[at].By.Before(today) && waiting[at].By.Before(f.By) {
			f.By, f.Ask = waiting[at].By, waiting[at].Ask
		}
	}
	switch {
	case len(r.Findings) > 0:
	case r.Tier == OfConcern:
		r.First = being.Text()
	default:
		r.Quiet, r.First = true, quiet.Text()
	}
	return r.With(today, waiting...)
}

// lookOn is the day of the month from which a purse is looked at: the statement
// of the month before is in by then, and most was answered.
const lookOn = 6

// DueSince gives the day since which each purse should have been looked at: the
// sixth of this month, or before it the sixth of the month before.
func DueSince(today calendar.Date) calendar.Date {
	due := calendar.On(today.Year(), today.Month(), lookOn)
	if today.Before(due) {
		return due.AddMonths(-1)
	}
	return due
}

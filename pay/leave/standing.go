package leave

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of regular holiday in a year, and the words of its working.
var (
	EnterDaysAWeek = msg.New("leave.enter-days-a-week", "Enter the days worked in a week, from 1 to 7")
	EnterStart     = msg.New("leave.enter-start", "Enter the first day of the job")
	EnterTaken     = msg.New("leave.enter-taken", "Enter holiday taken and carried over, of zero or more")
	EnterChanges   = msg.New("leave.enter-changes", "Enter changes of hours in order, each after the first day of the job")

	stretchGives = msg.New("leave.stretch", "From {first} to {last}, with {week} a week: {minutes}")

	carriedIn = msg.New("leave.carried-in", "Carried over from an earlier holiday year: {minutes}")
	soFar     = msg.New("leave.so-far", "Earned by {day}: {minutes}. Taken: {taken}. Left of the whole year: {left}")
)

// Regular is a PA with regular hours, and what was taken in the leave year.
type Regular struct {
	Start, Last calendar.Date // of the job; Last is no date while it lasts
	YearFrom    calendar.Date // the first day of any one leave year; no date when years run from Start
	Days        int           // worked in a week, 1 to 7
	Week        int           // minutes worked in a week
	Changes     []Change      // of Days and Week since, the earliest first
	Carried     int           // minutes brought into the leave year that can still be taken: see Carry
	Taken       int           // minutes taken in the leave year
}

// Change is a new week of hours from a day on.
type Change struct {
	From       calendar.Date
	Days, Week int // as in Regular
}

// Standing is how the holiday of someone with regular hours stands on a day, in
// minutes.
type Standing struct {
	Year     calendar.Period // the leave year
	Entitled int             // of the whole leave year, with what was carried over
	Earned   int             // of it up to the day: what counts if the job ended then
	Taken    int
}

// Balance gives what can be taken in the leave year, for a payslip.
func (s Standing) Balance() Balance { return Balance{Earned: s.Entitled, Taken: s.Taken} }

// SoFar gives what is earned up to the day: to set money aside for, and owed if
// the job ended then.
func (s Standing) SoFar() Balance { return Balance{Earned: s.Earned, Taken: s.Taken} }

// YearOn gives the leave year that holds a day, when leave years start on the
// day and month of first (Working Time Regulations 1998 reg 13(3)).
func YearOn(first, day calendar.Date) calendar.Period {
	n := day.Year() - first.Year()
	if first.AddMonths(12 * n).After(day) {
		n--
	}
	return calendar.Period{First: first.AddMonths(12 * n), Last: first.AddMonths(12 * (n + 1)).AddDays(-1)}
}

// On works out how holiday stands on a day: the entitlement of the leave year
// that holds it (see Statutory), what of it is earned so far by the share of the
// year's days, and what was taken. Entitlements are rounded up to the minute.
// Impossible days, hours or times, or a day before the job, are faults.
//
// When the hours change inside the leave year, each stretch gives its share of
// the year's days, and nothing is rounded to half days.
func (r Regular) On(h *rates.Holiday, day calendar.Date, why *explain.Note) (Standing, error) {
	if err := r.check(day); err != nil {
		return Standing{}, err
	}
	s := Standing{Year: r.yearOn(day), Taken: r.Taken}
	whole, err := r.minutes(h, Service{Year: s.Year, Start: r.Start, Last: r.Last}, why)
	if err != nil {
		return Standing{}, err
	}
	until := day
	if !r.Last.IsZero() && r.Last.Before(day) {
		until = r.Last
	}
	earned, err := r.minutes(h, Service{Year: s.Year, Start: r.Start, Last: until}, nil)
	if err != nil {
		return Standing{}, err
	}
	s.Entitled, s.Earned = whole+r.Carried, min(earned, whole)+r.Carried
	if why != nil {
		if r.Carried > 0 {
			why.Say(carriedIn.With("minutes", Minutes(r.Carried)), regulations...)
		}
		why.Say(soFar.With("day", until, "minutes", Minutes(s.Earned), "taken", Minutes(s.Taken), "left", Minutes(s.Balance().Left())), calculator)
	}
	return s, nil
}

func (r Regular) check(day calendar.Date) error {
	switch {
	case r.Days < 1 || r.Days > 7:
		return fault.Invalid("days", EnterDaysAWeek)
	case r.Start.IsZero():
		return fault.Invalid("start", EnterStart)
	case day.Before(r.Start):
		return fault.Invalid("day", LastTooSoon, "start", r.Start)
	case r.Taken < 0 || r.Carried < 0:
		return fault.Invalid("taken", EnterTaken)
	}
	before := r.Start
	for _, c := range r.Changes {
		switch {
		case c.Days < 1 || c.Days > 7:
			return fault.Invalid("days", EnterDaysAWeek)
		case c.Week <= 0 || c.Week > 7*24*60:
			return fault.Invalid("week", EnterWeek)
		case !c.From.After(before):
			return fault.Invalid("changes", EnterChanges)
		}
		before = c.From
	}
	return nil
}

func (r Regular) yearOn(day calendar.Date) calendar.Period {
	first := r.YearFrom
	if first.IsZero() {
		first = r.Start
	}
	return YearOn(first, day)
}

// minutes gives the entitlement over a service, rounded up.
func (r Regular) minutes(h *rates.Holiday, s Service, why *explain.Note) (int, error) {
	stretches := r.stretches(s)
	if len(stretches) == 1 {
		e, err := Statutory(h, stretches[0].rota(), s)
		if err != nil {
			return 0, err
		}
		return e.Minutes(stretches[0].Week, why)
	}
	sum := 0
	for _, st := range stretches {
		e, err := Statutory(h, st.rota(), Service{Year: s.Year})
		if err != nil {
			return 0, err
		}
		e.part = ratio{int64(st.days.Days()), int64(s.Year.Days())}
		e.days, e.start = e.full.times(e.part), false
		minutes, err := e.Minutes(st.Week, nil)
		if err != nil {
			return 0, err
		}
		sum += minutes
		if why != nil {
			why.Say(stretchGives.With("first", st.days.First, "last", st.days.Last, "week", Minutes(st.Week), "minutes", Minutes(minutes)), calculator)
		}
	}
	return sum, nil
}

// stretch is a part of a leave year with the same week of hours.
type stretch struct {
	Change
	days calendar.Period
}

func (s stretch) rota() Rota { return Rota{s.Days, 7} }

// stretches lays the weeks of hours over the days that a service has in its
// leave year. There is one at least, even when no day is left.
func (r Regular) stretches(s Service) []stretch {
	all := []stretch{{Change{r.Start, r.Days, r.Week}, s.inYear()}}
	for _, c := range r.Changes {
		last := &all[len(all)-1]
		switch {
		case c.From.After(last.days.Last):
		case c.From.After(last.days.First):
			next := stretch{c, calendar.Period{First: c.From, Last: last.days.Last}}
			last.days.Last = c.From.AddDays(-1)
			all = append(all, next)
		default:
			last.Change = c
		}
	}
	return all
}

// inYear gives the days of the service that lie in its leave year.
func (s Service) inYear() calendar.Period {
	p := s.Year
	if s.Start.After(p.First) {
		p.First = s.Start
	}
	if !s.Last.IsZero() && s.Last.Before(p.Last) {
		p.Last = s.Last
	}
	return p
}

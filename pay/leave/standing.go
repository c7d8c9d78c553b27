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

	carriedIn = msg.New("leave.carried-in", "Carried over from an earlier holiday year: {minutes}")
	soFar     = msg.New("leave.so-far", "Earned by {day}: {minutes}. Taken: {taken}. Left of the whole year: {left}")
)

// Regular is a PA with regular hours, and what was taken in the leave year.
type Regular struct {
	Start, Last calendar.Date // of the job; Last is no date while it lasts
	YearFrom    calendar.Date // the first day of any one leave year; no date when years run from Start
	Days        int           // worked in a week, 1 to 7
	Week        int           // minutes worked in a week
	Carried     int           // minutes brought into the leave year that can still be taken: see Carry
	Taken       int           // minutes taken in the leave year
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
	for first.AddMonths(12 * n).After(day) {
		n--
	}
	for !first.AddMonths(12 * (n + 1)).After(day) {
		n++
	}
	return calendar.Period{First: first.AddMonths(12 * n), Last: first.AddMonths(12 * (n + 1)).AddDays(-1)}
}

// On works out how holiday stands on a day: the entitlement of the leave year
// that holds it (see Statutory), what of it is earned so far by the share of the
// year's days, and what was taken. Entitlements are rounded up to the minute.
// Impossible days, hours or times, or a day before the job, are faults.
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
	return nil
}

func (r Regular) yearOn(day calendar.Date) calendar.Period {
	first := r.YearFrom
	if first.IsZero() {
		first = r.Start
	}
	return YearOn(first, day)
}

func (r Regular) minutes(h *rates.Holiday, s Service, why *explain.Note) (int, error) {
	e, err := Statutory(h, Rota{r.Days, 7}, s)
	if err != nil {
		return 0, err
	}
	return e.Minutes(r.Week, why)
}

package leave

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of working out regular holiday, and the words of its working.
var (
	EnterRota   = msg.New("leave.enter-rota", "Enter the days of work in so many days, like 5 in 7")
	EnterWeek   = msg.New("leave.enter-week", "Enter the hours worked in a week, like 20")
	LastTooSoon = msg.New("leave.last-too-soon", "Enter a last day of work on or after {start}")

	fullYear    = msg.New("leave.full-year", "A full year of holiday is 5.6 weeks of your hours, at most 28 days: {minutes}")
	partMonths  = msg.New("leave.part-months", "You started in this leave year. Months of 12 that count, the first one whole: {months}. That gives {minutes}, rounded up to half a day")
	partDays    = msg.New("leave.part-days", "Days of this leave year in your employment: {days} of {year}. That gives {minutes}")
	notThisYear = msg.New("leave.not-this-year", "You did not work in this leave year")
)

// Rota is how often someone works: so many Days of work in every Of days. Five
// days a week is {5, 7}; three and a half is {7, 14}.
type Rota struct{ Days, Of int }

// longestRota bounds a rota, so that no sum overflows.
const longestRota = 366

func (r Rota) valid() bool { return r.Days > 0 && r.Days <= r.Of && r.Of <= longestRota }

// Service is how an employment lies in a leave year.
type Service struct {
	Year        calendar.Period // the leave year
	Start, Last calendar.Date   // of the employment; Last is no date while it lasts
}

// YearFrom gives the leave year that starts on a day.
func YearFrom(first calendar.Date) calendar.Period {
	return calendar.Period{First: first, Last: first.AddMonths(12).AddDays(-1)}
}

// Entitlement is statutory holiday of one leave year for someone with regular
// hours, held exactly.
type Entitlement struct {
	days  ratio // of holiday
	rota  Rota
	full  ratio // days of a whole year
	part  ratio // the share of the year that counts
	start bool  // worked out by months, for one who started
}

// Statutory works out holiday for someone with regular hours: 5.6 weeks, at
// most 28 days (Working Time Regulations 1998 regs 13, 13A). Someone who starts
// in the year gets a twelfth for each month of it, the month of the start
// counted whole, rounded up to half a day; someone who leaves gets the share of
// the year's days, not rounded (GOV.UK's calculator).
func Statutory(h *rates.Holiday, r Rota, s Service) (Entitlement, error) {
	switch {
	case !r.valid():
		return Entitlement{}, fault.Invalid("rota", EnterRota)
	case !s.Last.IsZero() && s.Last.Before(s.Start):
		return Entitlement{}, fault.Invalid("last", LastTooSoon, "start", s.Start)
	}
	e := Entitlement{rota: r}
	perWeek := ratio{int64(r.Days) * 7, int64(r.Of)}
	e.full = ratio{int64(h.Weeks), 100}.times(perWeek).atMost(ratio{int64(h.CapDays), 1})
	e.part, e.start = s.share()
	e.days = e.full.times(e.part)
	if e.start {
		e.days = ratio{e.days.ceil(2), 2}
	}
	return e, nil
}

// share gives the part of the leave year that the employment counts for, and
// whether it is counted in months.
func (s Service) share() (part ratio, byMonths bool) {
	first, last := s.Start, s.Last
	if first.Before(s.Year.First) {
		first = s.Year.First
	}
	if last.IsZero() || last.After(s.Year.Last) {
		last = s.Year.Last
	}
	switch {
	case first.After(last):
		return ratio{0, 1}, false
	case last == s.Year.Last && first == s.Year.First:
		return ratio{1, 1}, false
	case last == s.Year.Last:
		return ratio{int64(12 - monthsInto(s.Year.First, first)), 12}, true
	}
	return ratio{int64(first.DaysUntil(last) + 1), int64(s.Year.Days())}, false
}

// monthsInto counts the whole months from the first day of a year to a day.
func monthsInto(first, day calendar.Date) int {
	n := 0
	for n < 11 && !first.AddMonths(n+1).After(day) {
		n++
	}
	return n
}

// Weeks gives the holiday of someone whose hours are set by the year, in
// hundredths of a week, rounded up.
func Weeks(h *rates.Holiday, s Service) int {
	part, _ := s.share()
	return int(ratio{int64(h.Weeks), 100}.times(part).ceil(100))
}

// Days gives the holiday in hundredths of a day, rounded up.
func (e Entitlement) Days() int { return int(e.days.ceil(100)) }

// DayTenths gives the holiday as GOV.UK shows days: in tenths, rounded up.
func (e Entitlement) DayTenths() int { return int(e.days.ceil(10)) }

// Minutes gives the holiday in minutes, rounded up, for someone who works
// week minutes in a usual week.
func (e Entitlement) Minutes(week int, why *explain.Note) (int, error) {
	if week <= 0 || week > 7*24*60 {
		return 0, fault.Invalid("week", EnterWeek)
	}
	perDay := ratio{int64(week) * int64(e.rota.Of), int64(e.rota.Days) * 7}
	minutes := int(e.days.times(perDay).ceil(1))
	if why != nil {
		e.explain(int(e.full.times(perDay).ceil(1)), minutes, why)
	}
	return minutes, nil
}

func (e Entitlement) explain(full, minutes int, why *explain.Note) {
	why.Say(fullYear.With("minutes", Minutes(full)), regulations...)
	switch {
	case e.part.num == 0:
		why.Say(notThisYear.Text())
	case e.start:
		why.Say(partMonths.With("months", e.part.num, "minutes", Minutes(minutes)), calculator)
	case e.part != ratio{1, 1}:
		why.Say(partDays.With("days", e.part.num, "year", e.part.den, "minutes", Minutes(minutes)), calculator)
	}
}

// HourTenths gives minutes as GOV.UK shows hours: in tenths, rounded up.
func HourTenths(minutes int) int { return (minutes + 5) / 6 }

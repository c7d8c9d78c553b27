package cases

import (
	"fmt"
	"math/big"
	"strings"

	"ownway/pay/leave"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
)

// holidayCase proves a case of GOV.UK's holiday calculator. Nothing in the
// rules depends on the tax year, so the figures of a year that is held serve.
func holidayCase(s *scenario, o *Outcome) {
	y, err := rates.For(2026)
	if err != nil {
		o.refuse(err)
		return
	}
	h := holiday{figures: y.Holiday, week: s.number("hours_per_week") * 60, worked: s.number("hours_in_pay_period") * 60,
		rota: s.rota(), service: s.service()}
	if s.bad != nil {
		return
	}
	if h.e, err = leave.Statutory(h.figures, h.rota, h.service); err == nil && h.week > 0 {
		h.minutes, err = h.e.Minutes(h.week, &o.Why)
	}
	if err != nil {
		o.refuse(err)
		return
	}
	for _, e := range s.Expected {
		if got, known := h.answer(e.Of); known {
			o.answerTo10(e, got)
		} else {
			o.cannot(e.Of, "is not worked out here")
		}
	}
}

type holiday struct {
	figures      *rates.Holiday
	week, worked int // minutes
	rota         leave.Rota
	service      leave.Service
	e            leave.Entitlement
	minutes      int
}

// rota reads days a week (3.5 is 7 in 14) or shifts in so many days. Annualised
// hours name neither.
func (s *scenario) rota() leave.Rota {
	if s.has("days_per_shift_pattern") {
		return leave.Rota{Days: s.number("shifts_per_shift_pattern"), Of: s.number("days_per_shift_pattern")}
	}
	if !s.has("working_days_per_week") {
		return leave.Rota{Days: 5, Of: 7}
	}
	days, ok := decimal(s.text("working_days_per_week"))
	if !ok || days.Sign() <= 0 || days.Cmp(big.NewRat(7, 1)) > 0 || len(s.text("working_days_per_week")) > 6 {
		s.problem("working_days_per_week", "this should be days, up to 7")
		return leave.Rota{}
	}
	return leave.Rota{Days: int(days.Num().Int64()), Of: int(days.Denom().Int64()) * 7}
}

// service gives the leave year. Where the case names none, it starts with the
// employment, and in a full year nothing depends on when it starts.
func (s *scenario) service() leave.Service {
	start, first := s.date("start_date"), s.date("leave_year_start_date")
	switch {
	case first.IsZero() && !start.IsZero():
		first = start
	case first.IsZero():
		first = calendar.MustDate("2024-04-01")
	}
	return leave.Service{Year: leave.YearFrom(first), Start: start, Last: s.date("leaving_date")}
}

// answer gives what GOV.UK's method of that name would, and whether it is known.
func (h *holiday) answer(of string) (string, bool) {
	x := h.e.Exact()
	// Hours of a day of holiday: those of a week over its days of work.
	perDay := big.NewRat(int64(h.week)*int64(h.rota.Of), 60*7*int64(h.rota.Days))
	times := func(a, b *big.Rat) string { return new(big.Rat).Mul(a, b).FloatString(10) }
	switch of {
	case "fraction_of_year.round(10)":
		return x.Share.FloatString(10), true
	case "full_time_part_time_days.round(10)":
		return times(x.Full, x.Share), true
	case "rounded_full_time_part_time_days.round(10)":
		return x.Days.FloatString(10), true
	case "full_time_part_time_hours.round(10)":
		return times(x.Full, perDay), true
	case "pro_rated_hours.round(10)":
		return times(new(big.Rat).Mul(x.Full, perDay), x.Share), true
	case "full_time_part_time_weeks.round(10)":
		return times(big.NewRat(int64(h.figures.Weeks), 100), x.Share), true
	case "irregular_hours_entitlement":
		return fmt.Sprint(leave.NearestHour(leave.Accrue(h.figures, h.worked, nil))), true
	case "formatted_full_time_part_time_days":
		return nths(h.e.DayTenths(), 10), true
	case "formatted_full_time_part_time_compressed_hours":
		return nths(leave.HourTenths(h.minutes), 10), true
	case "full_time_part_time_hours_and_minutes":
		shown := leave.HourTenths(h.minutes) * 6
		return fmt.Sprintf("[%d,%d]", shown/60, shown%60), true
	case "formatted_full_time_part_time_weeks":
		return nths(leave.Weeks(h.figures, h.service), 100), true
	case "shift_entitlement":
		if h.service.Last.IsZero() {
			return nths(h.e.DayTenths(), 10), true
		}
		return nths(h.e.Days(), 100), true
	}
	return "", false
}

// nths writes so many tenths or hundredths as a decimal.
func nths(n, of int) string {
	return big.NewRat(int64(n), int64(of)).FloatString(len(fmt.Sprint(of)) - 1)
}

// answerTo10 compares a value that the case rounds to ten decimals as such:
// one is written with more.
func (o *Outcome) answerTo10(e expected, got string) {
	if want, ok := decimal(flat(e.Value)); ok && strings.HasSuffix(e.Of, ".round(10)") {
		e.Value = []byte(want.FloatString(10))
	}
	o.answer(e, got)
}

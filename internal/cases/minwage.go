package cases

import (
	"strconv"

	"ownway/pay/payroll/minwage"
	"ownway/value/calendar"
)

// minimumCase proves a case of GOV.UK's minimum wage calculator. A payment in
// the past is one of the year to 31 March 2026, a current one of the year after.
func minimumCase(s *scenario, o *Outcome) {
	if !s.has("age") {
		o.LeftOut = "it names no age, which every rate depends on"
		return
	}
	first := calendar.MustDate("2026-11-02")
	o.Year = "2026-27"
	switch when := s.text("past_or_current_payment"); when {
	case "past_payment":
		first, o.Year = calendar.MustDate("2025-11-03"), "2025-26"
	case "current_payment", "":
	default:
		s.problem("past_or_current_payment", "this should be past_payment or current_payment")
	}
	days := max(s.number("pay_frequency"), 7)
	w := minwage.Work{Born: first.AddMonths(-12 * min(s.number("age"), 120)), Minutes: s.number("basic_hours") * 60, Pay: s.amount("basic_pay"),
		Period: calendar.Period{First: first, Last: first.AddDays(days - 1)}}
	if s.bad != nil {
		return
	}
	got, err := minwage.Check(w, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	for _, e := range s.Expected {
		switch e.Of {
		case "under_school_leaving_age?":
			o.answer(e, strconv.FormatBool(!got.Covered))
		case "minimum_wage_or_above?":
			o.answer(e, strconv.FormatBool(got.Lawful))
		case "minimum_hourly_rate":
			o.answer(e, got.Rate.Plain())
		case "historical_entitlement":
			o.answer(e, got.Due.Plain())
		default:
			o.cannot(e.Of, "is not worked out here")
		}
	}
}

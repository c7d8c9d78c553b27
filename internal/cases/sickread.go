package cases

import (
	"encoding/json"
	"strconv"
	"time"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/money"
)

// sickness reads a case of GOV.UK's sick pay calculator.
func (s *scenario) sickness() *sickness {
	c := &sickness{week: 1<<7 - 1}
	c.spell = calendar.Period{First: s.date("sick_start_date"), Last: s.date("sick_end_date")}
	if s.text("has_linked_sickness") != "false" {
		c.earlier = calendar.Period{First: s.date("linked_sickness_start_date"), Last: s.date("linked_sickness_end_date")}
	}
	s.ignore("linked_sickness_start_date", "linked_sickness_end_date", "eight_weeks_earnings", "contractual_days_covered_by_earnings")
	if s.has("days_of_the_week_worked") {
		c.week = s.week("days_of_the_week_worked")
	}
	c.earnings = s.earnings()
	return c
}

// week reads days of the week, where 0 is Sunday.
func (s *scenario) week(input string) statutory.Week {
	var days []string
	if json.Unmarshal(s.Inputs[input], &days) != nil {
		s.problem(input, "this should be a list of days, like [\"1\", \"3\"]")
	}
	var w statutory.Week
	for _, d := range days {
		n, err := strconv.Atoi(d)
		if err != nil || n < 0 || n > 6 {
			s.problem(input, "each day should be a number from 0 to 6")
			return 0
		}
		w |= statutory.WeekOf(time.Weekday(n))
	}
	return w
}

// earnings reads average earnings over the relevant period. A case without
// them is of a time when only the lower earnings limit mattered, and is above it.
func (s *scenario) earnings() statutory.Average {
	if !s.has("total_employee_earnings") {
		s.ignore("pay_pattern")
		a, err := statutory.AverageOfWeeks(money.Pounds(8_000, 0), 8)
		if err != nil {
			s.problem("total_employee_earnings", err.Error())
		}
		return a
	}
	pay, days := s.amount("total_employee_earnings"), s.date("relevant_period_from").DaysUntil(s.date("relevant_period_to"))+1
	a, err := averageOf(pay, days, s.text("pay_pattern"))
	if err != nil {
		s.problem("total_employee_earnings", "this should be earnings of the relevant period")
	}
	return a
}

// averageOf takes earnings over the nearest whole number of weeks or months:
// some cases count from the payday before.
func averageOf(pay money.Amount, days int, pattern string) (statutory.Average, error) {
	switch {
	case pattern == "monthly":
		return statutory.AverageOfMonths(pay, (days+15)/30)
	case frequencies[pattern] != "":
		return statutory.AverageOfWeeks(pay, (days+3)/7)
	}
	return statutory.AverageOfDays(pay, days)
}

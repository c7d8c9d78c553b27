package cases

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// linkedWithin are the days within which spells of sickness count as one.
const linkedWithin = 56

// sickness is a case of GOV.UK's sick pay calculator.
type sickness struct {
	spell, earlier calendar.Period
	week           statutory.Week // all seven days when the case names none
	earnings       statutory.Average
}

// sickCase proves a case of GOV.UK's sick pay calculator, on the rates of its
// own year.
func sickCase(s *scenario, o *Outcome) {
	c := s.sickness()
	if s.bad != nil {
		return
	}
	if o.Year = c.year(); c.week == 0 {
		o.LeftOut = "it has no working day in the week, which is refused here"
		return
	}
	for _, e := range s.Expected {
		c.answer(e, o)
	}
}

// year names the tax year of the spell, or of the earlier one.
func (c *sickness) year() string {
	first := c.spell.First
	if first.IsZero() {
		first = c.earlier.First
	}
	if first.IsZero() {
		return ""
	}
	return calendar.TaxYearOf(first).String()
}

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

// answer proves one expected value of a case.
func (c *sickness) answer(e expected, o *Outcome) {
	switch of := strings.TrimSuffix(e.Of, ".to_f"); of {
	case "valid_last_sick_day?":
		o.yesNo(e, c.takes("spell", c.spell, calendar.Period{}))
	case "valid_linked_sickness_start_date?":
		c.earlier.Last, c.spell.Last = c.earlier.First, c.spell.First
		o.Read = "each spell as one day, since it names no last day"
		o.yesNo(e, c.takes("earlier", c.spell, c.earlier))
	case "within_eight_weeks_of_current_sickness_period?":
		o.yesNo(e, c.links())
	case "at_least_1_day_before_first_sick_day?":
		c.apart(e, o)
	case "valid_period_of_incapacity_for_work?":
		c.counts(c.spell, e, o)
	case "valid_linked_period_of_incapacity_for_work?":
		c.counts(c.earlier, e, o)
	case "prev_sick_days", "number_of_waiting_days_not_in_linked_piw", "normal_workdays", "days_to_pay", "ssp_payment", "weekly_payments":
		c.paid(of, e, o)
	case "valid_contractual_days_covered_by_earnings?":
		o.cannot(e.Of, "asks only whether a box holds a number")
	default:
		o.cannot(e.Of, "is not worked out here")
	}
}

func (o *Outcome) yesNo(e expected, got bool) { o.answer(e, strconv.FormatBool(got)) }

func (c *sickness) work(spell, earlier calendar.Period, why *explain.Note) (statutory.SickPay, error) {
	s := statutory.Sickness{Spell: spell, Qualifying: c.week, Earnings: c.earnings}
	if !earlier.First.IsZero() {
		s.Earlier = []calendar.Period{earlier}
	}
	return statutory.SickBy(s, sickRates, why)
}

// takes reports whether the calculator takes the dates, without a fault in a field.
func (c *sickness) takes(field string, spell, earlier calendar.Period) bool {
	_, err := c.work(spell, earlier, nil)
	for _, f := range fault.All(err) {
		if f.Field == field {
			return false
		}
	}
	return err == nil
}

// weekTo gives the week that ends on a day.
func weekTo(last calendar.Date) calendar.Period {
	return calendar.Period{First: last.AddDays(-6), Last: last}
}

// links reports whether an earlier week of sickness uses up days of the spell:
// only linked ones do.
func (c *sickness) links() bool {
	week := weekTo(c.spell.First.AddDays(6))
	alone, err := c.work(week, calendar.Period{}, nil)
	if err != nil {
		return false
	}
	with, err := c.work(week, weekTo(c.earlier.Last), nil)
	return err == nil && with.DaysLeft < alone.DaysLeft
}

// apart reports whether the earlier spell is another one: by the rules before
// April 2026, the first day alone is too short to be paid.
func (c *sickness) apart(e expected, o *Outcome) {
	if c.spell.First.Year() >= 2026 {
		o.cannot(e.Of, "makes no difference by the rules from April 2026")
		return
	}
	day := calendar.Period{First: c.spell.First, Last: c.spell.First}
	got, err := c.work(day, weekTo(c.earlier.Last), nil)
	o.yesNo(e, err == nil && got.Why == statutory.TooShort)
}

func (c *sickness) counts(p calendar.Period, e expected, o *Outcome) {
	got, err := c.work(p, calendar.Period{}, &o.Why)
	if err != nil {
		o.Refused = err
		return
	}
	o.yesNo(e, got.Why != statutory.TooShort)
}

// paid proves the days and amounts of a spell.
func (c *sickness) paid(of string, e expected, o *Outcome) {
	earlier := c.linked(o)
	before := statutory.SickPay{}
	var err error
	if !earlier.First.IsZero() {
		before, err = c.work(c.earlier, calendar.Period{}, nil)
	}
	o.Why = explain.Note{}
	got, err2 := c.work(c.spell, earlier, &o.Why)
	if err != nil || err2 != nil {
		o.Refused = err2
		if err != nil {
			o.Refused = err
		}
		return
	}
	switch of {
	case "prev_sick_days":
		o.answer(e, fmt.Sprint(before.Waiting+before.Days))
	case "number_of_waiting_days_not_in_linked_piw":
		o.answer(e, fmt.Sprint(got.Waiting))
	case "normal_workdays":
		o.answer(e, fmt.Sprint(c.workDays()))
	case "days_to_pay":
		o.answer(e, fmt.Sprint(got.Days))
	case "ssp_payment":
		o.answer(e, got.Total.Plain())
	case "weekly_payments":
		o.weekly(e, got)
	}
}

// linked gives the earlier spell. GOV.UK's cases of rates count one as linked
// though it ended more than eight weeks before: it is moved nearer by whole
// weeks, which keeps its days.
func (c *sickness) linked(o *Outcome) calendar.Period {
	p := c.earlier
	if p.First.IsZero() || p.Last.DaysUntil(c.spell.First)-1 <= linkedWithin {
		return p
	}
	days := (p.Last.DaysUntil(c.spell.First) - 1 - linkedWithin + 6) / 7 * 7
	o.Read = "with the earlier spell moved nearer by whole weeks: the case counts it as linked, though it ended more than eight weeks before"
	return calendar.Period{First: p.First.AddDays(days), Last: p.Last.AddDays(days)}
}

func (c *sickness) workDays() int {
	n := 0
	for d := c.spell.First; !d.After(c.spell.Last); d = d.AddDays(1) {
		if c.week.Has(d) {
			n++
		}
	}
	return n
}

// weekly compares weeks and their amounts, one by one.
func (o *Outcome) weekly(e expected, got statutory.SickPay) {
	var want [][2]json.RawMessage
	if json.Unmarshal(e.Value, &want) != nil {
		o.cannot(e.Of, "should be a list of days and amounts")
		return
	}
	if len(want) != len(got.Weeks) {
		o.want(e.Of, fmt.Sprint(len(want), " weeks"), fmt.Sprint(len(got.Weeks), " weeks"))
		return
	}
	for i, w := range got.Weeks {
		if flat(want[i][0]) != w.Ends.String() || !same(want[i][1], w.Amount.Plain()) {
			o.want(e.Of, flat(want[i][0])+" "+flat(want[i][1]), w.Ends.String()+" "+w.Amount.Plain())
		}
	}
}

package cases

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
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
	if _, err := sickRates(c.first()); err != nil && !c.first().IsZero() {
		o.refuse(err)
		return
	}
	for _, e := range s.Expected {
		c.answer(e, o)
	}
}

// first gives the first day of the spell, or of the earlier one.
func (c *sickness) first() calendar.Date {
	if c.spell.First.IsZero() {
		return c.earlier.First
	}
	return c.spell.First
}

// year names the tax year of the first day.
func (c *sickness) year() string {
	if c.first().IsZero() {
		return ""
	}
	return calendar.TaxYearOf(c.first()).String()
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
		o.refuse(err)
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
		o.refuse(errors.Join(err, err2))
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

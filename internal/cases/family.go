package cases

import (
	"fmt"
	"math/big"
	"strings"

	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
)

// familyCase proves a case of GOV.UK's maternity, adoption and paternity
// calculators: average earnings, the week that decides, the last day to have
// begun the job, and the lower earnings limit.
func familyCase(s *scenario, o *Outcome) {
	l := statutory.Leave{Kind: statutory.Maternity, Due: s.date("due_date")}
	if s.has("match_date") {
		l.Kind, l.Due = statutory.Adoption, s.date("match_date")
	}
	if s.text("where_does_the_employee_live") == "northern_ireland" {
		o.LeftOut = "the rules of Northern Ireland are not held"
	}
	if s.bad != nil {
		return
	}
	if !l.Due.IsZero() {
		o.Year = calendar.TaxYearOf(l.Deciding().Last).String()
	}
	// Dates of the leave do not change any of these answers.
	s.ignore("pay_method", "leave_start_date", "pre_offset_payday", "last_payday", "adoption_placement_date", "pay_pattern",
		"earnings_for_pay_period")
	for _, e := range s.Expected {
		s.family(l, e, o)
	}
}

func (s *scenario) family(l statutory.Leave, e expected, o *Outcome) {
	switch of := strings.TrimSuffix(e.Of, ".round(2)"); {
	case of == "average_weekly_earnings":
		s.average(e, o)
	case of == "adoption_qualifying_start" && l.Kind == statutory.Adoption:
		o.answer(e, l.Deciding().First.String())
	case of == "a_employment_start" && l.Kind == statutory.Adoption, of == "employment_start" && !l.Due.IsZero():
		o.answer(e, l.EmployedBy().String())
	case of == "lower_earning_limit" && !l.Due.IsZero():
		y, err := rates.For(calendar.TaxYearOf(l.Deciding().Last))
		if err != nil || y.Family == nil {
			o.cannot(e.Of, "is asked for a year whose rates are not held")
			return
		}
		o.answer(e, y.Family.LeastWeekly.Plain())
	case of == "leave_must_be_taken_consecutively?" && !l.Due.IsZero():
		l.Kind = statutory.Paternity
		o.answer(e, fmt.Sprint(l.InOneGo()))
	case of == "number_of_payments":
		o.cannot(e.Of, "is a question of GOV.UK's own pages")
	default:
		o.cannot(e.Of, "is not worked out here")
	}
}

// average proves average weekly earnings: eight weeks' pay, or two months'.
func (s *scenario) average(e expected, o *Outcome) {
	for _, other := range s.Expected {
		if other.Of == e.Of && string(other.Value) != string(e.Value) {
			o.cannot(e.Of, "has several answers, and the case does not say over how many payments")
			return
		}
	}
	pattern := s.text("pay_pattern")
	average, err := statutory.AverageOfWeeks(s.amount("earnings_for_pay_period"), 8)
	if pattern == "monthly" {
		average, err = statutory.AverageOfMonths(s.amount("earnings_for_pay_period"), 2)
	}
	switch {
	case s.bad != nil:
		return
	case err != nil:
		o.refuse(err)
	case pattern != "monthly" && pattern != "weekly" && frequencies[pattern] == "":
		o.cannot(e.Of, "is asked for pay that comes "+shown(pattern))
	case strings.HasSuffix(e.Of, ".round(2)"):
		o.answer(e, new(big.Rat).Quo(average.Exact(), big.NewRat(100, 1)).FloatString(2))
	default:
		o.answer(e, cut(new(big.Rat).Quo(average.Exact(), big.NewRat(100, 1)), 7))
	}
}

// cut writes a number with at most so many decimals, the rest dropped.
func cut(r *big.Rat, places int) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	whole := new(big.Int).Quo(new(big.Int).Mul(r.Num(), scale), r.Denom())
	return fmt.Sprint(new(big.Rat).SetFrac(whole, scale).FloatString(places))
}

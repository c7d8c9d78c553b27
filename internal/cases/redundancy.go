package cases

import (
	"math/big"

	"ownway/pay/leaving"
	"ownway/pay/payroll/rates"
)

// redundancyCase proves a case of GOV.UK's redundancy pay calculator. Each names
// the cap on a week's pay that it goes by; the most years are those of a year
// that is held, as they have not changed.
func redundancyCase(s *scenario, o *Outcome) {
	y, err := rates.For(2026)
	if err != nil {
		o.refuse(err)
		return
	}
	r := rates.Redundancy{WeeklyCap: s.amount("weekly_cap"), MaxYears: y.Redundancy.MaxYears}
	age, years, week := s.number("age"), s.number("years_service"), s.amount("weekly_pay")
	if s.bad != nil {
		return
	}
	for _, input := range []string{"weekly_cap", "age", "years_service", "weekly_pay"} {
		if !s.has(input) {
			o.LeftOut = "the case does not say " + input
			return
		}
	}
	scale := leaving.ScaleOf(age, years, r.MaxYears)
	for _, e := range s.Expected {
		switch e.Of {
		case "pay":
			o.answer(e, scale.PayFor(week, &r).Plain())
		case "number_of_weeks_entitlement":
			o.answer(e, big.NewRat(int64(scale.HalfWeeks()), 2).FloatString(1))
		default:
			o.cannot(e.Of, "is not worked out here")
		}
	}
}

package budget_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/law"
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

// byFormula asks for a first figure by the model formula, for these minutes of a
// PA's day and night, one need each.
func byFormula(t testing.TB, on calendar.Date, days []int, nights int) budget.Request {
	r := budget.Request{ID: "bud_01", Person: "per_01", Policy: council(t, "model-formula"), On: on}
	outcomes := []law.Outcome{law.Hygiene, law.Nutrition, law.Community}
	for i, m := range days {
		r.Needs = append(r.Needs, assessment.Need{Ref: assessment.Ref("day-" + string(rune('a'+i))), Outcome: outcomes[i%3], Words: "I need a hand.",
			Limb: assessment.WithHelp, Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: m}}})
	}
	if nights > 0 {
		r.Needs = append(r.Needs, assessment.Need{Ref: "night", Outcome: law.HomeSafety, Words: "I fall at night.",
			Limb: assessment.Danger, Support: []assessment.Support{{Kind: policy.WakingNight, Minutes: nights}}})
	}
	return r
}

func lawfulFor(t testing.TB, kind policy.Kind, on calendar.Date, minutes int) budget.LawfulCost {
	t.Helper()
	y, err := rates.For(calendar.TaxYearOf(on))
	if err != nil {
		t.Fatal(err)
	}
	w, err := rates.MinimumWage(on)
	if err != nil {
		t.Fatal(err)
	}
	c, err := cost.Hour(cost.Assumptions{On: on, Minutes: minutes, PAs: 1, Age: cost.Adult, Wage: w.Adult, Pension: cost.AboveTrigger}, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	return budget.LawfulCost{Kind: kind, Each: c.Hour}
}

// A budget by the formula is always enough: for any needs, in both years, and to
// the penny on every line.
func TestABudgetByFormulaIsEnough(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		on := day(rapid.SampledFrom([]string{"2025-05-01", "2026-03-31", "2026-04-01", "2026-05-04", "2027-03-31"}).Draw(r, "on"))
		days := rapid.SliceOfN(rapid.IntRange(1, 56*60), 1, 3).Draw(r, "minutes of each need")
		nights := rapid.IntRange(0, 70*60).Draw(r, "minutes at night")
		b, err := budget.Build(byFormula(t, on, days, nights), nil)
		if err != nil {
			r.Fatal(err)
		}
		total := 0
		for _, m := range days {
			total += m
		}
		costs := []budget.LawfulCost{lawfulFor(t, policy.EmployedPA, on, total)}
		if nights > 0 {
			costs = append(costs, lawfulFor(t, policy.WakingNight, on, nights))
		}
		if s := budget.Enough(b, costs, nil); !s.Answer.IsYes() || s.Weekly != 0 || len(s.Open) != 0 {
			r.Fatalf("on %s, %v and %d minutes at night: short by %s (%s)", on, days, nights, s.Weekly, s.Answer.Kind())
		}
	})
}

func TestABudgetByFormulaExplainsItsRate(t *testing.T) {
	b, err := budget.Build(byFormula(t, day("2026-05-04"), []int{600}, 0), &explain.Note{})
	if err != nil {
		t.Fatal(err)
	}
	l := b.Lines[0]
	// £15.53 an hour, worked by hand beside the formula; 10 hours.
	if l.Rate != 1553 || l.Weekly != 15530 {
		t.Errorf("%s an hour, %s a week", l.Rate, l.Weekly)
	}
	if n := len(l.Working.Lines); n != 2 || len(l.Working.Lines[1].Lines) == 0 {
		t.Errorf("the line does not open to how its rate came to be: %+v", l.Working.Lines)
	}
	if !b.ShowsHow(byFormula(t, day("2026-05-04"), []int{600}, 0).Needs, nil).IsYes() {
		t.Error("the budget does not show how it came to be")
	}
}

func TestABudgetByFormulaRefuses(t *testing.T) {
	if _, err := budget.Build(byFormula(t, day("2028-05-01"), []int{600}, 0), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a year whose figures are not held made a budget (%v)", err)
	}
	r := byFormula(t, day("2026-05-04"), []int{600}, 0)
	r.Agreed = []budget.AgreedRate{{Kind: policy.EmployedPA, Rate: 1552, Reason: "less", By: "P. Practitioner"}}
	if _, err := budget.Build(r, nil); fault.All(err) == nil || fault.All(err)[0].Text.Key != budget.AgreedLower {
		t.Errorf("a rate below the formula's was agreed (%v)", err)
	}
	r.Agreed[0].Rate = 1650
	b, err := budget.Build(r, &explain.Note{})
	if err != nil || b.Lines[0].Rate != 1650 || len(b.Lines[0].Working.Lines) != 2 {
		t.Errorf("a higher rate was not taken (%v): %+v", err, b.Lines)
	}
	r = byFormula(t, day("2026-05-04"), nil, 0)
	r.Needs = []assessment.Need{{Ref: "night", Outcome: law.Hygiene, Words: "I need a hand.", Limb: assessment.WithHelp,
		Support: []assessment.Support{{Kind: policy.SleepIn, Nights: 2}}}}
	if _, err := budget.Build(r, nil); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("a kind without a rate made a budget (%v)", err)
	}
}

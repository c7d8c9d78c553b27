package formula_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/formula"
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

var day = calendar.MustDate

func model(t testing.TB) policy.Policy {
	t.Helper()
	p, found, err := policies.ByID("model-formula")
	if err != nil || !found {
		t.Fatalf("no model formula: %v", err)
	}
	return p
}

// lawful gives the least that an hour lawfully costs, as the check of a budget
// has it: the minimum wage, holiday, National Insurance and pension of one PA.
func lawful(t testing.TB, on calendar.Date, minutes int) money.Amount {
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
	return c.Hour
}

// Worked by hand for 2026-27, 10 hours a week: 12.71 + 0.60 = 13.31. A year: wages
// 520 × 13.31 = 6,921.20; holiday 12.07% = 835.39; pay 7,756.59. National Insurance:
// 15% above 5,000 is 413.49, and the allowance takes it all. Pension: 3% of 7,756.59
// − 6,240 = 45.50. Sick pay of a week: 80% of 149.17, up = 119.34. Redundancy: a week
// of 149.17, up. In all 8,070.60; by 520 hours 15.5204, up = 15.53.
func TestByHand(t *testing.T) {
	got, err := formula.For(model(t), day("2026-06-01"), formula.Hours{policy.EmployedPA: 600})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Kind != policy.EmployedPA || got[0].Each != 1553 {
		t.Fatalf("got %+v, want one rate of £15.53", got)
	}
	lines := got[0].Working.Lines
	if len(lines) != 3 || len(lines[0].Cites) == 0 || len(lines[1].Cites) == 0 || len(lines[2].Lines) == 0 {
		t.Errorf("the working is thin: %+v", lines)
	}
}

// However many hours, and in both years whose figures are held in full, no rate
// is below what an hour lawfully costs, nor below what R1 asks.
func TestNeverBelowWhatIsLawful(t *testing.T) {
	p := model(t)
	years := []string{"2025-04-06", "2026-03-31", "2026-04-01", "2026-04-06", "2026-11-21", "2027-03-31"}
	rapid.Check(t, func(r *rapid.T) {
		on := day(rapid.SampledFrom(years).Draw(r, "on"))
		days, nights := rapid.IntRange(1, 168*60).Draw(r, "minutes by day"), rapid.IntRange(0, 70*60).Draw(r, "minutes by night")
		got, err := formula.For(p, on, formula.Hours{policy.EmployedPA: days, policy.WakingNight: nights})
		if err != nil {
			r.Fatal(err)
		}
		for _, g := range got {
			minutes := days
			if g.Kind == policy.WakingNight {
				minutes = nights
			}
			for _, m := range []int{minutes, days + nights, 600} {
				if least := lawful(t, on, m); g.Each < least {
					r.Fatalf("%s on %s for %d minutes is %s, and %d minutes lawfully cost %s", g.Kind, on, minutes, g.Each, m, least)
				}
			}
		}
		c := policy.Check(withRate(p, got[0], on), policy.Facts{On: on, LawfulHour: lawful(t, on, 600)})
		for _, f := range c.Findings {
			if f.Rule == "R1" {
				r.Fatalf("R1 fires on %s: %s", on, f.Found)
			}
		}
	})
}

// withRate puts a rate that the formula gave into the policy as a plain one, so
// that R1 is asked of it.
func withRate(p policy.Policy, g formula.Rate, on calendar.Date) policy.Policy {
	p.Formula = policy.Formula{}
	p.Rates = append([]policy.Rate{{Kind: g.Kind, Amount: g.Each, Origin: policy.Origin{From: on}}}, p.Rates...)
	return p
}

func TestNoFormulaNoRate(t *testing.T) {
	p := model(t)
	tests := []struct {
		name  string
		on    string
		hours formula.Hours
		kinds int
	}{
		{"no hours", "2026-06-01", formula.Hours{}, 0},
		{"kinds that it does not give", "2026-06-01", formula.Hours{policy.Agency: 600}, 0},
		{"before it holds", "2025-03-31", formula.Hours{policy.EmployedPA: 600}, 0},
		{"both kinds", "2026-06-01", formula.Hours{policy.EmployedPA: 600, policy.WakingNight: 600}, 2},
	}
	for _, tt := range tests {
		got, err := formula.For(p, day(tt.on), tt.hours)
		if err != nil || len(got) != tt.kinds {
			t.Errorf("%s: %d rates (%v), want %d", tt.name, len(got), err, tt.kinds)
		}
	}
	if _, err := p.Rate(policy.EmployedPA, day("2026-06-01")); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("a rate was given without needs (%v)", err)
	}
}

func TestRefuses(t *testing.T) {
	p := model(t)
	hours := formula.Hours{policy.EmployedPA: 600}
	for _, on := range []string{"2027-04-01", "2027-04-06", "2030-06-01"} {
		if _, err := formula.For(p, day(on), hours); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("on %s, whose figures are not held, it gives a rate (%v)", on, err)
		}
	}
	part := p
	part.Formula.Pension, part.Formula.SickWeeks = nil, nil
	_, err := formula.For(part, day("2026-06-01"), hours)
	var fields []string
	for _, f := range fault.All(err) {
		fields = append(fields, f.Field)
	}
	if strings.Join(fields, " ") != "formula.pension formula.sick-weeks" {
		t.Errorf("it faults %q, want the two parts that are missing", fields)
	}
	if _, err := formula.For(p, day("2026-06-01"), formula.Hours{policy.EmployedPA: 60 * 24 * 7 * 5}); err == nil {
		t.Error("more hours than four people at all times were reckoned")
	}
}

func BenchmarkFor(b *testing.B) {
	p := model(b)
	for b.Loop() {
		if _, err := formula.For(p, day("2026-06-01"), formula.Hours{policy.EmployedPA: 1260}); err != nil {
			b.Fatal(err)
		}
	}
}

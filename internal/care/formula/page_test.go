package formula_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ownway/internal/care/formula"
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
)

// The page of the formula is written from the model formula and what it gives,
// so that the two can't part.
func TestPageOfTheFormula(t *testing.T) {
	p := model(t)
	var b strings.Builder
	b.WriteString(`# A formula for budgets

Written by its test from ` + "`policies/model-formula.yaml`" + ` and from what it gives. Not legal advice.

A council that uses it publishes the file. From needs, as an assessment has them, to a first figure:

1. Each need says the support that it takes: so many hours of a PA, miles, an activity at its cost. What a willing carer
   meets takes none.
2. An hour of an employed PA is paid at the minimum wage of the day plus what the formula adds. On top come holiday
   pay, National Insurance after the Employment Allowance, pension, sick pay and redundancy, worked out for a year of these
   hours and divided by them, rounded up. It is reckoned as if one PA did all the hours, which is the dearest way; for the
   hours of the kind alone and for those of all employed PAs together; and the dearer of the two counts.
3. Each line is its hours at that rate, rounded up to the penny. What else an employer pays, like insurance and payroll,
   comes beside it as the policy says. All else takes the policy's plain rates.
4. The lines are added; the NHS's part and the person's contribution come off; the rest is the council's.

So no line is below what its hours lawfully cost, and R1 can't fire. Tests try this for hours of every length in both years
whose figures the program holds in full. For any other year it is refused.

`)
	b.WriteString("## What the formula says\n\n| Part | Is | From | Source | Why |\n|---|---|---|---|---|\n")
	f := p.Formula
	row(&b, p, "hour-above-minimum", f.HourAbove[0].Is.String(), f.HourAbove[0].Origin)
	row(&b, p, "night-above-minimum", f.NightAbove[0].Is.String(), f.NightAbove[0].Origin)
	row(&b, p, "pension", string(f.Pension[0].Is), f.Pension[0].Origin)
	row(&b, p, "sick-weeks", fmt.Sprint(f.SickWeeks[0].Is), f.SickWeeks[0].Origin)
	row(&b, p, "redundancy-half-weeks", fmt.Sprint(f.RedundancyHalfWeeks[0].Is), f.RedundancyHalfWeeks[0].Origin)
	row(&b, p, "employment-allowance", map[bool]string{true: "yes", false: "no"}[f.Allowance[0].Is], f.Allowance[0].Origin)
	b.WriteString("\nThe minimum wage, holiday, National Insurance, pension, sick pay and redundancy limits are those of the law, dated and cited in `pay/payroll/rates`.\n")
	b.WriteString("\n## What it gives\n\n| Hours a week | On | An hour by the formula | The least it lawfully costs | A week |\n|---|---|---|---|---|\n")
	for _, on := range []calendar.Date{day("2025-06-01"), day("2026-06-01")} {
		for _, h := range []int{5, 10, 21, 40, 84, 168} {
			g := one(t, p, on, h*60)
			fmt.Fprintf(&b, "| %d | %s | %s | %s | %s |\n", h, on, g.Each, lawful(t, on, h*60), g.Each.ForMinutes(h*60, money.Up))
		}
	}
	example(t, &b, p)
	const page = "../../../docs/law/budget-formula.md"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the formula says now (%v)", page, err)
	}
}

func row(b *strings.Builder, p policy.Policy, part, is string, o policy.Origin) {
	s, _ := p.Source(o.At)
	source := s.Title
	if s.Address != "" {
		source = "[" + s.Title + "](" + s.Address + ")"
	}
	fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s |\n", part, is, o.From, source, o.Note)
}

func one(t *testing.T, p policy.Policy, on calendar.Date, minutes int) formula.Rate {
	t.Helper()
	got, err := formula.For(p, on, formula.Hours{policy.EmployedPA: minutes})
	if err != nil || len(got) != 1 {
		t.Fatalf("%d rates (%v)", len(got), err)
	}
	return got[0]
}

// example writes a year of ten hours a week, part by part. Its total is that of
// the formula, and stands worked by hand in TestByHand.
func example(t *testing.T, b *strings.Builder, p policy.Policy) {
	t.Helper()
	on := day("2026-06-01")
	y, err := rates.For(calendar.TaxYearOf(on))
	if err != nil {
		t.Fatal(err)
	}
	w, err := rates.MinimumWage(on)
	if err != nil {
		t.Fatal(err)
	}
	c, err := cost.Hour(cost.Assumptions{On: on, Minutes: 600, PAs: 1, Age: cost.Adult, Wage: w.Adult + p.Formula.HourAbove[0].Is,
		Pension: cost.AllJoin, SickWeeks: p.Formula.SickWeeks[0].Is, RedundancyHalfWeeks: p.Formula.RedundancyHalfWeeks[0].Is}, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	if g := one(t, p, on, 600); g.Each != c.Hour {
		t.Fatalf("the formula gives %s, its parts %s", g.Each, c.Hour)
	}
	fmt.Fprintf(b, "\n## An example\n\nSomebody needs a hand in the shower and with meals: ten hours of a PA a week, from %s.\n\n| Part | A year |\n|---|---|\n", on)
	fmt.Fprintf(b, "| Wages: 520 hours at %s and %s above it | %s |\n", w.Adult, p.Formula.HourAbove[0].Is, c.Wage)
	for _, l := range []struct {
		what   string
		amount money.Amount
	}{{"Holiday pay", c.Holiday}, {"National Insurance after the allowance", c.NI}, {"Pension", c.Pension}, {"Sick pay of one week", c.Sick},
		{"Towards redundancy", c.Redundancy}, {"In all", c.Year}} {
		fmt.Fprintf(b, "| %s | %s |\n", l.what, l.amount)
	}
	fmt.Fprintf(b, "\nBy 520 hours, rounded up, that is **%s an hour** and %s a week. `ownway policy formula explain model-formula --hours 10 --on %s` shows the\nsame line by line, with each source.\n",
		c.Hour, c.Hour.ForMinutes(600, money.Up), on)
}

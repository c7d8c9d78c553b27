package cost_test

import (
	"slices"
	"testing"

	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	held, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return held
}

// twenty is 20 hours a week by one PA at the minimum wage of 2026-27, with all
// that goes with it.
func twenty() cost.Assumptions {
	return cost.Assumptions{
		On: calendar.MustDate("2026-11-21"), Minutes: 20 * 60, PAs: 1, Age: cost.Adult, Wage: money.Pounds(12, 71),
		Pension: cost.AboveTrigger, SickWeeks: 1, RedundancyHalfWeeks: 2,
		Insurance: money.Pounds(61, 0), PayrollFee: money.Pounds(260, 0),
		Training: money.Pounds(150, 0), Recruitment: money.Pounds(80, 0),
	}
}

func TestHour(t *testing.T) {
	extras := cost.Cost{Insurance: 61_00, PayrollFee: 260_00, Training: 150_00, Recruitment: 80_00}
	with := func(c cost.Cost) cost.Cost {
		c.Insurance, c.PayrollFee, c.Training, c.Recruitment = extras.Insurance, extras.PayrollFee, extras.Training, extras.Recruitment
		return c
	}
	tests := []struct {
		name   string
		given  func(*cost.Assumptions)
		want   cost.Cost
		source string
	}{
		{"20 hours, one PA", func(*cost.Assumptions) {}, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, Pension: 257_22, Sick: 123_25, Redundancy: 284_89,
			Year: 16_030_22, Week: 308_28, Hour: 15_42}),
			"1,040 hours x 12.71; 12.07%; 3% of 14,813.86 - 6,240; a week is 284.88 (284.89 up); NI 1,472.08 is within the allowance"},
		{"the allowance cannot be claimed", func(a *cost.Assumptions) { a.NoAllowance = true }, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, NI: 1_472_08, Pension: 257_22, Sick: 123_25, Redundancy: 284_89,
			Year: 17_502_30, Week: 336_59, Hour: 16_83}),
			"15% of 14,813.86 - 5,000"},
		{"two PAs, neither above the trigger", func(a *cost.Assumptions) { a.PAs = 2 }, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, Sick: 227_92, Redundancy: 284_90,
			Year: 15_877_68, Week: 305_34, Hour: 15_27}),
			"7,406.93 each; a week is 142.44 (142.45 up), 80% of it 113.952, rounded up to 113.96"},
		{"two PAs who both join", func(a *cost.Assumptions) { a.PAs, a.Pension = 2, cost.AllJoin }, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, Pension: 70_02, Sick: 227_92, Redundancy: 284_90,
			Year: 15_947_70, Week: 306_69, Hour: 15_34}),
			"3% of 7,406.93 - 6,240 is 35.01 each"},
		{"all opted out", func(a *cost.Assumptions) { a.Pension = cost.NoneJoin }, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, Sick: 123_25, Redundancy: 284_89,
			Year: 15_773_00, Week: 303_33, Hour: 15_17}), ""},
		{"aged 18 to 20, no allowance", func(a *cost.Assumptions) { a.Age, a.NoAllowance = cost.Youth, true }, with(cost.Cost{
			Wage: 13_218_40, Holiday: 1_595_46, Sick: 123_25, Redundancy: 284_89,
			Year: 15_773_00, Week: 303_33, Hour: 15_17}), "letter M: nothing below 50,270; no enrolment before 22"},
		{"all hours of the week, beyond the allowance", func(a *cost.Assumptions) { a.Minutes, a.PAs = 168*60, 4 }, with(cost.Cost{
			Wage: 111_034_56, Holiday: 13_401_87, NI: 5_165_48, Pension: 2_984_28, Sick: 493_00, Redundancy: 2_393_04,
			Year: 136_023_23, Week: 2_615_84, Hour: 15_58}),
			"31,109.11 each; 15% of 26,109.11 is 3,916.37, four times less 10,500; a week is 598.26 (up)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := twenty()
			tt.given(&a)
			got, err := cost.Hour(a, year(t, 2026), nil)
			if err != nil || got != tt.want {
				t.Errorf("got  %+v, %v\nwant %+v (%s)", got, err, tt.want, tt.source)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name  string
		given func(*cost.Assumptions)
		want  []string
	}{
		{"no hours", func(a *cost.Assumptions) { a.Minutes = 0 }, []string{"hours"}},
		{"too many hours", func(a *cost.Assumptions) { a.Minutes = 5 * 168 * 60 }, []string{"hours"}},
		{"no PAs", func(a *cost.Assumptions) { a.PAs = 0 }, []string{"pas"}},
		{"no age", func(a *cost.Assumptions) { a.Age = "" }, []string{"age"}},
		{"no pension choice", func(a *cost.Assumptions) { a.Pension = "" }, []string{"pension"}},
		{"no wage", func(a *cost.Assumptions) { a.Wage = 0 }, []string{"wage"}},
		{"a wage out of range", func(a *cost.Assumptions) { a.Wage = 1_000_01 }, []string{"wage"}},
		{"below nothing", func(a *cost.Assumptions) {
			a.SickWeeks, a.RedundancyHalfWeeks, a.Insurance, a.PayrollFee, a.Training, a.Recruitment = -1, -1, -1, -1, -1, -1
		},
			[]string{"sick-weeks", "redundancy", "insurance", "payroll-fee", "training", "recruitment"}},
		{"a day of another year", func(a *cost.Assumptions) { a.On = calendar.MustDate("2026-04-05") }, []string{"on"}},
	}
	for _, tt := range tests {
		a := twenty()
		tt.given(&a)
		_, err := cost.Hour(a, year(t, 2026), nil)
		var got []string
		for _, f := range fault.All(err) {
			got = append(got, f.Field)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: faults in %v, want %v", tt.name, got, tt.want)
		}
	}
	old := twenty()
	old.On = calendar.MustDate("2023-11-21")
	if _, err := cost.Hour(old, year(t, 2023), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a year that is not held in full: %v, want a fault", err)
	}
	for _, budget := range []money.Amount{0, -1, 1_000_01} {
		if _, err := cost.HighestWage(budget, twenty(), year(t, 2026)); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("a budget of %v: %v, want a fault", budget, err)
		}
	}
}

func assumptions(t *rapid.T) (cost.Assumptions, calendar.TaxYear) {
	y := calendar.TaxYear(rapid.IntRange(2024, 2026).Draw(t, "year"))
	yearly := func(name string) money.Amount { return money.Amount(rapid.IntRange(0, 500_00).Draw(t, name)) }
	return cost.Assumptions{
		On:                  y.First().AddDays(rapid.IntRange(0, 350).Draw(t, "on")),
		Minutes:             rapid.IntRange(60, 2*168*60).Draw(t, "minutes"),
		PAs:                 rapid.IntRange(1, 6).Draw(t, "pas"),
		Age:                 rapid.SampledFrom([]cost.Age{cost.Adult, cost.Youth, cost.Under18}).Draw(t, "age"),
		Wage:                money.Amount(rapid.IntRange(1, 60_00).Draw(t, "wage")),
		NoAllowance:         rapid.Bool().Draw(t, "no allowance"),
		Pension:             rapid.SampledFrom([]cost.Pension{cost.AboveTrigger, cost.AllJoin, cost.NoneJoin}).Draw(t, "pension"),
		SickWeeks:           rapid.IntRange(0, 4).Draw(t, "sick"),
		RedundancyHalfWeeks: rapid.IntRange(0, 3).Draw(t, "redundancy"),
		Insurance:           yearly("insurance"), PayrollFee: yearly("payroll"), Training: yearly("training"), Recruitment: yearly("recruitment"),
	}, y
}

// What a wage costs buys that wage again: no penny is lost on the way.
func TestThereAndBack(t *testing.T) {
	held := map[calendar.TaxYear]*rates.Year{2024: year(t, 2024), 2025: year(t, 2025), 2026: year(t, 2026)}
	rapid.Check(t, func(t *rapid.T) {
		a, y := assumptions(t)
		c, err := cost.Hour(a, held[y], nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.Hour > 1_000_00 {
			return // beyond what a budget may hold
		}
		wage, err := cost.HighestWage(c.Hour, a, held[y])
		if err != nil || wage < a.Wage || wage > a.Wage+1 {
			t.Fatalf("a wage of %v costs %v, which buys %v (%v)", a.Wage, c.Hour, wage, err)
		}
	})
}

// The highest wage fits in the budget and a penny more does not.
func TestHighestWageIsHighest(t *testing.T) {
	held := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		a, _ := assumptions(t)
		a.On = twenty().On
		budget := money.Amount(rapid.IntRange(1, 60_00).Draw(t, "budget"))
		wage, err := cost.HighestWage(budget, a, held)
		if err != nil {
			t.Fatal(err)
		}
		costs := func(w money.Amount) money.Amount {
			b := a
			b.Wage = w
			c, err := cost.Hour(b, held, nil)
			if err != nil {
				t.Fatal(err)
			}
			return c.Hour
		}
		if wage > 0 && costs(wage) > budget || costs(wage+1) <= budget {
			t.Fatalf("%v of %v: it costs %v", wage, budget, costs(wage+1))
		}
	})
}

// The parts add up, by the year and by the hour.
func TestLinesAddUp(t *testing.T) {
	held := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		a, _ := assumptions(t)
		a.On = twenty().On
		c, err := cost.Hour(a, held, nil)
		if err != nil {
			t.Fatal(err)
		}
		var byYear, byHour money.Amount
		for _, l := range c.Lines(a, held) {
			byYear += l.Year
			byHour += l.Hour
		}
		if byYear != c.Year || byHour != c.Hour {
			t.Fatalf("lines come to %v and %v, want %v and %v", byYear, byHour, c.Year, c.Hour)
		}
		if c.Week*52 < c.Year || c.Week*52 >= c.Year+52 {
			t.Fatalf("weeks of %v do not hold %v", c.Week, c.Year)
		}
	})
}

func TestSufficient(t *testing.T) {
	tests := []struct {
		name   string
		budget money.Amount
		want   cost.Sufficiency
	}{
		{"to the penny", 15_42, cost.Sufficiency{Enough: true, Highest: 12_71, Minimum: 12_71}},
		{"a penny short", 15_41, cost.Sufficiency{Highest: 12_70, Minimum: 12_71, GapHour: 1, GapWeek: 8}},
		// Shropshire's 2024/25 rate, against the wage of 2026-27: 14,293.68 a year at 11.29, 14,305.91 at 11.30, 14,300.00 held
		{"an old rate", 13_75, cost.Sufficiency{Highest: 11_29, Minimum: 12_71, GapHour: 1_67, GapWeek: 33_28}},
		{"less than the other costs alone", 50, cost.Sufficiency{Minimum: 12_71, GapHour: 14_92, GapWeek: 298_28}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := twenty()
			a.Wage = 0 // the wage is what is asked for
			got, err := cost.Sufficient(tt.budget, a, year(t, 2026), nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Cost.Hour != 15_42 {
				t.Errorf("at the minimum wage an hour costs %v", got.Cost.Hour)
			}
			got.Cost = cost.Cost{}
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestMinimumWageOfTheDay(t *testing.T) {
	tests := []struct {
		on   string
		year calendar.TaxYear
		age  cost.Age
		want money.Amount
	}{
		{"2026-11-21", 2026, cost.Adult, 12_71}, {"2026-11-21", 2026, cost.Youth, 10_85}, {"2026-11-21", 2026, cost.Under18, 8_00},
		{"2026-04-03", 2025, cost.Adult, 12_71}, {"2026-03-31", 2025, cost.Adult, 12_21},
	}
	for _, tt := range tests {
		a := twenty()
		a.On, a.Age = calendar.MustDate(tt.on), tt.age
		got, err := cost.Sufficient(20_00, a, year(t, tt.year), nil)
		if err != nil || got.Minimum != tt.want {
			t.Errorf("%s %s: %v, %v, want %v", tt.on, tt.age, got.Minimum, err, tt.want)
		}
	}
	late := twenty()
	late.On = calendar.MustDate("2027-04-02") // its minimum wage is not announced
	if _, err := cost.Sufficient(20_00, late, year(t, 2026), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a day with no minimum wage held: %v, want a fault", err)
	}
}

func everyLineCited(t *testing.T, lines []explain.Line) {
	t.Helper()
	for _, l := range lines {
		if len(l.Cites) == 0 {
			t.Errorf("%v has no source", l.Text)
		}
		everyLineCited(t, l.Lines)
	}
}

func TestEveryLineHasItsSource(t *testing.T) {
	held := year(t, 2026)
	for _, budget := range []money.Amount{12_00, 20_00} {
		var why explain.Note
		with, err1 := cost.Sufficient(budget, twenty(), held, &why)
		without, err2 := cost.Sufficient(budget, twenty(), held, nil)
		if with != without || err1 != nil || err2 != nil {
			t.Error("a note changed the figures")
		}
		if len(why.Lines) < 2 || len(why.Lines[0].Lines) != 14 {
			t.Errorf("the working has %d lines, its first %d", len(why.Lines), len(why.Lines[0].Lines))
		}
		everyLineCited(t, why.Lines)
	}
}

func TestNoNoteNoAllocation(t *testing.T) {
	held, a := year(t, 2026), twenty()
	if n := testing.AllocsPerRun(100, func() { _, _ = cost.Hour(a, held, nil) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

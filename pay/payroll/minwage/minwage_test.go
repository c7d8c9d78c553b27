package minwage_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/minwage"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

type published struct {
	Name, Context string
	Inputs        struct {
		Age   *int
		Pay   json.Number `json:"basic_pay"`
		Hours int         `json:"basic_hours"`
		When  string      `json:"past_or_current_payment"`
		Days  int         `json:"pay_frequency"`
	}
	Expected []struct {
		Of    string
		Value json.RawMessage
	}
}

// TestGOVUK proves the rows of GOV.UK's calculator that name an age.
func TestGOVUK(t *testing.T) {
	raw, err := os.ReadFile("testdata/minimum_wage_govuk.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []published
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	met := 0
	for _, c := range cases {
		if c.Inputs.Age == nil {
			continue
		}
		met++
		t.Run(c.Context+"/"+c.Name, func(t *testing.T) { c.prove(t) })
	}
	if met != 16 || len(cases)-met != 1 {
		t.Errorf("%d rows proved of %d: testdata/SOURCES.md says otherwise", met, len(cases))
	}
}

func (c published) prove(t *testing.T) {
	first := calendar.MustDate("2026-11-02")
	if c.Inputs.When == "past_payment" {
		first = calendar.MustDate("2025-11-03")
	}
	w := minwage.Work{Born: first.AddMonths(-12 * *c.Inputs.Age), Minutes: c.Inputs.Hours * 60}
	w.Period = calendar.Period{First: first, Last: first.AddDays(max(c.Inputs.Days, 7) - 1)}
	if c.Inputs.Pay != "" {
		pay, err := money.Parse(c.Inputs.Pay.String())
		if err != nil {
			t.Fatal(err)
		}
		w.Pay = pay
	}
	got, err := minwage.Check(w, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Expected {
		var was, want string
		switch e.Of {
		case "under_school_leaving_age?":
			was, want = fmt.Sprint(!got.Covered), string(e.Value)
		case "minimum_wage_or_above?":
			was, want = fmt.Sprint(got.Lawful), string(e.Value)
		case "minimum_hourly_rate":
			was, want = got.Rate.String(), pounds(t, e.Value)
		case "historical_entitlement":
			was, want = got.Due.String(), pounds(t, e.Value)
		default:
			t.Errorf("nothing here answers %s", e.Of)
		}
		if was != want {
			t.Errorf("%s: got %s, want %s", e.Of, was, want)
		}
	}
}

func pounds(t *testing.T, v json.RawMessage) string {
	t.Helper()
	a, err := money.Parse(string(v))
	if err != nil {
		t.Fatalf("%s: %v", v, err)
	}
	return a.String()
}

func week() minwage.Work {
	return minwage.Work{Period: calendar.Period{First: calendar.MustDate("2026-11-02"), Last: calendar.MustDate("2026-11-08")},
		Born: calendar.MustDate("1990-05-01"), Minutes: 20 * 60, Pay: 254_20}
}

// Source: National Minimum Wage Regulations 2015; rates from 1 April 2026: 12.71
// an hour at 21, offset 11.10 a day. 20 hours are 254.20.
func TestCheck(t *testing.T) {
	cases := []struct {
		name   string
		change func(*minwage.Work)
		short  money.Amount
		rate   money.Amount
	}{
		{"exactly the minimum", func(*minwage.Work) {}, 0, 12_71},
		{"a penny below", func(w *minwage.Work) { w.Pay-- }, 1, 12_71},
		{"time asleep does not count", func(w *minwage.Work) { w.SleepIn = 40_00 }, 0, 12_71},
		{"time awake counts, and the sleep-in's sum pays for it", func(w *minwage.Work) { w.SleepIn, w.Awake = 40_00, 120 }, 0, 12_71},
		{"a sleep-in's sum too small for the time awake", func(w *minwage.Work) { w.SleepIn, w.Awake = 20_00, 120 }, 5_42, 12_71},
		{"a sleep-in's sum does not make up for low pay", func(w *minwage.Work) { w.Pay, w.SleepIn = 250_00, 40_00 }, 4_20, 12_71},
		{"taken for the employer's benefit", func(w *minwage.Work) { w.Deductions = 10_00 }, 10_00, 12_71},
		{"a free home adds the offset", func(w *minwage.Work) { w.Pay, w.Living.Days = 254_20-77_70, 7 }, 0, 12_71},
		{"a charge up to the offset takes nothing", func(w *minwage.Work) { w.Living = minwage.Accommodation{Days: 7, Charge: 77_70} }, 0, 12_71},
		{"a charge above it does", func(w *minwage.Work) { w.Living = minwage.Accommodation{Days: 7, Charge: 80_00} }, 2_30, 12_71},
		{"20 on the first day", func(w *minwage.Work) { w.Born = calendar.MustDate("2005-11-03") }, 0, 10_85},
		{"21 on the first day", func(w *minwage.Work) { w.Born = calendar.MustDate("2005-11-02") }, 0, 12_71},
		{"17", func(w *minwage.Work) { w.Born = calendar.MustDate("2009-01-01"); w.Pay = 159_99 }, 1, 8_00},
		{"apprentice", func(w *minwage.Work) { w.Apprentice = true; w.Pay = 160_00 }, 0, 8_00},
		{"a period that began in March keeps March's rate", func(w *minwage.Work) {
			w.Period = calendar.Period{First: calendar.MustDate("2026-03-31"), Last: calendar.MustDate("2026-04-06")}
			w.Pay = 244_20
		}, 0, 12_21},
		{"no time, no shortfall", func(w *minwage.Work) { w.Minutes, w.Pay, w.Deductions = 0, 0, 5_00 }, 0, 12_71},
		{"a minute is rounded up", func(w *minwage.Work) { w.Minutes, w.Pay = 1, 21 }, 1, 12_71},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := week()
			c.change(&w)
			var why explain.Note
			got, err := minwage.Check(w, &why)
			if err != nil {
				t.Fatal(err)
			}
			if got.Shortfall != c.short || got.Lawful != (c.short == 0) || got.Rate != c.rate || why.Empty() {
				t.Errorf("got %+v, want %v short at %v", got, c.short, c.rate)
			}
			silent, err := minwage.Check(w, nil)
			if err != nil || silent != got {
				t.Errorf("without a note %+v, %v", silent, err)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*minwage.Work)
		field string
	}{
		{"no birth", func(w *minwage.Work) { w.Born = calendar.Date{} }, "born"},
		{"no period", func(w *minwage.Work) { w.Period = calendar.Period{} }, "period"},
		{"no rates held", func(w *minwage.Work) {
			w.Period = calendar.Period{First: calendar.MustDate("2027-04-01"), Last: calendar.MustDate("2027-04-07")}
		}, "period"},
		{"time below nothing", func(w *minwage.Work) { w.Awake = -1 }, "minutes"},
		{"pay below nothing", func(w *minwage.Work) { w.SleepIn = -1 }, "amount"},
		{"more days than there are", func(w *minwage.Work) { w.Living.Days = 8 }, "days"},
	}
	for _, c := range cases {
		w := week()
		c.spoil(&w)
		_, err := minwage.Check(w, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// TestShortfallCures proves that pay raised by the shortfall is lawful, and
// that a penny less is not.
func TestShortfallCures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := week()
		w.Minutes = rapid.IntRange(1, 10_000).Draw(t, "minutes")
		w.Awake = rapid.IntRange(0, 600).Draw(t, "awake")
		w.Pay = money.Amount(rapid.IntRange(0, 300_000).Draw(t, "pay"))
		w.SleepIn = money.Amount(rapid.IntRange(0, 10_000).Draw(t, "sleep-in"))
		w.Deductions = money.Amount(rapid.IntRange(0, 10_000).Draw(t, "deductions"))
		w.Living = minwage.Accommodation{Days: rapid.IntRange(0, 7).Draw(t, "days"), Charge: money.Amount(rapid.IntRange(0, 20_000).Draw(t, "charge"))}
		got, err := minwage.Check(w, nil)
		if err != nil {
			t.Fatal(err)
		}
		w.Pay += got.Shortfall
		cured, err := minwage.Check(w, nil)
		if err != nil || !cured.Lawful {
			t.Fatalf("after %v more: %+v, %v", got.Shortfall, cured, err)
		}
		if got.Shortfall > 0 {
			w.Pay--
			if less, err := minwage.Check(w, nil); err != nil || less.Shortfall != 1 {
				t.Fatalf("a penny less: %+v, %v", less, err)
			}
		}
	})
}

func ExampleCheck() {
	r, err := minwage.Check(minwage.Work{
		Period:  calendar.Period{First: calendar.MustDate("2026-10-26"), Last: calendar.MustDate("2026-11-22")},
		Born:    calendar.MustDate("1988-03-14"),
		Minutes: 120 * 60, Pay: money.Pounds(1_500, 0),
		Awake: 45, SleepIn: money.Pounds(200, 0),
	}, nil)
	fmt.Println(r.Lawful, r.Due, r.Shortfall, err)
	// Output: false £1,534.74 £25.20 <nil>
}

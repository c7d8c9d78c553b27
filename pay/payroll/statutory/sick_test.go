package statutory_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func span(first, last string) calendar.Period {
	return calendar.Period{First: calendar.MustDate(first), Last: calendar.MustDate(last)}
}

func weekly(t testing.TB, pay money.Amount) statutory.Average {
	t.Helper()
	a, err := statutory.AverageOfWeeks(pay, 1)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var mondayToFriday = statutory.WeekOf(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)

// Source: DWP guidance on the passage to the new rules, as reported by
// payadvice.uk (21 December 2025, 9 February 2026) and bookkeepers.org.uk; sums
// by hand. 6 April 2026 is a Monday. A day of five: 118.75/5 = 23.75,
// 123.25/5 = 24.65; 80% of 100.00 is 80.00, a day 16.00.
func TestSick(t *testing.T) {
	cases := []struct {
		name    string
		spell   calendar.Period
		earlier []calendar.Period
		pay     money.Amount
		total   money.Amount
		days    int
		waiting int
		why     statutory.Reason
	}{
		{"one day under the new rules", span("2026-11-18", "2026-11-18"), nil, 400_00, 24_65, 1, 0, statutory.Paid},
		{"a full week at the flat rate", span("2026-11-16", "2026-11-22"), nil, 400_00, 123_25, 5, 0, statutory.Paid},
		{"80% of low pay", span("2026-11-16", "2026-11-22"), nil, 100_00, 80_00, 5, 0, statutory.Paid},
		{"80% just below the flat rate", span("2026-11-16", "2026-11-22"), nil, 154_05, 123_24, 5, 0, statutory.Paid},
		{"no earnings, nothing", span("2026-11-16", "2026-11-22"), nil, 0, 0, 5, 0, statutory.Paid},
		{"a weekend that is not worked", span("2026-11-21", "2026-11-22"), nil, 400_00, 0, 0, 0, statutory.NoWorkDays},
		{"three days under the old rules", span("2026-03-02", "2026-03-04"), nil, 400_00, 0, 0, 0, statutory.TooShort},
		{"three waiting days and two paid", span("2026-03-02", "2026-03-06"), nil, 400_00, 47_50, 2, 3, statutory.Paid},
		{"only waiting days", span("2026-03-06", "2026-03-10"), nil, 400_00, 0, 0, 3, statutory.Waiting},
		{"below the old limit", span("2026-03-02", "2026-03-20"), nil, 124_99, 0, 0, 0, statutory.EarnsLittle},
		{"at the old limit", span("2026-03-02", "2026-03-06"), nil, 125_00, 47_50, 2, 3, statutory.Paid},
		{"paid before the change: the whole new weekly amount goes on", span("2026-03-30", "2026-04-10"), nil, 130_00, 47_50 + 123_25, 7, 3, statutory.Paid},
		{"waiting at the change: paid from 6 April at the new rate", span("2026-04-02", "2026-04-10"), nil, 130_00, 104_00, 5, 2, statutory.Paid},
		{"below the limit at the change: paid from 6 April", span("2026-03-02", "2026-04-10"), nil, 100_00, 80_00, 5, 0, statutory.Paid},
		{"back at work, then a linked spell: the new rate", span("2026-04-20", "2026-04-24"), []calendar.Period{span("2026-03-09", "2026-03-20")}, 130_00, 104_00, 5, 0, statutory.Paid},
		{"a linked spell has no more waiting", span("2026-03-23", "2026-03-27"), []calendar.Period{span("2026-03-02", "2026-03-06")}, 400_00, 118_75, 5, 0, statutory.Paid},
		{"57 days apart is not linked", span("2026-03-23", "2026-03-27"), []calendar.Period{span("2026-01-19", "2026-01-24")}, 400_00, 47_50, 2, 3, statutory.Paid},
		{"an earlier spell too short to count", span("2026-03-23", "2026-03-27"), []calendar.Period{span("2026-03-02", "2026-03-04")}, 400_00, 47_50, 2, 3, statutory.Paid},
		{"linked through a spell in between", span("2026-11-02", "2026-11-06"), []calendar.Period{span("2026-04-13", "2026-08-23"), span("2026-09-28", "2026-10-25")}, 400_00, 123_25, 5, 0, statutory.Paid},
		{"a spell that goes on from the last pay period", span("2026-03-02", "2026-03-06"), []calendar.Period{span("2026-02-26", "2026-03-01")}, 400_00, 95_00, 4, 1, statutory.Paid},
		{"a spell that goes on over the change keeps its amount", span("2026-04-06", "2026-04-10"), []calendar.Period{span("2026-03-30", "2026-04-05")}, 130_00, 123_25, 5, 0, statutory.Paid},
		{"absent since before 22 September 2025, below the limit", span("2025-09-19", "2026-04-10"), nil, 100_00, 0, 0, 0, statutory.LongAbsence},
		{"28 weeks are used up", span("2026-11-23", "2026-11-27"), []calendar.Period{span("2026-05-04", "2026-11-15")}, 400_00, 0, 0, 0, statutory.UsedUp},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := statutory.Sickness{Spell: c.spell, Qualifying: mondayToFriday, Earlier: c.earlier, Earnings: weekly(t, c.pay)}
			var why explain.Note
			got, err := statutory.Sick(s, &why)
			if err != nil {
				t.Fatal(err)
			}
			if got.Total != c.total || got.Days != c.days || got.Waiting != c.waiting || got.Why != c.why {
				t.Errorf("got %+v, want %v for %d days, %d waiting, why %d", got, c.total, c.days, c.waiting, c.why)
			}
			if why.Empty() {
				t.Error("nothing explained")
			}
		})
	}
}

// Source: GOV.UK's calculator: a day keeps four decimals, a week rounds up.
func TestRounding(t *testing.T) {
	s := statutory.Sickness{Spell: span("2026-11-16", "2026-11-16"), Earnings: weekly(t, 400_00),
		Qualifying: statutory.WeekOf(time.Monday, time.Wednesday, time.Friday)}
	got, err := statutory.Sick(s, nil)
	if err != nil || got.Total != 41_09 { // 123.25/3 = 41.0833, up to 41.09
		t.Errorf("got %+v, %v, want 41.09", got, err)
	}
	s.Spell = span("2026-11-16", "2026-11-22")
	if got, err = statutory.Sick(s, nil); err != nil || got.Total != 123_25 { // 3 × 41.0833 = 123.2499
		t.Errorf("got %+v, %v, want 123.25", got, err)
	}
}

func TestAverages(t *testing.T) {
	cases := []struct {
		name string
		make func() (statutory.Average, error)
		want money.Amount
	}{
		{"eight weeks", func() (statutory.Average, error) { return statutory.AverageOfWeeks(5_321_20, 8) }, 665_15},
		{"two months", func() (statutory.Average, error) { return statutory.AverageOfMonths(16_000_00, 2) }, 1_846_15},
		{"days", func() (statutory.Average, error) { return statutory.AverageOfDays(300_00, 20) }, 105_00},
	}
	for _, c := range cases {
		got, err := c.make()
		if err != nil || got.Weekly(money.Down) != c.want {
			t.Errorf("%s: got %v, %v, want %v", c.name, got.Weekly(money.Down), err, c.want)
		}
	}
	for name, err := range map[string]error{
		"no weeks":          second(statutory.AverageOfWeeks(1, 0)),
		"pay below nothing": second(statutory.AverageOfDays(-1, 7)),
		"beyond reason":     second(statutory.AverageOfMonths(1<<50, 2)),
	} {
		if fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: got %v, want a fault", name, err)
		}
	}
}

func second(_ statutory.Average, err error) error { return err }

func TestRefused(t *testing.T) {
	good := statutory.Sickness{Spell: span("2026-11-16", "2026-11-22"), Qualifying: mondayToFriday}
	cases := []struct {
		name  string
		spoil func(*statutory.Sickness)
		field string
	}{
		{"the wrong way round", func(s *statutory.Sickness) { s.Spell.Last = calendar.MustDate("2026-11-15") }, "spell"},
		{"no dates", func(s *statutory.Sickness) { s.Spell = calendar.Period{} }, "spell"},
		{"beyond reason", func(s *statutory.Sickness) { s.Spell.First = calendar.MustDate("2020-01-01") }, "spell"},
		{"no days", func(s *statutory.Sickness) { s.Qualifying = 0 }, "qualifying-days"},
		{"eight days", func(s *statutory.Sickness) { s.Qualifying = 255 }, "qualifying-days"},
		{"earlier sickness that runs on", func(s *statutory.Sickness) { s.Earlier = []calendar.Period{span("2026-11-10", "2026-11-16")} }, "earlier"},
		{"earlier sickness out of order", func(s *statutory.Sickness) {
			s.Earlier = []calendar.Period{span("2026-10-10", "2026-10-15"), span("2026-09-10", "2026-09-15")}
		}, "earlier"},
		{"a year not held", func(s *statutory.Sickness) { s.Spell = span("2027-04-05", "2027-04-09") }, "tax-year"},
	}
	for _, c := range cases {
		s := good
		c.spoil(&s)
		_, err := statutory.Sick(s, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// TestSickAddsUp proves that weeks add up to the total, that no week is more
// than the year's amount, that a long spell never pays beyond 28 weeks, and
// that the pay periods of a year share out every week.
func TestSickAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := calendar.MustDate("2026-04-06").AddDays(rapid.IntRange(0, 100).Draw(t, "start"))
		pay := money.Amount(rapid.IntRange(0, 50_000).Draw(t, "pay"))
		average, err := statutory.AverageOfWeeks(pay, rapid.IntRange(1, 8).Draw(t, "weeks"))
		if err != nil {
			t.Fatal(err)
		}
		s := statutory.Sickness{Spell: calendar.Period{First: first, Last: first.AddDays(rapid.IntRange(0, 250).Draw(t, "days"))},
			Qualifying: statutory.Week(rapid.IntRange(1, 127).Draw(t, "qualifying")), Earnings: average}
		got, err := statutory.Sick(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		var sum money.Amount
		days := 0
		for _, w := range got.Weeks {
			if w.Amount > 123_25 {
				t.Errorf("a week of %v", w.Amount)
			}
			sum, days = sum+w.Amount, days+w.Days
		}
		if sum != got.Total || days != got.Days || got.Days+got.DaysLeft != 28*s.Qualifying.Len() || got.DaysLeft < 0 {
			t.Errorf("weeks make %v for %d days: %+v", sum, days, got)
		}
		var shared money.Amount
		for n := range 14 {
			shared += got.Between(calendar.FourWeekly(calendar.MustDate("2026-04-06"), n))
		}
		if shared != got.Total {
			t.Errorf("pay periods share %v of %v", shared, got.Total)
		}
	})
}

// TestPartsMakeTheWhole proves that a spell paid in parts, by pay period, gives
// the days of the whole, and at most the rounding of cut weeks more.
func TestPartsMakeTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := calendar.MustDate("2026-02-02").AddDays(rapid.IntRange(0, 120).Draw(t, "start"))
		s := statutory.Sickness{Spell: calendar.Period{First: first, Last: first.AddDays(rapid.IntRange(10, 250).Draw(t, "days"))},
			Qualifying: statutory.Week(rapid.IntRange(1, 127).Draw(t, "qualifying"))}
		var err error
		if s.Earnings, err = statutory.AverageOfWeeks(money.Amount(rapid.IntRange(0, 40_000).Draw(t, "pay")), 1); err != nil {
			t.Fatal(err)
		}
		whole, err := statutory.Sick(s, nil)
		if err != nil {
			t.Fatal(err)
		}
		cut := s
		cut.Spell.Last = first.AddDays(rapid.IntRange(4, s.Spell.Days()-2).Draw(t, "cut"))
		head, err := statutory.Sick(cut, nil)
		if err != nil {
			t.Fatal(err)
		}
		cut.Earlier = []calendar.Period{cut.Spell}
		cut.Spell = calendar.Period{First: cut.Spell.Last.AddDays(1), Last: s.Spell.Last}
		tail, err := statutory.Sick(cut, nil)
		if err != nil {
			t.Fatal(err)
		}
		if head.Days+tail.Days != whole.Days || head.Waiting+tail.Waiting != whole.Waiting || tail.DaysLeft != whole.DaysLeft {
			t.Errorf("parts %+v and %+v, whole %+v", head, tail, whole)
		}
		if more := head.Total + tail.Total - whole.Total; more < 0 || more > 1 {
			t.Errorf("parts pay %v and %v, whole %v", head.Total, tail.Total, whole.Total)
		}
	})
}

func ExampleSick() {
	average, err := statutory.AverageOfWeeks(money.Pounds(900, 0), 8)
	if err != nil {
		fmt.Println(err)
		return
	}
	pay, err := statutory.Sick(statutory.Sickness{
		Spell:      calendar.Period{First: calendar.MustDate("2026-11-16"), Last: calendar.MustDate("2026-11-20")},
		Qualifying: statutory.WeekOf(time.Monday, time.Wednesday, time.Friday),
		Earnings:   average,
	}, nil)
	fmt.Println(pay.Total, pay.Days, err)
	// Output: £90.00 3 <nil>
}

package calendar_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/value/calendar"
)

func TestTaxYear(t *testing.T) {
	for _, c := range []struct {
		on          string
		year        calendar.TaxYear
		week, month int
	}{
		{"2026-04-05", 2025, 53, 12}, // the 365th day stands alone in week 53
		{"2026-04-06", 2026, 1, 1},
		{"2026-04-12", 2026, 1, 1},
		{"2026-04-13", 2026, 2, 1},
		{"2026-05-05", 2026, 5, 1},
		{"2026-05-06", 2026, 5, 2},
		{"2026-07-05", 2026, 13, 3},
		{"2026-07-06", 2026, 14, 4},
		{"2026-11-27", 2026, 34, 8},
		{"2026-12-31", 2026, 39, 9},
		{"2027-01-05", 2026, 40, 9},
		{"2027-01-06", 2026, 40, 10},
		{"2027-04-04", 2026, 52, 12},
		{"2027-04-05", 2026, 53, 12},
		{"2024-04-05", 2023, 53, 12}, // a leap year: week 53 has two days
		{"2024-04-04", 2023, 53, 12},
		{"2024-04-03", 2023, 52, 12},
	} {
		d := day(c.on)
		if y, w, m := calendar.TaxYearOf(d), calendar.TaxWeek(d), calendar.TaxMonth(d); y != c.year || w != c.week || m != c.month {
			t.Errorf("%s: %s week %d month %d, want %s week %d month %d", d, y, w, m, c.year, c.week, c.month)
		}
	}
	y := calendar.TaxYear(2026)
	if y.First() != day("2026-04-06") || y.Last() != day("2027-04-05") || y.String() != "2026-27" || calendar.TaxYear(1999).String() != "1999-00" {
		t.Errorf("%s runs from %s to %s", y, y.First(), y.Last())
	}
}

func TestCouncilYear(t *testing.T) {
	for on, want := range map[string]calendar.CouncilYear{"2026-03-31": 2025, "2026-04-01": 2026, "2026-04-05": 2026, "2026-12-31": 2026, "2027-01-01": 2026} {
		if got := calendar.CouncilYearOf(day(on)); got != want {
			t.Errorf("%s lies in %s, want %s", on, got, want)
		}
	}
	y := calendar.CouncilYear(2026)
	if y.First() != day("2026-04-01") || y.Last() != day("2027-03-31") || y.String() != "2026/27" {
		t.Errorf("%s runs from %s to %s", y, y.First(), y.Last())
	}
}

// Every day lies in one tax year, one council year and one week and month of
// its tax year, and they follow on from each other.
func TestYearsHoldTheirDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := day("2000-01-01").AddDays(rapid.IntRange(0, 20_000).Draw(t, "days"))
		tax, council := calendar.TaxYearOf(d), calendar.CouncilYearOf(d)
		if d.Before(tax.First()) || d.After(tax.Last()) || tax.Last().AddDays(1) != (tax+1).First() {
			t.Fatalf("%s lies in %s", d, tax)
		}
		if d.Before(council.First()) || d.After(council.Last()) || council.Last().AddDays(1) != (council+1).First() {
			t.Fatalf("%s lies in %s", d, council)
		}
		w, m := calendar.TaxWeek(d), calendar.TaxMonth(d)
		start := tax.First().AddDays(7 * (w - 1))
		if d.Before(start) || d.After(start.AddDays(6)) || w < 1 || w > 53 {
			t.Fatalf("%s lies in week %d", d, w)
		}
		if first := tax.First().AddMonths(m - 1); d.Before(first) || !d.Before(first.AddMonths(1)) || m < 1 || m > 12 {
			t.Fatalf("%s lies in month %d", d, m)
		}
	})
}

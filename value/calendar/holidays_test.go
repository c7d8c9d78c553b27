package calendar_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/value/calendar"
)

// Bank holidays in England: 2022 to 2027 as GOV.UK publishes them
// (https://www.gov.uk/bank-holidays), with the days proclaimed once; from 2028
// on as the Banking and Financial Dealings Act 1971 Sch 1 and the yearly
// proclamations give them, Easter by the tables of the Book of Common Prayer.
var bankHolidays = map[int]string{
	2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
	2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
	2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
	2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
	2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
	2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
	2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
	2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
	2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
}

func TestBankHolidays(t *testing.T) {
	for year, want := range bankHolidays {
		var got []string
		for d := calendar.On(year, 1, 1); d.Year() == year; d = d.AddDays(1) {
			if calendar.BankHoliday(d) {
				got = append(got, d.String()[5:])
			}
		}
		if w := strings.Fields(want); !slices.Equal(got, w) {
			t.Errorf("%d: %v, want %v", year, got, w)
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	for _, c := range []struct {
		name string
		from string
		n    int
		want string
	}{
		{"the next day", "2026-11-23", 1, "2026-11-24"},
		{"over a weekend", "2026-11-20", 1, "2026-11-23"},
		{"from a weekend", "2026-11-21", 1, "2026-11-23"},
		{"none, on a working day", "2026-11-20", 0, "2026-11-20"},
		{"none, on a weekend", "2026-11-21", 0, "2026-11-23"},
		{"none, on a bank holiday", "2026-12-28", 0, "2026-12-29"},
		{"over Easter", "2026-04-02", 1, "2026-04-07"},
		{"five over Christmas", "2026-12-23", 5, "2027-01-04"}, // 24, 29, 30, 31 December, and New Year's Day is none
		{"one back", "2026-11-23", -1, "2026-11-20"},
		{"back over Easter", "2026-04-07", -1, "2026-04-02"},
		{"back from a weekend", "2026-11-22", -1, "2026-11-20"},
		{"five back", "2026-11-25", -5, "2026-11-18"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := calendar.AddWorkingDays(day(c.from), c.n); got != day(c.want) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestLastWorkingDayUpTo(t *testing.T) {
	for given, want := range map[string]string{
		"2026-11-20": "2026-11-20", "2026-11-22": "2026-11-20", "2026-12-28": "2026-12-24", "2026-04-06": "2026-04-02", "2022-06-05": "2022-06-01",
	} {
		if got := calendar.LastWorkingDayUpTo(day(given)); got != day(want) {
			t.Errorf("up to %s: %s, want %s", given, got, want)
		}
	}
}

// Counted working days are those counted one by one, and going there and back
// from a working day ends where it began.
func TestWorkingDaysAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := day("2022-01-01").AddDays(rapid.IntRange(0, 3600).Draw(t, "from"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		to := calendar.AddWorkingDays(from, n)
		counted := 0
		for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
			if calendar.WorkingDay(d) {
				counted++
			}
		}
		if counted != n || !calendar.WorkingDay(to) {
			t.Fatalf("%d working days after %s is %s, which counts %d", n, from, to, counted)
		}
		if start := calendar.AddWorkingDays(from, 0); calendar.AddWorkingDays(calendar.AddWorkingDays(start, n), -n) != start {
			t.Fatalf("there and back from %s", start)
		}
	})
}
